"""Gathers the rooster of the internal stage: by round, by part, and a page for each group."""

import datetime as dt
from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from stagedesk.domain.calendar import SchoolCalendar, Week, monday
from stagedesk.domain.times import WEEKDAY_NAMES, format_date, short_date
from stagedesk.reports import overview
from stagedesk.reports.dutch import clock
from stagedesk.reports.overview import Cell, Column, Overview, Row, cells
from stagedesk.reports.style import SchoolHead
from stagedesk.services import internal, policies, settings
from stagedesk.services.gather_overviews import label, words
from stagedesk.services.gathering import Options, Piece, head_of
from stagedesk.services.internal import Group, InternalPage, span_words

_TITLE = "Rooster interne stage"
#: Groups beside each other on one table; more go on in the next.
_GROUPS_WIDE = 8
_ROUND, _WHEN, _WEEKS = 14.0, 34.0, 26.0


def rotation(session: Session, keys: Sequence[str], options: Options) -> Iterator[Piece]:
    """The rooster of a school year: rounds by group and by part, then each group (Leerjaar 1).

    Only groups with one of the students asked for; the whole year for everybody.
    """
    page = internal.page(session, options.year, options.on)
    calendar = policies.calendar_of(session, options.year)
    asked = set(keys)
    groups = [g for g in page.groups if any(m.student_key in asked for m in g.members)]
    head = head_of(settings.get_school(session))
    if not groups or not page.rounds:
        yield Piece(label(options), [_nothing(head, options)], overview.render)
        return
    papers = [
        _by_group(head, options, page, groups[first : first + _GROUPS_WIDE])
        for first in range(0, len(groups), _GROUPS_WIDE)
    ]
    papers.append(_by_part(head, options, page, groups))
    papers += [_group(head, options, page, group, calendar) for group in groups]
    yield Piece(label(options), papers, overview.render)


def _nothing(head: SchoolHead, options: Options) -> Overview:
    return Overview(
        head,
        _TITLE,
        words(options.school_class, f"schooljaar {options.year}"),
        (Column("Ronde", 178),),
        empty="Er zijn nog geen groepen voor de interne stage.",
    )


def _by_group(
    head: SchoolHead, options: Options, page: InternalPage, groups: Sequence[Group]
) -> Overview:
    wide = (overview.content_width(True) - _ROUND - _WHEN - _WEEKS) / max(len(groups), 5)
    columns = (
        Column("Ronde", _ROUND),
        Column("Wanneer", _WHEN),
        Column("Weken", _WEEKS),
        *(Column(group.name, wide) for group in groups),
    )
    rows = tuple(
        Row((*_round(number, weeks), *(Cell(_part(group, number)) for group in groups)))
        for number, weeks in enumerate(page.rounds)
    )
    who = [Cell(), Cell("Dag en tijd"), Cell()]
    first = Row((*who, *(Cell(_when(group, page)) for group in groups)))
    return Overview(
        head,
        _TITLE,
        words("per groep", options.school_class, f"schooljaar {options.year}"),
        columns,
        (first, *rows),
        landscape=True,
    )


def _by_part(
    head: SchoolHead, options: Options, page: InternalPage, groups: Sequence[Group]
) -> Overview:
    wide = (overview.content_width(True) - _ROUND - _WHEN - _WEEKS) / len(page.parts)
    columns = (
        Column("Ronde", _ROUND),
        Column("Wanneer", _WHEN),
        Column("Weken", _WEEKS),
        *(Column(part.name, wide) for part in page.parts),
    )
    rows = [
        Row((Cell(), Cell("Docent"), Cell(), *(Cell(part.teacher or "") for part in page.parts)))
    ]
    for number, weeks in enumerate(page.rounds):
        there = (
            ", ".join(group.name for group in groups if _part(group, number) == part.name)
            for part in page.parts
        )
        rows.append(Row((*_round(number, weeks), *(Cell(text) for text in there))))
    return Overview(
        head,
        _TITLE,
        words("per onderdeel", options.school_class, f"schooljaar {options.year}"),
        columns,
        tuple(rows),
        landscape=True,
    )


def _group(
    head: SchoolHead,
    options: Options,
    page: InternalPage,
    group: Group,
    calendar: SchoolCalendar,
) -> Overview:
    """One group for its notice board: where it is in each round, the free days, who is in it."""
    teachers = {part.name: part.teacher or "" for part in page.parts}
    rows = []
    for number, weeks in enumerate(page.rounds):
        part = _part(group, number)
        free = ", ".join(short_date(day) for day in _free(group, weeks, calendar))
        rows.append(
            Row(
                (
                    *_round(number, weeks),
                    Cell(part, strong=True),
                    Cell(teachers.get(part, "")),
                    Cell(free),
                )
            )
        )
    rows.append(Row(band="Leerlingen"))
    for member in group.members:
        rows.append(Row(cells("", member.name, member.school_class, "", "", "")))
    return Overview(
        head,
        f"{_TITLE}: {group.name}",
        words(_when(group, page), f"leerlingen op {format_date(options.on)}"),
        (
            Column("Ronde", _ROUND),
            Column("Wanneer", 44),
            Column("Weken", 24),
            Column("Onderdeel", 44),
            Column("Docent", 32),
            Column("Vrij", 20),
        ),
        tuple(rows),
    )


def _round(number: int, weeks: Sequence[Week]) -> tuple[Cell, Cell, Cell]:
    numbers = ", ".join(str(week) for _, week in weeks)
    return Cell(str(number + 1)), Cell(span_words(weeks)), Cell(numbers)


def _part(group: Group, number: int) -> str:
    return group.parts[number] if number < len(group.parts) else ""


def _when(group: Group, page: InternalPage) -> str:
    end = group.begin + page.rules.minutes
    times = " – ".join(clock(at) for at in (group.begin, end))
    return f"{WEEKDAY_NAMES[group.weekday]} {times}"


def _free(group: Group, weeks: Sequence[Week], calendar: SchoolCalendar) -> Iterator[dt.date]:
    """The days of the block that fall away: public holidays, or one free day in a school week."""
    for week in weeks:
        day = monday(week) + dt.timedelta(days=group.weekday)
        if calendar.is_free(day):
            yield day
