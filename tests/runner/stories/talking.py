"""What programs print and ask, and how they end."""

from tests.runner.stories.story import Programs, failed, like

PROGRAMS = Programs()
program = PROGRAMS.add

# ── Printing ──

program("it prints in order", "print('one')\nprint('two', end='!')\nprint(3, 4, sep='-')", "one\ntwo!3-4\n", "finished")
program("nothing at all", "", "finished")
program("an expression alone is silent", "x = 3\nx * 2", "finished")
program(
    "output and errors keep their order",
    """
    import sys
    print("out", flush=True)
    print("err", file=sys.stderr, flush=True)
    """,
    "out\nerr\n",
    "finished",
)
program(
    "emoji, accents and other alphabets", "print('🎉 naïve Ω 日本 \\N{SNOWMAN}')", "🎉 naïve Ω 日本 ☃\n", "finished"
)
program("half a character becomes a question mark", "print('\\ud800!')", "?!\n", "finished")
program(
    "colours stay, other terminal codes go",
    """
    print("\\x1b[31mred\\x1b[0m \\x1b[2J\\x1b[1;1Hhome \\x1b]0;title\\x07bell\\x07 \\x1b[?25lhidden")
    """,
    "\x1b[31mred\x1b[0m home bell hidden\n",
    "finished",
)
program(
    "a line that overwrites itself", "for n in range(3):\n    print(f'\\r{n} %', end='')", "\r0 %\r1 %\r2 %", "finished"
)
program("bytes to the buffer", "import sys\nsys.stdout.buffer.write(b'raw \\xff\\n')", "raw �\n", "finished")
program(
    "a subprocess's words",
    "import os, subprocess\nsubprocess.run(['echo', 'from echo'])\nos.system('echo again')",
    like("(from echo\nagain\n|again\nfrom echo\n)"),
    "finished",
)
program(
    "logging and warnings",
    """
    import logging, warnings
    logging.warning("careful")
    warnings.warn("old")
    """,
    like(r"WARNING:root:careful\n.*main.py:3: UserWarning: old\n.*"),
    "finished",
)

# ── Asking ──

program(
    "a question and its answer",
    "name = input('Who? ')\nprint('Hello', name)",
    ("asked", "Who? "),
    "Hello Ada\n",
    "finished",
    answers=["Ada"],
)
program(
    "two questions",
    "a = int(input('a: '))\nb = int(input('b: '))\nprint(a + b)",
    ("asked", "a: "),
    ("asked", "b: "),
    "5\n",
    "finished",
    answers=["2", "3"],
)
program(
    "what is printed before a question stands before it",
    "print('Ready?')\ninput()\nprint('Go')",
    "Ready?\n",
    ("asked", ""),
    "Go\n",
    "finished",
    answers=[""],
)
program(
    "an answer of letters from everywhere",
    "print(input('? ')[::-1])",
    ("asked", "? "),
    "🎉é\n",
    "finished",
    answers=["é🎉"],
)
program(
    "the end of input", "input('more? ')", ("asked", "more? "), failed("EOFError", "EOF when reading a line"), "failed"
)
program(
    "the end of input, expected",
    """
    try:
        input()
    except EOFError:
        print("no more")
    """,
    ("asked", ""),
    "no more\n",
    "finished",
)
program(
    "lines until there are no more",
    "import sys\nfor line in sys.stdin:\n    print(len(line))",
    ("asked", ""),
    "3\n",
    ("asked", ""),
    "1\n",
    ("asked", ""),
    "finished",
    answers=["ab", ""],
)
program(
    "one line of sys.stdin",
    "import sys\nprint(repr(sys.stdin.readline()))",
    ("asked", ""),
    "'x\\n'\n",
    "finished",
    answers=["x"],
)
program(
    "a secret",
    "import getpass\nprint(len(getpass.getpass('Word: ')))",
    ("asked", "Word: "),
    "4\n",
    "finished",
    answers=["abcd"],
)

# ── Ending ──

program("exit()", "print('a')\nexit()\nprint('b')", "a\n", "finished")
program("quit in a function", "def f():\n    quit()\nf()\nprint('b')", "finished")
program("sys.exit with words", "import sys\nsys.exit('Good bye.')", "Good bye.\n", "finished")
program("sys.exit with a number", "import sys\nsys.exit(3)", "finished")
program("raise SystemExit", "raise SystemExit", "finished")
program("os._exit", "import os\nprint('before')\nos._exit(1)", "before\n", "failed")
program(
    "a killed kernel",
    "import os, signal, time\nprint('before', flush=True)\ntime.sleep(0.3)\nos.kill(os.getpid(), signal.SIGKILL)",
    "before\n",
    "failed",
)
program("the program interrupts itself", "raise KeyboardInterrupt", "stopped")
program(
    "only as the main program",
    "print(__name__)\nif __name__ == '__main__':\n    print('main')",
    "__main__\nmain\n",
    "finished",
)
program(
    "its own name and arguments",
    "import sys, os\nprint(sys.argv, os.path.basename(__file__), os.getcwd())",
    "['main.py'] main.py /home/me\n",
    "finished",
)
program("another file is run", "print('other')", "other\n", "finished", entry="other.py", main__py="print('main')")
