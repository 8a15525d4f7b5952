"""Which rows the assessment sheet has and how high each is: the form of Bijlage 1 as a list.

Exists so that painting, keys and mouse agree on where a row is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from stagedesk.domain.grades import assessed_skills
from stagedesk.services.assessment import REFLECTIONS
from stagedesk.services.assessment_sheet import Sheet
from stagedesk.ui import theme


class RowKind(StrEnum):
    """What stands in a row."""

    HEAD = "head"
    SKILL = "skill"
    SECTION = "section"
    ASSIGNMENT = "assignment"
    REFLECTION = "reflection"
    FEEDBACK = "feedback"
    OWN = "own"


#: Rows in which a grade is typed.
GRADED = (RowKind.SKILL, RowKind.ASSIGNMENT, RowKind.OWN)
#: Rows that hold a text field, each for the text that its key names.
NOTED = (RowKind.REFLECTION, RowKind.FEEDBACK)


#: Beside the two texts of a reflection, once their questions are covered by an answer.
_MARKS = ("goed", "later")


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        key: skill id, name of a text, or empty. mark: what stands in the narrow first column.
        certificate: of a head or a skill. columns: moments that have a cell here.
        counts: False for a skill that the grade year does not assess.
    """

    kind: RowKind
    mark: str
    text: str
    key: str = ""
    certificate: int = 0
    columns: tuple[int, ...] = ()
    counts: bool = True

    @property
    def graded(self) -> bool:
        """Whether a grade is typed here."""
        return self.kind in GRADED


def rows_of(sheet: Sheet) -> tuple[Row, ...]:
    """The rows of a sheet: certificates, then stageopdrachten, feedback; stagecijfer is last."""
    policy = sheet.policy
    every = tuple(x.record.moment for x in sheet.moments)
    assessed = {s.id for s in assessed_skills(policy, sheet.enrollment.grade_year)}
    entered = {skill for x in sheet.moments for skill in x.record.grades}
    rows: list[Row] = []
    for number in sorted(policy.certificates):
        certificate = policy.certificates[number]
        skills = [s for s in certificate.skills if s.id in assessed or s.id in entered]
        if not skills:
            continue
        counts = skills[0].id in assessed
        title = (
            certificate.name
            if counts
            else (f"{certificate.name} – telt niet mee in leerjaar {sheet.enrollment.grade_year}")
        )
        rows.append(Row(RowKind.HEAD, str(number), title, "", number, every, counts))
        rows.extend(Row(RowKind.SKILL, s.id, s.text, s.id, number, every, counts) for s in skills)
    return (*rows, *_assignments(sheet, every), *_feedback(every), _own(every))


def _assignments(sheet: Sheet, every: tuple[int, ...]) -> list[Row]:
    if not sheet.modules:
        return []
    rows = [Row(RowKind.SECTION, "", "Stageopdrachten")]
    for index, title in enumerate(sheet.modules):
        column = every[min(index, len(every) - 1)]
        rows.append(Row(RowKind.ASSIGNMENT, f"M{index + 1}", title, "", 0, (column,)))
        rows += [
            Row(RowKind.REFLECTION, mark, "", name, 0, (column,))
            for name, mark in zip(REFLECTIONS, _MARKS, strict=True)
        ]
    return rows


def _feedback(every: tuple[int, ...]) -> list[Row]:
    head = Row(RowKind.SECTION, "", "Opmerkingen en feedback")
    return [head, *(Row(RowKind.FEEDBACK, f"BO {n}", "", "feedback", 0, (n,)) for n in every)]


def _own(every: tuple[int, ...]) -> Row:
    return Row(RowKind.OWN, "", "Stagecijfer", "", 0, every)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each row lies, in pixels from the top of the rows.

    Attributes:
        tops: of each row. heights: of each row; the last, the stagecijfer, lies in the foot.
    """

    tops: tuple[int, ...]
    heights: tuple[int, ...]

    @property
    def total(self) -> int:
        """Height of all rows that scroll."""
        return self.tops[-1] if self.tops else 0

    def at(self, y: int) -> int | None:
        """The row at a height, or None."""
        for index, top in enumerate(self.tops[:-1]):
            if top <= y < top + self.heights[index]:
                return index
        return None


def lay_out(rows: Sequence[Row], text_width: int, touch: bool) -> Layout:
    """Heights of the rows: a text that does not fit takes the lines that it needs."""
    metrics = QFontMetrics(theme.font("strong"))
    heights = [_height(row, text_width, touch, metrics) for row in rows]
    tops = [sum(heights[:index]) for index in range(len(heights))]
    return Layout(tuple(tops), tuple(heights))


def _height(row: Row, text_width: int, touch: bool, metrics: QFontMetrics) -> int:
    if row.kind is RowKind.FEEDBACK:
        return theme.scaled(82)
    if row.kind is RowKind.REFLECTION:
        return theme.scaled(62)
    if row.kind in (RowKind.HEAD, RowKind.SECTION):
        return theme.scaled(36 if touch else 30)
    least = theme.scaled(36 if touch else 28)
    if metrics.horizontalAdvance(row.text) <= text_width:
        return least
    box = metrics.boundingRect(
        QRect(0, 0, text_width, 1000), int(Qt.TextFlag.TextWordWrap), row.text
    )
    return max(least, box.height() + 10)
