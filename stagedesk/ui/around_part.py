"""'Rond de stage': sick calls, the first day, agreed hours, papers and pictures of one student."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout

from stagedesk.domain.absence_notices import ABSENCE_NOTICE_FORM
from stagedesk.domain.first_day import FIRST_DAY_FORM
from stagedesk.domain.form import Form
from stagedesk.domain.make_up import MAKE_UP_FORM
from stagedesk.domain.problem import DeskError, InputError
from stagedesk.domain.student_papers import STUDENT_PAPER_FORM
from stagedesk.services import absence_notices, around, attachments, forms, log
from stagedesk.services.around import AroundPage
from stagedesk.services.headline import headline
from stagedesk.ui.around_kept import KEPT_FORM, first_values, kept_values
from stagedesk.ui.around_view import TICKS, AroundView
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.gate import Gate
from stagedesk.ui.kept_view import KeptView
from stagedesk.ui.log_edit import LogEdit
from stagedesk.ui.new_form import NewForm
from stagedesk.ui.part import StudentPart
from stagedesk.ui.widgets import EmptyState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_FILTER = "Foto of PDF (*.jpg *.jpeg *.png *.pdf)"
#: Where the path of a file that was chosen and not kept yet is a draft; its bytes are read again.
_CHOSEN_FILE = "new.attachment.file"


class AroundPart(StudentPart):
    """Rond de stage."""

    help = "rond-de-stage"

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads in ``show_student``."""
        super().__init__(gate, choice)
        self._page = AroundPage(None)
        self._name = ""
        self._student: str | None = None
        self._content = b""
        self.stack = QStackedWidget()
        self.reading = AroundView()
        self.reading.asked.connect(self._asked)
        self.reading.opened.connect(self._open)
        self.reading.ticked.connect(self._tick)
        self.no_year = EmptyState("Deze leerling is nog niet ingeschreven voor dit schooljaar.")
        self.kept = KeptView(gate)
        self.kept.done.connect(self._back)
        self.new_kept = NewForm(KEPT_FORM, "Bewaren", gate, near=choice.now.on)
        self.new_kept.cancelled.connect(self._done_with_file)
        self.new_kept.accepted.connect(self._keep)
        self._edits: dict[str, LogEdit] = {}
        for part in (self.reading, self.no_year, self.kept, self.new_kept):
            self.stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    # What shows.

    def show_student(self, chosen: Chosen) -> None:
        """Show a student; another one closes the forms."""
        if chosen.student is None:
            return
        line = self.gate.read(
            headline, chosen.student, chosen.school_year, chosen.on, chosen.placement
        )
        self._name = line.name if line else ""
        self._page = self.gate.read(
            around.page, chosen.student, chosen.school_year, chosen.on, chosen.placement
        )
        same, self._student = self._student == chosen.student, chosen.student
        if self._page.enrollment_key is None:
            self.stack.setCurrentWidget(self.no_year)
            return
        self.reading.show_page(self._page, chosen.on)
        if not (same and self._form_stays()):
            self._leave()
            self.stack.setCurrentWidget(self.reading)

    def _form_stays(self) -> bool:
        """Whether a form shows of something that is still there."""
        shown = self.stack.currentWidget()
        for edit in self._edits.values():
            if shown is edit and edit.key in self._keys():
                edit.open(str(edit.key), self._name)
                return True
        return shown is self.new_kept or (shown is self.kept and self.kept.key in self._keys())

    def _keys(self) -> set[str]:
        page, place = self._page, self._page.place
        found = [place.key, *(deal.key for deal in place.deals)] if place else []
        found += [notice.key for notice in page.notices]
        found += [paper.key for paper in page.papers]
        return {*found, *(one.attachment.key for one in page.kept)}

    def _leave(self) -> None:
        self.kept.forget()
        self._content = b""

    # What the user does.

    def _asked(self, name: str) -> None:
        {
            "notices": self.note_sick,
            "travel": self._edit_travel,
            "incidents": self._note_incident,
            "deals": self._new_deal,
            "papers": self._new_paper,
            "kept": self._choose_file,
        }[name]()

    def _open(self, name: str, key: str) -> None:
        forms_of = {
            "notices": ABSENCE_NOTICE_FORM,
            "deals": MAKE_UP_FORM,
            "papers": STUDENT_PAPER_FORM,
        }
        if name in forms_of:
            self._edit(forms_of[name], key)
        elif name == "travel":
            self._edit_travel()
        elif name == "kept":
            self.stack.setCurrentWidget(self.kept)
            self.kept.open(key)
            self.kept.ready.setFocus()
        else:
            self.go.emit("Logboek")

    def _edit(self, form: Form, key: str, field: str = "") -> None:
        if form.name not in self._edits:
            edit = LogEdit(form, self.gate, lambda: self.choice.now.on)
            edit.done.connect(self._back)
            # A placement is not taken away with the list before its first day.
            edit.remove.setVisible(form is not FIRST_DAY_FORM)
            self._edits[form.name] = edit
            self.stack.addWidget(edit)
        edit = self._edits[form.name]
        edit.open(key, self._name)
        self.stack.setCurrentWidget(edit)
        # The form gets its height in the next round; only then a field can be scrolled to.
        wanted = field or form.fields[0].name
        QTimer.singleShot(0, edit, partial(edit.view.focus_field, wanted))

    def _make(self, title: str, form: Form, field: str, make: object, *args: object) -> None:
        if not callable(make):
            return
        key, problems = self.gate.check(f"{title} van {self._name}", make, *args)
        if key is not None:
            self._edit(form, str(key), field)
        elif problems:
            self.gate.failed.emit(problems[0].text)

    def note_sick(self) -> None:
        """The student is sick today; a day that is there already is opened."""
        page, on = self._page, self.choice.now.on
        there = next((notice for notice in page.notices if notice.on == on), None)
        if there is not None:
            self._edit(ABSENCE_NOTICE_FORM, there.key, "remark")
        elif page.enrollment_key is not None:
            args = (page.enrollment_key, on)
            self._make("Ziekmelding", ABSENCE_NOTICE_FORM, "until", absence_notices.note, *args)

    def _new_deal(self) -> None:
        place = self._page.place
        if place is not None:
            on = self.choice.now.on
            there = next((deal for deal in place.deals if deal.on == on), None)
            if there is not None:
                self._edit(MAKE_UP_FORM, there.key, "agreed_minutes")
                return
            self._make(
                "Inhaalafspraak", MAKE_UP_FORM, "agreed_minutes", around.new_deal, place.key, {}, on
            )

    def _new_paper(self) -> None:
        on, place = self.choice.now.on, self._page.place
        given = {"kind": "vog", **({"asked_by": place.company} if place else {})}
        args = (self._page.student_key, given, on)
        self._make("Papier", STUDENT_PAPER_FORM, "kind", around.new_paper, *args)

    def _edit_travel(self) -> None:
        if self._page.place is not None:
            self._edit(FIRST_DAY_FORM, self._page.place.key, "travel_by")

    def _tick(self, name: str, done: bool) -> None:
        place = self._page.place
        if place is None:
            return
        field = FIRST_DAY_FORM.field(TICKS[name])
        title = f"{field.screen_label} van {self._name}"

        def write(session: "Session") -> object:
            return forms.save_field(session, FIRST_DAY_FORM.name, place.key, field.name, done)

        # Not from within the tick's own signal: what is saved builds these rows anew. A tick has
        # no field that is left once more, so what the disk refuses is owed.
        QTimer.singleShot(0, self, lambda: self.gate.owed.save(title, write))

    def _note_incident(self) -> None:
        enrollment = self._page.enrollment_key
        if enrollment is None:
            return
        title = f"Incident van {self._name} genoteerd"
        if self.gate.save(title, log.note, enrollment, self.choice.now.on, "incident") is not None:
            self.go.emit("Logboek/Incident")

    # Pictures.

    def _choose_file(self) -> None:
        found = self.gate.drafts.of_row(_CHOSEN_FILE, self._page.enrollment_key or "")
        self._forget_file()
        if "path" in found and Path(found["path"]).is_file():
            self.take(Path(found["path"]))
            return
        name, _ = QFileDialog.getOpenFileName(self, "Welke foto of PDF?", str(Path.home()), _FILTER)
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Take a file that was chosen: what it is of is asked next."""
        try:
            self._content = attachments.read_in(path)
        except InputError as error:
            self.gate.failed.emit(error.problems[0].text)
            return
        except DeskError as error:
            self.gate.failed.emit(str(error))
            return
        values = first_values(self.choice.now, self._page.place is not None, path.stem)
        self.gate.drafts.keep((_CHOSEN_FILE, self._page.enrollment_key or "", "path"), str(path))
        about = f"{self._page.enrollment_key}/{path.name}"
        self.new_kept.start(values, f"Bestand: {path.name}.", about=about)
        self.stack.setCurrentWidget(self.new_kept)
        self.new_kept.focus_first()

    def _keep(self, given: dict[str, object]) -> None:
        values, problems = kept_values(given, self.choice.now)
        if not problems:
            place = self._page.place
            key, problems = self.gate.check(
                f"Papier van {self._name} bewaard",
                attachments.add,
                self._page.enrollment_key,
                place.key if place else None,
                values,
                self._content,
                self.choice.now.on,
            )
            if key is not None:
                self._done_with_file()
                return
        self.new_kept.show_problems(problems)

    def _done_with_file(self) -> None:
        """Back from the form of a file: it is kept now, or is not to be."""
        self._forget_file()
        self._back()

    def _forget_file(self) -> None:
        self.gate.drafts.forget(_CHOSEN_FILE, self._page.enrollment_key or "")

    def _back(self) -> None:
        self._leave()
        self.stack.setCurrentWidget(self.reading)
        self.show_student(self.choice.now)
        self.setFocus()
