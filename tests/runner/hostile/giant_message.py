# attack: one message of sixty megabytes
# limit: 15
# ends: killed or interrupted
k = get_ipython().kernel
k.session.send(k.iopub_socket, "stream", {"name": "stdout", "text": "x" * 60_000_000}, parent=k.get_parent("shell"))
import time
time.sleep(10)
print("done")
