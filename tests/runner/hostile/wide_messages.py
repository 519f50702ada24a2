# attack: messages just within their size that are made of a million lists each: small as bytes, huge once they are read
# limit: 8
# ends: done, killed or interrupted
import json, time
print("done", flush=True)
k = get_ipython().kernel
s = k.session
mother = json.dumps(k.get_parent("shell")["header"], default=str).encode()
wide = b'{"data": {"x": [' + b",".join([b"[]"] * 1_290_000) + b']}, "metadata": {}, "name": "%d"}'
ready = []
for n in range(3):
    frames = [json.dumps(s.msg_header("display_data"), default=str).encode(), mother, b"{}", wide.replace(b"%d", b"%d" % n)]
    ready.append([b"display_data", b"<IDS|MSG>", s.sign(frames), *frames])
for n in range(12):
    try:
        k.iopub_thread.socket.send_multipart(ready[n % 3])
        time.sleep(0.002)
    except Exception:
        time.sleep(0.01)
