"""What the tests of half-typed lines share: to type, and to see what is kept of it."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.ui.gate import Gate

W = TypeVar("W", bound=QWidget)


def kept(gate: Gate) -> list[tuple[str, str]]:
    """Every draft: field and text."""

    def find(session: Session) -> list[tuple[str, str]]:
        return [(row.field, row.text) for row in session.scalars(select(m.Draft))]

    return gate.read(find)


def about(gate: Gate) -> str:
    """What the one draft is about."""
    return gate.read(lambda session: session.scalars(select(m.Draft.row_key)).one())


def shown(widget: W, qtbot: QtBot) -> W:
    """A widget as a window that has the keys."""
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    return widget


def typed(line: QWidget, text: str, gate: Gate, qtbot: QtBot) -> None:
    """Type, and wait until it is kept."""
    line.setFocus()
    qtbot.keyClicks(line, text)
    qtbot.waitUntil(lambda: text in {words for _field, words in kept(gate)})
