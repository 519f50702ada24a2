# attack: a hundred thousand questions that nobody asked, of every shape, and then work while the clock should wait for an answer
# limit: 6
# ends: killed or interrupted
import time
k = get_ipython().kernel
ident, parent = k._parent_ident["shell"], k.get_parent("shell")
shapes = [{"prompt": "p" * 5_000, "password": False}, {"prompt": ["x"], "password": "yes"}, {}, {"prompt": "\ud800\x1b[2J", "password": True}]
for n in range(100_000):
    try:
        k.session.send(k.stdin_socket, "input_request", shapes[n % 4], parent, ident=ident)
    except UnicodeError:
        pass
print("done", flush=True)
while True:
    k.session.send(k.stdin_socket, "input_request", shapes[0], parent, ident=ident)
