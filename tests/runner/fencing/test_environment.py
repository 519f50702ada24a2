"""The learners' Python: of its own, readable to the sandbox's users, and current."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from runner.errors import NoSandbox
from runner.fencing import environment

AS_NOBODY = {"user": environment.NOBODY, "group": environment.NOBODY, "extra_groups": [], "cwd": "/"}


def test_where_it_is_not_built_the_sentence_says_what_builds_it(settings, tmp_path):
    settings.LEARNERS_DIR = tmp_path
    with pytest.raises(NoSandbox, match=r"\./run"):
        environment.learners_python()
    assert not environment.is_current()


@pytest.mark.kernel
def test_it_has_what_learners_import_and_nothing_of_the_site():
    code = "import numpy, pandas, matplotlib, PIL, ipykernel\nimport sys\nprint('django' in sys.modules)\nimport django"
    python = environment.learners_python()
    done = subprocess.run([python, "-I", "-c", code], capture_output=True, text=True)
    assert done.stdout == "False\n"
    assert "No module named 'django'" in done.stderr


@pytest.mark.kernel
@pytest.mark.skipif(os.geteuid() != 0, reason="only root starts programs as other users")
def test_the_sandboxes_users_may_use_it():
    done = subprocess.run([environment.learners_python(), "-I", "-c", "import pandas"], **AS_NOBODY)
    assert done.returncode == 0


@pytest.mark.kernel
def test_an_upgrade_of_the_systems_python_is_noticed(settings, tmp_path):
    built = environment.learners_python().parents[1]
    settings.LEARNERS_DIR = tmp_path
    copy = environment._folder()
    (copy / "bin").mkdir(parents=True)
    (copy / "bin/python").symlink_to((built / "bin/python").resolve())
    (copy / "built-from").write_text((built / "built-from").read_text())
    assert environment.is_current()
    (copy / "built-from").write_text("3.10.1 /usr")
    assert not environment.is_current()


@pytest.mark.kernel
@pytest.mark.long
def test_a_python_that_only_root_may_read_is_copied_for_the_sandboxes_users_or_refused(tmp_path):
    ours = Path(sys.base_prefix) / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}"
    for folder in [tmp_path, *tmp_path.parents]:
        if folder.stat().st_mode & 0o001 == 0:
            folder.chmod(folder.stat().st_mode | 0o011)
    try:
        copy = environment._copy_of(ours, tmp_path)
    except NoSandbox as refused:  # a Python whose own library lies where only root may read
        assert "for the whole machine" in str(refused)  # noqa: PT017
        return
    assert tmp_path in copy.parents
    code = f"{environment.PROBE}; import sys; print(sys.base_prefix)"
    done = subprocess.run(
        [copy, "-I", "-c", code], capture_output=True, text=True, **(AS_NOBODY if os.geteuid() == 0 else {})
    )
    assert done.stdout.strip() == str(copy.parents[1]), done.stderr
