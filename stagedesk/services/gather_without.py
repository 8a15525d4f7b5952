"""Gathers the lists of students without a placement: for the plaatsingsoverleg and for the MT."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from stagedesk.domain.meetings import Changes
from stagedesk.domain.times import format_date, short_date
from stagedesk.reports import overview
from stagedesk.reports.overview import Cell, Column, Overview, Row, cells
from stagedesk.services import meetings, policies, settings, without_placement
from stagedesk.services.gather_overviews import label, words
from stagedesk.services.gathering import Options, Piece, head_of
from stagedesk.services.meetings import Gone, MeetingRow
from stagedesk.services.without_placement import WithoutRow

_COLUMNS = (
    Column("Klas", 12),
    Column("Leerling", 38),
    Column("Sinds", 28),
    Column("Klaar voor stage", 16),
    Column("Waarom", 40),
    Column("Wat doet de leerling nu", 38),
    Column("Volgende stap", 39),
    Column("Jobcoach", 26),
    Column("Anders dan vorige keer", 28),
)

_READY = {True: "ja", False: "nog niet", None: "niet bekend"}


def placement_meeting(session: Session, keys: Sequence[str], options: Options) -> Iterator[Piece]:
    """Plaatsingsoverleg: by class, with what changed since the last (Leerlingen zonder stage)."""
    yield _list(session, keys, options, "placement", "Plaatsingsoverleg", "class")


def mt_list(session: Session, keys: Sequence[str], options: Options) -> Iterator[Piece]:
    """The list for the MT: the longest without first, counted by what they do meanwhile."""
    yield _list(session, keys, options, "mt", "Leerlingen zonder stage, voor het MT", "since")


def _list(
    session: Session, keys: Sequence[str], options: Options, kind: str, title: str, sort: str
) -> Piece:
    whole = without_placement.list_rows(session, options.year, options.on, sort=sort)
    asked = set(keys)
    rows = [row for row in whole if row.student_key in asked]
    before, changed, gone = meetings.compared(session, options.year, kind, options.on, whole)
    if options.school_class is not None:
        gone = tuple(one for one in gone if one.school_class == options.school_class)
    paper = Overview(
        head_of(settings.get_school(session)),
        title,
        words("leerlingen zonder stage" if kind == "placement" else "", options.school_class,
              format_date(options.on)),
        _COLUMNS,
        tuple(_rows(rows, before, changed, gone)),
        tuple(_notes(rows, before)),
        empty=_empty(session, options, gone),
        landscape=True,
    )  # fmt: skip
    return Piece(label(options), [paper], overview.render)


def _empty(session: Session, options: Options, gone: tuple[Gone, ...]) -> str:
    calendar = policies.calendar_of(session, options.year)
    if not calendar.first_day <= options.on <= calendar.last_day:
        return "Deze dag ligt buiten het schooljaar."
    return "" if gone else "Iedereen heeft een stage."


def _notes(rows: Sequence[WithoutRow], before: MeetingRow | None) -> Iterator[str]:
    """How many, by what they do meanwhile, and with which meeting the list is compared."""
    if rows:
        count = "1 leerling" if len(rows) == 1 else f"{len(rows)} leerlingen"
        doing = Counter(
            row.now.doing_words.lower() if row.now and row.now.doing else "niets afgesproken"
            for row in rows
        )
        parts = (f"{what} ({number})" for what, number in doing.most_common())
        yield f"{count}: {', '.join(parts)}."
    if before is not None:
        words_of = before.words
        yield f"Vergeleken met: {words_of[:1].lower()}{words_of[1:]}."


def _rows(
    rows: Sequence[WithoutRow],
    before: MeetingRow | None,
    changed: Changes,
    gone: tuple[Gone, ...],
) -> Iterator[Row]:
    for row in rows:
        yield Row(_cells(row, changed))
    if gone and before is not None:
        yield Row(band=f"Van de lijst af sinds {short_date(before.on)}")
        for one in gone:
            texts = (one.school_class, one.name, "", "", one.how, "", "", "", "")
            yield Row(cells(*texts))


def _cells(row: WithoutRow, changed: Changes) -> tuple[Cell, ...]:
    now = row.now
    days = "1 dag" if row.days == 1 else f"{row.days} dagen" if row.days else "vandaag"
    step = ""
    if now is not None and now.next_step and not now.next_done:
        day = short_date(now.next_on) if now.next_on else ""
        step = words(now.next_step, day, now.next_by)
    new = row.student_key in changed.new
    different = "nieuw" if new else ". ".join(changed.changed.get(row.student_key, ()))
    return (
        Cell(row.school_class or ""),
        Cell(row.name, strong=True),
        Cell(f"{short_date(row.since)} ({days})"),
        Cell(_READY[row.ready]),
        Cell(words(row.why, f"was bij {row.last}" if row.last else "")),
        Cell(words(now.doing_words, now.what) if now else ""),
        Cell(step or row.talk),
        Cell(row.jobcoach),
        Cell(different, strong=new),
    )
