"""What a value is, in a few words or in parts.

Nothing here runs the learner's own code: no repr, no ==, no attribute of theirs. Types are told apart by identity
(even to hash a class may be the learner's own doing), and only what built-in types do by themselves is asked for.
"""

import collections
import enum
import types
from itertools import islice

MOST_ITEMS = 40  # of one list, dict or object
LONGEST_TEXT = 100  # characters
LONGEST_WORDS = 130
LONGEST_NUMBER = 60  # digits
HEAD, TAIL = 70, 25  # of a text that is too long
IMMUTABLE_TYPE = 1 << 8  # made in C: its repr is not the learner's
SAFE_REPR = {("datetime", "date"), ("datetime", "timedelta"), ("decimal", "Decimal"), ("pathlib", "PosixPath")}
NOT_DATA = (
    types.FunctionType,
    types.BuiltinFunctionType,
    property,
    classmethod,
    staticmethod,
    types.MemberDescriptorType,
    types.GetSetDescriptorType,
    types.WrapperDescriptorType,
    types.MethodDescriptorType,
    types.ModuleType,
)
name_of_type = type.__dict__["__name__"].__get__
line_of_type = type.__dict__["__mro__"].__get__
module_of_type = type.__dict__["__module__"].__get__
arguments_of_error = BaseException.__dict__["args"].__get__
flags_of_type = type.__dict__["__flags__"].__get__
namespace_of_type = type.__dict__["__dict__"].__get__


def clean(text):
    """As Python writes it: what cannot be seen, or is half a character, by its number."""
    return text if text.isprintable() else repr(text)[1:-1]


def short(text):
    return text if len(text) <= LONGEST_WORDS else f"{text[:HEAD]}…{text[-TAIL:]}"


def of_text(value):
    if len(value) <= LONGEST_TEXT:
        return short(repr(value))
    return f"{repr(value[:HEAD])[:HEAD]}…{repr(value[-TAIL:])[-TAIL:]} ({len(value):,} characters)"


def of_bytes(value):
    return short(repr(value[:LONGEST_TEXT]))


def of_int(value):
    if value.bit_length() < LONGEST_NUMBER * 3:
        return repr(value)
    return f"a number of about {value.bit_length() * 30103 // 100000 + 1:,} digits"


def of_function(value):
    return f"function {short(clean(value.__name__))}"


def of_method(value):
    function = value.__func__
    return of_function(function).replace("function", "method", 1) if type(function) is types.FunctionType else "method"


def of_module(value):
    name = types.ModuleType.__getattribute__(value, "__dict__").get("__name__")
    return f"module {short(clean(name))}" if type(name) is str else "module"


# By the identity of the type. A bool is not an int here, and a learner's kind of int is an object.
IN_WORDS = {
    id(kind): words
    for kind, words in (
        (type(None), repr),
        (bool, repr),
        (type(...), repr),
        (type(NotImplemented), repr),
        (int, of_int),
        (float, repr),
        (complex, repr),
        (str, of_text),
        (bytes, of_bytes),
        (range, lambda value: short(repr(value))),
        (types.FunctionType, of_function),
        (types.BuiltinFunctionType, of_function),
        (types.MethodType, of_method),
        (types.ModuleType, of_module),
    )
}
SEQUENCES = {id(kind): kind for kind in (list, tuple, set, frozenset, collections.deque)}


def type_name(kind):
    return short(clean(name_of_type(kind)))


class Kinds:
    """What is known of each type met so far."""

    def __init__(self, own_modules):
        self.own_modules = own_modules  # names of the modules that the learner wrote
        self.met = {}  # id of a type -> (the type, words(value) or None, parts(value) or None)

    def of(self, kind):
        found = self.met.get(id(kind))
        if found is None:
            found = self.met[id(kind)] = (kind, *self.look(kind))
        return found

    def words(self, value):
        """A value that needs no box of its own, in words; None for all others."""
        kind = type(value)
        words = IN_WORDS.get(id(kind)) or self.of(kind)[1]
        return words(value) if words else None

    def is_named_so(self, name, value):
        """What `import`, `def` and `class` named: no variable to watch."""
        kind = type(value)
        if kind is types.FunctionType or kind is types.BuiltinFunctionType:
            return value.__name__ == name
        if id(kind) in IN_WORDS:
            return kind is types.ModuleType
        is_class = any(base is type for base in line_of_type(kind))
        return is_class and self.words(value) == f"class {name}"

    def parts(self, value):
        """(what it is, how many parts it has, the first of them); of pairs the parts come in turn."""
        return self.of(type(value))[2](value)

    def look(self, kind):
        line = line_of_type(kind)
        name = type_name(kind)
        if any(base is type for base in line):
            return self.words_of_class, self.parts_of_class
        base = next((base for base in line if base is dict or id(base) in SEQUENCES), None)
        fields = namespace_of_type(kind).get("_fields") if base is tuple else None
        if type(fields) is tuple:
            return None, parts_of_named_tuple(name, fields)
        if base is dict:
            return None, parts_of_dict(name)
        if base is not None:
            return None, parts_of_sequence(name, base, next(s for s in ("list", "tuple", "set") if s in shape_of(base)))
        if type(kind) is enum.EnumMeta:
            return words_of_member(name), None
        if self.is_own(kind):
            return None, parts_of_object(name, line)
        return words_of_foreign(kind, name), None

    def is_own(self, kind):
        module = module_of_type(kind)
        return type(module) is str and module in self.own_modules

    def words_of_class(self, value):
        """Classes are seen where they hold data that all their objects share."""
        if self.is_own(value) and any(True for _ in data_of_class(value)):
            return None
        return f"class {type_name(value)}"

    def parts_of_class(self, value):
        return pairs_of("class", type_name(value), data_of_class(value))


def shape_of(base):
    return "list" if base is collections.deque else base.__name__.removeprefix("frozen")


def parts_of_sequence(name, base, shape):
    what = [shape, name]
    return lambda value: (what, base.__len__(value), list(islice(base.__iter__(value), MOST_ITEMS)))


def parts_of_dict(name):
    what = ["dict", name]

    def parts(value):
        pairs = islice(dict.items(value), MOST_ITEMS)
        return what, dict.__len__(value), [part for pair in pairs for part in pair]

    return parts


def parts_of_named_tuple(name, fields):
    names = [short(clean(field)) for field in fields[:MOST_ITEMS] if type(field) is str]
    return lambda value: pairs_of("object", name, zip(names, tuple.__iter__(value), strict=False))


def parts_of_object(name, line):
    readers = [reader for base in reversed(line) for reader in readers_of(base)]

    def attributes(value):
        for attribute, descriptor in readers:
            try:
                held = descriptor.__get__(value)
            except AttributeError:  # a slot without a value
                continue
            if attribute != "__dict__":
                yield attribute, held
            elif any(base is dict for base in line_of_type(type(held))):
                yield from ((key, part) for key, part in dict.items(held) if type(key) is str)

    return lambda value: pairs_of("object", name, attributes(value))


def readers_of(base):
    """The slots and the `__dict__` of objects of this class, as Python made them: not what a learner named so."""
    for name, held in namespace_of_type(base).items():
        if type(name) is not str:
            continue
        is_dict = name == "__dict__" and type(held) is types.GetSetDescriptorType
        if is_dict or type(held) is types.MemberDescriptorType:
            yield name, held


def data_of_class(kind):
    for name, held in namespace_of_type(kind).items():
        is_shown = type(name) is str and not name.startswith(("__", "_abc_"))
        if is_shown and not any(type(held) is other for other in NOT_DATA):
            yield name, held


def pairs_of(shape, name, pairs):
    found = list(islice(pairs, MOST_ITEMS * 5))
    told = found[:MOST_ITEMS]
    return [shape, name], len(found), [part for key, held in told for part in (Name(short(clean(key))), held)]


class Name(str):
    """A word of a name: it is not a value of the program, so it has no quotes."""

    __slots__ = ()


IN_WORDS[id(Name)] = str.__str__


def words_of_member(name):
    """One of an Enum's."""

    def words(value):
        try:
            called = object.__getattribute__(value, "__dict__").get("_name_")
        except AttributeError:
            called = None
        return short(f"{name}.{clean(called)}") if type(called) is str else name

    return words


def words_of_error(value):
    """As the last line of a traceback, where that needs no code of the learner's."""
    kind = type(value)
    name, held = type_name(kind), arguments_of_error(value)
    if not held or not flags_of_type(kind) & IMMUTABLE_TYPE or any(type(part) not in (str, int) for part in held):
        return short(f"{name}: {clean(held[0])}") if held and type(held[0]) is str else name
    return short(f"{name}: {clean(kind.__str__(value))}")


def words_of_foreign(kind, name):
    """Things of libraries: what they hold inside means nothing to whoever uses them."""
    if any(base is BaseException for base in line_of_type(kind)):
        return words_of_error
    if flags_of_type(kind) & IMMUTABLE_TYPE:
        key = (module_of_type(kind), name)
        if key in SAFE_REPR:
            return lambda value: short(clean(kind.__str__(value)))
        if key == ("numpy", "ndarray"):
            return words_of_array
        if key[0] == "numpy" and name in ("int64", "int32", "uint8", "float64", "float32", "bool", "bool_"):
            return lambda value: short(repr(kind.item(value)))
    return lambda value: name


def words_of_array(value):
    size = " × ".join(map(str, value.shape))
    shown = f": {value.tolist()}" if value.dtype.kind in "biuf" and value.size <= 12 else ""
    return short(f"array of {size} {value.dtype.name}{shown}")


def own_modules(files):
    """Names of the modules that the learner wrote, and of the program itself."""
    return {"__main__", *(name[:-3].replace("/", ".") for name in files if name.endswith(".py"))}
