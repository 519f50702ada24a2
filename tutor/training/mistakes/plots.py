"""Plots: lists that do not belong together, and one drawing over the other."""

import ast
import re
from collections.abc import Iterator

from tutor.training.mistakes.edits import Code, Edit
from tutor.training.mistakes.items import literals
from tutor.training.mistakes.kinds import mistake

DRAWN = r"^(\s*plt\.(?:bar|barh|plot|scatter)\()(\w+), (\w+)"


def drawn_lists(code: Code) -> Iterator[ast.List]:
    """Lists that are written out, and drawn together with another one."""
    drawn = {name for text in code.lines for found in re.findall(DRAWN, text) for name in found[1:]}
    for name, node in literals(code, ast.List):
        if name in drawn and isinstance(node.value, ast.List) and len(node.value.elts) > 1:
            yield node.value


@mistake("item-missing-in-a-plot", "wrong-lengths", elsewhere=True)
def item_missing_in_a_plot(code: Code) -> Iterator[Edit]:
    for items in drawn_lists(code):
        for left in (items.elts[:-1], items.elts[1:]):
            yield code.put(items, f"[{', '.join(map(code.text, left))}]")


@mistake("item-too-many-in-a-plot", "wrong-lengths", elsewhere=True)
def item_too_many_in_a_plot(code: Code) -> Iterator[Edit]:
    for items in drawn_lists(code):
        texts = [code.text(each) for each in items.elts]
        more = '"more"' if texts[0].startswith('"') else "7"
        yield code.put(items, f"[{', '.join([*texts, more])}]")


@mistake("counted-too-far-in-a-plot", "wrong-lengths")
def counted_too_far_in_a_plot(code: Code) -> Iterator[Edit]:
    """Numbers along the bottom, as many as somebody guesses."""
    for size in (8, 10, 12):
        yield from code.rewritten(DRAWN, rf"\1range({size}), \3")
        yield from code.rewritten(DRAWN, rf"\1range(1, {size}), \3")


@mistake("colour-of-another-language", "colour-unknown")
def colour_of_another_language(code: Code) -> Iterator[Edit]:
    for colour in ("lila", "himmelblau", "rojo", "dark yellowish"):
        yield from code.rewritten(r'\bcolor="[\w ]+"', f'color="{colour}"')
        yield from code.rewritten(rf"{DRAWN}\)", rf'\1\2, \3, color="{colour}")')


@mistake("colour-misspelled", "colour-unknown")
def colour_misspelled(code: Code) -> Iterator[Edit]:
    for colour in ("gren", "purpel", "ornage"):
        yield from code.rewritten(r'\bcolor="[\w ]+"', f'color="{colour}"')
        yield from code.rewritten(rf"{DRAWN}\)", rf'\1\2, \3, color="{colour}")')


def between_plots(code: Code, verb: str) -> Iterator[Edit]:
    lines = [number for number, text in enumerate(code.lines, 1) if text == f"plt.{verb}()"]
    after = [number for number, text in enumerate(code.lines, 1) if text.startswith("plt.title(")]
    for number in lines:
        if after and after[0] < number < after[-1]:
            yield Edit(number, number, (), line=number)


@mistake("show-forgotten-between", "second-figure", elsewhere=True)
def show_forgotten_between(code: Code) -> Iterator[Edit]:
    yield from between_plots(code, "show")


@mistake("figure-forgotten-between", "second-figure", elsewhere=True)
def figure_forgotten_between(code: Code) -> Iterator[Edit]:
    yield from between_plots(code, "figure")


@mistake("pie-over-the-first", "second-figure", elsewhere=True)
def pie_over_the_first(code: Code) -> Iterator[Edit]:
    """Both drawings, and then one show() for both."""
    for number, text in enumerate(code.lines, 1):
        if text == "plt.show()":
            for name in number_lists(code):
                if any(re.search(rf"^plt\.\w+\(.*\b{name}\b", each) for each in code.lines[: number - 1]):
                    yield Edit(number, number - 1, (f"plt.pie({name})",))


def number_lists(code: Code) -> Iterator[str]:
    for name, node in literals(code, ast.List):
        items = node.value.elts  # type: ignore[attr-defined]
        if items and isinstance(items[0], ast.Constant) and isinstance(items[0].value, int):
            yield name


@mistake("titled-again", "second-figure", elsewhere=True)
def titled_again(code: Code) -> Iterator[Edit]:
    for number, text in enumerate(code.lines, 1):
        if text == "plt.show()" and "plt.title(" in code.source:
            for name in number_lists(code):
                if f"plt.plot({name}" not in code.source:
                    yield Edit(number, number - 1, (f"plt.plot({name})", 'plt.title("The same once more")'))


def last_show(code: Code) -> int:
    """0 where no chart is shown."""
    return max((number for number, text in enumerate(code.lines, 1) if text == "plt.show()"), default=0)


@mistake("shown-before-its-words", "shown-too-early")
def shown_before_its_words(code: Code) -> Iterator[Edit]:
    """The show() has slipped above the title, or above a word at a side."""
    show = last_show(code)
    for number in range(1, show):
        between = code.lines[number - 1 : show - 1]
        is_same_sheet = not any(re.match(r"plt\.(?:show|figure)\(", text) for text in between)
        if re.match(r"plt\.(?:title|[xy]label)\(", code.line(number)) and is_same_sheet:
            yield Edit(number, show, ("plt.show()", *between))


@mistake("words-at-the-end", "shown-too-early")
def words_at_the_end(code: Code) -> Iterator[Edit]:
    words = ('title("All of it")', 'ylabel("how many")', 'xlabel("from left to right")', "grid()")
    show = last_show(code)
    for new in words if show else ():
        yield Edit(show + 1, show, (f"plt.{new}",))


@mistake("title-shown-alone", "shown-too-early")
def title_shown_alone(code: Code) -> Iterator[Edit]:
    """A chart that nobody has drawn on yet."""
    if code.source.count("plt.show()") != 1:
        return
    for number, text in enumerate(code.lines, 1):
        if re.match(DRAWN, text) and not any(line.startswith("plt.") for line in code.lines[: number - 1]):
            kept = [line for line in code.lines[number:] if line != "plt.show()"]
            new = ('plt.title("What we found")', "plt.show()", text, *kept)
            yield Edit(number, len(code.lines), new, line=number + 2)
