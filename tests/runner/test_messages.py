"""The protocol of the run socket, there and back."""

import msgspec
import pytest

from runner import messages
from runner.messages import Answer, Failed, Finished, Frame, Html, Output, Picture, StartRun, StopRun, Watch

FROM_BROWSER = [
    (b'{"type":"start","files":{"main.py":"1"},"entry":"main.py"}', StartRun(files={"main.py": "1"})),
    (b'{"type":"start"}', StartRun()),
    (b'{"type":"stop"}', StopRun()),
    (b'{"type":"answer","ask":3,"text":"Ada"}', Answer(ask=3, text="Ada")),
    (b'{"type":"answer","ask":3,"text":null}', Answer(ask=3, text=None)),
    (b'{"type":"watch","run":"a","seq":7}', Watch(run="a", seq=7)),
]
EVENTS = [
    Output(stream="stderr", text="ü\n", run="r", seq=1),
    Picture(mime="image/png", data="AAAA", alt="Plot.", width=3, height=4, slot=1),
    Html(html="<b>x</b>"),
    Failed(kind="NameError", message="m", file="main.py", line=3, frames=[Frame(file="main.py", line=3)]),
    Finished(outcome="limit", text="t", line=3, file="main.py", seconds=1.5, run="r", seq=9),
]


@pytest.mark.parametrize(("text", "message"), FROM_BROWSER)
def test_what_a_page_sends_is_understood(text, message):
    assert messages.decode(text) == message


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_comes_back_as_it_went(event):
    assert messages.decode_event(messages.encode(event)) == event


@pytest.mark.parametrize(
    "text",
    [
        *("", "null", "[]", "{}", '"start"', "[" * 100_000),
        *('{"type":"grade"}', '{"type":"stop"' + " " * 1000, '{"type":"stop"}{"type":"stop"}'),
        *('{"type":"start","entry":3}', '{"type":"start","more":1}', '{"type":"start","files":{"a":1}}'),
        *('{"type":"start","files":{"main.py":"\\ud800"}}', '{"type":"watch","seq":1.5}', '{"type":"watch","seq":-1}'),
        *(
            '{"type":"answer"}',
            '{"type":"answer","ask":"1","text":""}',
            '{"type":"answer","ask":1%s,"text":"a"}' % ("0" * 30),
        ),
    ],
)
def test_what_no_page_of_ours_would_send_is_refused(text):
    with pytest.raises((msgspec.DecodeError, RecursionError)):
        messages.decode(text)
