"""Young backups stay close together, old ones far apart, and the newest always stays."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stagedesk.domain.backup_thinning import kept

NOW = datetime(2026, 11, 24, 16, 10)


def _ago(**how: float) -> datetime:
    return NOW - timedelta(**how)


@pytest.mark.parametrize(
    ("made", "stay"),
    [
        ([], []),
        ([_ago(days=900)], [_ago(days=900)]),
        # Two in one hour: the newest.
        ([_ago(minutes=5), _ago(minutes=9)], [_ago(minutes=5)]),
        ([_ago(minutes=5), _ago(minutes=15)], [_ago(minutes=5), _ago(minutes=15)]),
        # After a working day one a day is left.
        (
            [_ago(hours=1), _ago(days=1), _ago(days=1, hours=2)],
            [_ago(hours=1), _ago(days=1)],
        ),
        # After a week one a week: Tuesday 10 and Monday 9 November are of one.
        (
            [_ago(hours=1), datetime(2026, 11, 10, 9), datetime(2026, 11, 9, 9)],
            [_ago(hours=1), datetime(2026, 11, 10, 9)],
        ),
        # After five weeks one a month, after half a year none.
        (
            [_ago(hours=1), datetime(2026, 9, 30), datetime(2026, 9, 2), datetime(2026, 5, 1)],
            [_ago(hours=1), datetime(2026, 9, 30)],
        ),
        # The clock was put back: what seems to lie ahead stays.
        ([_ago(hours=-3), _ago(hours=-3, minutes=1)], [_ago(hours=-3), _ago(hours=-3, minutes=1)]),
    ],
)
def test_what_stays(made: list[datetime], stay: list[datetime]) -> None:
    assert kept(made, NOW) == frozenset(stay)


def test_a_year_of_work_every_half_hour_leaves_two_dozen() -> None:
    """Thinned as it goes: each round sees only what the round before left."""
    left: frozenset[datetime] = frozenset()
    now = NOW
    start = now - timedelta(days=365)
    at = start
    while at <= now:
        if at.weekday() < 5 and 8 <= at.hour < 17:
            left = kept({*left, at}, at)
        at += timedelta(minutes=30)
    assert len(left) <= 24
    assert max(left) == max(at for at in left if at <= now)
    assert now - min(left) > timedelta(days=150)
    days = {at.date() for at in left if now - at <= timedelta(days=7)}
    assert len(days) == 6


@given(st.lists(st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1)), max_size=60))
def test_thinning_twice_is_thinning_once_and_the_newest_stays(made: list[datetime]) -> None:
    once = kept(made, NOW)
    assert once <= set(made)
    assert kept(once, NOW) == once
    if made:
        assert max(made) in once
