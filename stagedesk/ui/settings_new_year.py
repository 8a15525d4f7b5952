"""Instellingen, 'Nieuw schooljaar': everybody a year further, looked at before it is done.

Exists so that August takes an hour and not a week; Ctrl+Z takes all of it back.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from stagedesk.domain.new_year import (
    ClassPlan,
    Member,
    OwnPlan,
    Step,
    class_lines,
    class_plans,
    steps,
    summary,
    without_class,
)
from stagedesk.domain.problem import Problem
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import CheckBox, ComboBox, scrolled
from stagedesk.ui.gate import Gate
from stagedesk.ui.new_year_class import ClassNames, ClassPanel
from stagedesk.ui.new_year_drafts import PlanDrafts
from stagedesk.ui.part import Part
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Banner, EmptyState, Rule, Text

if TYPE_CHECKING:
    from stagedesk.services.new_year import Done, Proposal


class NewYearPart(Part):
    """Nieuw schooljaar."""

    second = "Iedereen een leerjaar verder"
    help = "nieuw-schooljaar"

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads in ``reload``."""
        super().__init__(gate, choice)
        self.proposal: Proposal | None = None
        self.classes: dict[str, ClassPlan] = {}
        self.own: dict[str, OwnPlan] = {}
        self._from = ""
        self._kept = PlanDrafts(gate.drafts, self)
        self.years = ComboBox("Van welk schooljaar naar welk")
        self.years.setFixedWidth(theme.scaled(250))
        self.summary = Text("", "total")
        self.summary.setWordWrap(True)
        self.note = Text("", "small", "text2")
        self.note.setWordWrap(True)
        self.unknown = Banner(Sign.HALF, "", "Naar Vakanties")
        self.wrong = Banner(Sign.ALERT)
        self.all_on = CheckBox("")
        self.make = Button("", kind="primary", icon="check")
        self.names = ClassNames()
        self.panel = ClassPanel()
        self.stack = QStackedWidget()
        self.nobody = EmptyState("", "Naar Leerlingen")
        self.done_state = EmptyState("", "Dat jaar openen", Sign.TICK)
        self._lay_out()
        self.years.activated.connect(self._other_year)
        self.unknown.acted.connect(lambda: self.settings_asked.emit("Vakanties"))
        self.all_on.toggled.connect(self._all_go_on)
        self.make.clicked.connect(self.carry_out)
        self.nobody.acted.connect(lambda: self.go.emit("Leerlingen"))
        self.done_state.acted.connect(self._open_next)
        self.names.chosen.connect(self._show_class)
        self.panel.planned.connect(self._planned)
        self.panel.own_changed.connect(self._own_changed)
        self.panel.typing.connect(self._keep_class)
        self.panel.own_typing.connect(lambda key, own: self._kept.keep_own(self._from, key, own))
        self.setFocusProxy(self.years)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.setContentsMargins(20, 0, 20, 0)
        top.setSpacing(12)
        top.addWidget(self.years)
        top.addWidget(self.summary, 1)
        top.addWidget(self.make)
        column.addLayout(top)
        under = QVBoxLayout()
        under.setContentsMargins(20, 0, 20, 4)
        under.setSpacing(6)
        for part in (self.note, self.unknown, self.wrong, self.all_on):
            under.addWidget(part)
        column.addLayout(under)
        column.addWidget(Rule())
        self.preview = QWidget()
        row = QHBoxLayout(self.preview)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.names)
        row.addWidget(Rule(vertical=True))
        row.addWidget(scrolled(self.panel), 1)
        for page in (self.preview, self.nobody, self.done_state):
            self.stack.addWidget(page)
        column.addWidget(self.stack, 1)

    # What shows.

    def reload(self) -> None:
        """Read who there is; what was planned for a class or a student stays."""
        from stagedesk.services import new_year

        if not self._from:
            self._from = self._first_year()
            self.classes, self.own = self._kept.of_year(self._from)
        found = self.gate.read(new_year.proposal, self._from)
        self.proposal = found
        self._offer_years()
        self.classes = {**class_plans(found.members), **{
            name: plan for name, plan in self.classes.items()
            if any((one.school_class or "") == name for one in found.members)
        }}  # fmt: skip
        self.panel.set_staff(found.choices.mentors, found.choices.jobcoaches)
        self.make.setText(f"Schooljaar {found.next_year} m&aken")
        self.unknown.say(
            "" if found.known else f"De vakanties van {found.next_year} zijn nog onbekend. "
            "Vul ze in; het schooljaar maken kan ook zonder.",
            Sign.HALF,
        )  # fmt: skip
        self.wrong.say("")
        there = bool(found.members)
        for part in (self.make, self.summary, self.all_on):
            part.setVisible(there)
        self._say_rest(found)
        if there:
            self._count()
            self._show_class()
            self.stack.setCurrentWidget(self.preview)
        else:
            self._say_nobody(found)

    def _first_year(self) -> str:
        """The year to move from: until February perhaps still that before the chosen one."""
        from stagedesk.services import new_year, year_overview

        now = self.choice.now
        before = year_overview.year_before(now.school_year)
        early = now.on.month < 2 or now.on.month > 7
        if early and self.gate.read(new_year.proposal, before).members:
            return before
        return now.school_year

    def _offer_years(self) -> None:
        from stagedesk.services import new_year, year_overview

        now = self.choice.now.school_year
        self.years.clear()
        for year in dict.fromkeys((year_overview.year_before(now), now, self._from)):
            self.years.addItem(f"{year} naar {new_year.year_after(year)}", year)
        self.years.setCurrentIndex(self.years.findData(self._from))

    def _say_rest(self, found: "Proposal") -> None:
        parts = []
        if found.already:
            who = "staat" if found.already == 1 else "staan"
            parts.append(f"{_people(found.already)} {who} al in {found.next_year}")
        if found.gone:
            parts.append(f"{_people(found.gone)} {'is' if found.gone == 1 else 'zijn'} van school")
        self.note.setText("; ".join(parts) + ": dat blijft zo." if parts else "")
        self.note.setVisible(bool(parts))

    def _say_nobody(self, found: "Proposal") -> None:
        if found.already or found.gone:
            self.done_state.sentence.setText(
                f"Iedereen van {found.school_year} heeft een plek in {found.next_year} "
                "of is van school."
            )
            self.stack.setCurrentWidget(self.done_state)
            return
        self.nobody.sentence.setText(f"In {found.school_year} is niemand ingeschreven.")
        self.stack.setCurrentWidget(self.nobody)

    def _members(self) -> tuple[Member, ...]:
        return self.proposal.members if self.proposal is not None else ()

    def _chosen(self) -> str:
        return list(self.classes)[max(0, self.names.currentIndex().row())]

    def _show_class(self) -> None:
        if not self.classes:
            return
        name = self._chosen()
        members = [one for one in self._members() if (one.school_class or "") == name]
        self.panel.show_class(name, self.classes[name], members, self.own)

    def steps(self) -> tuple[Step, ...]:
        """What would happen to everybody now."""
        from stagedesk.services import policies

        if self.proposal is None:
            return ()
        policy = self.gate.read(policies.policy_of, self.proposal.next_year)
        return steps(self.proposal.members, self.classes, self.own, policy)

    def _count(self) -> None:
        found = self.steps()
        self.names.show_lines(class_lines(self.classes, found))
        self.summary.setText(summary(found))
        lost = without_class(found)
        if lost:
            who = (
                f"{lost[0].member.name} heeft"
                if len(lost) == 1
                else f"{len(lost)} leerlingen hebben"
            )
            self.wrong.say(f"{who} nog geen nieuwe klas.", Sign.HALF)
        else:
            self.wrong.say("")
        stages = [one for one in self._members() if one.placement is not None]
        ticked = sum(step.goes_on for step in found)
        self.all_on.setVisible(bool(stages))
        self.all_on.setText(
            f"Stages die nu lopen ook in het nieuwe jaar beginnen ({ticked} van {len(stages)})"
        )
        self.all_on.blockSignals(True)
        self.all_on.setChecked(bool(ticked))
        self.all_on.blockSignals(False)

    # What the user does.

    def _other_year(self, row: int) -> None:
        self._from = self.years.itemData(row)
        self.classes, self.own = self._kept.of_year(self._from)
        self.reload()

    def _keep_class(self, name: str, plan: ClassPlan) -> None:
        proposed = class_plans(self._members()).get(name, ClassPlan())
        self._kept.keep_class(self._from, name, plan, proposed)

    def _planned(self, name: str, plan: ClassPlan) -> None:
        self._keep_class(name, plan)
        if self.classes.get(name) != plan:
            self.classes[name] = plan
            self._count()

    def _own_changed(self, student: str, own: OwnPlan) -> None:
        self.own[student] = own
        self._kept.keep_own(self._from, student, own)
        self._count()

    def _all_go_on(self, on: bool) -> None:
        for one in self._members():
            if one.placement is not None:
                self.own[one.student] = replace(self.own.get(one.student, OwnPlan()), goes_on=on)
        self._kept.keep_all(self._from, self.own)
        for row in self.panel.rows:
            row.tick(on and row.member.placement is not None)
        self._count()

    def carry_out(self) -> None:
        """Make the new school year beside the window; it can be stopped, and taken back."""
        from stagedesk.services import new_year

        if self.proposal is None or not self.proposal.members:
            return
        self.gate.write_later(
            f"Schooljaar {self.proposal.next_year} wordt gemaakt",
            new_year.carry_out,
            self.gate.desk,
            self.proposal.school_year,
            self.steps(),
            done=self._done,
            refused=self._refused,
        )

    def _done(self, done: "Done") -> None:
        assert self.proposal is not None
        self._kept.forget(self.proposal.school_year)
        parts = [f"{_people(done.enrolled)} ingeschreven"]
        if done.left:
            parts.append(f"{_people(done.left)} van school")
        if done.placements:
            many = done.placements != 1
            parts.append(f"{done.placements} {'stages lopen' if many else 'stage loopt'} door")
        year = self.proposal.next_year
        self.gate.said.emit(f"Schooljaar {year} is gemaakt (terug met Ctrl+Z): {', '.join(parts)}.")
        if self.stack.currentWidget() is self.done_state:
            self.done_state.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, problems: tuple[Problem, ...]) -> None:
        self.wrong.say(f"De naam van een klas kan niet: {problems[0].text}.")

    def _open_next(self) -> None:
        if self.proposal is not None:
            self.choice.pick(school_year=self.proposal.next_year)
            self.go.emit("Leerlingen")


def _people(count: int) -> str:
    return "1 leerling" if count == 1 else f"{count} leerlingen"
