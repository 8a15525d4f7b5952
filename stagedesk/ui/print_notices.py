"""What the print dialog has to say about who gets no paper and why, and the title over it.

Exists apart from the dialog because it only says and never decides.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.services import printing
from stagedesk.services.printing import Document, Options
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Ground, SignMark, Text


class Notices(Ground):
    """Sentences under each other, each with the sign of nothing."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__("surface")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 0, 18, 12)
        self._column.setSpacing(8)

    def show_notices(self, notices: Sequence[str]) -> None:
        """Show these in place of the others."""
        while self._column.count():
            item = self._column.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.deleteLater()
        for notice in notices:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            row.addWidget(SignMark(Sign.SLASH), 0, Qt.AlignmentFlag.AlignTop)
            text = Text(notice, "body", "text2")
            text.setWordWrap(True)
            row.addWidget(text, 1)
            self._column.addWidget(line)
        self._column.addStretch(1)


def title_of(paper: str, options: Options) -> str:
    """The title of the dialog: the paper, whether it is blank, and of which weeks."""
    words = printing.title(paper)
    if options.blank:
        several = words.endswith(("briefjes", "certificaten"))
        words = f"{'Lege' if several else 'Leeg'} {words[0].lower()}{words[1:]}"
    if options.weeks is not None:
        first, last = options.weeks[0][1], options.weeks[1][1]
        words += f", week {first}" if first == last else f", week {first} tot en met {last}"
    return words


def second_words(by_student: Mapping[str, Sequence[Document]]) -> str:
    """What stands beside the title: the one name, or how many; empty when it is of nobody."""
    if "" in by_student or not by_student:
        return ""
    if len(by_student) > 1:
        return f"{len(by_student)} leerlingen"
    (documents,) = by_student.values()
    return documents[0].name


def proposed_file(
    paper: str, by_student: Mapping[str, Sequence[Document]], options: Options
) -> str:
    """The file name to begin with: of the one document, the one student, or the day."""
    documents = [document for several in by_student.values() for document in several]
    if len(documents) == 1:
        return documents[0].file
    if len(by_student) == 1:
        return f"{paper}_{documents[0].number or options.year}.pdf"
    return f"{paper}_{options.on.isoformat()}.pdf"
