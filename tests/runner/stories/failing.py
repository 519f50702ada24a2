"""Programs that fail."""

from tests.runner.stories.story import Programs, failed, like

PROGRAMS = Programs()
program = PROGRAMS.add

program(
    "a name that is nearly right",
    "colour = 3\nprint(color)",
    failed("NameError", "name 'color' is not defined. Did you mean: 'colour'?", 2),
    "failed",
)
program(
    "a method that is nearly right",
    "'a'.uper()",
    failed("AttributeError", like("'str' object has no attribute 'uper'. Did you mean: 'upper'.")),
    "failed",
)
program("a forgotten import", "print(math.pi)", failed("NameError", like("name 'math' is not defined.*")), "failed")
program(
    "an index in a helper",
    "import helper\nhelper.third([1])",
    failed("IndexError", "list index out of range", 2, "helper.py"),
    "failed",
    helper__py="def third(things):\n    return things[2]\n",
)
program(
    "a helper that does not parse",
    "import helper",
    failed("SyntaxError", "expected ':'", 1, "helper.py"),
    "failed",
    helper__py="def f()\n    pass\n",
)
program(
    "a program that does not parse",
    "print('a')\nif x = 3:\n    pass",
    failed("SyntaxError", like("invalid syntax.*"), 2),
    "failed",
)
program(
    "a bracket never closed",
    "print('a'\nx = 1",
    failed("SyntaxError", like("'\\(' was never closed|.*comma.*"), 1),
    "failed",
)
program("a text never closed", "print('a)", failed("SyntaxError", like("unterminated string literal.*")), "failed")
program(
    "tabs and spaces",
    "if True:\n\tprint(1)\n        print(2)\n",
    failed("TabError", like("inconsistent use of tabs.*"), 3),
    "failed",
)
program("a line too far to the right", "x = 1\n  y = 2\n", failed("IndentationError", "unexpected indent", 2), "failed")
program("print without brackets", "print 'a'", failed("SyntaxError", like("Missing parentheses.*")), "failed")
program(
    "a library that is not there",
    "import requestss",
    failed("ModuleNotFoundError", "No module named 'requestss'"),
    "failed",
)
program(
    "one error while another is handled",
    "try:\n    1 / 0\nexcept ZeroDivisionError:\n    int('x')",
    failed("ValueError", "invalid literal for int() with base 10: 'x'", 4),
    "failed",
)
program(
    "an error from another",
    "try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise ValueError('why') from e",
    failed("ValueError", "why", 4),
    "failed",
)
program(
    "recursion",
    "def f(n):\n    return f(n + 1)\nf(0)",
    failed("RecursionError", like("maximum recursion depth exceeded.*"), 2),
    "failed",
)
program(
    "an error deep inside a library",
    "import json\njson.loads('{')",
    failed("JSONDecodeError", like("Expecting property name.*"), 2),
    "failed",
)
program(
    "an error of one's own",
    "class TooCold(Exception):\n    pass\nraise TooCold('brr')",
    failed("TooCold", "brr", 3),
    "failed",
)
program(
    "an error that cannot say what it is",
    "class Odd(Exception):\n    def __str__(self):\n        raise ValueError\nraise Odd()",
    failed("Odd", "(its message could not be read)", 4),
    "failed",
)
program(
    "a group of errors",
    "raise ExceptionGroup('both', [ValueError('a'), TypeError('b')])",
    failed("ExceptionGroup", "both (2 sub-exceptions)"),
    "failed",
)
program("an assertion", "assert 1 == 2, 'not equal'", failed("AssertionError", "not equal"), "failed")
program(
    "an error in a thread",
    "import threading\nt = threading.Thread(target=lambda: 1 / 0)\nt.start()\nt.join()\nprint('after')",
    like(".*ZeroDivisionError: division by zero\n.*after\n.*"),
    "finished",
)
program("too much memory for one thing", "x = 'a' * 10**10", failed("MemoryError", ""), "failed")
program(
    "a file that is not there",
    "open('nothing.txt')",
    failed("FileNotFoundError", "[Errno 2] No such file or directory: 'nothing.txt'"),
    "failed",
)
program("an unhappy number", "int('abc')", failed("ValueError", like("invalid literal for int.*")), "failed")
program("not UTF-8", "", failed("SyntaxError", like(".*(utf-8|unicode).*"), 1), "failed")
PROGRAMS[-1].files["main.py"] = b"print('caf\xe9')\n"
program("declared Latin-1", "", "café\n", "finished")
PROGRAMS[-1].files["main.py"] = b"# -*- coding: latin-1 -*-\nprint('caf\xe9')\n"
program("a mark at its beginning", "\ufeffprint('marked')", "marked\n", "finished")
program("a zero byte", "print(1)\x00\n", failed("SyntaxError", like(".*null bytes.*")), "failed")
program("Windows line ends", "print(1)\r\nif True:\r\n    print(2)\r\n", "1\n2\n", "finished")
