# attack: the kernel's own descriptors are closed, and its sockets replaced by impostors that wait for the site to call
# limit: 8
# ends: killed or interrupted
import glob, os, socket, time
impostors = []
for path in glob.glob("/run/k-*"):
    os.unlink(path)
    impostor = socket.socket(socket.AF_UNIX)
    impostor.bind(path)
    impostor.listen(16)
    impostor.settimeout(0.5)
    impostors.append(impostor)
keep = {i.fileno() for i in impostors} | {0, 1, 2}
report = os.fork()
if report == 0:
    for fd in range(3, 256):
        if fd not in keep:
            try:
                os.close(fd)
            except OSError:
                pass
    time.sleep(60)
print("before", flush=True)
time.sleep(0.2)
os.kill(report, 9)
for impostor in impostors:
    try:
        impostor.accept()
        print("ESCAPED: the site called an impostor", flush=True)
    except OSError:
        pass
time.sleep(0.2)
for fd in range(3, 256):
    if fd not in keep:
        try:
            os.close(fd)
        except OSError:
            pass
for impostor in impostors:
    try:
        impostor.accept()
        os.kill(1, 9)
        open("called.txt", "w").write("ESCAPED")
    except OSError:
        pass
while True:
    time.sleep(1)
