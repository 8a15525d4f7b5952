"""Measures what a user waits for, on the demonstration school; reported, never failing.

`make bench`. Every number stands beside what the machine itself needs for the same, so that a
slow machine is told from slow code. The load of the machine is printed, for it spoils numbers.
"""

import compileall
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from tools.bench_window import middle, p95

_MS = 1000
_RUNS = 5
_FOLDER = Path("build/bench")
#: Late in the year, so that slips and grades are many; the same school every time.
_ON = date(2027, 5, 25)
_STUDENTS = 240


def main() -> int:
    """Print every measurement; a part that breaks says so and the next goes on."""
    os.environ.setdefault("STAGEDESK_PASSWORD", "demonstratie")
    print(machine())
    # A school has the program compiled; without this every start would compile it again where
    # Python was told to write nothing.
    compileall.compile_dir("stagedesk", quiet=1)
    compileall.compile_dir("tools", quiet=1)
    data = _FOLDER / "data"
    begin = perf_counter()
    shutil.rmtree(data, ignore_errors=True)
    _school(data)
    print(
        f"{'demonstration school of 240, made':<52}{perf_counter() - begin:9.1f} s   (limit 12 s)"
    )
    for part in (
        lock_screen,
        window,
        certificates,
        year,
        papers,
        backup_time,
        key_derivation,
        lists,
    ):
        try:
            for line in part(data):
                print(line, flush=True)
        # A benchmark reports: what breaks in one part is no reason to lose the others.
        except Exception as fault:
            print(f"{part.__name__}: not measured ({fault})")
    return 0


def machine() -> str:
    """What the numbers were measured on."""
    cpu = ""
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [
            row for row in info.read_text("utf-8").splitlines() if row.startswith("model name")
        ]
        cpu = names[0].partition(":")[2].strip() if names else ""
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{platform.node()}: {cpu or platform.machine()}, {os.cpu_count()} cores, {load}, "
        f"{platform.system()}, Python {platform.python_version()}"
    )


def line(what: str, ms: float, beside: str = "", limit: str = "") -> str:
    """One measurement as a row."""
    told = f"   {beside}" if beside else ""
    return f"{what:<52}{ms:9.1f} ms{told}" + (f"   (limit {limit})" if limit else "")


def _school(data: Path) -> None:
    """The demonstration school, with somebody remembered at the lock."""
    from stagedesk.services import demonstration, settings
    from stagedesk.ui.app import first_jobcoach

    desk = demonstration.build(data, os.environ["STAGEDESK_PASSWORD"], _STUDENTS, _ON)
    with closing(desk):
        desk.write("", settings.remember, "staff", first_jobcoach(desk))


def _child(*arguments: str) -> tuple[dict[str, Any], float]:
    """What a measuring process prints, and the milliseconds from its start to that line."""
    command = [sys.executable, "-m", "tools.bench_window", *arguments]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as errors:
        begin = perf_counter()
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True) as run:
            assert run.stdout is not None
            told = run.stdout.readline()
            took = (perf_counter() - begin) * _MS
        if not told:
            errors.seek(0)
            last = errors.read().strip().splitlines()[-1:]
            raise RuntimeError(last[0] if last else "the window said nothing")
    found: dict[str, Any] = json.loads(told)
    return found, took


def lock_screen(data: Path) -> Iterator[str]:
    """From the start of the process to the lock screen painted, beside a bare window."""
    ours, bare = [], []
    for _ in range(_RUNS):
        bare.append(_child("bare")[1])
        ours.append(_child("lock", str(data), _ON.isoformat())[1])
    ratio = middle(ours) / middle(bare)
    yield line("bare Qt window with six tabs, painted", middle(bare))
    yield line("lock screen painted", middle(ours), f"{ratio:.2f} x bare")


def window(data: Path) -> Iterator[str]:
    """Opening, choosing, grading and memory, in one window."""
    copy = _FOLDER / "typed"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(data, copy)
    found, _ = _child("day", str(copy), _ON.isoformat())
    yield line("Enter on the password to Vandaag painted", found["opened"], limit="800 ms")
    for tab, taken in found["students"].items():
        beside = f"p95 {p95(taken):.1f}"
        yield line(f"another student in {tab}", middle(taken), beside, "60 ms")
    commit = bare_commit(copy)
    grades = found["grades"]
    beside = f"p95 of {len(grades)}; median {middle(grades):.1f}; "
    beside += f"{p95(grades) / commit:.0f} x a bare commit of {commit:.2f}"
    yield line("a grade typed: subtotals, states, saved", p95(grades), beside, "33 ms")
    if found["memory"] is not None:
        told = f"{found['memory']:9.1f} MB   (limit 250 MB)"
        yield f"{'resident memory of the open window':<52}{told}"


def bare_commit(data: Path) -> float:
    """Milliseconds that one row and its commit take on the same encrypted file."""
    from stagedesk.models import keyfile
    from stagedesk.models.store import connect
    from stagedesk.paths import DATABASE

    key = keyfile.unlock(data, os.environ["STAGEDESK_PASSWORD"])
    with closing(connect(data / DATABASE, key)) as connection:
        connection.execute("create table bench (value text)")
        taken = []
        for number in range(50):
            begin = perf_counter()
            connection.execute("begin immediate")
            connection.execute("insert into bench values (?)", (str(number),))
            connection.execute("commit")
            taken.append((perf_counter() - begin) * _MS)
    return middle(taken)


def certificates(data: Path) -> Iterator[str]:
    """All certificates of the school beside reading every slip day and grade raw."""
    from stagedesk.models import keyfile
    from stagedesk.models.store import connect
    from stagedesk.paths import DATABASE
    from stagedesk.services import certificates as service
    from stagedesk.services import vault

    password = os.environ["STAGEDESK_PASSWORD"]
    with closing(vault.unlock(data, password, write=False)) as desk:
        ours = _times(lambda: desk.read(service.of_students, None, None, _ON))
    with closing(connect(data / DATABASE, keyfile.unlock(data, password))) as connection:

        def read() -> None:
            connection.execute("select * from slip_day").fetchall()
            connection.execute("select * from grade").fetchall()

        bare = _times(read)
    yield line("every slip day and grade from a raw cursor", middle(bare))
    ratio = f"{middle(ours) / middle(bare):.2f} x raw"
    yield line("all certificates of the school", middle(ours), ratio, "4 x")


def year(data: Path) -> Iterator[str]:
    """The numbers of the year (beside the window), and who can move to the next."""
    from stagedesk.services import new_year, vault, year_overview

    with closing(vault.unlock(data, os.environ["STAGEDESK_PASSWORD"], write=False)) as desk:
        taken = _times(lambda: desk.read(year_overview.read, "2026-2027", _ON))
        yield line("the numbers of the year and of the one before", middle(taken))
        taken = _times(lambda: desk.read(new_year.proposal, "2026-2027"))
        yield line("who moves to the next school year, proposed", middle(taken), limit="100 ms")


def papers(data: Path) -> Iterator[str]:
    """A beoordelingsformulier of everybody beside the same calls on a bare canvas."""
    from stagedesk.services import printing, vault
    from tools.bench_paper import beside_bare

    options = printing.Options(on=_ON)
    with closing(vault.unlock(data, os.environ["STAGEDESK_PASSWORD"], write=False)) as desk:
        keys = desk.read(printing.whom, None, None, options)
        begin = perf_counter()
        documents = desk.read(printing.gather, "beoordeling", keys, options).documents
        gathered = (perf_counter() - begin) * _MS
    documents = documents[:_STUDENTS]
    yield line(f"{len(documents)} beoordelingsformulieren gathered", gathered)
    ours, bare, other = beside_bare(documents)
    same = "the same bytes" if not other else f"{other} with other bytes"
    yield line("the same drawn by bare ReportLab", bare, same)
    yield line("all of them rendered", ours, f"{ours / bare:.2f} x bare", "2 x")


def backup_time(data: Path) -> Iterator[str]:
    """A backup, made and checked."""
    from stagedesk.services import backup, vault

    with closing(vault.unlock(data, os.environ["STAGEDESK_PASSWORD"])) as desk:
        begin = perf_counter()
        backup.make(desk, _FOLDER / "backups")
        yield line("backup made and checked", (perf_counter() - begin) * _MS)


def key_derivation(data: Path) -> Iterator[str]:
    """From password to database key."""
    from stagedesk.models import keyfile

    taken = _times(lambda: keyfile.unlock(data, os.environ["STAGEDESK_PASSWORD"]))
    yield line("password to key (Argon2id)", middle(taken))


def _times(what: Callable[[], object]) -> list[float]:
    what()
    taken = []
    for _ in range(_RUNS):
        begin = perf_counter()
        what()
        taken.append((perf_counter() - begin) * _MS)
    return taken


def lists(_data: Path) -> Iterator[str]:
    """Every list on a school of two thousand, which takes a minute and a half to make."""
    from tools.bench_lists import measure

    for name, first, usual, count in measure(_FOLDER / "large"):
        yield line(
            f"{name}, of 2,000 students", usual, f"first {first:.0f}, {count} rows", "100 ms"
        )


if __name__ == "__main__":
    sys.exit(main())
