"""Which model serves, as the page, the doctor and the exam ask it."""

import asyncio

import pytest

from tests.tutor.doubles import ScriptedBackend
from tests.tutor.engine.serving import serving
from tests.tutor.model import bad_servers as bad
from tutor.errors import ModelAway
from tutor.model import current, metrics, stages
from tutor.model.address import Address
from tutor.model.asking import Asked
from tutor.model.client import HttpModel
from tutor.model.knowing import AnyServer, OurServer

LIST = b'{"object": "list", "data": [{"id": "other"}, {"id": "some-model", "max_model_len": 8192, "form": 1}]}'


def server_at(url: str) -> AnyServer:
    return AnyServer(Address(url=url, model="some-model"))


async def test_it_is_asked_once_in_a_while_however_often_somebody_wants_to_know():
    async with bad.serving(bad.refusal(200, LIST)) as server:
        knower = server_at(server.url)
        abouts = [await knower.about() for _ in range(5)]
        once = len(server.requests)
        assert once <= 2
        assert len(set(abouts)) == 1
        knower.asked_at = float("-inf")  # a while later
        await knower.about()
        assert len(server.requests) == 2 * once


async def test_another_server_is_known_by_its_models_name_and_says_its_context():
    async with bad.serving(bad.refusal(200, LIST)) as server:
        about = await server_at(server.url).about()
        assert (about.is_ready, about.name, about.context, about.form) == (True, "some-model", 8192, 1)
        assert about.digest.startswith("named:")
        assert not about.says


async def test_a_name_that_another_server_does_not_list_is_doubted():
    async with bad.serving(bad.refusal(200, LIST)) as server:
        about = await AnyServer(Address(url=server.url, model="some-modle")).about()
        assert about.is_ready
        assert "“other”, “some-model”" in about.says


@pytest.mark.parametrize(
    "answers",
    [
        (bad.refusal(500), bad.refusal(200)),
        (bad.refusal(200, b"{what"), bad.refusal(200)),
        (bad.refusal(200, b'{"data": [{"id": "\xff"}]}'), bad.refusal(200)),
        (bad.endless(b" " * 10_000), bad.refusal(200)),
    ],
)
async def test_one_that_breaks_at_the_list_of_its_models_is_asked_for_its_health(answers):
    async with bad.serving(*answers) as server:
        assert (await server_at(server.url).about()).is_ready


@pytest.mark.parametrize("answers", [(bad.refusal(401),), (bad.gibberish,), (bad.refusal(200, LIST), bad.refusal(503))])
async def test_one_that_refuses_or_is_not_well_or_speaks_nonsense_is_away(answers):
    async with bad.serving(*answers) as server:
        about = await server_at(server.url).about()
        assert (about.is_ready, about.stage) == (False, "away")
        assert about.says.endswith(".")


async def test_one_that_is_too_busy_to_answer_for_a_moment_is_not_away(monkeypatch):
    monkeypatch.setattr("tutor.model.knowing.ASKING_SECONDS", 0.1)
    async with bad.serving(bad.refusal(200, LIST), bad.refusal(200), bad.silence) as server:
        knower = server_at(server.url)
        assert (await knower.about()).is_ready
        knower.asked_at = float("-inf")
        assert (await knower.about()).is_ready
        knower.asked_at = knower.answered_at = float("-inf")  # for too long
        assert (await knower.about()).stage == "away"


async def test_nobody_waits_for_a_list_that_comes_drop_by_drop(monkeypatch):
    monkeypatch.setattr("tutor.model.knowing.ASKING_SECONDS", 0.2)
    async with bad.serving(bad.stream(*[b" "] * 100, pause=0.1)) as server, asyncio.timeout(3):
        assert (await server_at(server.url).about()).stage == "away"


async def test_our_own_says_all_of_itself(tmp_path):
    with serving(ScriptedBackend("x"), name="small-one") as served:
        about = await OurServer(Address(socket=served.socket), tmp_path / "model.json").about()
    assert (about.name, about.digest, about.backend, about.context) == ("small-one", "scripted-1", "scripted", 2000)
    assert (about.is_ready, about.stage, about.progress) == (True, "ready", 1.0)


async def test_before_our_own_is_there_the_file_says_how_far_it_is(tmp_path):
    knower = OurServer(Address(socket=tmp_path / "model.sock"), tmp_path / "model.json")
    assert (await knower.about()).stage == "away"
    stages.write(tmp_path / "model.json", "installing", 0.3)
    knower.asked_at = float("-inf")
    about = await knower.about()
    assert (about.stage, about.progress, about.is_ready) == ("installing", 0.3, False)


@pytest.mark.parametrize("written", [b"", b"{}", b"\xff", b'{"stage": "installing", "pid": 99999999999999999999}'])
async def test_a_broken_file_says_nothing(tmp_path, written):
    (tmp_path / "model.json").write_bytes(written)
    assert stages.read(tmp_path / "model.json").stage == "away"


async def test_where_the_tutor_is_off_it_is_away_at_once(settings):
    settings.TUTOR = False
    assert (await current().about()).stage == "off"
    with pytest.raises(ModelAway):
        await anext(current().stream(Asked(prefix="x")))


@pytest.mark.parametrize("end", ["", "/", "/v1", "/v1/"])
async def test_another_servers_address_may_be_written_as_people_write_it(settings, end):
    settings.TUTOR, settings.TUTOR_OPEN_MODEL = True, "tutor.model.opening.open_model"
    settings.TUTOR_MODEL, settings.TUTOR_MODEL_KEY = "some-model", ""
    async with bad.serving(bad.refusal(200, LIST)) as server:
        settings.TUTOR_MODEL_URL = server.url + end
        assert (await current().about()).is_ready
        assert server.requests[0].startswith(b"GET /v1/models ")
        assert current() is current()


def test_its_numbers_are_passed_on_where_there_are_any(settings, tmp_path):
    settings.TUTOR, settings.TUTOR_MODEL_URL, settings.TUTOR_SOCKET = True, "", tmp_path / "model.sock"
    assert metrics.exposition() == b""
    with serving(ScriptedBackend("x")) as served:
        settings.TUTOR_SOCKET = served.socket
        served.ask()
        assert b'buildalong_tutor_answers_total{how="stop"} 1.0' in metrics.exposition()
        settings.TUTOR = False
        assert metrics.exposition() == b""


def test_one_model_serves_one_event_loop_after_another():
    async def heard(model: HttpModel) -> str:
        return "".join([piece.text async for piece in model.stream(Asked(prefix="x"))])

    with serving(ScriptedBackend("Good", " day")) as served:
        address = Address(socket=served.socket)
        model = HttpModel(address, OurServer(address, served.socket.with_name("model.json")))
        assert [asyncio.run(heard(model)) for _ in range(2)] == ["Good day"] * 2
        assert [asyncio.run(model.about()).is_ready for _ in range(2)] == [True] * 2
