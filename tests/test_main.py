from pathlib import Path

import pytest

from stagedesk.__main__ import window_folder
from stagedesk.paths import data_folder


@pytest.mark.parametrize(
    ("arguments", "folder"),
    [
        ([], data_folder()),
        (["--data", "map"], Path("map")),
        (["--data"], None),
        (["--data", "--help"], None),
        (["--data", "map", "init"], None),
        (["papers"], None),
        (["--help"], None),
    ],
)
def test_only_the_window_goes_past_the_command_line(
    arguments: list[str], folder: Path | None
) -> None:
    assert window_folder(arguments) == folder
