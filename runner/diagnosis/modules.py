"""What a module has, for a name that it does not have and that is in no way misspelled: where to look."""

from django.utils.translation import gettext as _

from runner.diagnosis.names import HOMES
from runner.diagnosis.scopes import BUILTINS

# What beginners need most of each.
NAMES = {
    "math": ("ceil", "floor", "sqrt", "pi"),
    "random": ("randint", "choice", "shuffle", "sample"),
    "time": ("sleep", "time", "strftime"),
    "datetime": ("date", "datetime", "timedelta"),
    "turtle": ("forward", "left", "pencolor", "goto"),
    "statistics": ("mean", "median", "mode"),
    "string": ("ascii_lowercase", "digits", "punctuation"),
    "json": ("dump", "load", "dumps", "loads"),
    "csv": ("reader", "writer", "DictReader"),
    "collections": ("Counter", "defaultdict", "deque"),
    "copy": ("copy", "deepcopy"),
    "matplotlib.pyplot": ("plot", "bar", "title", "show"),
}

TAKES_NOTHING = frozenset(("random.random", "time.time"))


def other_module(name: str, module: str, *, is_own: bool) -> str:
    """What to look at; a `look` to fill."""
    if is_own:
        return _("Look into the file `{module}.py`. Which names does the file `{module}.py` have?")
    home = HOMES.get(name, "")
    if home and home != module:
        return _("A module called `{home}` has `{name}`. Which module is named in {{here}}?").format(
            home=home, name=name
        )
    if name in BUILTINS and module != "random":  # of that module, chance is wanted
        return _("`{name}` is Python's own and needs no module. Which part of {here} is too much?")
    if module in NAMES:
        *names, last = (f"`{each}`" for each in NAMES[module])
        said = _("Among the names of `{module}` are {names} and {last}.").format(
            module=module, names=", ".join(names), last=last
        )
    else:
        said = _("After `import {module}`, `print(dir({module}))` shows all names of `{module}`.")
    return f"{said} {_('Which name of `{module}` does what `{name}` should do?')}"
