"""What mistakes are put down to, and the words that say so."""

import re
from collections.abc import Iterable

# Whoever says one of these words says that this is wrong; where it is not, that is a wrong hint.
SHARP = {
    "spelling": r"mis-?spel\w+|spelled|spelling|spelt|\btypos?\b|mistyped",
    "capitals": r"capital\w*|upper-?\s?case|lower-?\s?case|small letters?",
    "quotes": r"\bquot(?:e|es|ed|ation)\b",
    "bracket": r"(?:missing|clos\w+|open\w*|round|square|curly|forg\w+|extra|no|another|an?) (?:\w+ )?"
    r"(?:bracket|parenthes[ie])s?"
    r"|(?:bracket|parenthes[ie])s?\W.{0,20}(?:missing|closed|opened|too many|forgotten|fits?)",
    "colon": r"(?:missing|forg\w+|without|needs?|add|put|no|lacks?|have|has) (?:\w+ ){0,2}colon|"
    r"(?<!semi)(?<!semi-)\bcolons?\W.{0,25}(?:missing|forgotten|needed)|ends? (?:with|in) (?:a |the )?colon",
    "indent": r"indent\w*|\bmoved? in\b|four spaces|spaces at the (?:start|beginning|front)",
    "comma": r"\bcommas?\b",
    "equals": r"equals? signs?|two equals|double equals?|`={1,2}`",
    "zero": r"\bzero\b|\bdivi(?:de|des|ded|ding|sion)\b",
    "import": r"\bimport\w*\b",
    "endless": r"\bendless\w*|for ?ever\b|never (?:ends?|stops?)\b|\binfinite\w*|without end",
    "key": r"\bkeys?\b",
    "none": r"\b(?-i:None)\b|(?:gives?|returns?) (?:back )?nothing",
    "index": r"\bindex(?:es)?\b|out of range|past the end|\bindices\b",
    "types": r"(?:text|string)s? (?:and|plus|with|to|into) (?:an? )?(?:whole )?(?:number|integer)|"
    r"(?:number|integer)s? (?:and|plus|with|to|into) (?:an? )?(?:text|string)|\bconvert\w*|different (?:kinds|types)",
    "arguments": r"\barguments?\b|\bparameters?\b",
    "recursion": r"calls? itself|\brecurs\w+",
    "elif": r"`elif`|`else if`",
    "file": r"no (?:such )?file|file (?:(?:is|was) (?:not|nowhere|missing)|does|could|cannot|can't)\b",
}
# These are said of many things; they show that the cause is named, and no more.
SOFT = {
    "spelling": r"letter (?:by|for) letter|almost the same|(?:another|one|wrong|other|different) letters?",
    "colon": r"\bcolons?\b",
    "bracket": r"\bbrackets?\b|parenthes[ie]s",
    "types": r"\btexts?\b|\bstrings?\b|\bnumbers?\b|\bkinds?\b|\bintegers?\b",
    "arguments": r"\bvalues? (?:for|than)\b|\btakes?\b|\bneeds?\b|\bmore values\b",
    "indent": r"\bspaces\b|\bblock\b",
    "index": r"\bnumber \d|\bitems?\b|\bcount\w*|\blast\b|\bplaces?\b|\bpositions?\b|\bso many\b",
    "recursion": r"\bitself\b",
    "unset": r"not (?:been )?(?:defined|set|stored|given|known)|never (?:been )?(?:defined|stored|given|got|set|made)|"
    r"no (?:value|such name)|undefined|unknown|not know|not exist|nothing (?:is|was|has been) stored|no name",
    "too early": r"\bbefore\b|too early|\bearlier\b|\bfirst\b|\babove\b|\bstart(?:s|ing)?\b",
    "inside a function": r"\binside\b|\bwithin\b|\boutside\b|\blocal\b|\bonly exists?\b",
    "name rules": r"\bnames?\b",
    "operator": r"`[-+*/]=?`|`\+\+`|`=\+`|\bplus\b|\btimes\b|\boperator|\bsign\b|between",
    "call": r"\bcall(?:s|ed|ing)?\b|\bfunction\b",
    "return": r"\breturn\w*|gives? (?:something )?back",
    "left of =": r"\bleft\b|\bright\b",
    "in": r"`in`|\bword in\b",
    "loop": r"\bloops?\b|\bround",
    "method": r"\bmethods?\b|\battribute|does not have|has no\b|has nothing|cannot do",
    "list": r"\blists?\b",
    "unchangeable": r"\bchang\w+|\breplac\w+",
    "range": r"\brange\b",
    "how many": r"\bhow many\b|\bvalues?\b|\bnames?\b|\btoo (?:many|few)\b|\bas many\b",
    "empty": r"\bempty\b|\bnothing\b|\bwithout typing\b",
    "not there": r"\bnot (?:in|there|found)\b|\bno\b|\bisn't in\b",
    "or": r"\bor\b",
    "always true": r"\balways\b",
    "dropped": r"\b(?:lost|dropped|thrown away|not (?:stored|kept|used))\b|\bstore|\bkeep",
    "begins anew": r"\b(?:anew|again|each|every)\b",
    "else": r"`else`|`elif`|other cases|\bbranch",
    "never true": r"never (?:true|reached|runs?|comes?)|can never|not reached|in which order",
    "compared": r"\bcompar\w+",
    "is": r"`is(?: not)?`|the same thing|\bequal\b",
    "characters": r"\bcharacters?\b|\bsigns?\b",
    "typed": r"\banswers?\b|\btyped?\b|\binput\b",
    "greater": r"\bgreater\b|\bsmaller\b|\bbigger\b|\blarger\b|\border\b",
    "raised": r"\brais\w+|`assert`|\bitself\b",
    "caught": r"\bcatch\w*|\bcaught\b|\bhid(?:e|es|den|ing)\b|(?:every|all) (?:mistakes?|errors?)",
    "copied": r">>>|\bconsole\b|\bcop(?:y|ied)\b",
    "open for": r"\bclosed\b|\bopen\w*|\breading\b|\bwriting\b",
    "begins with 0": r"(?:begins?|starts?) with (?:a )?`?0|\bnumbers?\b|\bzero\b",
    "other language": r"other languages?|has (?:a|one|another) word|Python(?:'s own| does not| calls| takes)",
    "unused": r"never us\w+|not used|nothing (?:ever )?uses|\bunused\b|never seen|stays as it was",
    "f-string": r"f-strings?|\bletter f\b|`f`|\bcurly\b",
}
WRONGLY = {cause: re.compile(pattern, re.IGNORECASE) for cause, pattern in SHARP.items()}
NAMED = {
    cause: re.compile("|".join(told[cause] for told in (SHARP, SOFT) if cause in told), re.IGNORECASE)
    for cause in SHARP | SOFT
}
DENIED = re.compile(r"(?:\bnot\b|n't\b|\bno\b|\bnothing to do with)[^.,;]{0,20}$", re.IGNORECASE)


def named(text: str, causes: Iterable[str]) -> set[str]:
    return {cause for cause in causes if NAMED[cause].search(text)}


def wrongly_named(text: str, right: Iterable[str]) -> set[str]:
    """Causes that `text` says and that are not so; “that is not a matter of quotes” says nothing wrong."""
    wrong = [cause for cause in SHARP if cause not in right]
    return {
        cause for cause in wrong for match in WRONGLY[cause].finditer(text) if not DENIED.search(text[: match.start()])
    }
