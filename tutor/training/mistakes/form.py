"""Brackets, quotes, commas and colons: what is forgotten, doubled or mixed up within a line."""

from tutor.training.mistakes.kinds import line

HEADER = r"^\s*(if|elif|for|while|def|else|try|with)\b"

line("colon-dropped", "missing-colon", r":$", "", only=r"^\s*(if|elif|for|while)\b")
line("colon-dropped-at-def", "missing-colon", r":$", "", only=r"^\s*def\b")
line("colon-dropped-at-else", "missing-colon", r":$", "", only=r"^\s*(else|try)\b")
line("colon-became-semicolon", "missing-colon stray-character form-other", r":$", ";", only=HEADER)
line("colon-became-then", "missing-colon other-language", r":$", " then", only=r"^\s*(if|while)\b")
line("colon-dropped-in-dict", "missing-colon missing-comma", r'(": )(\d)', r'" \2')

line("bracket-dropped-at-end", "missing-bracket", r"\)$", "", only=r"^\s*print\(|\w+ = ")
line("bracket-dropped-at-input", "missing-bracket", r'"\)\)$', '")', only=r"int\(input")
line("bracket-dropped-in-condition", "missing-bracket", r"\):$", ":", only=r"^\s*(if|for|while)\b")
line("bracket-dropped-at-list", "missing-bracket", r"\]$", "", only=r"= \[")
line("bracket-dropped-at-dict", "missing-bracket", r"\}$", "", only=r"= \{")
line("bracket-dropped-at-begin", "extra-bracket print-without-brackets", r"\(", " ", only=r"^\s*print\([^()]*\)$")
line("bracket-doubled", "extra-bracket", r"\)$", "))", only=r"\(")
line("bracket-doubled-at-list", "extra-bracket", r"\]$", "]]", only=r"= \[")
line("bracket-of-another-kind", "wrong-bracket", r"\)$", "]", only=r"\(")
line("bracket-round-for-list", "wrong-bracket", r"= \[(.*)\]$", r"= [\1)")
line("bracket-curly-for-list", "wrong-bracket", r"= \[(.*)\]$", r"= [\1}")

line("quote-dropped-at-end", "missing-quote", r'"\)$', ")", only=r"^\s*print\(")
line("quote-dropped-at-begin", "missing-quote missing-comma form-other", r'\("', "(", only=r'^\s*print\("[^"]*"\)$')
line("quote-dropped-at-value", "missing-quote", r'"$', "", only=r'= "')
line("quote-dropped-in-list", "missing-quote", r'"\]$', "]", only=r"= \[")
line("quote-dropped-at-question", "missing-quote", r'"\)+$', "))", only=r"int\(input\(")
line("quote-of-another-kind", "missing-quote", r'"([^"\']*)"', r"\"\1'")
line("quote-of-another-kind-first", "missing-quote", r'"([^"\']*)"', r"'\1\"")
line("apostrophe-ends-text", "quote-inside missing-quote", r'"([^"\']*\'[^"\']*)"', r"'\1'")
line("quotes-in-quotes", "quote-inside missing-comma", r'"([A-Z][^"]*) (\w+)([.!?]?)"', r'"\1 "\2"\3"')
line("quotes-curly", "curly-quotes", r'"([^"]*)"', "“\\1”")
line("quotes-curly-single", "curly-quotes", r'"([^"\']*)"', "‘\\1’")
line("quotes-low", "curly-quotes stray-character", r'"([^"]*)"', "„\\1“")

line("comma-dropped-in-list", "missing-comma", r'(\w"?), ("?\w)', r"\1 \2", only=r"= \[")
line("comma-dropped-in-print", "missing-comma", r'", (\w)', r'" \1', only=r"^\s*print\(")
line("comma-dropped-after-name", "missing-comma", r'(\w), "', r'\1 "', only=r"^\s*print\(")
line("comma-dropped-in-call", "missing-comma", r"(\w), (\w)", r"\1 \2", only=r"^(?!.*(print|def|for|\[)).*\(")
line("comma-dropped-in-dict", "missing-comma", r'(\d), "', r'\1 "', only=r"= \{")
line("comma-became-point", "missing-comma form-other", r'(\w"), ("?\w)', r"\1. \2", only=r"= \[")

line("sign-dropped", "missing-operator missing-comma", r"(\w) [*+-] (\w)", r"\1 \2", only=r"^\s*\w+ = ")
line("sign-dropped-at-number", "missing-operator name-with-digit", r"(\w+) \* (\d+)", r"\2\1")
line("sign-dropped-before-text", "missing-operator missing-comma", r'" \+ (\w)', r'" \1')
line("two-on-a-line", "missing-operator", r"$", ' print("ok")', only=r"^\s*print\(.*\)$")

line("curly-bracket-dropped-in-f", "f-string-brackets", r"\{(\w+)\}", r"{\1", only=r'f"')
line("curly-bracket-missing-first", "f-string-brackets", r"\{(\w+)\}", r"\1}", only=r'f"')
line("curly-brackets-empty", "f-string-brackets", r"\{(\w+)\}", "{}", only=r'f"')

line("prompt-copied", "copied-prompt", r"^(\s*)(\w)", r"\1>>> \2")
line("stray-dollar", "stray-character", r"\b([a-z_]\w*) = ", r"$\1 = ")
line("stray-question-mark", "stray-character", r":$", "?:", only=r"^\s*if\b")
line("stray-times-sign", "stray-character", r" \* ", " × ")
line("stray-minus-sign", "stray-character", r" - ", " – ", only=r"^[^\"]*$")
line("stray-backslash", "stray-character form-other", r" \+ ", " \\\\ ", only=r"^[^\"]*$")
line("stray-euro", "stray-character", r"= (\d+)$", r"= \1€")
line("stray-comma", "stray-character missing-value form-other", r"(if|while) (\w+) ", r"\1 \2, ")
line("prompt-copied-in-block", "copied-prompt", r"^(    )(\s*\w)", r"... \1\2")
