"""A new school year: who moves up, who does the year again, who leaves, and to which class."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from stagedesk.domain.policy import Policy

#: What a student does: move up, do the year again, leave school, or nothing yet.
UP, AGAIN, LEAVE, WAIT = "up", "again", "leave", "wait"
#: With the words of the screen.
MOVES = (
    (UP, "gaat over"),
    (AGAIN, "doet het jaar over"),
    (LEAVE, "gaat van school"),
    (WAIT, "nog niet"),
)
#: Of one student, of several.
_SAID = {
    UP: ("gaat over", "gaan over"),
    AGAIN: ("doet het jaar over", "doen het jaar over"),
    LEAVE: ("gaat van school", "gaan van school"),
    WAIT: ("wacht nog", "wachten nog"),
}
#: The grade year that everybody leaves after.
LAST_GRADE_YEAR = 6
_CLASS = re.compile(r"([0-9])(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Member:
    """A student of the year that ends, not yet enrolled in the next.

    Attributes:
        student, enrollment, mentor, jobcoach: keys.
        placement: key of a placement at a company that runs to the end of the year.
        company: its name.
        leaves: an outflow route is known already.
    """

    student: str
    enrollment: str
    name: str
    grade_year: int
    school_class: str | None = None
    mentor: str | None = None
    jobcoach: str | None = None
    days_per_week: int | None = None
    placement: str | None = None
    company: str = ""
    leaves: bool = False


@dataclass(frozen=True, slots=True)
class ClassPlan:
    """What a class becomes: its name, and who has it; None keeps each student's own.

    Attributes:
        school_class: empty is a class that nobody knows yet.
    """

    school_class: str = ""
    mentor: str | None = None
    jobcoach: str | None = None


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """What is otherwise for one student than for the class.

    Attributes:
        move: one of MOVES; None is what is proposed. school_class: None is that of the class.
        goes_on: the placement runs on in the new year, as a new placement.
    """

    move: str | None = None
    school_class: str | None = None
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to one student.

    Attributes:
        grade_year, school_class, mentor, jobcoach, days_per_week: of the new enrollment.
        goes_on: whether the placement of ``member`` begins again.
    """

    member: Member
    move: str
    grade_year: int
    school_class: str | None
    mentor: str | None
    jobcoach: str | None
    days_per_week: int | None
    goes_on: bool

    @property
    def enrolls(self) -> bool:
        """Whether the student gets an enrollment in the new year."""
        return self.move in (UP, AGAIN)


def next_class(school_class: str | None) -> str:
    """The class a year later: ``3A`` becomes ``4A``; empty where no rule says it."""
    found = _CLASS.fullmatch(school_class or "")
    if found is None or int(found[1]) >= LAST_GRADE_YEAR:
        return ""
    return f"{int(found[1]) + 1}{found[2]}"


def proposed_move(member: Member) -> str:
    """After the sixth grade year, or with an outflow route, a student leaves; others move up.

    The sixth follows the fifth (Leerjaar 5 en 6). Without a grade year nothing is proposed.
    """
    if not 1 <= member.grade_year <= LAST_GRADE_YEAR:
        return WAIT
    return LEAVE if member.leaves or member.grade_year == LAST_GRADE_YEAR else UP


def next_days(member: Member, grade_year: int, policy: Policy) -> int | None:
    """Stage days a week of the new year.

    The student's own stay where both grade years ask the same; else what the new one asks.
    """
    old, new = (policy.grade_years.get(number) for number in (member.grade_year, grade_year))
    asked = new.days_per_week if new is not None else None
    same = old is not None and old.days_per_week == asked
    return member.days_per_week if same and member.days_per_week is not None else asked


def class_plans(members: Iterable[Member]) -> dict[str, ClassPlan]:
    """What every class is proposed to become, in the order of the classes; '' is no class."""
    names = sorted({one.school_class or "" for one in members}, key=lambda name: (not name, name))
    return {name: ClassPlan(next_class(name)) for name in names}


def steps(
    members: Sequence[Member],
    classes: Mapping[str, ClassPlan],
    own: Mapping[str, OwnPlan],
    policy: Policy,
) -> tuple[Step, ...]:
    """What happens to every student.

    Args:
        members: of the year that ends.
        classes: what each class becomes, by its name now.
        own: what is otherwise for a student, by key.
        policy: of the new year: its stage days.
    """
    return tuple(_step(one, classes, own.get(one.student, OwnPlan()), policy) for one in members)


def _step(member: Member, classes: Mapping[str, ClassPlan], own: OwnPlan, policy: Policy) -> Step:
    move = own.move or proposed_move(member)
    grade_year = min(member.grade_year + (move == UP), LAST_GRADE_YEAR)
    plan = classes.get(member.school_class or "", ClassPlan())
    if move == AGAIN:
        # Who does the year again stays in a class of that year, with whoever has it now.
        plan = replace(plan, school_class=member.school_class or "", mentor=None, jobcoach=None)
    school_class = plan.school_class if own.school_class is None else own.school_class
    return Step(
        member=member,
        move=move,
        grade_year=grade_year,
        school_class=school_class.strip() or None,
        mentor=plan.mentor or member.mentor,
        jobcoach=plan.jobcoach or member.jobcoach,
        days_per_week=next_days(member, grade_year, policy),
        goes_on=own.goes_on and member.placement is not None and move in (UP, AGAIN),
    )


def counts(found: Iterable[Step]) -> dict[str, int]:
    """How many make each move, in the order of MOVES."""
    made = Counter(step.move for step in found)
    return {move: made[move] for move, _ in MOVES}


def without_class(found: Iterable[Step]) -> tuple[Step, ...]:
    """Who would be enrolled without a class: to be said before it is done."""
    return tuple(step for step in found if step.enrolls and step.school_class is None)


def summary(found: Iterable[Step]) -> str:
    """The moves in words: ``188 gaan over · 1 doet het jaar over``."""
    return " · ".join(f"{n} {_SAID[move][n != 1]}" for move, n in counts(found).items() if n)


def class_lines(classes: Mapping[str, ClassPlan], found: Sequence[Step]) -> list[str]:
    """What becomes of each class, a line each: ``3A → 4A  (13 van 14)``."""
    sizes = Counter(step.member.school_class or "" for step in found)
    moving = Counter(step.member.school_class or "" for step in found if step.move == UP)
    lines = []
    for name, plan in classes.items():
        size, up = sizes[name], moving[name]
        where = (plan.school_class or "?") if up else "–"
        count = str(size) if up == size else f"{up} van {size}"
        lines.append(f"{name or 'zonder klas'} → {where}  ({count})")
    return lines
