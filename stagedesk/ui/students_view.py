"""The dossier of one student as it reads: the urgent line first, then the numbers (mock 3)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.times import form_date, format_hours, format_total
from stagedesk.services.student_hours import HoursNow
from stagedesk.services.student_page import PastStage, StageNow, StudentPage
from stagedesk.services.todo import Act, Todo
from stagedesk.ui.buttons import Button
from stagedesk.ui.facts import Fact, Facts, States
from stagedesk.ui.fields import scrolled
from stagedesk.ui.hours_bar import HoursBar
from stagedesk.ui.log_block import LogBlock
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Badge, Banner, SectionHead, Text

#: Which tab a to-do is carried out in, with the words of the button.
PLACES = {
    Act.CALL: ("Urenbriefjes", "Naar de urenbriefjes"),
    Act.REGISTER: ("Urenbriefjes", "Naar de urenbriefjes"),
    Act.SLIPS: ("Urenbriefjes", "Naar de urenbriefjes"),
    Act.ASSESS: ("Beoordeling", "Naar de beoordeling"),
    Act.INTAKE: ("Intake", "Naar de intake"),
    Act.STUDENT: ("Leerlingen", ""),
    Act.LOG: ("Logboek", "Naar het logboek"),
    Act.OUTFLOW: ("Uitstroom", "Naar uitstroom"),
    Act.SICK: ("Leerlingen/Rond de stage", "Rond de stage"),
    Act.AROUND: ("Leerlingen/Rond de stage", "Rond de stage"),
    Act.TRACK: ("Leerlingen/Traject", "Naar het traject"),
    Act.SEARCH: ("Leerlingen/Plek zoeken", "Plek zoeken"),
    Act.WITHOUT: ("Overzichten/Zonder stage", "Naar zonder stage"),
    Act.COMPANY: ("Bedrijven/Contact", "Naar het bedrijf"),
}


class DossierView(QWidget):
    """Blocks of one student.

    Signals:
        go: title of another tab.
        edit_asked: the form to open: ``student``, ``guardians``, ``enrollment``, ``placement``.
        placement_asked: a new placement. stop_asked: end the one that shows.
        stage_chosen: key of another placement of this school year. company_asked: of a company.
        history_asked: the page with what changed.
    """

    go = Signal(str)
    edit_asked = Signal(str)
    placement_asked = Signal()
    stop_asked = Signal()
    stage_chosen = Signal(str)
    company_asked = Signal(str)
    history_asked = Signal()

    def __init__(self) -> None:
        """Empty until show_page."""
        super().__init__()
        self._page: StudentPage | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(20, 4, 20, 8)
        self.banner = Banner(button="Naar de urenbriefjes")
        self.banner.acted.connect(self._follow_banner)
        top.addWidget(self.banner)
        outer.addLayout(top)
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(20, 0, 20, 16)
        columns.setSpacing(36)
        columns.addLayout(self._left(), 11)
        columns.addLayout(self._right(), 9)
        outer.addWidget(scrolled(inside), 1)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        self._stage_head = SectionHead("Stage nu", action="Wijzigen")
        self._stage_head.acted.connect(lambda: self.edit_asked.emit("placement"))
        self._stage = Facts()
        self._stage_buttons = QHBoxLayout()
        self._stage_buttons.setContentsMargins(0, 2, 0, 10)
        self._stage_buttons.setSpacing(8)
        self.new_stage = Button("&Nieuwe stage", icon="plus")
        self.stop_stage = Button("Stage stoppen")
        self.new_stage.clicked.connect(self.placement_asked)
        self.stop_stage.clicked.connect(self.stop_asked)
        self.to_company = Button("Bedrijf openen", icon="company")
        self.to_company.clicked.connect(self._open_company)
        self._stage_buttons.addWidget(self.new_stage)
        self._stage_buttons.addWidget(self.stop_stage)
        self._stage_buttons.addWidget(self.to_company)
        self._stage_buttons.addStretch(1)
        column.addWidget(self._stage_head)
        column.addWidget(self._stage)
        column.addLayout(self._stage_buttons)
        self._hours_block(column)
        self._certificate_head = SectionHead("Certificaten", action="Beoordeling")
        self._certificate_head.acted.connect(lambda: self.go.emit("Beoordeling"))
        self._certificates = States()
        column.addWidget(self._certificate_head)
        column.addWidget(self._certificates)
        column.addStretch(1)
        return column

    def _hours_block(self, column: QVBoxLayout) -> None:
        self._hours_head = SectionHead("Uren dit schooljaar", action="Urenbriefjes")
        self._hours_head.acted.connect(lambda: self.go.emit("Urenbriefjes"))
        column.addWidget(self._hours_head)
        self._hours = QWidget()
        inner = QVBoxLayout(self._hours)
        inner.setContentsMargins(0, 6, 0, 12)
        inner.setSpacing(3)
        line = QHBoxLayout()
        line.setSpacing(8)
        self._signed = Text("", "total")
        self._of = Text("", "body", "text2")
        self._unsigned = Badge()
        line.addWidget(self._signed)
        line.addWidget(self._of)
        line.addStretch(1)
        line.addWidget(self._unsigned)
        inner.addLayout(line)
        self._bar = HoursBar()
        inner.addWidget(self._bar)
        self._outlook = Text("", "small", "text2")
        self._outlook.setWordWrap(True)
        self._notice = Text("", "small", "wait")
        self._notice.setWordWrap(True)
        inner.addWidget(self._outlook)
        inner.addWidget(self._notice)
        column.addWidget(self._hours)

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        head = SectionHead("Contact", action="Wijzigen")
        head.acted.connect(lambda: self.edit_asked.emit("guardians"))
        self._people = Facts(92)
        column.addWidget(head)
        column.addWidget(self._people)
        column.addSpacing(10)
        self._year_head = SectionHead("Dit schooljaar", action="Wijzigen")
        self._year_head.acted.connect(lambda: self.edit_asked.emit("enrollment"))
        self._year = Facts(92)
        column.addWidget(self._year_head)
        column.addWidget(self._year)
        column.addSpacing(10)
        self.log = LogBlock()
        self.log.asked.connect(self.go)
        column.addWidget(self.log)
        self._past_head = SectionHead("Andere stages")
        self._past_list = QVBoxLayout()
        self._past_list.setSpacing(0)
        self._past_rows: list[_Past] = []
        column.addWidget(self._past_head)
        column.addLayout(self._past_list)
        self._history = Button("Wat er veranderde", kind="link")
        self._history.clicked.connect(self.history_asked)
        column.addSpacing(8)
        column.addWidget(self._history, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return column

    def show_page(self, page: StudentPage) -> None:
        """Show a student."""
        self._page = page
        self._show_banner(page)
        self._show_stage(page)
        self._show_hours(page.hours)
        self._certificates.show_states(
            [(c.label, Sign(c.sign), c.badge, c.line) for c in page.certificates]
        )
        self._certificate_head.setVisible(bool(page.certificates))
        self._people.show_facts([Fact(p.label, p.text, p.second) for p in page.people])
        self._show_year(page)
        self._show_past(page.past)
        self.log.setVisible(page.enrollment_key is not None)
        self.log.show_log(page.goals, page.log, page.on)

    def _show_banner(self, page: StudentPage) -> None:
        todo = page.urgent
        if page.enrollment_key is None:
            sentence = f"Nog niet ingeschreven voor schooljaar {page.school_year}."
            self.banner.say(sentence, Sign.HALF)
            self._banner_button("Inschrijven")
            return
        if todo is None:
            self.banner.say("")
            return
        self.banner.say(urgent_sentence(todo), Sign(todo.sign))
        self._banner_button(PLACES[todo.act][1] or todo.button)

    def _banner_button(self, words: str) -> None:
        self.banner.button.setText(words)
        self.banner.button.setAccessibleName(words)
        self.banner.button.setVisible(bool(words))
        self.banner.button.updateGeometry()

    def _follow_banner(self) -> None:
        page = self._page
        if page is None:
            return
        if page.enrollment_key is None:
            self.edit_asked.emit("enrollment")
        elif page.urgent is not None and page.urgent.act is Act.STUDENT:
            if page.stage is None:
                self.placement_asked.emit()
            else:
                self.edit_asked.emit("placement")
        elif page.urgent is not None:
            self.go.emit(PLACES[page.urgent.act][0])

    def _open_company(self) -> None:
        if self._page is not None and self._page.stage is not None:
            self.company_asked.emit(self._page.stage.company_key)

    def _show_stage(self, page: StudentPage) -> None:
        stage = page.stage
        for part in (self._stage_head, self.new_stage):
            part.setVisible(page.enrollment_key is not None)
        self._stage_head.title.setText(stage.when if stage else "Stage nu")
        self.stop_stage.setVisible(stage is not None and stage.when in ("Stage nu", "Straks"))
        self.to_company.setVisible(stage is not None)
        self._stage.show_facts(_stage_facts(stage) if stage else [_no_stage(page)])

    def _show_hours(self, hours: HoursNow | None) -> None:
        self._hours_head.setVisible(hours is not None)
        self._hours.setVisible(hours is not None)
        if hours is None:
            return
        self._signed.setText(format_total(hours.signed))
        self._of.setText(f"van {format_hours(hours.norm, 1)} uur getekend ({hours.percent}%)")
        unsigned = format_hours(hours.unsigned, 1)
        sign = Sign.RING if hours.unsigned else None
        self._unsigned.show_state(sign, f"{unsigned} uur niet getekend" if sign else "")
        self._bar.show_hours(hours.signed, hours.unsigned, hours.norm, hours.required, hours.share)
        self._outlook.setText(hours.outlook)
        self._notice.setText(hours.notice)
        self._notice.setVisible(bool(hours.notice))

    def _show_year(self, page: StudentPage) -> None:
        self._year_head.title.setText(f"Schooljaar {page.school_year}")
        facts = [Fact("Nummer", page.number)]
        if page.grade_year is not None:
            facts = [
                Fact("Klas", page.school_class or "nog geen klas", f"leerjaar {page.grade_year}"),
                *facts,
            ]
        if page.left_on is not None:
            facts.append(Fact("Van school", form_date(page.left_on)))
        self._year.show_facts(facts)

    def _choose_past(self, stage: PastStage) -> None:
        """Of this year the placement itself, of another year its company."""
        if self._page is not None and stage.school_year == self._page.school_year:
            self.stage_chosen.emit(stage.key)
        else:
            self.company_asked.emit(stage.company_key)

    def _show_past(self, past: tuple[PastStage, ...]) -> None:
        self._past_head.setVisible(bool(past))
        while len(self._past_rows) < len(past):
            row = _Past()
            row.chosen.connect(self._choose_past)
            self._past_rows.append(row)
            self._past_list.addWidget(row)
        for number, row in enumerate(self._past_rows):
            row.setVisible(number < len(past))
            if number < len(past):
                row.show_stage(past[number])


class _Past(QWidget):
    """An earlier placement: where, when, how it ended; the company is a button."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._stage: PastStage | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 2)
        column.setSpacing(0)
        self._company = Button("", kind="link", flush=True)
        self._company.clicked.connect(lambda: self.chosen.emit(self._stage))
        self._line = Text("", "small", "text2")
        self._line.setWordWrap(True)
        column.addWidget(self._company, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._line)

    def show_stage(self, stage: PastStage) -> None:
        """Show another one."""
        self._stage = stage
        self._company.setText(stage.company.replace("&", "&&"))
        self._company.setAccessibleName(f"{stage.company}, {stage.span}")
        self._company.updateGeometry()
        self._line.setText(f"{stage.span}{'. ' + stage.end if stage.end else ''}")


def urgent_sentence(todo: Todo) -> str:
    """A to-do as the one line of a banner, with whom to call."""
    if todo.act is Act.CALL:
        whom = {"home": "thuis", "company": "het bedrijf"}
        return f"{todo.what}. Bel {' en '.join(whom[to] for to in todo.to)}."
    return f"{todo.what}. {todo.detail}."


def _stage_facts(stage: StageNow) -> list[Fact]:
    facts = [Fact("Bedrijf", stage.company, stage.kind, strong=True)]
    if stage.work:
        facts.append(Fact("Werk", stage.work))
    facts.append(Fact("Van, tot", stage.span))
    facts.append(Fact("Rooster", stage.times or "nog geen rooster", stage.own_times))
    facts.append(Fact("Opleider", stage.supervisor or "nog niet gekozen", stage.phone))
    return facts


def _no_stage(page: StudentPage) -> Fact:
    if page.enrollment_key is None:
        return Fact("Bedrijf", "geen")
    return Fact("Bedrijf", "nog geen stageplek")
