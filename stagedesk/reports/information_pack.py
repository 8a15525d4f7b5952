"""The cover of the information pack that a company gets when a stage starts.

The pack itself (one PDF, a USB stick, a draft mail) is put together in `pack_delivery`. Nothing of
guardians, birth date, grades or BSN can be in it: the cover has no place for them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from stagedesk.reports import ornament
from stagedesk.reports.letters import Fitted, Type, fit, running, width, wrap
from stagedesk.reports.marks import check_box
from stagedesk.reports.pack_delivery import Letter, Part, file_name, files, mail, merge
from stagedesk.reports.style import (
    BOX_LINE,
    CONTENT,
    FOOTER,
    HEADING,
    LABEL,
    LEFT,
    RIGHT,
    ROW_LINE,
    SMALL,
    SchoolHead,
    Sheet,
)

__all__ = [
    "Contact",
    "Contents",
    "Cover",
    "Letter",
    "Part",
    "draw",
    "file_name",
    "files",
    "mail",
    "merge",
    "render",
]

_COMPANY = Type("FiraSans-Bold", 20)
_FACT = Type("FiraSans-Medium", 12.5)
_HEAD = Type("FiraSans-Bold", 12.5)
_LARGE = Type("FiraSans-Regular", 13)
_ITEM = Type("FiraSans-Regular", 12)
_BOTTOM = 279.0
_WELCOME = "Bedankt dat u een plek biedt om te leren werken."


@dataclass(frozen=True, slots=True)
class Contents:
    """One line of the list: what is in the pack, and how many sheets it is."""

    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom the company calls; empty values are left out."""

    label: str
    name: str = ""
    phone: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """The front of the pack, in words that address the company with 'u'.

    Attributes:
        attention: the praktijkbegeleider ('t.a.v.'). student: whole name.
        days: such as 'maandag, dinsdag'. times: such as '8.30 – 17.00 uur'.
        start: such as '7 september 2026'; empty while it is not known.
        jobcoach: with mail as ``more``. reception: the school, with its hours as ``more``.
    """

    school: SchoolHead
    school_year: str
    company: str
    attention: str
    student: str
    school_class: str
    days: str
    start: str
    times: str
    contents: tuple[Contents, ...]
    jobcoach: Contact
    reception: Contact


def draw(sheet: Sheet, cover: Cover) -> None:
    """Draws the cover on a new page."""
    sheet.page()
    sheet.bookmark(f"Informatiepakket {cover.student}".strip())
    sheet.logo(cover.school, LEFT, 16, (54.0, 16.0), align="left")
    # The more there is to say, the less air; at least a third of it stays.
    for air in (1.0, 0.75, 0.5, 0.35):
        if _flow(None, cover, air) <= _BOTTOM:
            break
    y = _title_y(air)
    sheet.text(LEFT, y, "Informatiepakket", Type("FiraSans-Bold", 32))
    sheet.text(LEFT, y + 13.2, "stage", Type("FiraSans-Light", 32))
    sheet.text(RIGHT, y + 13.2, f"schooljaar {cover.school_year}", _LARGE, align="right")
    waves = sheet.height - y - 18.9 - 9.2 * air
    ornament.waves(sheet.canvas, LEFT * mm, waves * mm, CONTENT * mm)
    _flow(sheet, cover, air)
    where = ", ".join(t for t in (cover.school.address, cover.school.place) if t)
    foot = fit(" · ".join(t for t in (cover.school.name, where) if t), SMALL, CONTENT)
    sheet.text(LEFT, FOOTER, foot.lines[0], SMALL if foot.type.size < 7.5 else foot.type)


def render(covers: Sequence[Cover]) -> bytes:
    """Returns a PDF with the cover of each pack.

    Raises:
        ValueError: there is no cover.
        InputError: a text holds a character that the letters lack.
    """
    if not covers:
        raise ValueError("no cover to print")
    sheet = Sheet(f"Informatiepakket stage {covers[0].student}".strip(), covers[0].school.name)
    for cover in covers:
        draw(sheet, cover)
    return sheet.pdf()


def _title_y(air: float) -> float:
    return 64.1 - (1.0 - air) * 33.0


def _flow(sheet: Sheet | None, cover: Cover, air: float) -> float:
    """Draws what lies below the waves, or only measures it without a sheet; the y of its end."""
    y = _title_y(air) + 32.9 + 20.0 * air
    y = _addressee(sheet, cover, y)
    y = _facts(sheet, cover, y + 9.6 * air)
    y = _contents(sheet, cover, y + 8.8 * max(air, 0.7))
    area = y + 5.0 * air
    # On a cover of usual length the block stands where the eye expects it: low.
    area = max(area, 229.8 if air == 1.0 else 0.0)
    y = _contacts(sheet, cover, area)
    if sheet:
        sheet.text(LEFT, y + 9.0 * max(air, 0.7), _WELCOME, Type("FiraSans-Italic", 11))
    return y + 9.0 * max(air, 0.7)


def _addressee(sheet: Sheet | None, cover: Cover, y: float) -> float:
    if sheet:
        sheet.text(LEFT, y, "voor", Type("FiraSans-Regular", 9.5))
    lines = wrap(cover.company, _COMPANY, CONTENT)
    kind = _COMPANY if len(lines) <= 2 else _COMPANY.at(15)
    lines = wrap(cover.company, kind, CONTENT)
    y = _put(sheet, LEFT, y + 9.0, Fitted(kind, lines), kind.size * 0.43)
    if cover.attention:
        y = _put(sheet, LEFT, y + 7.7, fit(f"t.a.v. {cover.attention}", _LARGE, CONTENT), 5.6)
    return y


def _facts(sheet: Sheet | None, cover: Cover, y: float) -> float:
    school_class = f", klas {cover.school_class}" if cover.school_class else ""
    rows = (
        (("Leerling", f"{cover.student}{school_class}"), ("Stage", cover.days)),
        (("Start", cover.start), ("Tijden", cover.times)),
    )
    half = CONTENT / 2
    for row in rows:
        shown = [fit(value, _FACT, half - 3.2) for _, value in row]
        high = 15.1 + (max(len(value.lines) for value in shown) - 1) * 4.8
        if sheet:
            for x, (label, _), value in zip((LEFT, LEFT + half), row, shown, strict=True):
                sheet.box(x, y, half, high, BOX_LINE)
                sheet.text(x + 1.6, y + 3.4, label, LABEL)
                first = y + high - 2.9 - (len(value.lines) - 1) * 4.8
                sheet.fitted(x + 1.6, first, value, 4.8)
        y += high
    return y


def _contents(sheet: Sheet | None, cover: Cover, y: float) -> float:
    if not cover.contents:
        return y
    if sheet:
        sheet.text(LEFT, y, "In dit pakket", _HEAD)
    y += 2.3
    for item in cover.contents:
        note = Type("FiraSans-Regular", 10)
        aside = width(item.note, note)
        # A long note goes on its own line rather than squeezing the title.
        below = aside > CONTENT / 2
        title = fit(item.title, _ITEM, CONTENT - 9 - (0 if below else aside + 4))
        if sheet:
            check_box(sheet, LEFT + 0.3, y + 6.4, 4.3, ticked=True)
        base = _put(sheet, LEFT + 9, y + 5.5, title, 5.0)
        if below:
            lines = running(item.note, note, CONTENT - 9)
            base = _put(sheet, LEFT + 9, base + 4.6, Fitted(note, lines), 4.4)
        elif sheet:
            sheet.text(RIGHT, y + 5.5, item.note, note, align="right")
        y = base + 3.16
        if sheet:
            sheet.line(LEFT, y, RIGHT, y, ROW_LINE)
    return y


def _contacts(sheet: Sheet | None, cover: Cover, y: float) -> float:
    """The grey block with whom to call; its height follows the longer of the two."""
    people = [_contact_lines(c) for c in (cover.jobcoach, cover.reception) if c.name or c.phone]
    if not people:
        return y
    high = 12.9 + max(sum(step for step, _ in lines) for lines in people) + 3.8
    if sheet:
        ornament.rounded_area(sheet, LEFT, y, CONTENT, high, HEADING)
        sheet.text(LEFT + 6, y + 8.3, "Vragen, of gaat er iets mis? Bel ons gerust.", _HEAD)
        for x, lines in zip((LEFT + 6, LEFT + 95), people, strict=False):
            base = y + 12.9
            for step, text in lines:
                base += step
                sheet.text(x, base, text.lines[0], text.type)
    return y + high


def _contact_lines(contact: Contact) -> list[tuple[float, Fitted]]:
    """The lines of a contact, each with its distance from the one before in mm."""
    room = CONTENT / 2 - 13
    parts = (
        (4.0, contact.label, Type("FiraSans-Regular", 9)),
        (6.1, contact.name, Type("FiraSans-SemiBold", 12)),
        (6.4, contact.phone, Type("FiraSans-Bold", 13)),
        (5.6, contact.more, Type("FiraSans-Regular", 9.5)),
    )
    lines: list[tuple[float, Fitted]] = []
    for step, text, kind in parts:
        if not text:
            continue
        shown = fit(text, kind, room)
        for number, line in enumerate(shown.lines):
            lines.append((4.4 if number else step, Fitted(shown.type, (line,))))
    return lines


def _put(sheet: Sheet | None, x: float, y: float, value: Fitted, step: float) -> float:
    if sheet:
        return sheet.fitted(x, y, value, step)
    return y + (len(value.lines) - 1) * step
