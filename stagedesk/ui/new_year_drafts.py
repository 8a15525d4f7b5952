"""What is planned for the next school year, kept until it is made.

Exists because an afternoon of classes is chosen and typed before one button carries it out.
"""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from stagedesk.domain.draft_text import draft_text, draft_value
from stagedesk.domain.new_year import ClassPlan, OwnPlan
from stagedesk.ui.drafts import Drafts
from stagedesk.ui.typing_drafts import TypingDrafts

_FORM, _OWN = "new_year", "own"


class PlanDrafts(QObject):
    """The plans of the classes under their school year, those of a student under the student."""

    def __init__(self, drafts: Drafts, parent: QObject) -> None:
        """Goes with ``parent``."""
        super().__init__(parent)
        self._drafts = drafts
        self._typing = TypingDrafts(drafts, self)

    def of_year(self, year: str) -> tuple[dict[str, ClassPlan], dict[str, OwnPlan]]:
        """What was kept of a year: by class, and by key of a student."""
        self._typing.keep_now()
        classes, own = {}, {}
        for row, texts in self._drafts.of_form(_FORM).items():
            student, _dot, of_year = row.rpartition(".")
            if of_year != year:
                continue
            for field, text in texts.items():
                found = draft_value(text)
                if not isinstance(found, tuple) or len(found) != 3:
                    continue
                if student:
                    own[student] = OwnPlan(*found)
                else:
                    classes[field] = ClassPlan(*found)
        return classes, own

    def keep_class(self, year: str, name: str, plan: ClassPlan, proposed: ClassPlan) -> None:
        """Keep what a class becomes; as it was proposed there is nothing to keep."""
        words = draft_text((plan.school_class, plan.mentor, plan.jobcoach))
        self._typing.typed((_FORM, year, name), None if plan == proposed else words)

    def keep_own(self, year: str, student: str, own: OwnPlan) -> None:
        """Keep what is otherwise for a student."""
        self._typing.typed((_FORM, f"{student}.{year}", _OWN), _own_text(own))

    def keep_all(self, year: str, plans: Mapping[str, OwnPlan]) -> None:
        """Keep what is otherwise for many at once."""
        self._typing.keep_now()
        self._drafts.keep_all(
            {(_FORM, f"{one}.{year}", _OWN): _own_text(own) for one, own in plans.items()}
        )

    def forget(self, year: str) -> None:
        """The year is made."""
        self._typing.clear()
        rows = self._drafts.of_form(_FORM).items()
        gone = (
            (_FORM, row, field)
            for row, texts in rows
            if row.rpartition(".")[2] == year
            for field in texts
        )
        self._drafts.keep_all(dict.fromkeys(gone))


def _own_text(own: OwnPlan) -> str | None:
    if own == OwnPlan():
        return None
    return draft_text((own.move, own.school_class, own.goes_on))
