"""What authors write, as safe HTML: CommonMark without raw HTML, code in colours, links to concept cards."""

import dataclasses
import functools
import html
import re

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers.python import PythonLexer

CARD = re.compile(r"card:([a-z0-9-]+)")
CARD_ADDRESS = "/cards/{slug}/"
# A text begins on the side of its own language; code always on the left.
TEXTS = ("paragraph_open", "heading_open", "bullet_list_open", "ordered_list_open", "blockquote_open")
MAX_CHARS = 20_000

ALLOWED_TAGS = {
    *("p", "h2", "h3", "h4", "ul", "ol", "li", "em", "strong", "blockquote", "hr", "br"),
    *("a", "pre", "code", "span"),
}
ALLOWED_ATTRIBUTES = {tag: {"dir"} for tag in ("p", "h2", "h3", "h4", "ul", "ol", "blockquote")} | {
    "a": {"href"},
    "code": {"dir"},
    "pre": {"dir", "class", "tabindex"},
    "span": {"class"},
    "ol": {"dir", "start"},
}


@dataclasses.dataclass(frozen=True)
class Read:
    html: str  # safe
    cards: tuple[str, ...]  # slugs linked to
    words: str  # the text without its code, a paragraph a line
    problems: tuple[tuple[int, str], ...]  # line, and what to do; then there is no HTML


@functools.lru_cache(maxsize=500)
def read(text: str) -> Read:
    if len(text) > MAX_CHARS:
        problem = (1, f"this text has {len(text)} characters; shorten it to {MAX_CHARS} at most.")
        return Read("", (), "", (problem,))
    tokens = _parser().parse(text)
    cards: list[str] = []
    problems: list[tuple[int, str]] = []
    for block in tokens:
        line = block.map[0] + 1 if block.map else 0
        if block.type in TEXTS:
            block.attrSet("dir", "auto")
        if block.type.startswith("heading"):
            block.tag = _lowered(block.tag)
        for token in block.children or ():
            problems += [(line, problem) for problem in _resolve(token, cards)]
    unsafe = "" if problems else _parser().renderer.render(tokens, _parser().options, {})
    safe = nh3.clean(unsafe, tags=ALLOWED_TAGS, attributes=ALLOWED_ATTRIBUTES, link_rel="noopener nofollow")
    return Read(safe, tuple(dict.fromkeys(cards)), _words(tokens), tuple(problems))


def inline(text: str) -> str:
    """A hint or another sentence: its code words and emphasis, nothing larger. Safe HTML."""
    unsafe = _parser().renderInline(text)
    return nh3.clean(unsafe, tags={"em", "strong", "code"}, attributes={"code": {"dir"}})


def coloured(code: str) -> str:
    """Python as a block of safe HTML, with the classes of pygments."""
    lexer = PythonLexer(stripnl=False, ensurenl=False)
    return _block(highlight(code, lexer, HtmlFormatter(nowrap=True)))


def _block(code: str) -> str:
    return f'<pre class="code" dir="ltr" tabindex="0"><code>{code}</code></pre>'


@functools.cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer)
    # Raw HTML and pictures have no place in a lesson: the first is shown as it is typed, the second is told.
    return parser.disable(["html_block", "html_inline"])


class _Renderer(RendererHTML):
    def fence(self, tokens, idx, options, env) -> str:
        token = tokens[idx]
        if token.info.strip().split(" ")[0] in ("python", "py"):
            return coloured(token.content)
        return _block(html.escape(token.content))

    def code_block(self, tokens, idx, options, env) -> str:
        return self.fence(tokens, idx, options, env)

    def code_inline(self, tokens, idx, options, env) -> str:
        return f'<code dir="ltr">{html.escape(tokens[idx].content)}</code>'


def _resolve(token: Token, cards: list[str]) -> list[str]:
    """Make a link to a card one to its page; gives what is wrong with this piece."""
    if token.type == "image":
        return ["a text has no pictures; draw it with characters in a code block, or leave it out."]
    if token.type != "link_open":
        return []
    address = str(token.attrGet("href") or "")
    if card := CARD.fullmatch(address):
        cards.append(card[1])
        token.attrSet("href", CARD_ADDRESS.format(slug=card[1]))
    elif not address.startswith("https://"):
        return [f"the link “{address[:60]}” leads nowhere; write card: and the name of a card, or an https address."]
    return []


def _lowered(tag: str) -> str:
    """The page has its own first heading."""
    return f"h{min(4, int(tag[1]) + 1)}"


def _words(tokens: list[Token]) -> str:
    paragraphs = []
    for block in tokens:
        if block.type == "inline":
            paragraphs.append("".join(_said(token) for token in block.children or ()))
    return "\n".join(paragraphs)


def _said(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return token.content if token.type == "text" else ""
