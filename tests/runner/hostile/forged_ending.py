# attack: the program answers in its kernel's place, with an ending that claims all sorts of things, and goes on
# limit: 8
# ends: done, killed, interrupted or failed
import time
k = get_ipython().kernel
print("done", flush=True)
parent = k.get_parent("shell")
claims = [
    {"how": "broken_off", "kind": "x" * 100_000, "message": ["not", "text"]},
    {"how": "limit", "line": -5, "file": "/etc/passwd"},
    {"how": "failed", "kind": "\x1b]0;title\x07" * 10, "message": "<script>" * 10_000, "line": 10**30, "frames": [{"file": 7, "line": "x"}] * 1000},
    {"how": "failed", "kind": "Forged\n\n", "message": "\ud800", "file": "../../etc", "line": 10**9, "column": -7,
     "frames": [{"file": "main.py", "line": 1}] * 100_000, "text": "t" * 1_000_000},
]
for claim in claims:
    for ident in (k._parent_ident.get("shell") if hasattr(k, "_parent_ident") else None, b"nobody"):
        for content in ({"status": "ok", "ending": claim}, {"ending": [claim]}, {"status": "error"}):
            try:
                k.session.send(k.shell_stream, "execute_reply", content, parent=parent if ident else {}, ident=ident)
            except Exception as e:
                print(type(e).__name__)
while True:
    time.sleep(0.1)
