"""What the window's tests share: the dressed application, light, and no noise of offscreen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from stagedesk.services import forms, vault
from stagedesk.ui import theme
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.gate import Gate


def pytest_configure(config: pytest.Config) -> None:
    # The offscreen screen says this of every window; it is no fault of ours.
    config.addinivalue_line("qt_log_ignore", "This plugin does not support propagateSizeHints")


#: Nothing here is a timed test: a wait ends when it is met, and this only ends one that never is.
PATIENCE_MS = 60_000


class PatientBot(QtBot):
    """Waits as long as a busy machine needs."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **given: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **given)

    def waitExposed(self, widget: Any, *, timeout: int = PATIENCE_MS) -> Any:
        return super().waitExposed(widget, timeout=timeout)

    def waitActive(self, widget: Any, *, timeout: int = PATIENCE_MS) -> Any:
        return super().waitActive(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(theme.SCHEME_VARIABLE, "light")
    if not qapp.property("dressed"):
        theme.apply(qapp)
        qapp.setProperty("dressed", True)


PASSWORD = "paarse fietsen zingen"
TODAY = date(2027, 5, 25)
YEAR = "2026-2027"
STUDENTS = (
    ("10001", "Yusuf", "van der", "Meer", "4B"),
    ("10002", "Aylin", None, "Şahin", "4B"),
    ("10003", "Łukasz", None, "Wójcik", "4A"),
)


def _fill(session: Session) -> dict[str, str]:
    keys = {
        "jobcoach": forms.create(session, "staff", {"name": "Marijke Groot", "role": "jobcoach"})
    }
    keys["other"] = forms.create(session, "staff", {"name": "Bram Peeters", "role": "jobcoach"})
    for number, first, infix, last, school_class in STUDENTS:
        names = {"number": number, "first_name": first, "infix": infix, "last_name": last}
        keys[first] = forms.create(session, "student", names)
        coach = keys["other"] if first == "Łukasz" else keys["jobcoach"]
        forms.create(
            session,
            "enrollment",
            {"grade_year": 4, "school_class": school_class, "jobcoach": coach},
            student_key=keys[first],
            school_year=YEAR,
        )
    return keys


@dataclass
class School:
    """A real encrypted folder with three students, and the door to it."""

    folder: Path
    gate: Gate
    keys: dict[str, str]


@pytest.fixture
def school(tmp_path: Path, qtbot: QtBot) -> Iterator[School]:
    desk, _ = vault.create(tmp_path / "data", PASSWORD, who="Marijke Groot")
    keys = desk.write("Proefschool", _fill)
    gate = Gate(desk)
    yield School(tmp_path / "data", gate, keys)
    gate.drain()


@pytest.fixture
def choice(school: School) -> Choice:
    return Choice(Chosen(TODAY, YEAR), school.keys["jobcoach"])
