"""The tab Intake: the form of a talk, saved field by field, for the student that is chosen."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from stagedesk.domain.calendar import week_of
from stagedesk.domain.draft_text import draft_text
from stagedesk.domain.intake import missing_names, missing_text
from stagedesk.domain.problem import InputError
from stagedesk.domain.times import format_date, format_hours, parse_date, weekday_name
from stagedesk.services import enrollments, intake, placements
from stagedesk.services.headline import headline
from stagedesk.services.intake import IntakePage
from stagedesk.services.placements import PlacementChoice
from stagedesk.ui.ask_strip import AskStrip
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.drafts import Place
from stagedesk.ui.fields import ComboBox, scrolled
from stagedesk.ui.gate import Gate
from stagedesk.ui.intake_form import NEW, SCREEN, IntakeForm, Lacking
from stagedesk.ui.intake_new import NewTalk
from stagedesk.ui.page import ListPage
from stagedesk.ui.typing_drafts import TypingDrafts
from stagedesk.ui.widgets import EmptyState


class IntakeTab(ListPage):
    """Intake.

    Signals:
        print_asked: name of the paper, keys of the students, options.
    """

    print_asked = Signal(str, tuple, dict)

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads when it is shown first."""
        super().__init__(gate, choice, list_width=232)
        # A name is never cut off; what stands behind it may be.
        self.head.second.setMinimumWidth(1)
        self._page: IntakePage | None = None
        self._talks: tuple[PlacementChoice, ...] = ()
        self._enrollment: str | None = None
        self._new: NewTalk | None = None
        self._asked_for: str | None = None
        self._actions()
        self.ask = AskStrip(gate.drafts)
        holder = QHBoxLayout()
        holder.setContentsMargins(20, 0, 20, 0)
        holder.addWidget(self.ask)
        self.form = IntakeForm(choice.now.on)
        self.form.edited.connect(self._edited)
        self._typing = TypingDrafts(gate.drafts, self)
        self.form.typing.connect(self._typed)
        self.stack = QStackedWidget()
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(holder)
        column.addWidget(scrolled(self.form), 1)
        self._filled = filled
        self.nobody = EmptyState("Kies een leerling uit de lijst.")
        self.no_students = EmptyState("Nog geen leerlingen in dit schooljaar.", "Naar Leerlingen")
        self.no_students.acted.connect(lambda: self.go.emit("Leerlingen"))
        self.no_year = EmptyState(
            "Deze leerling is nog niet ingeschreven voor dit schooljaar.", "Naar Leerlingen"
        )
        self.no_talk = EmptyState(
            "Nog geen gesprek of stage in dit schooljaar. Begin met het bedrijf.", "Nieuw gesprek"
        )
        for part in (filled, self.nobody, self.no_students, self.no_year, self.no_talk):
            self.stack.addWidget(part)
        self.body.addWidget(self.stack)
        self.no_year.acted.connect(lambda: self.go.emit("Leerlingen"))
        self.no_talk.acted.connect(self.new_talk)
        self.setFocusProxy(self.students)

    def _actions(self) -> None:
        self.lacking = Lacking()
        self.talk = ComboBox("Welk gesprek")
        self.talk.setFixedWidth(220)
        self.talk.activated.connect(lambda row: self.choice.pick(placement=self.talk.itemData(row)))
        self.add = Button("&Nieuw gesprek", icon="plus")
        self.add.clicked.connect(self.new_talk)
        self.papers = Button("Afdrukken", icon="print")
        menu = QMenu(self.papers)
        for words, blank in (("Dit formulier", False), ("Leeg formulier", True)):
            action = QAction(words, menu)
            action.triggered.connect(partial(self._print, blank))
            menu.addAction(action)
        self.papers.setMenu(menu)
        for part in (self.lacking, self.talk, self.add, self.papers):
            self.head.add_action(part)

    # What shows.

    def show_choice(self, chosen: Chosen) -> None:
        """Show the talk of the student that is chosen."""
        # Of the talk before, or of this one: then it comes back as the draft it has become.
        self._typing.keep_now()
        self._page, self._talks, self._enrollment = None, (), None
        if chosen.student is not None:
            keys = self.gate.read(enrollments.keys, chosen.student, chosen.school_year)
            self._enrollment = keys.enrollment
            self._talks = self.gate.read(placements.of_year, chosen.student, chosen.school_year)
        key = self._which(chosen)
        if self._asked_for != key:
            self.ask.settle()
        if key is not None:
            self._page = self.gate.read(intake.page, key, chosen.on)
        self._fill_talks(key)
        self._show_head(chosen)
        page = self._page
        if page is not None:
            self._show_page(page)
        new = self._new
        if new and self.stack.currentWidget() is new and new.student == chosen.student:
            return
        self.stack.setCurrentWidget(self._shown(chosen))

    def _shown(self, chosen: Chosen) -> QWidget:
        if self._page is not None:
            return self._filled
        if chosen.student is None:
            return self.no_students if self.students.nobody() else self.nobody
        return self.no_talk if self._enrollment else self.no_year

    def _which(self, chosen: Chosen) -> str | None:
        """The placement that was chosen, else the talk that is pending, else what runs."""
        known = [talk.key for talk in self._talks]
        if chosen.placement in known:
            return chosen.placement
        coming = [t.key for t in self._talks if t.start is None or t.start > chosen.on]
        return coming[0] if coming else known[-1] if known else None

    def _fill_talks(self, key: str | None) -> None:
        self.talk.clear()
        for talk in self._talks:
            self.talk.addItem(talk.label, talk.key)
        self.talk.setCurrentIndex(self.talk.findData(key))
        self.talk.setVisible(len(self._talks) > 1)

    def _show_head(self, chosen: Chosen) -> None:
        page = self._page
        for part in (self.lacking, self.papers):
            part.setVisible(page is not None)
        self.add.setVisible(self._enrollment is not None)
        if page is None:
            line = None
            if chosen.student is not None:
                line = self.gate.read(headline, chosen.student, chosen.school_year, chosen.on)
            self.head.show_title(line.name if line else "Intake")
            return
        parts = (page.school_class, f"Intake bij {page.company}")
        self.head.show_title(page.student, " · ".join(part for part in parts if part))
        self.lacking.say(missing_text(page.missing), missing_names(page.missing))

    def _show_page(self, page: IntakePage) -> None:
        view = self.form.view
        view.set_choices("company.name", page.companies)
        view.set_choices("supervisor.name", (*page.supervisors, (NEW, "Iemand anders ...")))
        view.set_choices("company.sector", page.sectors)
        somebody = page.keys["supervisor"] is not None
        view.set_read_only(
            ("supervisor.phone", "supervisor.mobile", "supervisor.email"), not somebody
        )
        self.form.show_page(page.values, page.drafts, page.problems)
        self._hints(page)

    def _hints(self, page: IntakePage) -> None:
        values, view = page.values, self.form.view
        self.form.show_iop(page.iop)
        age = values.get("student.age")
        view.show_hint("student.birth_date", f"{age} op de dag van het gesprek" if age else "")
        start = values.get("placement.start")
        words = ""
        if isinstance(start, date):
            words = f"{weekday_name(start)}, week {week_of(start)[1]}"
        view.show_hint("placement.start", words)
        days = values.get("placement.days")
        count = len(days) if isinstance(days, tuple) else 0
        of_days = "1 dag" if count == 1 else f"{count} dagen"
        view.show_hint(
            "placement.days",
            f"{of_days}, leerjaar {page.grade_year}" if count else f"leerjaar {page.grade_year}",
        )
        begin, end = values.get("placement.begin_time"), values.get("placement.end_time")
        length = end - begin if isinstance(begin, int) and isinstance(end, int) else 0
        view.show_hint(
            "placement.begin_time", f"{format_hours(length)} uur per dag" if length > 0 else ""
        )
        view.show_hint(
            "supervisor.phone",
            "" if page.keys["supervisor"] else "kies eerst een opleider",
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """Another tab: a question that waits is settled."""
        super().hideEvent(event)
        self.ask.settle()

    # What the user does.

    @staticmethod
    def _key(page: IntakePage) -> str:
        return page.keys["placement"] or ""

    def _edited(self, name: str, raw: object) -> None:
        page = self._page
        if page is None:
            return
        if name == "supervisor.name" and raw == NEW:
            self._ask_supervisor(page)
            return
        if self._asks_since(page, name, raw):
            return
        self._save(page, name, raw)

    def _asks_since(self, page: IntakePage, name: str, raw: object) -> bool:
        """Whether the change of a placement that runs is asked about first."""
        owner, _, column = name.rpartition(".")
        if name == "supervisor.name":
            owner, column = "placement", "supervisor"
        key, on = page.keys["placement"], self.choice.now.on
        if owner != "placement" or key is None:
            return False
        if not self.gate.read(enrollments.is_dated_change, owner, key, column, on):
            return False
        self._asked_for = key
        self.ask.ask(
            "Deze stage loopt al: vanaf welke dag geldt dit?",
            "Vanaf deze dag",
            "Het was al die tijd zo",
            lambda text: self._save(page, name, raw, parse_date(text, on)),
            lambda _text: self._save(page, name, raw),
            on_leave=lambda: self._save(page, name, raw, on),
            line=("Geldt vanaf", format_date(on)),
            about=key,
        )
        if (place := self._place(name)) is not None:
            self._typing.done(place)
            self.gate.drafts.keep(place, draft_text(raw))
        return True

    def _typed(self, name: str, text: str | None) -> None:
        if (place := self._place(name)) is not None:
            self._typing.typed(place, text)

    def _place(self, name: str) -> Place | None:
        """Where the draft of a field is kept."""
        if self._page is None:
            return None
        return self.gate.read(intake.draft_place, self._key(self._page), name)

    def _save(self, page: IntakePage, name: str, raw: object, since: date | None = None) -> None:
        key = self._key(page)
        place = self.gate.read(intake.draft_place, key, name)
        if place is not None:
            self._typing.done(place)
        label = next((f.screen_label for f in SCREEN.fields if f.name == name), name)
        title, on = f"Intake van {page.student}: {label.lower()}", self.choice.now.on
        # What is owed of this field is older.
        self.gate.owed.pay()
        write = partial(intake.save, placement_key=key, name=name, raw=raw, on=on, since=since)
        saved, problems = self.gate.check(title, write)
        if saved is not None:
            self.form.show_saved(name, saved.value, saved.problems)
            return
        later = self.gate.disk_failed and self.form.chooses(name)
        self.form.show_saved(name, None, problems)
        if place is not None:
            self.gate.drafts.keep(place, draft_text(raw))
        if later:
            self.gate.owed.owe(title, write)

    def _ask_supervisor(self, page: IntakePage) -> None:
        self._asked_for = page.keys["placement"]
        self.ask.ask(
            f"Wie is de praktijkopleider bij {page.company}?",
            "Toevoegen",
            "Niet doen",
            self._add_supervisor,
            lambda _text: self.show_choice(self.choice.now),
            on_leave=None,
            line=("Naam van de praktijkopleider", ""),
            about=self._asked_for or "",
        )

    def _add_supervisor(self, name: str) -> None:
        page = self._page
        key = page.keys["placement"] if page else None
        if page is None or key is None or not name.strip():
            self.show_choice(self.choice.now)
            return
        _made, problems = self.gate.check(
            f"Praktijkopleider toegevoegd: {name.strip()}",
            intake.new_supervisor,
            key,
            name.strip(),
            self.choice.now.on,
        )
        if problems:
            # The question stays, with the name that was typed.
            raise InputError(*problems)
        self.form.focus_field("supervisor.phone")

    def new_talk(self) -> None:
        """A talk at another company, or the first one."""
        if self._enrollment is None:
            return
        if self._new is None:
            self._new = NewTalk(self.gate, self.choice)
            self._new.made.connect(self._show_new)
            self._new.cancelled.connect(self._stop_new)
            self.stack.addWidget(self._new)
        self._new.ask(self._enrollment, self.head.title.text())
        self.stack.setCurrentWidget(self._new)
        self._new.picker.setFocus()

    def _stop_new(self) -> None:
        self.stack.setCurrentWidget(self._shown(self.choice.now))

    def _show_new(self, key: str) -> None:
        self.stack.setCurrentWidget(self._filled)
        self.choice.pick(placement=key)
        self.show_choice(self.choice.now)
        self.form.focus_field("supervisor.name")

    # Paper.

    def print_current(self) -> None:
        """Print the form that shows."""
        if self._page is not None:
            self.print_asked.emit(*self.paper())

    def paper(self) -> tuple[str, tuple[str, ...], dict[str, object]]:
        """Name of the paper on the screen, whose, and its options."""
        student = self._page.keys["student"] if self._page else None
        return "intake", (student,) if student else (), {}

    def _print(self, blank: bool) -> None:
        if self._page is not None:
            name, keys, options = self.paper()
            self.print_asked.emit(name, keys, {**options, **({"blank": True} if blank else {})})
