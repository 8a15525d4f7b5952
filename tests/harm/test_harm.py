"""A few of every harm in the normal suite; ``make harm`` does hundreds."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(sys.platform != "linux", reason="forks, and looks into /proc")
def test_a_few_of_every_harm_lose_nothing() -> None:
    """In a process of its own: it forks, and Qt must not be there before."""
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-m", "tests.harm.run", "--short"]
    done = subprocess.run(
        command, cwd=root, env=os.environ.copy(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    table = done.stdout.splitlines()
    assert table[1].split() == ["kwaad", "keer", "bevestigd", "verloren"]
    assert table[-1].split()[0] == "samen"
    assert table[-1].split()[-1] == "0"
