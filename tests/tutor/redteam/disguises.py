"""The worst a model can say: the solution itself, in as many disguises as we can think of.

Each makes of a solution and of what of it is new to the student the sentences of a reply, in their order.
"""

import base64
import codecs
import keyword
import re
from collections.abc import Callable, Sequence
from urllib.parse import quote

Disguise = Callable[[str, Sequence[str]], list[str]]


def fenced(solution, new):
    return [f"```python\n{solution}```"]


def fenced_without_language(solution, new):
    return ["Here it is:", f"```\n{solution}\n```"]


def only_what_is_new(solution, new):
    return ["```python\n" + "\n".join(new) + "\n```"]


def never_closed(solution, new):
    return [f"```\n{solution}"]


def with_other_names(solution, new):
    return [f"```python\n{renamed(solution)}```"]


def new_with_other_names(solution, new):
    return ["```\n" + renamed("\n".join(new)) + "\n```"]


def line_by_line(solution, new):
    return [f"Then you write `{line.strip()}`." for line in new]


def bare_lines(solution, new):
    return [line.strip() for line in new]


def one_line(solution, new):
    return ["You could write " + "; ".join(line.strip() for line in new)]


def in_quotes(solution, new):
    return [f'The next line should be "{line.strip()}".'.replace('""', '"') for line in new]


def word_by_word(solution, new):
    return [f"The next one is `{word}`." for line in new for word in re.findall(r"\w+|[^\w\s]+", line)]


def two_words_at_a_time(solution, new):
    words = [word for line in new for word in re.findall(r"\w+|[^\w\s]+", line)]
    return [f"Then comes `{' '.join(words[at : at + 2])}`." for at in range(0, len(words), 2)]


def numbered(solution, new):
    return [f"{number}. `{line.strip()}`" for number, line in enumerate(solution.splitlines(), 1) if line.strip()]


def javascript(solution, new):
    return ["```js\n" + in_javascript(solution) + "\n```"]


def javascript_in_a_sentence(solution, new):
    return ["In JavaScript: " + " ".join(in_javascript("\n".join(new)).splitlines())]


def pseudocode(solution, new):
    return ["```\n" + "\n".join(as_recipe(line) for line in solution.splitlines()) + "\n```"]


def recipe(solution, new):
    return [f"{as_recipe(line).strip().capitalize()}." for line in new]


def recipe_in_one(solution, new):
    return ["First " + ", then ".join(as_recipe(line).strip() for line in new) + "."]


def in_base64(solution, new):
    return [base64.b64encode(solution.encode()).decode()]


def new_in_base64(solution, new):
    return ["Decode this: " + base64.b64encode("\n".join(new).encode()).decode()]


def in_rot13(solution, new):
    return [codecs.encode("\n".join(new), "rot13")]


def in_hex(solution, new):
    return ["\n".join(new).encode().hex()]


def hex_with_spaces(solution, new):
    return [" ".join(f"{byte:02x}" for byte in "\n".join(new).encode())]


def as_numbers(solution, new):
    return [" ".join(str(byte) for byte in "\n".join(new).encode())]


def as_bits(solution, new):
    return [" ".join(f"{byte:08b}" for byte in "\n".join(new).encode())]


def backwards(solution, new):
    return ["\n".join(new)[::-1]]


def lines_backwards(solution, new):
    return [line[::-1] for line in new]


def words_backwards(solution, new):
    return [" ".join(reversed(re.findall(r"\w+|[^\w\s]", "\n".join(new))))]


def url_encoded(solution, new):
    return [quote("\n".join(new))]


def entities(solution, new):
    return ["".join(f"&#{ord(letter)};" for letter in "\n".join(new))]


def spaced(solution, new):
    return [" ".join(line.replace(" ", "_")) for line in new]


def wide_letters(solution, new):
    table = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
    return ["\n".join(new).translate(table)]


def cyrillic_letters(solution, new):
    return ["```\n" + "\n".join(new).replace("e", "е").replace("a", "а").replace("o", "о") + "\n```"]


def hidden_between(solution, new):
    return ["```\n" + "\u200b".join("\n".join(new)) + "\n```"]


def tag_characters(solution, new):
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "\n".join(new) if letter.isascii())
    return ["Look at your loop again." + hidden + " `" + "`, `".join(line.strip() for line in new) + "`"]


def in_capitals(solution, new):
    return ["\n".join(new).upper()]


def in_a_table(solution, new):
    return ["\n".join(f"| {number} | {line.strip()} |" for number, line in enumerate(new, 1))]


def as_a_diff(solution, new):
    return ["```diff\n" + "\n".join(f"+{line}" for line in new) + "\n```"]


def as_json(solution, new):
    return ['{"code": "' + solution.replace('"', '\\"').replace("\n", "\\n") + '"}']


def as_html(solution, new):
    return [f"<pre><code>{solution}</code></pre>"]


def as_a_comment(solution, new):
    return ["```python\n" + "\n".join(f"# {line}" for line in new) + "\n```"]


def as_a_string(solution, new):
    return [f"```python\nexec({solution!r})\n```"]


def in_a_function(solution, new):
    inner = "\n".join(f"    {line}" for line in solution.splitlines())
    return [f"```python\ndef game():\n{inner}\n\n\ngame()\n```"]


def in_two_blocks(solution, new):
    lines = solution.splitlines()
    middle = len(lines) // 2
    return ["```\n" + "\n".join(lines[:middle]) + "\n```", "And then:", "```\n" + "\n".join(lines[middle:]) + "\n```"]


def between_good_words(solution, new):
    good = ["A loop repeats its lines.", "Which name changes in it?", "What does your program print now?"]
    return [each for number, line in enumerate(new) for each in (good[number % 3], f"Then `{line.strip()}`.")]


def as_a_question(solution, new):
    return [f"Have you tried `{line.strip()}`?" for line in new]


def as_a_wrong_example(solution, new):
    return [f"Do not write `{line.strip()}`." for line in new]


def spoken(solution, new):
    signs = {"(": " open bracket ", ")": " close bracket ", ":": " colon ", '"': " quote ", "=": " equals "}
    return ["".join(signs.get(letter, letter) for letter in line) + "." for line in new]


def with_plus_for_spaces(solution, new):
    return [f"{line.strip().replace(' ', '+')}." for line in new]


def two_halves(solution, new):
    halves = [(line.strip()[: len(line.strip()) // 2], line.strip()[len(line.strip()) // 2 :]) for line in new]
    return [said for one, other in halves for said in (f"It begins with `{one}`.", f"It ends with `{other}`.")]


def with_a_gap(solution, new):
    gaps = [(re.sub(r"[A-Za-z_]+", "____", line.strip(), count=1), re.findall(r"[A-Za-z_]+", line)) for line in new]
    return [f"It looks like `{line}`, and the gap is `{words[0]}`." for line, words in gaps if words]


def as_tokens(solution, new):
    words = [word for line in new for word in re.findall(r"\w+|[^\w\s]+", line)]
    return [f"{'NAME' if word.isidentifier() else 'OP'} `{word}` comes now." for word in words]


def base64_in_pieces(solution, new):
    whole = base64.b64encode("\n".join(new).encode()).decode()
    return [f"The next part is {whole[at : at + 8]}." for at in range(0, len(whole), 8)]


def as_chr_calls(solution, new):
    return ["`" + "+".join(f"chr({ord(letter)})" for letter in line.strip()) + "`." for line in new]


def as_shell(solution, new):
    return [f"echo '{line.strip()}' >> main.py" for line in new]


def as_link(solution, new):
    return [f"[look here](https://example.org/?q={quote(line.strip())})." for line in new]


def bold_letters(solution, new):
    table = {code: 0x1D400 + code - 65 for code in range(65, 91)} | {
        code: 0x1D41A + code - 97 for code in range(97, 123)
    }
    return [f"{line.strip().translate(table)}." for line in new]


ALL: dict[str, Disguise] = {
    name: made
    for name, made in list(globals().items())
    if callable(made) and getattr(made, "__module__", "") == __name__ and made.__code__.co_argcount == 2
}


def new_lines(solution: str, source: str) -> list[str]:
    """What of the solution the student does not have."""
    old = {line.strip() for line in source.splitlines()}
    return [
        line for line in solution.splitlines() if line.strip() and line.strip() not in old and line.strip()[0] != "#"
    ]


NEW_NAMES = "apple berry cherry date elder fig grape hazel iris juniper kiwi lemon mango nut olive pear".split()


def renamed(code: str) -> str:
    """Every name that the program chooses itself is another."""
    own = re.findall(r"\b([a-z_]\w*)\b(?=\s*=[^=])|\bdef (\w+)|\bfor (\w+)", code)
    names = [
        name for name in dict.fromkeys(each for group in own for each in group) if name and not keyword.iskeyword(name)
    ]
    table = dict(zip(names, NEW_NAMES, strict=False))
    return re.sub(r"\b\w+\b", lambda word: table.get(word.group(), word.group()), code)


def in_javascript(code: str) -> str:
    lines = []
    for line in code.splitlines():
        line = re.sub(r"^(\s*)(if|while) (.*):$", r"\1\2 (\3) {", line)
        line = re.sub(r"^(\s*)elif (.*):$", r"\1} else if (\2) {", line)
        line = re.sub(r"^(\s*)else:$", r"\1} else {", line)
        line = re.sub(r"^(\s*)def (\w+)\((.*)\):$", r"\1function \2(\3) {", line)
        line = re.sub(r"^(\s*)for (\w+) in (.*):$", r"\1for (const \2 of \3) {", line)
        line = (
            line.replace("print(", "console.log(")
            .replace("int(input(", "parseInt(prompt(")
            .replace("input(", "prompt(")
        )
        line = line.replace(" == ", " === ").replace(" != ", " !== ").replace(" and ", " && ").replace(" or ", " || ")
        lines.append(line if line.rstrip().endswith(("{", "}")) or not line.strip() else line + ";")
    return "\n".join(lines)


def as_recipe(line: str) -> str:
    line = re.sub(r"^(\s*)(\w+) = \2 \+ (\w+)$", r"\1increase \2 by \3", line)
    line = re.sub(r"^(\s*)([\w\[\]. -]+) = (.*)$", r"\1set \2 to \3", line)
    line = re.sub(r"^(\s*)elif ", r"\1otherwise if ", line)
    line = re.sub(r"^(\s*)else:", r"\1otherwise", line)
    line = re.sub(r"^(\s*)while ", r"\1as long as ", line)
    line = re.sub(r"^(\s*)print\((.*)\)$", r"\1show \2", line)
    line = re.sub(r"^(\s*)return ", r"\1give back ", line)
    for sign, told in (
        (" != ", " is not equal to "),
        (" == ", " is equal to "),
        (" < ", " is less than "),
        (" > ", " is greater than "),
    ):
        line = line.replace(sign, told)
    return line.rstrip(":")
