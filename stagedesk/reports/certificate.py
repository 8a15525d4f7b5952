"""Deelcertificaat and eindcertificaat (Bijlage 5): what a student takes home with the report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from stagedesk.domain.handed_out import HandedOut
from stagedesk.domain.problem import InputError, Problem
from stagedesk.reports import ornament
from stagedesk.reports.certificate_page import (
    MIDDLE,
    NAVY,
    OCHRE,
    TEXT_END,
    Line,
    Signing,
    begin_page,
    diamond,
    draw_lines,
    draw_seal,
    draw_signing,
    name_lines,
    ochre_tick,
    plan_name,
    rule,
    spaced,
    what_student_can,
)
from stagedesk.reports.letters import Type, balanced, fit, running, width, wrap
from stagedesk.reports.style import BLACK, SchoolHead, Sheet

_SENTENCE = Type("Spectral-Regular", 13)
_NUMBERS = ("geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
#: Skill type, leading in mm and share of the usual distances, from roomy to tight.
_ROOMY_TO_TIGHT = (
    (Type("FiraSans-Regular", 12), 6.6, 1.0),
    (Type("FiraSans-Regular", 12), 5.7, 1.0),
    (Type("FiraSans-Regular", 11), 5.3, 0.94),
    (Type("FiraSans-Regular", 10), 4.8, 0.88),
    (Type("FiraSansCondensed-Regular", 10), 4.4, 0.82),
    (Type("FiraSansCondensed-Regular", 8.8), 3.7, 0.76),
    (Type("FiraSansCondensed-Regular", 7.5), 3.1, 0.7),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part certificate with its skills, in the words of the policy of its school year.

    Attributes:
        number: 1 to 6. name, description, skills: Certificate.name, description, Skill.text.
    """

    number: int
    name: str
    description: str
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartCertificate:
    """A deelcertificaat as it is handed out.

    Attributes:
        student: whole name. first_name: for the sentence that says what the student can.
        company: where it was earned. number: the certificate's own, such as ``2027-0042``.
        on: day of handing out.
        jobcoach, director: names under the lines to sign on; empty leaves the name open.
    """

    school: SchoolHead
    student: str
    first_name: str
    grade_year: int
    school_year: str
    part: Part
    company: str
    number: str
    on: date
    jobcoach: str = ""
    director: str = ""


@dataclass(frozen=True, slots=True)
class FinalCertificate:
    """An eindcertificaat as it is handed out; fields as in PartCertificate.

    Attributes:
        stage_type: such as 'beroepsvoorbereidende stage'.
        minutes: signed minutes of the school year; printed as whole hours, cut down.
        parts: every part certificate that the grade year needs, in order.
    """

    school: SchoolHead
    student: str
    grade_year: int
    school_year: str
    stage_type: str
    parts: tuple[Part, ...]
    company: str
    minutes: int
    number: str
    on: date
    jobcoach: str = ""
    director: str = ""


class _Plan(NamedTuple):
    lines: list[Line]
    rule: float
    bottom: float


def of_handed_out(school: SchoolHead, handed: HandedOut) -> PartCertificate | FinalCertificate:
    """Returns the paper of a certificate from what it stood on, in the words of then.

    Raises:
        InputError: what it stood on lacks the texts that the paper needs (an old import).
    """
    basis = handed.basis
    try:
        parts = tuple(
            Part(
                part["number"],
                part["name"],
                part["description"],
                tuple(t for _, t in part["skills"]),
            )
            for part in basis["parts"]
        )
        student, year = str(basis["student"]), str(basis["school_year"])
        common = (handed.number, handed.on, basis.get("jobcoach", ""), basis.get("director", ""))
        company = handed.company or str(basis["company"])
        grade_year = int(basis["grade_year"])
        if handed.kind == "part":
            first = str(basis.get("first_name") or student.split(" ")[0])
            return PartCertificate(
                school, student, first, grade_year, year, parts[0], company, *common
            )
        kind, minutes = str(basis.get("stage_type", "")), int(basis["signed_minutes"])
        return FinalCertificate(
            school, student, grade_year, year, kind, parts, company, minutes, *common
        )
    except (KeyError, IndexError, TypeError, ValueError) as fault:
        raise InputError(
            Problem(
                "certificates",
                f"Van certificaat {handed.number} zijn de teksten niet bewaard."
                " Reik het opnieuw uit om het af te drukken.",
            )
        ) from fault


def draw(sheet: Sheet, certificate: PartCertificate | FinalCertificate) -> None:
    """Draws one certificate on a new landscape page of the sheet."""
    begin_page(sheet, certificate.school, certificate.grade_year, certificate.school_year)
    if isinstance(certificate, FinalCertificate):
        sheet.bookmark(f"{certificate.student} · Eindcertificaat")
        draw_seal(sheet, _draw_final(sheet, certificate), None)
    else:
        sheet.bookmark(f"{certificate.student} · {certificate.part.name}")
        draw_seal(sheet, _draw_part(sheet, certificate), str(certificate.part.number))
    signing = Signing(
        certificate.jobcoach, certificate.director, certificate.on, certificate.number
    )
    draw_signing(sheet, certificate.school, signing)


def render(certificates: Sequence[PartCertificate | FinalCertificate]) -> bytes:
    """Returns a PDF with a landscape page for each certificate, in the order given.

    Raises:
        ValueError: there is no certificate.
        InputError: a text holds a character that the letters lack.
    """
    if not certificates:
        raise ValueError("no certificates to print")
    first = certificates[0]
    kind = "Eindcertificaat" if isinstance(first, FinalCertificate) else "Deelcertificaat"
    title = f"{kind} {first.student}" if len(certificates) == 1 else "Stagecertificaten"
    sheet = Sheet(title, first.school.name, landscape=True)
    for certificate in certificates:
        draw(sheet, certificate)
    return sheet.pdf()


# -- deelcertificaat ----------------------------------------------------------------------------


def _draw_part(sheet: Sheet, certificate: PartCertificate) -> float:
    plan = _plan_part(certificate, *_ROOMY_TO_TIGHT[0])
    for level in _ROOMY_TO_TIGHT[1:]:
        if plan.bottom <= TEXT_END:
            break
        plan = _plan_part(certificate, *level)
    spaced(sheet, 41.1, "DEELCERTIFICAAT", Type("Spectral-Medium", 16), 4.2)
    rule(sheet, MIDDLE - 16, MIDDLE + 16, plan.rule, ornament.OCHRE)
    draw_lines(sheet, plan.lines)
    return plan.bottom


def _plan_part(certificate: PartCertificate, skill: Type, leading: float, share: float) -> _Plan:
    lines: list[Line] = []
    part = certificate.part
    y = plan_name(lines, name_lines(part.name, 34, "Spectral-SemiBold"), 41.1, share)
    line_below = y + 5.2 * share
    y = line_below + 8.1 * share
    lines.append(Line(MIDDLE, y, "is behaald door", Type("Spectral-Italic", 15)))
    y = plan_name(lines, name_lines(certificate.student, 34), y - 0.6, share)
    y += 9.5 * share - 6.7
    for text in (
        f"op de stage bij {certificate.company}.",
        what_student_can(part.description, certificate.first_name),
    ):
        for line in balanced(text, _SENTENCE, 210.0).lines if text else ():
            y += 6.7
            lines.append(Line(MIDDLE, y, line, _SENTENCE))
    wrapped = [wrap(text, skill, 190.0) for text in part.skills]
    widest = max((width(line, skill) for text in wrapped for line in text), default=0.0)
    left = MIDDLE - (widest + 7.2) / 2
    y += 11.3 * share
    lines.append(Line(left, y, "Dit kan ik:", Type("FiraSans-SemiBold", 11), NAVY, "left"))
    y += 7.1 * share - leading
    for skill_lines in wrapped:
        for number, line in enumerate(skill_lines):
            y += leading if number == 0 else max(leading * 0.78, skill.size * 0.42)
            at = left if number == 0 else None
            lines.append(Line(left + 7.2, y, line, skill, BLACK, "left", at))
    return _Plan(lines, line_below, y + 1.2)


# -- eindcertificaat ----------------------------------------------------------------------------


def _draw_final(sheet: Sheet, certificate: FinalCertificate) -> float:
    lines = [Line(MIDDLE, 33.5, "Eindcertificaat", Type("Spectral-SemiBold", 34), NAVY)]
    spaced(sheet, 41.1, certificate.stage_type.upper(), Type("Spectral-Medium", 12), 3.0)
    y = plan_name(lines, name_lines(certificate.student, 32), 42.2, 1.0)
    y += 1.2
    for line in balanced(_final_sentence(certificate), _SENTENCE, 215.0).lines:
        y += 6.7
        lines.append(Line(MIDDLE, y, line, _SENTENCE))
    draw_lines(sheet, lines)
    return _draw_blocks(sheet, certificate.parts, y + 7.0)


def _final_sentence(certificate: FinalCertificate) -> str:
    count = len(certificate.parts)
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return (
        f"heeft bij {certificate.company} alle {number} deelcertificaten behaald"
        f" en {certificate.minutes // 60} uur stage gelopen."
    )


class _Grid(NamedTuple):
    """How the blocks of an eindcertificaat stand: columns, skill type and leading in mm."""

    columns: int
    kind: Type
    leading: float

    @property
    def wide(self) -> float:
        """Width of a block in mm."""
        return (252.0 - (self.columns - 1) * 6.0) / self.columns

    def block(self, part: Part) -> list[list[str]]:
        """The lines of each skill."""
        return [list(running(text, self.kind, self.wide - 8.0)) for text in part.skills]

    def heights(self, parts: Sequence[Part]) -> list[float]:
        """Height in mm of each row of blocks."""
        high = [
            5.7 + sum(len(text) for text in self.block(part)) * self.leading + 1.2 for part in parts
        ]
        return [max(high[n : n + self.columns]) for n in range(0, len(high), self.columns)]


def _grid(parts: Sequence[Part], room: float) -> _Grid:
    """The roomiest grid whose blocks fit in ``room`` mm; the tightest when none does."""
    columns = 2 if len(parts) in (2, 4) else 3
    for size, leading in ((10.5, 5.3), (10, 4.7), (9.5, 4.3)):
        grid = _Grid(columns, Type("FiraSans-Regular", size), leading)
        if sum(grid.heights(parts)) + 4 * len(grid.heights(parts)) <= room:
            return grid
    for size, leading in ((10, 4.3), (8.8, 3.79), (8.5, 3.55), (8.2, 3.35), (7.5, 3.05)):
        grid = _Grid(columns, Type("FiraSansCondensed-Regular", size), leading)
        if sum(grid.heights(parts)) + 3 * (len(grid.heights(parts)) - 1) <= room:
            return grid
    return grid


def _draw_blocks(sheet: Sheet, parts: Sequence[Part], y: float) -> float:
    grid = _grid(parts, TEXT_END - y)
    heights = grid.heights(parts)
    spare = TEXT_END - 2 - y - sum(heights)
    gap = min(8.0, max(3.0, spare / max(len(heights), 1)))
    for number, part in enumerate(parts):
        row, column = divmod(number, grid.columns)
        x = 22.5 + column * (grid.wide + 6.0)
        _draw_block(sheet, x, y + sum(heights[:row]) + row * gap, part, grid)
    return y + sum(heights) + (len(heights) - 1) * gap


def _draw_block(sheet: Sheet, x: float, y: float, part: Part, grid: _Grid) -> None:
    rule(sheet, x, x + grid.wide, y, ornament.NAVY)
    sheet.text(x + 0.2, y + 5.0, str(part.number), Type("Spectral-SemiBold", 14), colour=OCHRE)
    name = fit(part.name, Type("FiraSans-SemiBold", 10.5), grid.wide - 13)
    sheet.fitted(x + 6.0, y + 5.0, name, 3.6, colour=NAVY)
    ochre_tick(sheet, x + grid.wide - 3.6, y + 5.0)
    base = y + 5.7 + (len(name.lines) - 1) * 3.6
    for text in grid.block(part):
        diamond(sheet, x + 2.2, base + grid.leading, grid.kind.size)
        for line in text:
            base += grid.leading
            sheet.text(x + 6.0, base, line, grid.kind)
