"""How many examples hypothesis tries: all with `./test --long`, fewer without."""

import os

IS_LONG = os.environ.get("TEST_LONG") == "1"


def examples(many: int) -> int:
    return many if IS_LONG else max(6, many // 4)
