"""The days of a timetable with times of their own, as lines that a user types (Bijlage 2)."""

import re
from collections.abc import Iterable

from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.times import SHORT_WEEKDAYS, WEEKDAY_NAMES, format_time, parse_time

_LINE = re.compile(r"([a-z]+)\.? *(\S+?) *(?:-|–|tot) *(\S+)")


def read_own_times(lines: Iterable[str]) -> tuple[tuple[int, int, int], ...]:
    """Lines such as ``do 9:00-15:00`` as (weekday, begin, end), by weekday; 0 is Monday.

    Raises:
        InputError: with a problem at ``timetable`` when a line is no day with two times.
    """
    found: dict[int, tuple[int, int]] = {}
    for line in lines:
        if not line.strip():
            continue
        match = _LINE.fullmatch(" ".join(line.lower().split()))
        names = [
            day
            for day in range(7)
            if match and match[1] in (SHORT_WEEKDAYS[day], WEEKDAY_NAMES[day])
        ]
        if match is None or not names:
            raise InputError(Problem("timetable", "Schrijf het als: do 9:00-15:00"))
        try:
            begin, end = parse_time(match[2]), parse_time(match[3])
        except InputError as fault:
            raise InputError(Problem("timetable", fault.problems[0].text)) from fault
        if end <= begin:
            raise InputError(Problem("timetable", "Eind moet na het begin liggen"))
        if names[0] in found:
            raise InputError(Problem("timetable", "Elke dag staat er één keer op"))
        found[names[0]] = (begin, end)
    return tuple((day, *found[day]) for day in sorted(found))


def show_own_times(own_times: Iterable[tuple[int, int, int]]) -> tuple[str, ...]:
    """Own times as the lines that ``read_own_times`` takes back: ``do 9:00-15:00``."""
    return tuple(
        f"{SHORT_WEEKDAYS[day]} {format_time(begin)}-{format_time(end)}"
        for day, begin, end in own_times
    )
