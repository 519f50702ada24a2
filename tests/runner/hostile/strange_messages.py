# attack: signed messages of every wrong shape: deep, huge, not a number, not text, not JSON; and unsigned noise
# limit: 15
# ends: done
import json, os
k = get_ipython().kernel
s, wire = k.session, k.iopub_thread.socket
parent = k.get_parent("shell")
def raw(*frames):
    """Sign what is given and send it as it is."""
    k.iopub_thread.send_multipart([b"stream", b"<IDS|MSG>", s.sign(list(frames)), *frames])
header = json.dumps(s.msg_header("stream") | {"date": "2024-01-01T00:00:00Z"}).encode()
mother = json.dumps(parent.get("header", {}), default=str).encode()
deep = b'{"a":' * 50_000 + b"1" + b"}" * 50_000
for content in (deep, b"[" * 500_000, b"NaN", b'{"name":"stdout","text":' + b"9" * 20_000 + b"}", b'{"name":"stdout","text":NaN}', b"\xff\xfe\x00",
                b"null", b"[]", b'"text"', b'{"name":["stdout"],"text":{}}', b'{"name":"stdout","text":null}', b"{" + b'"k":1,' * 100_000 + b'"z":1}'):
    raw(header, mother, b"{}", content)
    raw(content, mother, b"{}", b"{}")
    raw(header, content, b"{}", b"{}")
    raw(header, mother, content, b"{}")
for date in ("9" * 100_000, "2024-99-99T99:99:99Z", {"a": 1}, "0000-00-00T00:00:00+99:99"):
    raw(json.dumps(s.msg_header("stream") | {"date": date}, default=str).encode(), mother, b"{}", b"{}")
raw(json.dumps({"msg_type": {"a": 1}, "msg_id": [1]}).encode(), mother, b"{}", b"{}")
raw()
print("done", flush=True)
for noise in ([b""], [b"<IDS|MSG>"], [b"<IDS|MSG>", b"x" * 64], [os.urandom(1000)] * 50, [b"<IDS|MSG>", b"0" * 64, b"{}", b"{}", b"{}", b"{}"],
              [b"x", b"<IDS|MSG>", s.sign([b"{}"] * 4), b"{}", b"{}", b"{}", b"{}", *[b"buffer"] * 1000]):
    try:
        k.iopub_thread.send_multipart(noise)
    except Exception as e:
        print(type(e).__name__)
