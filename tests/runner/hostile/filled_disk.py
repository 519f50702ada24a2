# attack: every writable place is filled with bytes, then the program goes on
# limit: 20
# ends: done
import json, os
CFG = json.load(open("attack.json"))
total = 0
for folder in ("/home/me", "/tmp", "/dev/shm", "/run", "/var/tmp", "/dev", "/", "/etc"):
    for n in range(20):
        try:
            with open("%s/%d.bin" % (folder, n), "wb", 0) as f:
                for _ in range(64):
                    total += f.write(b"x" * (1 << 20))
        except OSError as e:
            print(folder, e.strerror)
            if n:
                break
if total >> 20 > CFG["disk_limit_mib"]:
    print("ESCAPED: wrote", total >> 20, "MiB")
print("done")
