"""An author is told on which line a key stands."""

import msgspec
import pytest

from projects import toml_lines


class Inner(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    sizes: dict[str, int] = {}


class Outer(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    parts: list[Inner] = []


TEXT = '''title = """
name = "not a key"
"""
[[parts]]
name = "first"

[[parts]]
name = "second"
[parts.sizes]
small = 1
'''


def test_each_key_has_its_line():
    said, lines = toml_lines.decode(TEXT, Outer)
    assert [part.name for part in said.parts] == ["first", "second"]
    assert lines.of("title") == 1
    assert lines.of("parts", 0, "name") == 5
    assert lines.of("parts", 1, "name") == 8
    assert lines.of("parts", 1, "sizes", "small") == 10
    assert lines.of("parts", 1, "sizes", "large") == 9, "the nearest around it"
    assert lines.of("other") == 0


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (TEXT.replace('name = "second"', 'nmae = "second"'), 8),
        (TEXT.replace("small = 1", 'small = "1"'), 9),
        (TEXT.replace('name = "first"', ""), 4),
        (TEXT + "oh no", 11),
        (TEXT.replace('"first"', '"first'), 5),
        ("a = " + "[" * 5000, 0),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(text, line):
    with pytest.raises(toml_lines.Unreadable) as told:
        toml_lines.decode(text, Outer)
    assert told.value.line == line
