# attack: thousands of files in the project itself, and all inodes of every writable folder used up
# limit: 20
# ends: done
import os
made = 0
for folder in ("/home/me", "/tmp", "/dev/shm", "/run", "/var/tmp"):
    try:
        for n in range(20000):
            os.close(os.open("%s/%d.txt" % (folder, n), os.O_CREAT | os.O_WRONLY))
            made += 1
    except OSError as e:
        print(folder, e.strerror)
if made > 5000:
    print("ESCAPED: made", made)
print("done")
