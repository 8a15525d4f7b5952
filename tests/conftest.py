"""What every test shares: no screen, no network of settings, a home of its own."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from tests.contract_desk import CommandLine

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# `make test` decides what lands, so its examples are the same every run; `make fuzz` looks further.
settings.register_profile("landing", derandomize=True)
settings.register_profile("looking", derandomize=False)
settings.load_profile("looking" if "STAGEDESK_FUZZ" in os.environ else "landing")

PASSWORD = "lange oefenzin"


@pytest.fixture(scope="session")
def fresh_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty encrypted folder, made once: a key costs time."""
    from stagedesk.services import vault

    folder = tmp_path_factory.mktemp("leeg") / "data"
    desk, _ = vault.create(folder, PASSWORD)
    desk.close()
    return folder


@pytest.fixture
def line(
    fresh_folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> CommandLine:
    """The command line on an empty folder of its own."""
    monkeypatch.setenv("STAGEDESK_PASSWORD", PASSWORD)
    shutil.copytree(fresh_folder, tmp_path / "een" / "data")
    return CommandLine(tmp_path / "een" / "data", capsys)


@pytest.fixture
def other(
    line: CommandLine, fresh_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """The command line on a second empty folder."""
    shutil.copytree(fresh_folder, tmp_path / "twee" / "data")
    return CommandLine(tmp_path / "twee" / "data", capsys)
