"""An urenbriefje on a real encrypted file: filling in, absence, signing, taking away."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.problem import InputError
from stagedesk.domain.slips import SlipDay
from stagedesk.services import slip_grid, slip_page, slips, vault
from stagedesk.services.history import undo
from stagedesk.services.transaction import Desk
from tests.services.slip_school import TODAY, YEAR, Keys, add_company, add_student

WEEK = (2026, 38)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder: Path = tmp_path_factory.mktemp("slips")
    desk, _ = vault.create(folder, "een lang wachtwoord")
    yield desk
    desk.close()


@pytest.fixture
def desk(opened: Desk) -> Desk:
    return opened


@pytest.fixture
def key(desk: Desk) -> str:
    """A placement of its own for every test: Monday, Tuesday, Thursday 8:30 to 16:00."""
    return _new_placement(desk)


_COUNT = iter(range(1000))


def _new_placement(desk: Desk, **facts: object) -> str:
    def make(session: Session) -> str:
        keys = Keys()
        company, supervisor = add_company(session, "Tuincentrum De Linde", "Joost van Vliet")
        student = add_student(
            session, keys, ("Yiğit", None, "Doğan"), company=company, supervisor=supervisor, **facts
        )
        session.get_one(m.Student, student).number = str(20000 + next(_COUNT))
        return keys.placements["Yiğit"]

    return desk.write("leerling", make)


def _page(desk: Desk, key: str, week: tuple[int, int] = WEEK) -> slip_page.SlipPage:
    return desk.read(slip_page.slip, key, *week)


def _living(desk: Desk, key: str) -> tuple[int, int]:
    """Living slips and days of a placement."""

    def count(session: Session) -> tuple[int, int]:
        slip_keys = select(m.HoursSlip.key).where(m.HoursSlip.placement_key == key)
        living = slip_keys.where(m.HoursSlip.removed.is_(None))
        return (
            session.scalar(select(func.count()).select_from(living.subquery())),
            session.scalar(
                select(func.count())
                .select_from(m.SlipDay)
                .where(m.SlipDay.slip_key.in_(slip_keys), m.SlipDay.removed.is_(None))
            ),
        )

    return desk.read(count)


def test_an_empty_week_shows_its_planned_days_and_times(desk: Desk, key: str) -> None:
    page = _page(desk, key)
    assert [row.planned for row in page.days] == [True, True, False, True, False, False, False]
    assert page.days[0].times == (510, 960)
    assert page.days[2].times is None
    assert page.supervisor == "Joost van Vliet"
    assert page.company == "Tuincentrum De Linde"
    assert page.fillable
    assert (page.slip.minutes, page.signed_minutes, page.norm_hours) == (0, 0, 768)


def test_days_before_the_start_and_free_days_are_no_stage_days(desk: Desk) -> None:
    key = _new_placement(desk, start=dt.date(2026, 9, 15))
    days = _page(desk, key).days
    assert [row.inside for row in days[:3]] == [False, True, True]
    assert not days[0].planned
    holiday = _page(desk, key, (2026, 43)).days
    assert not any(row.planned for row in holiday)
    assert holiday[0].free == "Herfstvakantie"


def test_by_timetable_fills_the_planned_days_and_leaves_what_is_there(desk: Desk, key: str) -> None:
    desk.write("dag", slips.save_day, key, WEEK, 1, {"begin": 525, "end": 1005, "on_time": False})
    assert desk.write("rooster", slips.fill_by_timetable, key, WEEK) == 2
    page = _page(desk, key)
    assert [(d.weekday, d.begin, d.end, d.on_time) for d in page.slip.days] == [
        (0, 510, 960, True),
        (1, 525, 1005, False),
        (3, 510, 960, True),
    ]
    assert page.slip.minutes == 450 + 480 + 450
    assert not page.fillable
    assert desk.write("rooster", slips.fill_by_timetable, key, WEEK) == 0


def test_by_timetable_asks_for_times_when_the_timetable_has_none(desk: Desk) -> None:
    key = _new_placement(desk, times=None)
    with pytest.raises(InputError, match="geen tijden"):
        desk.write("rooster", slips.fill_by_timetable, key, WEEK)
    assert _living(desk, key) == (0, 0)


def test_longer_than_the_timetable_is_doubted_and_saved(desk: Desk, key: str) -> None:
    desk.write("dag", slips.save_day, key, WEEK, 1, {"begin": 525, "end": 1005})
    page = _page(desk, key)
    texts = [problem.text for problem in page.warnings_of(1)]
    assert any("30 minuten langer" in text for text in texts)
    assert page.warnings_of(0) == ()


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ({"begin": 960, "end": 510}, "days.mon.end"),
        ({"begin": 1320, "end": 360}, "days.mon.end"),
        ({"begin": 510, "end": 510}, "days.mon.end"),
        ({"begin": 510}, "days.mon.end"),
        ({"end": 960}, "days.mon.begin"),
        ({"begin": 510, "end": 1440}, "days.mon.end"),
        ({"absence": "vrij"}, "days.mon.absence"),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_its_place(
    desk: Desk, key: str, values: dict[str, object], place: str
) -> None:
    with pytest.raises(InputError) as caught:
        desk.write("dag", slips.save_day, key, WEEK, 0, values)
    assert place in [problem.field for problem in caught.value.problems]
    assert _living(desk, key) == (0, 0)


def test_a_week_that_the_year_does_not_have_is_refused(desk: Desk, key: str) -> None:
    with pytest.raises(InputError, match="geen week 53"):
        desk.write("dag", slips.save_day, key, (2027, 53), 0, {"begin": 510, "end": 960})
    with pytest.raises(InputError, match="geen week 53"):
        _page(desk, key, (2027, 53))
    desk.write("dag", slips.save_day, key, (2026, 53), 0, {"begin": 510, "end": 960})
    assert _page(desk, key, (2026, 53)).slip.minutes == 450


def test_a_cleared_day_is_a_tombstone_and_an_empty_slip_too(desk: Desk, key: str) -> None:
    desk.write("dag", slips.save_day, key, WEEK, 0, {"begin": 510, "end": 960, "on_time": True})
    desk.write("dag", slips.save_day, key, WEEK, 1, {"begin": 510, "end": 960})
    desk.write("leeg", slips.save_day, key, WEEK, 0, {"begin": None, "end": None})
    assert _living(desk, key) == (1, 1)
    desk.write("leeg", slips.save_day, key, WEEK, 1, {"begin": None, "end": None})
    assert _living(desk, key) == (0, 0)
    desk.write("dag", slips.save_day, key, WEEK, 1, {"begin": 540, "end": 960})
    assert _page(desk, key).slip.minutes == 420


def test_a_slip_with_a_remark_stays_without_days(desk: Desk, key: str) -> None:
    desk.write("dag", slips.save_day, key, WEEK, 0, {"begin": 510, "end": 960})
    desk.write("opmerking", slips.set_remark, key, WEEK, "  Ging goed.\n")
    desk.write("leeg", slips.save_day, key, WEEK, 0, {"begin": None, "end": None})
    assert _living(desk, key) == (1, 0)
    assert _page(desk, key).slip.remark == "Ging goed."
    desk.write("opmerking", slips.set_remark, key, WEEK, "")
    assert _living(desk, key) == (0, 0)


def test_only_a_name_with_a_date_signs(desk: Desk, key: str) -> None:
    desk.write("rooster", slips.fill_by_timetable, key, WEEK)
    on = dt.date(2026, 9, 20)
    with pytest.raises(InputError, match="naam"):
        desk.write("teken", slips.sign, key, WEEK, "  ", on)
    with pytest.raises(InputError, match="datum"):
        desk.write("teken", slips.sign, key, WEEK, "Joost van Vliet", None)
    assert _page(desk, key).signed_minutes == 0
    assert _page(desk, key).minutes_if_signed == 1350
    desk.write("teken", slips.sign, key, WEEK, "Joost van Vliet", on)
    page = _page(desk, key)
    assert (page.slip.signed_by, page.slip.signed_on) == ("Joost van Vliet", on)
    assert page.signed_minutes == page.minutes_if_signed == 1350
    desk.write("teken", slips.unsign, key, WEEK)
    assert _page(desk, key).signed_minutes == 0


def test_a_slip_that_says_nothing_cannot_be_signed(desk: Desk, key: str) -> None:
    with pytest.raises(InputError, match="eerst een dag"):
        desk.write("teken", slips.sign, key, WEEK, "Joost", dt.date(2026, 9, 20))


def test_signed_before_the_last_worked_day_is_doubted(desk: Desk, key: str) -> None:
    desk.write("rooster", slips.fill_by_timetable, key, WEEK)
    desk.write("teken", slips.sign, key, WEEK, "Joost", dt.date(2026, 9, 15))
    assert "signed_on" in [problem.field for problem in _page(desk, key).warnings]


def test_absent_the_whole_week_leaves_worked_days_alone(desk: Desk, key: str) -> None:
    desk.write("dag", slips.save_day, key, WEEK, 0, {"begin": 510, "end": 720})
    desk.write("ziek", slips.set_absence, key, WEEK, None, "sick", True)
    page = _page(desk, key)
    assert [(d.weekday, d.absence, d.reported, d.minutes) for d in page.slip.days] == [
        (0, None, None, 210),
        (1, "sick", True, 0),
        (3, "sick", True, 0),
    ]
    desk.write("ziek", slips.set_absence, key, WEEK, None, None)
    assert [d.weekday for d in _page(desk, key).slip.days] == [0]


def test_went_home_sick_keeps_times_and_absence(desk: Desk, key: str) -> None:
    desk.write("dag", slips.save_day, key, WEEK, 0, {"begin": 510, "end": 720})
    desk.write("ziek", slips.set_absence, key, WEEK, 0, "sick")
    assert _page(desk, key).slip.days == (SlipDay(0, 510, 720, absence="sick"),)


def test_a_week_without_an_empty_stage_day_has_nobody_absent(desk: Desk, key: str) -> None:
    with pytest.raises(InputError, match="geen lege stagedag"):
        desk.write("ziek", slips.set_absence, key, (2026, 43), None, "sick")


def test_only_unexcused_hours_are_passed_to_the_administration(desk: Desk, key: str) -> None:
    on = dt.date(2026, 9, 21)
    desk.write("afwezig", slips.set_absence, key, WEEK, 0, "unexcused")
    desk.write("gemeld", slips.mark_registered, key, WEEK, 0, on)
    assert _page(desk, key).slip.days[0].registered_on == on
    desk.write("ziek", slips.set_absence, key, WEEK, 0, "sick")
    assert _page(desk, key).slip.days[0].registered_on is None
    with pytest.raises(InputError, match="ongeoorloofd"):
        desk.write("gemeld", slips.mark_registered, key, WEEK, 0, on)


def test_the_day_on_which_the_paper_came_in_is_kept(desk: Desk, key: str) -> None:
    desk.write("binnen", slips.set_handed_in, key, WEEK, dt.date(2026, 9, 21))
    assert _page(desk, key).slip.handed_in_on == dt.date(2026, 9, 21)


def test_what_was_filled_is_taken_back_by_undo(desk: Desk, key: str) -> None:
    desk.write("Week 38 volgens rooster", slips.fill_by_timetable, key, WEEK)
    undone = undo(desk)
    assert undone is not None
    assert undone.title == "Week 38 volgens rooster"
    assert _living(desk, key) == (0, 0)


def test_saving_the_same_again_changes_nothing(desk: Desk, key: str) -> None:
    def changes(session: Session) -> int:
        return session.scalar(select(func.count()).select_from(m.Change))

    values = {"begin": 510, "end": 960}
    desk.write("dag", slips.save_day, key, WEEK, 0, values)
    before = desk.read(changes)
    desk.write("dag", slips.save_day, key, WEEK, 0, values)
    assert desk.read(changes) == before


def test_a_removed_placement_takes_no_slips(desk: Desk, key: str) -> None:
    def remove(session: Session) -> None:
        session.get_one(m.Placement, key).removed = 1

    desk.write("weg", remove)
    with pytest.raises(InputError, match="niet meer"):
        desk.write("dag", slips.save_day, key, WEEK, 0, {"begin": 510, "end": 960})
    with pytest.raises(InputError, match="niet meer"):
        _page(desk, key)


def test_the_row_and_the_slip_of_a_student_come_from_one_read(desk: Desk, key: str) -> None:
    desk.write("rooster", slips.fill_by_timetable, key, WEEK)
    student = _page(desk, key).student_key
    view = desk.read(slip_grid.week_view, YEAR, student, WEEK, TODAY, weeks=[WEEK, (2026, 43)])
    assert view is not None
    assert view.page == _page(desk, key)
    assert [cell.state.value for cell in view.row.cells] == ["unsigned", "holiday"]
    assert (view.row.unsigned_minutes, view.row.percent, view.row.met) == (1350, 0, False)
    assert desk.read(slip_grid.week_view, YEAR, "niemand", WEEK, TODAY, weeks=[WEEK]) is None
