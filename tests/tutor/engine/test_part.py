"""The whole part "model" under the supervisor, with a tiny model of random weights."""

import signal

import psutil
import pytest

from tests import stack as stacks
from tests.stack import wait_for
from tests.tutor.engine.backends import tiny


@pytest.mark.long
@pytest.mark.stack
def test_the_part_is_ready_behind_and_comes_back_when_it_is_killed(tmp_path):
    tiny_model = tiny.make(tmp_path / "tiny")
    served = {"TUTOR": "1", "TUTOR_MODEL": str(tiny_model), "TUTOR_MODEL_URL": "", "TUTOR_BACKEND": "slots"}
    stack = stacks.start("--only", "model", **served)
    try:
        assert stack.lines[-1] == "READY model"

        def answers() -> bool:
            return any(line.split()[:2] == ["model", "answers"] for line in stack.lines)

        wait_for(answers, seconds=90)
        told = stack.manage("doctor", "--json").stdout
        assert tiny_model.name in told
        before = stack.processes()["model"]
        assert before.environ().get("HF_HUB_OFFLINE") == "1"
        before.send_signal(signal.SIGKILL)
        wait_for(lambda: stack.processes().get("model", before).pid != before.pid)
        ours = psutil.Process(stack.process.pid)
        wait_for(lambda: any("model was ended by SIGKILL" in line for line in stack.lines))
    finally:
        stacks.remove(stack)
    assert not ours.is_running()
