# attack: a drawing of all the points one may have, told in a few bytes to stretch itself a thousand times
# limit: 2
# ends: done, killed or interrupted
from IPython.display import publish_display_data

MIME = "application/x-buildalong-drawing"
for item in range(10):
    line = ["L", item, "#000000", 1, [float(at % 500) for at in range(20_000)]]
    publish_display_data({MIME: [line]})
publish_display_data({MIME: [["scale", 1, 1]] * 1_000})
print("done")
