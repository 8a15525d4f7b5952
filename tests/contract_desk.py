"""What the contract's tests share: dossier files in, the command line's answers out."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

Tree = dict[str, Any]
SKILLS = {1: 6, 2: 5, 3: 5, 4: 5, 5: 5, 6: 5}
DAY = {"begin": "08:30", "end": "16:30"}
COMPANIES = [
    {"id": "c1", "name": "Alfa"},
    {"id": "c2", "name": "Beta"},
    {"id": "c3", "name": "Gamma", "closed": [["2026-10-05", "2026-10-11"]]},
    {"id": "school", "name": "School", "internal": True},
]


class CommandLine:
    """The real command line on a real encrypted folder, in this process."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys

    def run(self, *arguments: object) -> tuple[int, str, str]:
        from stagedesk import cli  # every test loads this module; few need the parser

        self.capsys.readouterr()
        status = cli.run(["--data", str(self.folder), *map(str, arguments)])
        said = self.capsys.readouterr()
        return status, said.out, said.err

    def put(self, content: Tree | bytes) -> tuple[int, str]:
        file = self.folder.parent / "in.json"
        file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        status, _, fault = self.run("import", file)
        return status, fault

    def exported(self, *arguments: str) -> bytes:
        file = self.folder.parent / "out.json"
        status, _, fault = self.run("export", file, *arguments)
        assert status == 0, fault
        return file.read_bytes()

    def listed(self, *arguments: str) -> Any:
        status, out, fault = self.run(*arguments, "--json")
        assert status == 0, fault
        return json.loads(out)


def grades(upto: int, grade: str = "8", **other: str | None) -> dict[str, str]:
    """Every skill of the certificates up to ``upto``; ``s2_1="7.9"`` changes one, None leaves it
    out."""
    every = {f"{c}.{s}": grade for c in range(1, upto + 1) for s in range(1, SKILLS[c] + 1)}
    changed = {name[1:].replace("_", "."): value for name, value in other.items()}
    return {k: v for k, v in {**every, **changed}.items() if v is not None}


def moment(number: int, of: dict[str, str]) -> Tree:
    return {"moment": number, "date": f"2026-11-{number:02}", "grades": of}


def slip(week: int, year: int = 2026, signed: bool = True, **days: Tree) -> Tree:
    sunday = date.fromisocalendar(year, week, 7).isoformat()
    signature = {"signed_on": sunday, "signed_by": "Bo"} if signed else {}
    return {"iso_year": year, "iso_week": week, "days": days, **signature}


def worked(minutes: int) -> list[Tree]:
    """Signed slips of exactly so many minutes, at most 16 hours a day, from week 37 on."""
    slips: list[Tree] = []
    week = 37
    while minutes > 0:
        days: dict[str, Any] = {}
        for day in ("mon", "tue", "wed", "thu", "fri"):
            part = min(minutes, 960)
            if part > 0:
                days[day] = {"begin": "06:00", "end": f"{6 + part // 60:02}:{part % 60:02}"}
                minutes -= part
        slips.append(slip(week, **days))
        week += 1
    return slips


def placement(company: str = "c1", start: str = "2026-08-31", **rest: Any) -> Tree:
    return {"company": company, "start": start, **rest}


def planned(*days: str, **rest: Any) -> Tree:
    """A placement of whole days, half past eight to half past four."""
    times = {"days": list(days), "begin_time": "08:30", "end_time": "16:30"}
    return placement(**{**times, **rest})


def file_of(*placements: Tree, grade_year: int = 3, year: str = "2026-2027", **rest: Any) -> Tree:
    """A dossier file of one student with one enrollment."""
    enrollment = {"school_year": year, "grade_year": grade_year, "school_class": "A", **rest}
    enrollment["placements"] = list(placements)
    student = {"number": "10001", "first_name": "Noor", "last_name": "Wit"}
    return {
        "stagedesk": 1,
        "companies": COMPANIES,
        "students": [{**student, "enrollments": [enrollment]}],
    }
