"""The words of a question and of what may answer it, made comparable; and what beginners call things."""

import re

WORD = re.compile(r"[^\W\d_][\w']*|==|!=|<=|>=|\+=|-=|//|\*\*|[%=<>+\[\]{}#]|\d+")
SIGNS = {
    "==": "signequal", "=": "signstore", "!=": "signunequal", "%": "signmodulo", "+=": "signcount", "-=": "signcount",
    "//": "signwhole", "**": "signpower", "<": "signless", ">": "signmore", "<=": "signless", ">=": "signmore",
    "[": "signsquare", "]": "signsquare", "{": "signcurly", "}": "signcurly", "#": "signnote",
    "+": "signplus",
}  # fmt: skip
STOP = frozenset(
    (
        "a actually an and are around as at be been between but by can cant code could did do does doesn't "
        "doesnt don't dont exist exists explain first for from get give go goes good got had has have how i i'm if "
        "im in is isn't it it's its just kind know like line lines make makes me myself mean means my need of on one "
        "or other over please program put python say see should so some somebody something tell than that the their "
        "them then there these they thing things this to too try understand up use used using want was way we what "
        "what's whats when where which who why will with work works would write you your"
        # … as children write them, and what they say beside
        " u ur wat wats pls plz thx smth somthing sumthing someting theres thats those also tho omg lol bro idk ok"
        " oh dose sooo really exactly wrote short becomes middle"
    ).split()
)
# In a program these are words of Python's; in a question they may be asked about.
ASKED = re.compile(
    r"[`'\"](if|for|in|or|and|is|from|with|as|not|else|elif|while|def|return|print|try)[`'\"]|"
    r"\b(?:is|are|does|do|use|the|word|a|an|what|of|and|between|when) (if|for|or|and|from|try)\b"
    r"(?! (?:my|the|a|it|this|i)\b)|"
    r"\bthe word [`'\"]?(in|is|not|as|with)\b|"
    r"\b(if|for|or|and|try) (?:loop|statement|line|word|do|does|mean|good|between|block|work|works)\b"
)
ENDINGS = {"ing": 4, "ed": 3, "es": 3, "s": 3}  # and how many letters have to stay
SHORT = 3  # letters
ALIASES = {
    "run": "print show screen output display message program start computer order top bottom comment note signnote",
    "strings": "text texts string quote quotes word words letters sentence",
    "variables": "variable value store save remember name box signstore assign keep",
    "input": "input ask question answer type typed keyboard user enter wait",
    "f-string": "fstring f string curly signcurly braces window insert",
    "numbers": "number integer int float decimal divide division plus minus times calculate math sum round "
    "signwhole signpower",
    "types": "type types convert str int text number kind turn",
    "comparison": "compare equal equals same bigger smaller greater less signequal signunequal signless signmore",
    "if": "decide decision condition choose case else elif otherwise branch keywordif keywordelse",
    "indentation": "indent indented spaces block tab right left inside",
    "boolean": "true false and or not keywordor keywordand keywordnot both either",
    "while": "loop repeat again until forever endless infinite stop ends keywordwhile",
    "break": "break leave exit stop quit loop out",
    "for": "loop repeat each every through one by one list keywordfor",
    "range": "range count numbers times repeat",
    "list": "list lists several many items collection append add array",
    "index": "index number place position item first last signsquare bracket zero pick",
    "dict": "dict dictionary key keys value pair pairs lookup",
    "tuple": "tuple pair fixed two values unpack",
    "nested-lists": "nested inner grid table rows board list inside",
    "function": "function def define call own command piece",
    "arguments": "argument arguments parameter parameters brackets given pass",
    "return": "return give back result value print",
    "scope": "scope inside outside function local global exist variable",
    "import": "import module library modules random tool",
    "random": "random chance dice pick choice shuffle randint",
    "errors": "error try except catch exception crash wrong keywordtry",
    "files": "file files open read write txt csv with",
    "methods": "method methods dot upper lower strip replace split",
    "none": "none nothing null empty returns",
    "brackets": "bracket brackets round parenthesis parentheses close open",
    "counting": "count counter counting plus more increase score points total signcount add",
    "modulo": "modulo remainder rest percent signmodulo even odd left",
    "letters": "letter ord chr alphabet code character",
    "turtle": "turtle draw drawing forward left right degrees pen colour color turn angle",
    "plot": "plot chart graph bar matplotlib plt axis figure show",
    "recursion": "recursion itself calls function",
}  # fmt: skip

# Of “What is a …?”: the words that a card's beginning explains, where they are not its name.
NAMED = {
    "dict": "dictionary",
    "strings": "string quote",
    "f-string": "fstring",
    "for": "loop",
    "arguments": "parameter argument",
    "run": "program",
}
LIGHT = frozenset({"differenc"})  # that it is asked for says nothing about what


def terms(text: str) -> list[str]:
    """Small letters, plurals and endings taken off, signs as words, Python's small words where they are asked about."""
    asked = [f"keyword{word}" for found in ASKED.findall(text.lower()) for word in found if word]
    words = [word.rstrip("'") for word in WORD.findall(text.lower())]
    without = STOP | {"word"} if asked and "the word" in text.lower() else STOP
    return asked + [SIGNS.get(word) or stem(word) for word in words if word not in without]


def stem(word: str) -> str:
    """“variables”, “variable” and “storing”, “store” come to the same."""
    for ending, least in ENDINGS.items():
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            word = word.removesuffix(ending)
            break
    return word[:-1] if word.endswith("e") and len(word) > SHORT else word


# They ask for more about what was said, and bring up nothing new.
GOING_ON = frozenset(
    map(stem, "again another bit example explain happen idea more show simple simpler slower word".split())
)
