# attack: all of the machine's terminals, and what is written into them and never read, which no limit counts
# limit: 10
# ends: done
import os
made, held, kept = 0, 0, []
try:
    for _ in range(100):
        ends = os.openpty()
        kept += ends
        made += 1
        for end in ends:
            os.set_blocking(end, False)
            try:
                while True:
                    held += os.write(end, b"x" * 4096)
            except OSError:
                pass
except OSError as e:
    print("terminals:", e.strerror)
if made:
    print("ESCAPED: made", made, "terminals that hold", held >> 10, "KiB")
print("done")
