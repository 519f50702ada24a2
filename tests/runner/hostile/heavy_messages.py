# attack: many messages, each just as large as one may be, signed beforehand and sent as fast as the socket takes them
# limit: 6
# ends: done, killed or interrupted
import json
k = get_ipython().kernel
s = k.session
mother = json.dumps(k.get_parent("shell")["header"], default=str).encode()
ready = []
for n in range(8):
    frames = [json.dumps(s.msg_header("display_data"), default=str).encode(), mother, b"{}",
              b'{"data": {"text/html": "%s"}, "metadata": {}}' % (b"%d" % n * 3_900_000)]
    ready.append([b"display_data", b"<IDS|MSG>", s.sign(frames), *frames])
import time
for n in range(4_000):
    try:
        k.iopub_thread.socket.send_multipart(ready[n % 8])
        time.sleep(0.002)
    except Exception:
        time.sleep(0.01)
print("done")
