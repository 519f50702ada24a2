"""Programs of several files, and modules of Python's own."""

from tests.runner.stories.story import Programs, failed, like

PROGRAMS = Programs()
program = PROGRAMS.add

program(
    "a second file",
    "import shapes\nfrom shapes import area\nprint(area(2), shapes.NAME)",
    "4 square\n",
    "finished",
    shapes__py="NAME = 'square'\ndef area(a):\n    return a * a\n",
)
program(
    "a file called random.py",
    "import random\nprint(random.pick())",
    "mine\n",
    "finished",
    random__py="def pick():\n    return 'mine'\n",
)
program(
    "a file called json.py",
    "import json\nprint(json.dumps({'a': 1}))",
    failed("AttributeError", like("module 'json' has no attribute 'dumps'.*"), 2),
    "failed",
    json__py="x = 1\n",
)
program("a file called string.py, not imported", "print('fine')", "fine\n", "finished", string__py="raise ValueError\n")
program(
    "many files called like Python's own",
    "import token, types, collections, io, time\nprint('x')\nraise KeyError('a')",
    like(".*"),
    like(".*"),
    token__py="",
    types__py="",
    io__py="",
    time__py="",
    traceback__py="1 / 0",
    ast__py="",
    linecache__py="1 / 0",
)
PROGRAMS[-1].story = ["x\n", failed("KeyError", "'a'", 3), "failed"]
program(
    "the program itself is called random.py",
    "import random\nprint(random.__name__)",
    "random\nrandom\n",
    "finished",
    entry="random.py",
)
program("turtle.py of one's own", "import turtle\nprint(turtle.x)", "7\n", "finished", turtle__py="x = 7\n")
program("turtle", "import turtle\nturtle.forward(10)\nprint(turtle.pos())", "(10.00,0.00)\n", "finished")
program("tkinter", "from tkinter import *", failed("ImportError", like("Windows of one's own .*")), "failed")
program(
    "reading a data file",
    "print(open('words.txt').read().split())",
    "['one', 'two']\n",
    "finished",
    words__txt="one\ntwo\n",
)
program(
    "asyncio",
    "import asyncio\nasync def main():\n    await asyncio.sleep(0.01)\n    print('awake')\nasyncio.run(main())",
    "awake\n",
    "finished",
)
program(
    "a data class, pickled",
    """
    import dataclasses, pickle
    @dataclasses.dataclass
    class Cat:
        name: str
    print(pickle.loads(pickle.dumps(Cat("Mia"))))
    """,
    "Cat(name='Mia')\n",
    "finished",
)
program(
    "an import from the future",
    "from __future__ import annotations\ndef f(x: nothing):\n    return x\nf(1)",
    "finished",
)
program(
    "type hints looked at",
    "import typing\nclass A:\n    b: 'A'\nprint(typing.get_type_hints(A)['b'].__name__)",
    "A\n",
    "finished",
)
program(
    "global names in functions",
    "total = 0\ndef add(n):\n    global total\n    total += n\nadd(3)\nprint(total, 'add' in globals())",
    "3 True\n",
    "finished",
)
program("a walrus, a match, an f-string", "match (n := 3):\n    case 3:\n        print(f'{n=}')", "n=3\n", "finished")
program("the time, slept through", "import time\ntime.sleep(0.05)\nprint('up')", "up\n", "finished")
program(
    "threads are waited for",
    "import threading, time\nthreading.Thread(target=lambda: (time.sleep(0.2), print('late'))).start()\nprint('first')",
    "first\nlate\n",
    "finished",
)
program(
    "a pool of threads",
    "from concurrent.futures import ThreadPoolExecutor\npool = ThreadPoolExecutor()\npool.submit(print, 'worked')",
    "worked\n",
    "finished",
)
program(
    "exit() while a thread works",
    "import threading, time\nthreading.Thread(target=lambda: (time.sleep(0.2), print('late'))).start()\nexit()",
    "late\n",
    "finished",
)
program(
    "processes of one's own",
    """
    from multiprocessing import Pool
    def double(n):
        return 2 * n
    if __name__ == "__main__":
        with Pool(2) as pool:
            print(pool.map(double, [1, 2]))
    """,
    "[2, 4]\n",
    "finished",
)
program(
    "a test by doctest",
    "def f():\n    '''\n    >>> f()\n    1\n    '''\n    return 1\nimport doctest\nprint(doctest.testmod())",
    like(r"TestResults\(failed=0, attempted=1.*\)\n"),
    "finished",
)
program(
    "a test by unittest",
    """
    import unittest
    class T(unittest.TestCase):
        def test(self):
            self.assertEqual(1, 1)
    unittest.main()
    """,
    like(".*Ran 1 test.*OK\n"),
    "finished",
)
program("what atexit promises", "import atexit\natexit.register(print, 'bye')\nprint('hi')", "hi\nbye\n", "finished")
program(
    "a database in a file",
    "import sqlite3\ndb = sqlite3.connect('a.db')\ndb.execute('create table t (x)')\ndb.commit()\nprint('ok')",
    "ok\n",
    "finished",
)
