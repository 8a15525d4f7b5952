"""The window's speed, each measurement in a process of its own: prints one line of JSON.

Exists apart from tools.bench so that one window never warms up another.
"""

import json
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from stagedesk.ui.app import Shell

_MS = 1000
_STUDENTS = 15
_GRADES = 60


def main() -> None:
    """Run the measurement that the first argument names."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    what, *rest = sys.argv[1:]
    measures: dict[str, Callable[..., dict[str, Any]]] = {
        "bare": bare,
        "lock": lock,
        "day": day,
    }
    print(json.dumps(measures[what](*rest)), flush=True)
    # Leaving is not measured, and a window that is torn down late may complain.
    os._exit(0)


def bare() -> dict[str, Any]:
    """A bare Qt window with as many tabs, painted."""
    from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

    app = QApplication([])
    tabs = QTabWidget()
    for number in range(6):
        tabs.addTab(QWidget(), f"Tab {number}")
    tabs.resize(1366, 768)
    tabs.show()
    _paint(app)
    return {"painted": True}


def lock(data: str, on: str) -> dict[str, Any]:
    """The lock screen, painted."""
    from PySide6.QtWidgets import QApplication

    from stagedesk.ui import theme
    from stagedesk.ui.app import Shell
    from stagedesk.ui.dutch import dutch

    app = QApplication([])
    dutch(app)
    theme.apply(app)
    shell = Shell(Path(data), lambda: date.fromisoformat(on))
    shell.begin()
    shell.show()
    _paint(app)
    return {"painted": True}


def day(data: str, on: str) -> dict[str, Any]:
    """Enter on the password, another student in every tab, grades typed, memory at the end."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from stagedesk.ui import theme
    from stagedesk.ui.app import Shell
    from stagedesk.ui.dutch import dutch
    from stagedesk.ui.lock_screen import LockScreen

    app = QApplication([])
    dutch(app)
    theme.apply(app)
    shell = Shell(Path(data), lambda: date.fromisoformat(on))
    shell.resize(1366, 768)
    shell.begin()
    shell.show()
    _paint(app)
    screen = shell.currentWidget()
    assert isinstance(screen, LockScreen)
    # Somebody types for about three seconds; the rest is imported meanwhile.
    _type_for(3000)
    screen.password.line.setText(os.environ["STAGEDESK_PASSWORD"])
    begin = perf_counter()
    QTest.keyClick(screen.password.line, Qt.Key.Key_Return)
    while shell.main is None:
        _wait(app)
    _settle(app, shell)
    opened = (perf_counter() - begin) * _MS
    return {
        "opened": opened,
        "students": _students(app, shell),
        "grades": _grades(app, shell),
        "memory": _memory(),
    }


def _paint(app: "QApplication") -> None:
    """Until what is shown has been painted: exposing and painting are events."""
    for _ in range(3):
        app.processEvents()


def _type_for(milliseconds: int) -> None:
    """The event loop as the program runs it; QTest.qWait would keep Python's lock from threads."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _wait(app: "QApplication") -> None:
    """Sleep until an event comes: a loop that spins would keep the worker from its work."""
    from PySide6.QtCore import QEventLoop

    app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _settle(app: "QApplication", shell: "Shell") -> None:
    """Until nothing is asked for any more and all is painted."""
    assert shell.gate is not None
    app.processEvents()
    while shell.gate.working:
        _wait(app)
    app.processEvents()


def _students(app: "QApplication", shell: "Shell") -> dict[str, list[float]]:
    """Milliseconds from choosing a student to a filled tab, by tab."""
    from stagedesk.services import students

    main, gate = shell.main, shell.gate
    assert main is not None
    assert gate is not None
    now = main.choice.now
    rows = gate.read(students.list_rows, now.school_year, now.on, jobcoach=now.jobcoach)
    rows = tuple(row for row in rows if row.placement_key)
    found = {}
    for number in range(main.tabs.count()):
        main.open_tab(main.tabs.tabText(number).replace("&", ""))
        main.choice.pick(student=rows[-1].key)
        _settle(app, shell)
        taken = []
        for row in rows[:_STUDENTS]:
            begin = perf_counter()
            main.choice.pick(student=row.key)
            _settle(app, shell)
            taken.append((perf_counter() - begin) * _MS)
        found[main.tabs.tabText(number).replace("&", "")] = taken
    return found


def _grades(app: "QApplication", shell: "Shell") -> list[float]:
    """Milliseconds from a grade's key to subtotals, certificate states and the saved row."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from stagedesk.services import students
    from stagedesk.ui.assessment_tab import AssessmentTab

    main, gate = shell.main, shell.gate
    assert main is not None
    assert gate is not None
    now = main.choice.now
    rows = gate.read(students.list_rows, now.school_year, now.on)
    fourth = [row for row in rows if row.placement_key and (row.school_class or "")[:1] == "4"]
    main.open_tab("Beoordeling")
    page = main.page()
    assert isinstance(page, AssessmentTab)
    saved: list[str] = []
    gate.saved.connect(saved.append)
    taken: list[float] = []
    for row in fourth:
        main.choice.pick(student=row.key)
        _settle(app, shell)
        page.sheet.setFocus()
        QTest.keyClick(page.sheet, Qt.Key.Key_Home)
        for place in range(30):
            before = len(saved)
            begin = perf_counter()
            QTest.keyClicks(page.sheet, "987"[place % 3])
            app.processEvents()
            if len(saved) > before:
                taken.append((perf_counter() - begin) * _MS)
            QTest.keyClick(page.sheet, Qt.Key.Key_Return)
        if len(taken) >= _GRADES:
            break
    return taken


def _memory() -> float | None:
    """Resident megabytes of this process, where the system tells."""
    try:
        status = Path("/proc/self/status").read_text("utf-8")
    except OSError:
        return None
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    return int(kilobytes) / 1024


def p95(values: list[float]) -> float:
    """The value that 95 of 100 stay under; the median of very few."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * 95 // 100)] if ordered else 0.0


def middle(values: list[float]) -> float:
    """The median; 0 of none."""
    return median(values) if values else 0.0


if __name__ == "__main__":
    main()
