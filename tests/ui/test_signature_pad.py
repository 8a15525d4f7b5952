"""Signing with mouse and finger: what is drawn, and what is kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stagedesk.ui.signature_pad import SignaturePad, path_of
from tests.ui.assessment_window import AssessmentWindow, opened


@pytest.fixture
def pad(qtbot: QtBot) -> Iterator[SignaturePad]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    found = SignaturePad("leerling Noah de Wit", parent)
    found.open()
    yield found
    found.close()


def _draw(qtbot: QtBot, canvas: QWidget, *points: tuple[int, int]) -> None:
    button = Qt.MouseButton.LeftButton
    qtbot.mousePress(canvas, button, pos=QPoint(*points[0]))
    for point in points[1:]:
        qtbot.mouseMove(canvas, QPoint(*point))
    qtbot.mouseRelease(canvas, button, pos=QPoint(*points[-1]))


def test_the_pad_is_640_by_260_and_strokes_are_thousandths_of_its_width(
    qtbot: QtBot, pad: SignaturePad
) -> None:
    assert (pad.canvas.width(), pad.canvas.height()) == (640, 260)
    _draw(qtbot, pad.canvas, (64, 32), (320, 128), (639, 259))
    _draw(qtbot, pad.canvas, (0, 64), (64, 64))
    assert pad.canvas.strokes == (
        ((100, 50), (500, 200), (998, 405)),
        ((0, 100), (100, 100)),
    )


def test_a_finger_draws_too(pad: SignaturePad) -> None:
    finger = QTest.createTouchDevice()
    QTest.touchEvent(pad.canvas, finger).press(0, QPoint(64, 64), pad.canvas)
    QTest.touchEvent(pad.canvas, finger).move(0, QPoint(128, 64), pad.canvas)
    QTest.touchEvent(pad.canvas, finger).release(0, QPoint(128, 64), pad.canvas)
    assert pad.canvas.strokes == (((100, 100), (200, 100)),)


def test_erasing_begins_anew_and_an_empty_pad_cannot_be_kept(
    qtbot: QtBot, pad: SignaturePad
) -> None:
    done = next(b for b in pad.findChildren(QWidget) if b.accessibleName() == "Klaar")
    clear = next(b for b in pad.findChildren(QWidget) if b.accessibleName() == "Wissen")
    assert not done.isEnabled()
    _draw(qtbot, pad.canvas, (10, 10), (50, 50))
    assert done.isEnabled()
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert pad.canvas.strokes == ()
    assert not done.isEnabled()


def test_strokes_become_one_path_as_wide_as_asked() -> None:
    path = path_of((((0, 0), (500, 100)), ((1000, 200),)), 320.0)
    assert path.elementAt(1).x == 160.0
    assert path.contains(QPointF(0, 0)) or path.elementCount() == 4


def test_a_drawn_signature_is_saved_with_its_moment(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path) as walk:
        _sign(walk, qtbot)
        assert walk.record(3).signatures == {"student": (((100, 50), (500, 200)),)}
        assert walk.button("Handtekening leerling").accessibleName().endswith(": getekend")
        close = walk.button("BO 3 sluiten")
        assert close.accessibleDescription() == "Nog 29 cijfers en 2 handtekeningen"


def _sign(walk: AssessmentWindow, qtbot: QtBot) -> None:
    walk.click(walk.button("Handtekening leerling"))
    pad = walk.window.findChild(SignaturePad)
    assert pad is not None
    _draw(qtbot, pad.canvas, (64, 32), (320, 128))
    done = next(b for b in pad.findChildren(QWidget) if b.accessibleName() == "Klaar")
    walk.click(done)
