# attack: dozens of pictures that are each just too much to be shown, so that each is read and none is counted
# limit: 4
# ends: done, killed or interrupted
from IPython.display import publish_display_data

inside = '<g a="#b"/>' * 149_999 + '<g id="x"/>' + '<use href="#x"/>' * 10
for _ in range(60):
    publish_display_data({"image/svg+xml": f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'})
print("done")
