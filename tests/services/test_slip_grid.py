"""A class by weeks: who stands in it, in which order, what each cell says."""

from collections.abc import Iterator

import pytest

from stagedesk.domain.outlook import WeekState
from stagedesk.services import slip_grid, vault
from stagedesk.services.transaction import Desk
from tests.services.slip_school import NAMES, TODAY, YEAR, Keys, build_class


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Keys]]:
    desk, _ = vault.create(tmp_path_factory.mktemp("grid"), "een lang wachtwoord")
    yield desk, desk.write("klas", build_class)
    desk.close()


def _cells(grid: slip_grid.ClassGrid, name: str) -> dict[tuple[int, int], slip_grid.GridCell]:
    (row,) = [row for row in grid.rows if row.name.startswith(name)]
    return {head.week: cell for head, cell in zip(grid.weeks, row.cells, strict=True)}


def test_a_class_stands_by_name_with_every_week_of_the_year(school: tuple[Desk, Keys]) -> None:
    grid = school[0].read(slip_grid.class_grid, YEAR, TODAY, school_class="4B")
    assert [row.name.split()[0] for row in grid.rows] == [name[0] for name in NAMES]
    assert grid.weeks[0].week == (2026, 36)
    assert grid.weeks[-1].week == (2027, 28)
    assert grid.known


def test_cells_say_signed_unsigned_missing_holiday_and_outside(school: tuple[Desk, Keys]) -> None:
    grid = school[0].read(slip_grid.class_grid, YEAR, TODAY, school_class="4B")
    aylin, yigit, tygo = (_cells(grid, name) for name in ("Aylin", "Yiğit", "Tygo"))
    assert aylin[(2027, 15)].state is WeekState.MISSING
    assert aylin[(2027, 14)].state is WeekState.SIGNED
    assert aylin[(2027, 17)].state is WeekState.HOLIDAY
    assert yigit[(2027, 19)].state is WeekState.UNSIGNED
    assert yigit[(2027, 21)].state is WeekState.THIS_WEEK
    assert yigit[(2027, 22)].state is WeekState.FUTURE
    assert tygo[(2027, 9)].state is WeekState.OUTSIDE
    assert tygo[(2027, 12)].state is WeekState.SIGNED


def test_the_sum_of_the_signed_cells_is_the_signed_hours(school: tuple[Desk, Keys]) -> None:
    grid = school[0].read(slip_grid.class_grid, YEAR, TODAY, school_class="4B")
    for row in grid.rows:
        signed = [cell.minutes for cell in row.cells if cell.state is WeekState.SIGNED]
        assert row.signed_minutes == sum(signed)
        assert row.percent == row.signed_minutes * 100 // (768 * 60)
        assert row.met == (row.signed_minutes * 100 >= 768 * 60 * 80)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_only_the_students_and_weeks_that_are_asked_for_are_shown(
    school: tuple[Desk, Keys], count: int
) -> None:
    desk, keys = school
    wanted = list(keys.students.values())[:count]
    grid = desk.read(
        slip_grid.class_grid, YEAR, TODAY, student_keys=wanted, weeks=[(2027, 19), (2027, 20)]
    )
    assert {row.student_key for row in grid.rows} == set(wanted)
    assert [head.week for head in grid.weeks] == [(2027, 19), (2027, 20)]
    assert all(len(row.cells) == 2 for row in grid.rows)


def test_a_jobcoach_sees_the_own_students(school: tuple[Desk, Keys]) -> None:
    desk, keys = school
    mine = desk.read(slip_grid.class_grid, YEAR, TODAY, jobcoach_key=keys.jobcoach)
    assert len(mine.rows) == len(NAMES)
    assert desk.read(slip_grid.class_grid, YEAR, TODAY, jobcoach_key="niemand").rows == ()
