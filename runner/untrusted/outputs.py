"""From what a kernel sent to what a page may show. Every field here is the attacker's input."""

import base64
import binascii
import re

import nh3

from runner.drawing import drawings, pictures
from runner.limits import LIMITS, Limits
from runner.messages import Cleared, Drawing, Event, Html, Notice, Output, Picture, Steps
from runner.untrusted import markup, vectors
from runner.untrusted.tracing import Tracing

# Colours stay; every other terminal command, finished or not, goes.
TERMINAL = re.compile(
    r"\x1b\[(?![0-9;]{0,40}m)[0-?]*[ -/]*[@-~]?"  # CSI, unless it sets a colour
    r"|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?"  # OSC and its kind, to their end
    r"|\x1b(?!\[[0-9;]{0,40}m)[ -~]?"
    r"|[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f\x80-\x9f]"
)
UNFINISHED = re.compile(r"\x1b(?:\[[0-9;]{0,40})?$")
SIGNATURES = {
    "image/png": b"\x89PNG\r\n",
    "image/jpeg": b"\xff\xd8\xff",
    "image/gif": b"GIF8",
    "image/webp": b"RIFF",
    "image/svg+xml": b"",
}
ELSEWHERE = re.compile(r"\s*https?://[^\s/\\?#]", re.IGNORECASE)
LONGEST_MARKUP = 300_000  # characters
MOST_PIXELS = 4_000  # a side
AROUND = 10_000  # bytes of an event beside its picture
MOST_PLOTS = 20  # that are described to a check
LARGE = "A picture has too many bytes to be shown here. Make it smaller or simpler, then show it."
HEAVY = "A picture (SVG) has too many parts to be shown here, or is not whole."
HEAVY_TOGETHER = "A picture (SVG) is left out here: with those before it, it would have too many parts."


class Reader:
    """Turns one run's display messages into events, within its bounds."""

    def __init__(self, limits: Limits = LIMITS, tracing: Tracing | None = None):
        self.limits = limits
        self.tracing = tracing  # None: its steps are not recorded, whatever it sends
        self.slots: dict[str, int] = {}
        self.count = 0
        self.size = 0
        self.weight = vectors.NOTHING  # of its pictures in SVG: a page shows them all
        self.rests = {"stdout": "", "stderr": ""}
        self.clears_next = False
        self.drawing = drawings.DrawingReader()
        self.plots: list[str] = []  # what they show, as they were told: see `plots`

    def read(self, kind: str, content: dict) -> list[Event]:
        """Events for one message; an unknown or malformed one gives none."""
        events = self.events_of(kind, content)
        if events and self.clears_next and not isinstance(events[0], Steps):
            self.clears_next = False
            return events if events == [Cleared()] else [Cleared(), *events]
        return events

    def events_of(self, kind: str, content: dict) -> list[Event]:
        match kind, content:
            case "stream", {"name": "stdout" | "stderr" as name, "text": str(text)}:
                return self.stream(name, text)
            case "clear_output", {"wait": True}:
                # What was shown stays until there is something new: an animation does not flicker.
                self.clears_next = True
                return []
            case "clear_output", _:
                return [Cleared()]
            case "display_data", {"data": {"application/vnd.buildalong.steps+json": str(steps)}}:
                return self.tracing.read(steps) if self.tracing else []
            case "display_data", {"data": {"application/vnd.buildalong.plots+json": str(told)}}:
                if len(self.plots) < MOST_PLOTS:
                    self.plots.append(told[:LONGEST_MARKUP])
                return []
            case "display_data", {"data": {drawings.MIME: drawn}}:
                return self.drawn(drawn)
            case (("display_data" | "update_display_data" | "execute_result"), {"data": dict(data)}):
                return self.shown(data, content)
        return []

    def stream(self, name: str, text: str) -> list[Event]:
        text = self.rests[name] + text
        rest = UNFINISHED.search(text)
        self.rests[name] = rest.group() if rest else ""
        text = clean_text(text[: rest.start()] if rest else text)
        return [Output(stream=name, text=text)] if text else []  # type: ignore[arg-type]

    def drawn(self, value: object) -> list[Event]:
        known = len(self.drawing.refusals)
        commands = self.drawing.read(value)
        events: list[Event] = [Drawing(commands=commands)] if commands else []
        return events + [Notice(text=sentence) for sentence in self.drawing.refusals[known:]]

    def shown(self, data: dict, content: dict) -> list[Event]:
        self.count += 1
        if self.count > self.limits.rich_events or self.size > self.limits.rich_bytes:
            return []
        event = self.picture_in(data, content) or event_of(data, self.slot_of(content))
        if isinstance(event, Picture):
            self.size += len(event.data)
        elif isinstance(event, Html):
            self.size += max(len(event.html), len(data["text/html"]))  # what is left out was read too
        return [event] if event else []

    def picture_in(self, data: dict, content: dict) -> Picture | Notice | None:
        """The first that can be shown, or why it is not."""
        for mime in SIGNATURES:
            value = data.get(mime)
            if not isinstance(value, str):
                continue
            found = picture_of(mime, value, content.get("metadata"), self.slot_of(content))
            if isinstance(found, Picture):
                found = self.fitting(found, value)
            if not isinstance(found, Picture):
                self.size += len(value)  # what is not shown was read too
            if found is not None:
                return found
        return None

    def fitting(self, picture: Picture, value: str) -> Picture | Notice:
        """It, where there is room for it in one message, and beside those before it on one page."""
        if len(picture.data) > self.limits.message_bytes - AROUND:
            return Notice(text=LARGE)
        if picture.mime == "image/svg+xml":
            weight = vectors.weight_of(value.encode("utf-8", "replace"))
            if weight is None:
                return Notice(text=HEAVY)
            together = self.weight.plus(weight)
            if not together.is_light:
                return Notice(text=HEAVY_TOGETHER)
            self.weight = together
        return picture

    @property
    def is_full(self) -> bool:
        return self.count > self.limits.rich_events or self.size > self.limits.rich_bytes

    def slot_of(self, content: dict) -> int:
        """A display's own name, as a number that means nothing outside this run."""
        match content:
            case {"transient": {"display_id": str(name)}} if len(self.slots) < self.limits.rich_events:
                return self.slots.setdefault(name[:200], len(self.slots) + 1)
        return 0


def event_of(data: dict, slot: int) -> Event | None:
    """What it is without a picture."""
    html = data.get("text/html")
    if isinstance(html, str):
        return Html(html=clean_html(html), slot=slot)
    for mime in ("text/markdown", "text/latex", "text/plain"):
        text = data.get(mime)
        if isinstance(text, str):
            return Output(stream="stdout", text=clean_text(text[:LONGEST_MARKUP]) + "\n")
    return None


def picture_of(mime: str, value: str, metadata: object, slot: int) -> Picture | Notice | None:
    if mime == "image/svg+xml":
        raw = value.encode("utf-8", "replace")
    else:
        try:
            raw = base64.b64decode("".join(value.split()), validate=True)
        except (binascii.Error, ValueError):
            return None
    if not raw.startswith(SIGNATURES[mime]):
        return None
    width, height = pictures.size_of(raw)
    if width * height > pictures.MOST_POINTS:
        told = f"A picture of {width:,} by {height:,} points is too large to show here. Make it smaller, then show it."
        return Notice(text=told)
    about = metadata.get(mime) if isinstance(metadata, dict) else None
    about = about if isinstance(about, dict) else {}
    alt = about.get("alt")
    return Picture(
        mime=mime,  # type: ignore[arg-type]
        data=base64.b64encode(raw).decode(),
        alt=clean_text(alt)[:1_000] if isinstance(alt, str) else "",
        width=pixels(about.get("width")),
        height=pixels(about.get("height")),
        slot=slot,
    )


def pixels(value: object) -> int:
    return value if isinstance(value, int) and 0 < value <= MOST_PIXELS else 0


def clean_text(text: str) -> str:
    """Printable text and colours; half of a surrogate pair becomes a question mark."""
    return TERMINAL.sub("", text.encode("utf-8", "replace").decode()).replace("\x1b[m", "\x1b[0m")


def clean_html(html: str) -> str:
    """Tables, lists and emphasis; nothing that loads, runs, styles, names or asks. Cut before it is parsed."""
    html = html[:LONGEST_MARKUP].encode("utf-8", "replace").decode()
    return nh3.clean(
        markup.in_order(html),
        tags=set(markup.TAGS),
        clean_content_tags={"script", "style"},
        attributes=markup.ATTRIBUTES,
        url_schemes={"http", "https"},
        url_relative="deny",  # it would be one of our own pages
        attribute_filter=link_elsewhere,
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )


def link_elsewhere(_tag: str, attribute: str, value: str) -> str | None:
    """Without two slashes and a host, a browser takes `http:/sign-out/` for one of our own pages, too."""
    return None if attribute == "href" and not ELSEWHERE.match(value) else value
