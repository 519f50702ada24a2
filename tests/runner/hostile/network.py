# attack: reach anything by network: the machine's own listeners, its neighbours, name servers, cloud metadata
# limit: 20
# ends: done
import fcntl, json, os, socket, struct
CFG = json.load(open("attack.json"))
socket.setdefaulttimeout(1)
def hole(what, attempt):
    try:
        attempt()
    except OSError as e:
        print(what, e)
    else:
        print("ESCAPED:", what)
for host, port in (("127.0.0.1", CFG["tcp_port"]), ("localhost", CFG["tcp_port"]), ("0.0.0.0", CFG["tcp_port"]), ("169.254.169.254", 80),
                   ("8.8.8.8", 53), ("10.0.0.1", 80), ("172.17.0.1", 80), ("192.168.0.1", 80), ("127.0.0.1", 6379), ("127.0.0.1", 8000)):
    hole("tcp %s %s" % (host, port), lambda: socket.create_connection((host, port)))
hole("tcp over v6", lambda: socket.create_connection(("::1", CFG["tcp_port"])))
for host, port in (("127.0.0.1", CFG["udp_port"]), ("8.8.8.8", 53), ("255.255.255.255", CFG["udp_port"])):
    try:
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        s.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        s.sendto(b"out", (host, port))            # to itself only: the listener outside must not hear it
    except OSError as e:
        print("udp", host, e)
hole("names", lambda: socket.getaddrinfo("example.org", 80))
for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
    for address in ("\0" + CFG["abstract_name"], CFG["unix_path"], "/run/docker.sock", "/run/systemd/private", "/run/dbus/system_bus_socket",
                    "/proc/1/root" + CFG["unix_path"], "/proc/self/root" + CFG["unix_path"]):
        hole("unix %r" % address, lambda: socket.socket(socket.AF_UNIX, kind).connect(address))
names = [name for _, name in socket.if_nameindex()]
if names != ["lo"]:
    print("ESCAPED: interfaces", names)
print("done")
