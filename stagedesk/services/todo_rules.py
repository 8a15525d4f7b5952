"""All rules together: what asks to be done about one student, the most urgent first."""

from collections.abc import Callable, Iterator
from datetime import date

from stagedesk.services import (
    todo_around,
    todo_hours,
    todo_log,
    todo_stages,
    todo_support,
    todo_without,
)
from stagedesk.services.cases import Case
from stagedesk.services.todo import Frame, Todo

#: A rule of the policy that can be late.
Rule = Callable[[Case, Frame], Iterator[Todo]]


_OTHER_RULES: tuple[Rule, ...] = (
    todo_hours.unsigned,
    todo_stages.moments,
    todo_stages.talks,
    todo_stages.no_placement,
    todo_stages.ending,
    todo_hours.absence,
    todo_log.log,
    todo_without.steps,
    todo_hours.waiting,
    todo_around.sick,
    todo_around.first_day,
    todo_around.birthday,
    todo_around.papers,
    todo_around.make_up,
    todo_support.first_visit,
)


def of_case(case: Case, frame: Frame) -> tuple[Todo, ...]:
    """Everything that asks to be done about one student, the most urgent first.

    Nothing of who has left the school.
    """
    if has_left(case, frame.on):
        return ()
    return _ordered(case, frame, (todo_hours.calls, *_OTHER_RULES))


def beside_missing(case: Case, frame: Frame) -> tuple[Todo, ...]:
    """The same for a student who is known not to be behind: quicker for a long list."""
    return _ordered(case, frame, _OTHER_RULES)


def has_left(case: Case, on: date) -> bool:
    """Whether the student has left the school by a day."""
    return case.left_on is not None and case.left_on <= on


def _ordered(case: Case, frame: Frame, rules: tuple[Rule, ...]) -> tuple[Todo, ...]:
    found = [todo for rule in rules for todo in rule(case, frame)]
    return tuple(sorted(found, key=lambda todo: (todo.rank, todo.by)))
