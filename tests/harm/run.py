"""Does all the harm and prints what it cost: ``make harm``.

Exists as one command, so that the promise 'nothing lost' can be tried again at any time.
"""

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from stagedesk.services import backup, forms, settings, vault
from tests.harm import children, disks, flips, kills
from tests.harm.children import PASSWORD
from tests.harm.kills import Tally

#: How often each writer is killed: 340 times in all.
_FULL = {
    "writer": 150,
    "importer": 40,
    "backups": 25,
    "passwords": 25,
    "restorer": 20,
    "window": 80,
}
_SHORT = {"writer": 5, "importer": 1, "backups": 1, "passwords": 1, "restorer": 1, "window": 2}
_FLIPS, _FLIPS_SHORT = 400, 12


def main() -> int:
    """Run everything; 0 when nothing was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="a few of each, for the test suite")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", action="store_true", help="leave the folders for a look")
    asked = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _import_all()
    print(f"seed {asked.seed}", flush=True)
    place = Path(tempfile.mkdtemp(prefix="stagedesk-harm-"))
    try:
        tallies = _all(place, random.Random(asked.seed), _SHORT if asked.short else _FULL)
    finally:
        if not asked.keep:
            shutil.rmtree(place, ignore_errors=True)
    return _told(tallies)


def _all(place: Path, chance: random.Random, times: dict[str, int]) -> list[Tally]:
    tallies = []

    def add(tally: Tally) -> None:
        tallies.append(tally)
        print(_line(tally), flush=True)

    print(_HEAD, flush=True)
    for name, words, child, look, longest in _KILLED:
        folder = place / name / "data"
        _school(folder)
        add(kills.kill_often(words, child, look, folder, times[name], longest, chance))
    short = times is _SHORT
    for tally in flips.all_of_it(place / "bits", chance, _FLIPS_SHORT if short else _FLIPS):
        add(tally)
    for tally in disks.all_of_it(place / "schijven"):
        add(tally)
    return tallies


_Child = Callable[[Path, int, children.Say], None]
_KILLED: tuple[tuple[str, str, _Child, kills.Look, int], ...] = (
    ("writer", "schrijver op de opdrachtregel gedood", children.writer, kills.look_at_writer, 250),
    ("importer", "binnenhalen gedood", children.importer, kills.look_at_import, 2500),
    ("backups", "reservekopie gedood", children.backups, kills.look_at_backups, 500),
    ("passwords", "nieuw wachtwoord gedood", children.passwords, kills.look_at_passwords, 400),
    ("restorer", "terugzetten gedood", children.restorer, kills.look_at_restore, 500),
    ("window", "venster met typer gedood", children.window, kills.look_at_window, 3500),
)


def _school(folder: Path) -> None:
    """A small school: one student, one jobcoach, one backup, and a file with many students."""
    password = "wachtwoord 0" if folder.parent.name == "passwords" else PASSWORD
    desk, _ = vault.create(folder, password)
    names = {"number": "1", "first_name": "Yusuf", "last_name": "van der Meer"}
    desk.write("Leerling", forms.create, "student", names, children.TODAY)
    coach = {"name": "Marijke Groot", "role": "jobcoach"}
    key = desk.write("Collega", forms.create, "staff", coach, children.TODAY)
    desk.write("", settings.remember, "staff", key)
    desk.write("School", settings.school_row)
    backup.make(desk)
    desk.close()
    students = [
        {"number": str(10_000 + n), "first_name": "Aylin", "last_name": "Şahin"}
        for n in range(kills.MANY)
    ]
    text = json.dumps({"stagedesk": 1, "students": students})
    (folder.parent / "veel.json").write_text(text, "utf-8")


def _import_all() -> None:
    """What the forked processes need, imported once; no Qt application is made before a fork."""
    from stagedesk import cli  # noqa: F401
    from stagedesk.services import importing, restoring  # noqa: F401
    from stagedesk.ui import app
    from stagedesk.ui.warm_up import import_the_rest

    assert app
    import_the_rest()


_HEAD = f"{'kwaad':44} {'keer':>6} {'bevestigd':>10} {'verloren':>9}"


def _line(tally: Tally) -> str:
    return f"{tally.harm:44} {tally.tried:6} {tally.said:10} {tally.lost:9}"


def _told(tallies: list[Tally]) -> int:
    total = Tally("samen", sum(one.tried for one in tallies), sum(one.said for one in tallies))
    total.faults = [words for one in tallies for words in one.faults]
    print(_line(total))
    for words in total.faults:
        print(f"  {words}", file=sys.stderr)
    return 1 if total.faults else 0


if __name__ == "__main__":
    sys.exit(main())
