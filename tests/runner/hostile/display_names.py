# attack: very many displays, each with a name of its own, and pictures that are none
# limit: 10
# ends: done, killed or interrupted
import base64, os
from IPython.display import display, publish_display_data
for n in range(4_000):
    publish_display_data({"text/html": "<b>%d</b>" % n}, transient={"display_id": "x" * 300 + str(n)})
for mime in ("image/png", "image/jpeg", "image/svg+xml", "image/webp", "text/html", "text/plain", "application/javascript", "text/latex", "video/mp4"):
    for value in ("not base64!", base64.b64encode(os.urandom(1_500_000)).decode(), 7, None, ["<b>"], {"a": 1}, "\ud800"):
        try:
            publish_display_data({mime: value}, metadata={mime: {"width": 10**12, "height": -1, "alt": ["x"]}}, transient={"display_id": value})
        except Exception as e:
            print(type(e).__name__)
print("done")
