"""What every part of a page of parts is: of the settings, of the overviews, of a student.

Exists so that such a page treats its parts alike.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.gate import Gate


class Part(QWidget):
    """One part; ``second`` are the words beside its title, ``help`` its own help text.

    Signals:
        go: title of the tab to open; pick on ``choice`` first.
        settings_asked: name of the part of the settings to open.
        counted: words for the right end of the status line.
        print_asked: name of a paper, keys of students, and options as Options takes them.
    """

    go = Signal(str)
    settings_asked = Signal(str)
    counted = Signal(str)
    print_asked = Signal(str, object, object)
    second = ""
    help = ""

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads in ``reload``."""
        super().__init__()
        self.gate = gate
        self.choice = choice

    def reload(self) -> None:
        """Read again; called when the part opens and after every save."""
        raise NotImplementedError

    def print_current(self) -> None:
        """Ctrl+P: print what this part shows; nothing when it has no paper."""


class StudentPart(QWidget):
    """A further part of the tab Leerlingen: what belongs to the student that is chosen.

    Signals: as those of ``Part``.
    """

    go = Signal(str)
    print_asked = Signal(str, object, object)
    help = ""

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads in ``show_student``."""
        super().__init__()
        self.gate = gate
        self.choice = choice

    def show_student(self, chosen: Chosen) -> None:
        """Show a student; called when the part opens, after a choice, after every save."""
        raise NotImplementedError

    def print_current(self) -> None:
        """Ctrl+P: print what this part shows; nothing when it has no paper."""
