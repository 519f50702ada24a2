# attack: recursion with the limit raised, a syntax tree as large as it gets, texts and numbers without end
# limit: 10
# ends: done, killed, interrupted or failed
import sys
def attempt(what, work):
    try:
        work()
        print(what, "worked")
    except BaseException as e:
        print(what, type(e).__name__, flush=True)
import zlib
bomb = zlib.compress(b"\0" * (8 << 20), 9)
attempt("text", lambda: len("x" * 10**9))
attempt("list", lambda: [0] * 10**9)
attempt("number", lambda: 1 << 10**11)
attempt("unpacking", lambda: [zlib.decompress(bomb) for _ in range(200)])
attempt("format", lambda: "%999999999d" % 1)
attempt("tree", lambda: compile("(" * 100_000 + ")" * 100_000, "tree", "exec"))
attempt("sum", lambda: compile("+".join(["1"] * 200_000), "sum", "eval"))
attempt("literal", lambda: eval("[" * 90 + "]" * 90))
import numpy
attempt("array", lambda: numpy.ones(10**9))
sys.setrecursionlimit(10**9)
def down():
    return down()
attempt("down", down)
class Ever:
    def __getattr__(self, name):
        return getattr(self, name)
attempt("attribute", lambda: Ever().x)
print("done")
