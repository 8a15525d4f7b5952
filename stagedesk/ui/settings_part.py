"""What every part of the settings is.

Exists so that the settings page treats its parts alike.
"""

from PySide6.QtWidgets import QWidget

from stagedesk.ui.choice import Choice
from stagedesk.ui.gate import Gate


class Part(QWidget):
    """One part; ``second`` are the words beside its title, ``help`` its own help text."""

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
