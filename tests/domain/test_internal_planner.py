"""The planner of the internal stage: every rule holds, or the reason is said (Leerjaar 1)."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stagedesk.domain.calendar import SchoolCalendar, Week, weeks
from stagedesk.domain.dossier import CalendarEdit, HolidayEdit
from stagedesk.domain.internal import read_days
from stagedesk.domain.internal_groups import Pupil, Rules, spread
from stagedesk.domain.internal_planner import InternalPlan, Wishes, plan
from stagedesk.domain.problem import InputError
from tests.domain.policies import shipped
from tests.domain.stages import calendar

POLICY = shipped("2026-2027")
RULES = Rules.of(POLICY)
TUESDAY = Wishes((1,))


def pupils(*sizes: int) -> list[Pupil]:
    """So many students of class 1A, so many of 1B."""
    return [
        Pupil(f"1{letter}{n:03}", f"Leerling {n}", f"1{letter}")
        for letter, size in zip("ABCDEFGHIJ", sizes, strict=False)
        for n in range(size)
    ]


def holds(made: InternalPlan, asked: list[Pupil], wishes: Wishes, free: set[Week]) -> None:
    """Every rule of the policy, on a finished plan."""
    of = {p.key: p.school_class for p in asked}
    members = [key for group in made.groups for key in group.members]
    assert sorted(members) == sorted(of)
    for group in made.groups:
        assert RULES.smallest <= len(group.members) <= RULES.largest
        assert set(group.parts) == set(RULES.parts)
        assert len(group.parts) == len(made.rounds)
        assert group.weekday in wishes.weekdays
        assert all({a, b} - set(group.members) for a, b in wishes.apart)
    if not wishes.apart:
        assert max(spread([[of[k] for k in g.members] for g in made.groups]).values()) <= 1
    for number, span in enumerate(made.rounds):
        assert len(span) == RULES.part_weeks
        assert not free & set(span)
        there = Counter((g.weekday, g.parts[number]) for g in made.groups)
        assert all(count <= wishes.room(part) for (_, part), count in there.items())


def answered(asked: list[Pupil], span: Sequence[Week], wishes: Wishes) -> InternalPlan | InputError:
    """The plan, or why there is none."""
    try:
        return plan(asked, span, wishes, RULES)
    except InputError as refused:
        return refused


def test_forty_students_of_three_classes_become_six_groups_that_turn_as_a_clock() -> None:
    asked = pupils(14, 13, 13)
    made = plan(asked, calendar().teaching_weeks, TUESDAY, RULES)
    holds(made, asked, TUESDAY, set())
    assert [len(g.members) for g in made.groups] == [7, 7, 7, 7, 6, 6]
    assert made.groups[0].parts[:6] == RULES.parts
    assert made.groups[1].parts[:6] == (*RULES.parts[1:], RULES.parts[0])
    assert len(made.rounds) == 10
    assert len(made.spare) == len(calendar().teaching_weeks) - 40


def test_the_same_question_has_the_same_answer() -> None:
    asked = pupils(20, 20)
    wishes = Wishes((1, 3), apart=(("1A000", "1A001"), ("1A001", "1B004")))
    one = plan(asked, calendar().teaching_weeks, wishes, RULES)
    assert one == plan(list(reversed(asked)), calendar().teaching_weeks, wishes, RULES)


def test_groups_of_two_days_do_not_meet() -> None:
    asked = pupils(30, 30)
    wishes = Wishes((1, 3), days={1: 3})
    made = plan(asked, calendar().teaching_weeks, wishes, RULES)
    holds(made, asked, wishes, set())
    assert made.groups[0].weekday == 3
    assert Counter(g.weekday for g in made.groups) == {1: 5, 3: 5}


def test_a_part_with_room_for_two_groups_has_two() -> None:
    asked = pupils(28, 28)
    wishes = Wishes((1,), groups=7, at_once={"Groen": 2})
    holds(plan(asked, calendar().teaching_weeks, wishes, RULES), asked, wishes, set())


REFUSED = [
    (pupils(3), Wishes((1,)), 40, "groups", "te weinig leerlingen: 3"),
    (pupils(20), Wishes(()), 40, "weekdays", "Kies op welke dag"),
    (pupils(20), Wishes((1,), groups=2), 40, "groups", "kunnen het er 3 tot 5 zijn"),
    (pupils(20), Wishes((1,), groups=6), 40, "groups", "kunnen het er 3 tot 5 zijn"),
    (pupils(50), Wishes((1,)), 40, "weekdays", "7 groepen nodig, en tegelijk is er plek voor 6"),
    (pupils(20), Wishes((1,)), 23, "start", "vragen er 24"),
    (pupils(20), Wishes((1,), days={1: 3}), 40, "days", "Groep 1 moet op donderdag"),
    (
        pupils(56),
        Wishes((1, 3), days=dict.fromkeys(range(1, 8), 1)),
        40,
        "days",
        "Op dinsdag moeten 7 groepen",
    ),
    (pupils(20), Wishes((1,), days={9: 1}), 40, "days", "Groep 9 kan niet op dinsdag: er komen"),
    (
        pupils(6),
        Wishes((1,), apart=(("1A000", "1A001"),)),
        40,
        "apart",
        "Leerling 0 en Leerling 1 moeten allebei uit elkaar, en er is maar plek in één groep",
    ),
    (
        pupils(12),
        Wishes((1,), 2, apart=(("1A000", "1A001"), ("1A001", "1A002"), ("1A000", "1A002"))),
        40,
        "apart",
        "moeten allemaal uit elkaar, en er is maar plek in 2 groepen",
    ),
    (
        pupils(120),
        Wishes((1,), 26, at_once=dict.fromkeys(RULES.parts[1:], 6)),
        24,
        "weekdays",
        "Facilitair heeft in 6 rondes plek voor 6 groepen, en er zijn er 26",
    ),
]


@pytest.mark.parametrize(("asked", "wishes", "count", "field", "words"), REFUSED)
def test_what_cannot_be_is_said_with_its_reason(
    asked: list[Pupil], wishes: Wishes, count: int, field: str, words: str
) -> None:
    first = calendar().first_day
    span = weeks(first, first + timedelta(days=7 * count - 1))
    with pytest.raises(InputError) as told:
        plan(asked, span, wishes, RULES)
    assert [p.field for p in told.value.problems] == [field]
    assert words in told.value.problems[0].text


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("groep 2 op dinsdag", {2: 1}),
        ("2 di, 5 do", {2: 1, 5: 3}),
        ("Groep 1 op maandag en groep 12 op vrijdag", {1: 0, 12: 4}),
    ],
)
def test_a_fixed_day_is_read_as_people_write_it(typed: str, days: dict[int, int]) -> None:
    assert read_days(typed) == days


@pytest.mark.parametrize("typed", ["dinsdag", "2", "2 xx", "2 di, 2 do", "groep di"])
def test_what_is_no_fixed_day_is_refused(typed: str) -> None:
    with pytest.raises(InputError) as told:
        read_days(typed)
    assert told.value.problems[0].field == "days"


FIRST = date(2026, 8, 31)


@settings(max_examples=60, deadline=None)
@given(
    sizes=st.lists(st.integers(1, 40), min_size=1, max_size=8),
    starts=st.lists(st.integers(0, 44), max_size=9, unique=True),
    weekdays=st.sets(st.integers(0, 4), min_size=1, max_size=3),
    groups=st.none() | st.integers(1, 40),
    rooms=st.lists(st.integers(1, 3), min_size=6, max_size=6),
    foes=st.lists(st.tuples(st.integers(0, 199), st.integers(0, 199)), max_size=12),
)
def test_every_rule_holds_or_a_reason_is_said(
    sizes: list[int],
    starts: list[int],
    weekdays: set[int],
    groups: int | None,
    rooms: list[int],
    foes: list[tuple[int, int]],
) -> None:
    asked = pupils(*sizes)[:200]
    holidays = tuple(
        HolidayEdit("vrij", FIRST + timedelta(weeks=n), FIRST + timedelta(weeks=n, days=6))
        for n in starts
    )
    edit = CalendarEdit("2026-2027", FIRST, date(2027, 7, 16), holidays)
    known = SchoolCalendar.of(POLICY, edit)
    apart = tuple(
        (asked[a].key, asked[b].key)
        for a, b in foes
        if a != b and a < len(asked) and b < len(asked)
    )
    at_once = dict(zip(RULES.parts, rooms, strict=True))
    wishes = Wishes(tuple(sorted(weekdays)), groups, apart, at_once=at_once)
    answer = answered(asked, known.teaching_weeks, wishes)
    if isinstance(answer, InputError):
        assert answer.problems
        assert all(problem.text and problem.field for problem in answer.problems)
        return
    free = {w for h in holidays for w in weeks(h.first, h.last)}
    holds(answer, asked, wishes, free)


@settings(max_examples=60, deadline=None)
@given(
    sizes=st.lists(st.integers(1, 30), min_size=1, max_size=6),
    weekdays=st.sets(st.integers(0, 4), min_size=1, max_size=3),
    rooms=st.lists(st.integers(1, 3), min_size=6, max_size=6),
    count=st.integers(20, 44),
)
def test_nothing_that_can_be_is_refused(
    sizes: list[int], weekdays: set[int], rooms: list[int], count: int
) -> None:
    asked = pupils(*sizes)
    at_once = dict(zip(RULES.parts, rooms, strict=True))
    wishes = Wishes(tuple(sorted(weekdays)), at_once=at_once)
    span = weeks(FIRST, FIRST + timedelta(days=7 * count - 1))
    fewest = -(-len(asked) // RULES.largest)
    rounds = count // RULES.part_weeks
    a_day = -(-fewest // len(weekdays))
    possible = (
        len(asked) >= RULES.smallest
        and fewest <= sum(rooms) * len(weekdays)
        and rounds >= len(RULES.parts)
        and a_day <= min(rooms) * rounds
    )
    if possible:
        assert isinstance(answered(asked, span, wishes), InternalPlan)


@settings(max_examples=60, deadline=None)
@given(
    groups=st.integers(2, 8),
    order=st.permutations(range(48)),
    pairs=st.lists(st.tuples(st.integers(0, 47), st.integers(0, 47)), max_size=48),
)
def test_wishes_that_some_division_meets_are_met(
    groups: int, order: list[int], pairs: list[tuple[int, int]]
) -> None:
    asked = pupils(groups * 3, groups * 3)
    hidden = [order[place % len(order)] % groups for place in range(len(asked))]
    even = sorted(range(len(asked)), key=lambda place: (hidden[place], place))
    group_of = {place: number * groups // len(asked) for number, place in enumerate(even)}
    apart = tuple(
        (asked[a].key, asked[b].key)
        for a, b in pairs
        if a < len(asked) and b < len(asked) and group_of[a] != group_of[b]
    )
    wishes = Wishes((1, 3), groups, apart)
    made = answered(asked, calendar().teaching_weeks, wishes)
    assert isinstance(made, InternalPlan)
    holds(made, asked, wishes, set())
