"""From what was typed to what is saved: one small action each, and the sheet as it is after it.

Exists apart from the tab so that every way of entering (key, finger, pen) saves by one path, and
so that a grade costs one transaction and no reading.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from stagedesk.domain.assessment import Stroke
from stagedesk.domain.grades import format_grade
from stagedesk.domain.times import short_date
from stagedesk.services import assessment, handing_out
from stagedesk.services.assessment_sheet import Sheet
from stagedesk.ui.assessment_rows import RowKind
from stagedesk.ui.gate import Gate

#: Dutch name of each signer, as the panel and the history say it.
SIGNER_WORDS = {"supervisor": "opleider", "student": "leerling", "jobcoach": "jobcoach"}


class Entry:
    """Saves changes of a sheet through the gate.

    Attributes:
        saving: True while an action of its own is saved, so that its page need not read again.
    """

    def __init__(self, gate: Gate) -> None:
        """``gate`` is the door to the services."""
        self._owed = gate.owed
        self.saving = False

    def grade(
        self, sheet: Sheet, kind: str, skill: str, number: int, tenths: int | None
    ) -> Sheet | None:
        """Save a grade of a skill, an assignment or the stagecijfer; None when refused."""
        shown = format_grade(tenths) if tenths is not None else "leeg"
        if kind == RowKind.ASSIGNMENT:
            title = f"Stageopdracht BO {number}: {shown}"
            given = assessment.set_assignment
            return self._moment(sheet, title, given, number, tenths, assignment=tenths)
        if kind == RowKind.OWN:
            title = f"Stagecijfer BO {number}: {shown}"
            return self._moment(
                sheet, title, assessment.set_own_grade, number, tenths, grade=tenths
            )
        before = sheet.moment(number).record.grades
        grades: Mapping[str, int] = {k: v for k, v in before.items() if k != skill}
        if tenths is not None:
            grades = {**grades, skill: tenths}
        title = f"{skill} in BO {number}: {shown}"
        change = assessment.set_grade
        return self._moment(sheet, title, change, number, skill, tenths, grades=grades)

    def text(self, sheet: Sheet, name: str, number: int, text: str) -> Sheet | None:
        """Save the feedback of a moment or a text of its reflection; None when refused."""
        if name == "feedback":
            title, change = f"Feedback BO {number}", assessment.set_feedback
            return self._moment(sheet, title, change, number, text, feedback=text or None)
        title = f"Reflectie module {number}"
        values = {name: text or None}
        return self._moment(sheet, title, assessment.set_reflection, number, name, text, **values)

    def signature(
        self, sheet: Sheet, number: int, signer: str, strokes: tuple[Stroke, ...]
    ) -> Sheet | None:
        """Save a drawn signature; None when refused."""
        signatures = {**sheet.moment(number).record.signatures, signer: strokes}
        title = f"Handtekening {SIGNER_WORDS[signer]} BO {number}"
        change = assessment.set_signature
        return self._moment(sheet, title, change, number, signer, strokes, signatures=signatures)

    def date(self, sheet: Sheet, number: int, day: date | None) -> Sheet | None:
        """Save the date of a moment; None when refused."""
        title = f"Datum BO {number}: {short_date(day) if day else 'leeg'}"
        if not self._save(title, assessment.set_date, sheet.placement_key, number, day):
            return None
        return assessment.with_moment(sheet, replace(sheet.moment(number).record, date=day))

    def copy_previous(self, sheet: Sheet, number: int) -> bool:
        """Take over the moment before where nothing stands yet."""
        title = f"BO {number - 1} overgenomen in BO {number}"
        change = assessment.copy_previous
        return self._save(title, change, sheet.placement_key, number, sheet.on)

    def close(self, sheet: Sheet, number: int, paper: bool) -> bool:
        """Close a moment today."""
        change = assessment.close
        return self._save(
            f"BO {number} gesloten", change, sheet.placement_key, number, sheet.on, paper
        )

    def reopen(self, sheet: Sheet, number: int, reason: str) -> bool:
        """Open a closed moment again."""
        change = assessment.reopen
        return self._save(f"BO {number} heropend", change, sheet.placement_key, number, reason)

    def hand_out(self, sheet: Sheet, kind: str, certificate: int | None) -> bool:
        """Hand out a certificate today, with the next free number."""
        title = f"Deelcertificaat {certificate}" if certificate else "Eindcertificaat"
        args = (sheet.enrollment.key, kind, certificate, sheet.on)
        return self._save(f"{title} uitgereikt", handing_out.hand_out, *args)

    def take_back(self, number: str, reason: str) -> bool:
        """Take a certificate back."""
        title = f"Certificaat {number} teruggenomen"
        return self._save(title, handing_out.take_back, number, reason)

    def _moment(
        self,
        sheet: Sheet,
        title: str,
        change: Callable[..., object],
        number: int,
        *args: Any,
        **values: Any,
    ) -> Sheet | None:
        """Save a change of a moment; the same change from memory, or None when refused."""
        if not self._save(title, change, sheet.placement_key, number, *args, sheet.on):
            return None
        record = sheet.moment(number).record
        if not sheet.has_row(number):
            values = {"date": sheet.on, **values}
        return assessment.with_moment(sheet, replace(record, **values))

    def _save(self, title: str, change: Callable[..., object], *args: Any) -> bool:
        """One transaction; False when it was refused (the window says why).

        On a disk that fails it is owed, and shows meanwhile.
        """

        def run(session: Session) -> bool:
            change(session, *args)
            return True

        self.saving = True
        try:
            return self._owed.save(title, run)
        finally:
            self.saving = False
