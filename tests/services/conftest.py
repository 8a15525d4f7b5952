"""A real encrypted file for use cases: made once a module, filled by each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from stagedesk.services import vault
from stagedesk.services.transaction import Desk

PASSWORD = "lange oefenzin"


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("leeg") / "data"
    desk, _ = vault.create(folder, PASSWORD)
    desk.close()
    return folder


@pytest.fixture
def desk(empty_folder: Path, tmp_path: Path) -> Iterator[Desk]:
    """An empty database of its own, without paying for a new key each time."""
    folder = tmp_path / "data"
    shutil.copytree(empty_folder, folder)
    opened = vault.unlock(folder, PASSWORD)
    yield opened
    opened.close()
