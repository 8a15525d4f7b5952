"""Kills a writer at a random moment, looks at what it left, and does so again.

Exists as the loop around children.py: what was acknowledged must be there, the file must be whole
and must open, every time.
"""

import os
import random
import re
import select
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from stagedesk.models import keyfile
from stagedesk.services import backup, checking, drafts, records, settings, vault
from stagedesk.services.transaction import Desk
from tests.harm import children
from tests.harm.children import PASSWORD

#: Looks at what a killed process left: folder, its acknowledgements, where it began; the faults
#: found and where the next one begins.
Look = Callable[[Path, list[str], int], tuple[list[str], int]]
_LONGEST_WAIT_SECONDS = 60


@dataclass
class Tally:
    """What came of one harm.

    Attributes:
        harm: Dutch words. tried, lost: how often. said: how much was acknowledged in all.
        faults: what was lost or wrong, for who has to find out why.
    """

    harm: str
    tried: int = 0
    said: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def lost(self) -> int:
        """How much was lost or wrong."""
        return len(self.faults)


def kill_often(
    harm: str,
    child: Callable[[Path, int, children.Say], None],
    look: Look,
    folder: Path,
    times: int,
    longest_ms: int,
    chance: random.Random,
) -> Tally:
    """Start a process, kill it, look; as often as asked."""
    tally, start = Tally(harm), 0
    for number in range(times):
        tally.tried += 1
        try:
            seconds = chance.uniform(0, longest_ms) / 1000
            # One in five already while it opens, before it says anything.
            said = killed(child, folder, start, seconds, wait=number % 5 != 4)
            tally.said += len(said)
            faults, start = look(folder, said, start)
        except Exception as fault:
            faults = [f"{type(fault).__name__}: {fault}"]
        tally.faults += [f"{harm} {tally.tried}: {words}" for words in faults]
    return tally


def killed(
    child: Callable[[Path, int, children.Say], None],
    folder: Path,
    start: int,
    seconds: float,
    *,
    wait: bool = True,
) -> list[str]:
    """Fork a process that runs ``child``; kill it some time after its first word, or its birth.

    Forked, so that hundreds of them need not import everything anew.

    Returns:
        All that it said.
    """
    reading, writing = os.pipe()
    number = os.fork()
    if number == 0:
        status = 1
        try:
            os.close(reading)
            _quiet()
            child(folder, start, children.say_to(writing))
            status = 0
        except BaseException as error:
            # Told to the parent, whose look fails on it; this process has no other way out.
            os.write(writing, f"! {type(error).__name__}: {error}\n".encode())
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        first = _first_line(pipe.fileno()) if wait else b""
        time.sleep(seconds)
        os.kill(number, signal.SIGKILL)
        os.waitpid(number, 0)
        lines = (first + pipe.read()).decode().splitlines()
    if broken := [line for line in lines if line.startswith("!")]:
        raise RuntimeError(f"the child failed: {broken[0]}")
    return lines


def _first_line(pipe: int) -> bytes:
    ready, _, _ = select.select([pipe], [], [], _LONGEST_WAIT_SECONDS)
    return os.read(pipe, 65536) if ready else b""


def _quiet() -> None:
    nothing = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nothing, stream)


def _opened(folder: Path, password: str = PASSWORD) -> Desk:
    """It opens and passes its check, or this raises."""
    desk = vault.unlock(folder, password)
    try:
        checking.check(desk)
    except BaseException:
        desk.close()
        raise
    return desk


def look_at_writer(folder: Path, said: list[str], start: int) -> tuple[list[str], int]:
    """Every acknowledged place and student is there."""
    desk = _opened(folder)
    students = desk.read(records.load).students.values()
    desk.close()
    saved = max((int(words) for words in said if not words.endswith("+")), default=start)
    made = {words[:-1] for words in said if words.endswith("+")}
    place = max(_number(student.city) for student in students)
    faults = [] if place >= saved else [f"plaats {place}, bevestigd {saved}"]
    faults += [f"leerling {n} is weg" for n in made - {student.number for student in students}]
    newest = max(int(student.number) for student in students if student.number != "1")
    return faults, max(place, newest, start)


def look_at_import(folder: Path, said: list[str], start: int) -> tuple[list[str], int]:
    """All students of the file are there or none; when it said that it was done, all."""
    desk = _opened(folder)
    count = len(desk.read(records.load).students)
    desk.close()
    done = f"klaar {0}" in said
    whole = count in ((1 + MANY,) if done else (1, 1 + MANY))
    return [] if whole else [f"{count} leerlingen, klaar: {done}"], start


#: How many students the imported file has.
MANY = 120


def look_at_backups(folder: Path, said: list[str], start: int) -> tuple[list[str], int]:
    """Every backup that has its name opens, and holds what was acknowledged before it."""
    faults, saved = [], start
    _opened(folder).close()
    there = {one.file.name for one in backup.kept(folder)}
    for words in said:
        number, name = words.split(" ", 1)
        saved = max(saved, int(number))
        if name not in there:
            faults.append(f"{name} is weg")
    for one in backup.kept(folder)[:2]:
        if backup.look(folder, one.file, PASSWORD).students < 1:
            faults.append(f"{one.file.name} is leeg")
    for one in backup.kept(folder)[5:]:
        one.file.unlink()
    return faults, saved


def look_at_passwords(folder: Path, said: list[str], start: int) -> tuple[list[str], int]:
    """The newest acknowledged password opens, or the one that was being set."""
    newest = max((int(words) for words in said), default=start)
    for number in (newest, newest + 1):
        try:
            keyfile.unlock(folder, f"wachtwoord {number}")
        except keyfile.WrongPassword:
            continue
        _opened(folder, f"wachtwoord {number}").close()
        return [], number
    return [f"wachtwoord {newest} opent niet"], newest


def look_at_restore(folder: Path, said: list[str], start: int) -> tuple[list[str], int]:
    """What stood there or what was in the backup: the same one student; what went aside stays."""
    desk = _opened(folder)
    count = len(desk.read(records.load).students)
    desk.close()
    return [] if count == 1 else [f"{count} leerlingen"], start


def look_at_window(folder: Path, said: list[str], start: int) -> tuple[list[str], int]:
    """What was saved is saved; what was kept while typing is a draft, or was saved since."""
    desk = _opened(folder)
    place = desk.read(settings.get_school).place or ""
    school = desk.read(lambda session: settings.school_row(session).key)
    draft = desk.read(drafts.of_row, "school", school).get("place", "")
    desk.close()
    saved = [words[2:] for words in said if words.startswith("S ")]
    kept = [words[2:] for words in said if words.startswith("D ")]
    shown = next((words[2:] for words in said if words.startswith("T ")), None)
    faults = []
    if saved and _number(place) < _number(saved[-1]):
        faults.append(f"bewaard {saved[-1]!r}, er staat {place!r}")
    if kept and max(_number(draft), _number(place)) < _number(kept[-1]):
        faults.append(f"getypt {kept[-1]!r}, concept {draft!r}, er staat {place!r}")
    if kept and _number(draft) == _number(kept[-1]) and not draft.startswith(kept[-1].rstrip()):
        faults.append(f"getypt {kept[-1]!r}, concept {draft!r}")
    if shown is not None and _EXPECTED and shown.rstrip() != _EXPECTED[-1].rstrip():
        faults.append(f"het venster toont {shown!r}, er stond {_EXPECTED[-1]!r}")
    _EXPECTED.append(draft or place)
    return faults, max(_number(draft), _number(place), start)


#: What the field must show at the next start.
_EXPECTED: list[str] = []


def _number(text: str | None) -> int:
    found = re.search(r"\d+", text or "")
    return int(found[0]) if found else 0
