"""What the way over a websocket has of its own."""

from uvicorn.protocols.utils import ClientDisconnected

from runner.doors.ways import OverWebsocket


async def test_a_page_that_has_just_gone_is_no_fault_of_ours():
    sent = []

    async def send(message):
        sent.append(message["text"])
        if len(sent) == 2:
            raise ClientDisconnected

    way = OverWebsocket()
    way.base_send = send
    await way.say_by_websocket(["one", "two", "three"])
    await way.say_by_websocket(["four"])
    assert sent == ["one", "two"]
    assert way.is_shut
