# attack: printing without end, from the program and from a program it starts
# limit: 15
# ends: killed or interrupted
import subprocess, sys
subprocess.Popen(["sh", "-c", "trap '' INT; yes 'noise without end'"])
n = 0
while True:
    try:
        sys.stdout.write("line %d \x1b[31m red \x1b]0;title\x07 \x1b[2J \x00\n" % n * 100)
        n += 1
    except BaseException:
        pass
