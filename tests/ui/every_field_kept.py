"""Types in every field of the window, and looks whether it is kept and comes back.

Exists apart from the test because ``make harm`` does the same with every button pressed.
"""

import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from sqlalchemy import select

from stagedesk import models as m
from stagedesk.lock import FolderLock
from stagedesk.models.store import Store
from stagedesk.paths import DATABASE
from stagedesk.services.drafts import Place as DraftPlace
from stagedesk.services.transaction import Desk
from tests.ui.every_field import Found, Line, Windows, places, wait

_SEARCH = "zoekt of filtert alleen; er gaat niets verloren"
_SECRET = "een wachtwoord staat nergens, ook niet als concept"
_CONFIRM = "een bevestiging wordt bewust elke keer opnieuw getypt"
#: What is typed in these is deliberately not kept; every other field keeps it. What the print
#: dialog asks is not walked: it is chosen anew for every paper, a BSN among it.
NOT_KEPT = {
    "Zoek leerling of bedrijf": _SEARCH,
    "Zoek leerling, klas of bedrijf": _SEARCH,
    "Zoek op naam": _SEARCH,
    "Filter op naam": _SEARCH,
    "Filter op naam of plaats": _SEARCH,
    "Filter op bedrijf": _SEARCH,
    "Zoek een bedrijf": _SEARCH,
    "Wie? Typ een paar letters": _SEARCH,
    "Van wie? Typ een paar letters": _SEARCH,
    "Nieuw wachtwoord": _SECRET,
    "Nog een keer": _SECRET,
    "Wachtwoord van de dag waarop hij gemaakt is": _SECRET,
    "Typ verwijderen om door te gaan": _CONFIRM,
}


@dataclass
class Outcome:
    """What came of it.

    Attributes:
        tried: how many fields were typed in. again: how many were looked at in a new window.
        faults: what was not kept or did not come back.
        not_kept: names of the list above that were met.
    """

    tried: int = 0
    again: int = 0
    faults: list[str] = field(default_factory=list)
    not_kept: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class _Kept:
    found: Found
    text: str
    drafts: dict[DraftPlace, str]
    #: Which of the drafts is this field's.
    own: DraftPlace
    #: Whether the buttons on the way made a row, which another window makes anew.
    made: bool


def every_field(desk: Desk, on: date, year: str, copy: Path, deepest: int, wait_ms: int) -> Outcome:
    """Type in every field; then show a new window on a copy what was kept.

    Args:
        desk: of an open school; closed afterwards.
        on: the day of now. year: the school year.
        copy: where the copy of the folder goes.
        deepest: how many buttons are pressed after each other.
        wait_ms: how long a draft may take.
    """
    outcome, kept = Outcome(), list[_Kept]()
    windows = Windows(desk, on, year)
    reader = Store(desk.folder / DATABASE, desk.store.key)
    seen: set[str] = set()
    for place in places(windows, deepest):
        made = bool(windows.saved)
        for found, _line in windows.found(place):
            kind = f"{found.mark}{found.number}"
            if kind in seen:
                continue
            seen.add(kind)
            if found.mark[2] in NOT_KEPT:
                outcome.not_kept.add(found.mark[2])
                continue
            outcome.tried += 1
            one = _type(windows, reader, found, f"xq{outcome.tried}", made, wait_ms)
            if isinstance(one, str):
                outcome.faults.append(f"{found}: {one}")
            else:
                kept.append(one)
    reader.close()
    windows.take_back()
    folder = desk.folder
    key = desk.store.key
    windows.close()
    shutil.copytree(folder, copy)
    again = Desk(copy, Store(copy / DATABASE, key), FolderLock(copy).take())
    _look_again(again, on, year, kept, outcome)
    return outcome


def _type(
    windows: Windows, reader: Store, found: Found, letters: str, made: bool, wait_ms: int
) -> "_Kept | str":
    """Type in one field without leaving it; what another reader of the file then finds."""
    line = windows.field(found)
    if line is None and windows.go(found.place):
        # Something typed before took it away; the place was opened anew.
        line = windows.field(found)
    if line is None:
        return "is weg"
    before = _drafts(reader)
    line.setFocus()
    _to_end(line)
    QTest.keyClicks(line, letters)
    text = _text(line)
    if letters not in text:
        return f"toont {text!r} na het typen van {letters!r}"

    def own() -> DraftPlace | None:
        return next((p for p, kept in _drafts(reader).items() if letters in kept), None)

    if not wait(lambda: own() is not None, wait_ms):
        return f"{text!r} is niet bewaard"
    place, now = own(), _drafts(reader)
    assert place is not None
    new = {one: words for one, words in now.items() if before.get(one) != words}
    _type_back(line)
    windows.gate.drafts.keep_all({one: before.get(one) for one in _drafts(reader) | now})
    return _Kept(found, text, new, place, made)


def _look_again(desk: Desk, on: date, year: str, kept: list[_Kept], outcome: Outcome) -> None:
    """All at once, as if each was typed just before the laptop died."""
    drafts: dict[DraftPlace, str | None] = {}
    for one in kept:
        if not one.made:
            drafts.update(one.drafts)
    desk.keep_drafts(drafts)
    windows, here = Windows(desk, on, year), None
    for one in kept:
        # A place shown twice keeps what was typed last.
        if one.made or drafts[one.own] != one.drafts[one.own]:
            continue
        if here != one.found.place and not windows.go(one.found.place):
            outcome.faults.append(f"{one.found}: niet meer te vinden")
            continue
        here = one.found.place
        outcome.again += 1
        line = windows.field(one.found)
        shown = None if line is None else _text(line)
        if shown != one.text:
            outcome.faults.append(f"{one.found}: {one.text!r} is bewaard, maar er staat {shown!r}")
    windows.take_back()
    windows.close()


def _drafts(reader: Store) -> dict[DraftPlace, str]:
    with reader.reading() as session:
        rows = session.scalars(select(m.Draft)).all()
        return {(row.form, row.row_key, row.field): row.text for row in rows}


def _text(line: Line) -> str:
    return line.text() if isinstance(line, QLineEdit) else line.toPlainText()


def _to_end(line: Line) -> None:
    if isinstance(line, QLineEdit):
        line.end(False)
    else:
        line.moveCursor(QTextCursor.MoveOperation.End)


def _type_back(line: Line) -> None:
    """Ctrl+Z until it stands as it was."""
    for _ in range(40):
        can = (
            line.isUndoAvailable()
            if isinstance(line, QLineEdit)
            else line.document().isUndoAvailable()
        )
        if not can:
            return
        QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
