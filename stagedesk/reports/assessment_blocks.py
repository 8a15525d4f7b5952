"""The blocks of the beoordelingsformulier: each draws itself at a height and keeps whole."""

from collections.abc import Sequence

from stagedesk.domain.assessment import SUBTOTAL_LABEL
from stagedesk.domain.grades import PASSED, format_grade
from stagedesk.domain.times import form_date
from stagedesk.reports.assessment_paper import (
    AssessedCertificate,
    AssessedSkill,
    AssessmentPaper,
    Measures,
    label,
)
from stagedesk.reports.letterhead import Box, block_head
from stagedesk.reports.letters import Fitted, Type, balanced, fit, width
from stagedesk.reports.marks import grade_frame, tick
from stagedesk.reports.style import (
    BLOCK_END,
    BLOCK_HEAD,
    COLUMN,
    CONTENT,
    GRADE,
    LABEL,
    LEFT,
    RIGHT,
    SUBTOTAL,
    TEXT,
    TEXT_BOLD,
    Sheet,
)

_COLUMN = 17.8
_FIRST_COLUMN = RIGHT - 3 * _COLUMN
_NUMBER = LEFT + 1.8
_SKILL = LEFT + 10.0
_SKILL_ROOM = _FIRST_COLUMN - _SKILL - 1.4
_SECOND_LINE = 3.4
_WORD = Type("FiraSans-Regular", 7.5)
_WORD_PASSED = Type("FiraSans-Bold", 7.5)
_LABEL_BOLD = Type("FiraSans-Bold", 8)
_ID = Type("FiraSans-SemiBold", 9)


def top_rows(paper: AssessmentPaper) -> tuple[tuple[Box, ...], ...]:
    """The four lines at the head of Bijlage 1 as two rows of boxes."""
    half = CONTENT / 2
    return (
        (
            Box(label("company.name"), paper.company, half),
            Box(label("supervisor.name"), paper.supervisor, half),
        ),
        (
            Box(label("student.name"), paper.student, half - 22),
            Box(label("enrollment.school_class"), paper.school_class, 22),
            Box(label("jobcoach.name"), paper.jobcoach, half),
        ),
    )


def legend_height(compact: bool) -> float:
    """Height of the line that explains tick and frame, in mm."""
    return 7.6 if compact else 9.4


def legend(sheet: Sheet, y: float, paper: AssessmentPaper, compact: bool) -> float:
    """What a tick and a frame mean, on the blank form too; y of the first block."""
    high = legend_height(compact)
    base = y + high / 2 + 1.1
    least = paper.pass_tenths
    text = format_grade(least) if least % 10 else str(least // 10)
    kind = LABEL.at(8.5)
    ask = "Vul een cijfer in van 1,0 tot 10,0."
    sheet.text(LEFT, base, ask, kind)
    x = LEFT + width(ask, kind) + 3.8
    tick(sheet, x, base, 2.8)
    can = f"{text} of hoger: dit kan ik"
    sheet.text(x + 4.2, base, can, kind)
    x += 4.2 + width(can, kind) + 8.0
    grade_frame(sheet, x, base, 7.8, 4.4)
    sheet.text(x, base, format_grade(least - 5), _ID.at(8.5), align="center")
    sheet.text(x + 5.6, base, f"lager dan {text}: hier oefen ik nog mee", kind)
    if paper.report_copy:
        sheet.text(RIGHT, base, "Kopie bij rapport", COLUMN, align="right")
    return y + high


def _columns(sheet: Sheet, y: float, high: float, paper: AssessmentPaper, *, first: bool) -> None:
    """The heads of the three columns: BO numbers with dates on the first block of a page."""
    for index, moment in enumerate(paper.moments):
        middle = _FIRST_COLUMN + (index + 0.5) * _COLUMN
        if first:
            sheet.text(middle, y + high / 2 - 0.9, f"BO {moment.number}", COLUMN, align="center")
            day = form_date(moment.date) if moment.date else "….-….-20…."
            sheet.text(middle, y + high / 2 + 3.3, day, LABEL, align="center")
        else:
            sheet.text(middle, y + high / 2 - 0.8, "Beoordeling", LABEL, align="center")
            sheet.text(middle, y + high / 2 + 2.7, str(moment.number), _LABEL_BOLD, align="center")


def _column_lines(sheet: Sheet, top: float, bottom: float) -> None:
    for index in range(3):
        x = _FIRST_COLUMN + index * _COLUMN
        sheet.line(x, top + 1.0, x, bottom)


def _fitted_skill(skill: AssessedSkill) -> Fitted:
    return balanced(skill.text, TEXT, _SKILL_ROOM)


def row_more(skill: AssessedSkill) -> float:
    """What a skill's row needs above a row of one line, in mm."""
    return (len(_fitted_skill(skill).lines) - 1) * _SECOND_LINE


def certificate(
    paper: AssessmentPaper, m: Measures, block: AssessedCertificate,
    sheet: Sheet, y: float, row: float, _third: float, first: bool,
) -> None:  # fmt: skip
    """One certificate: heading, its skills with grades, the subtotals with their words."""
    top = y
    high = m.first_head if first else m.head
    y = block_head(sheet, y, "", high)
    title = fit(block.title, BLOCK_HEAD, _FIRST_COLUMN - _NUMBER - 2)
    sheet.fitted(_NUMBER, top + high / 2 + 1.5, title)
    _columns(sheet, top, high, paper, first=first)
    for skill in block.skills:
        sheet.line(LEFT, y, RIGHT, y)
        tall = row + row_more(skill)
        _skill_row(sheet, y, tall, skill, paper.pass_tenths)
        y += tall
    sheet.line(LEFT, y, RIGHT, y)
    sheet.text(_SKILL, y + m.subtotal / 2 + 1.2, SUBTOTAL_LABEL, TEXT_BOLD)
    for index, (mean, word) in enumerate(zip(block.subtotals, block.words, strict=True)):
        if mean is None:
            continue
        middle = _FIRST_COLUMN + (index + 0.5) * _COLUMN
        base = y + m.subtotal / 2
        sheet.text(middle - 1.2, base - 0.1, format_grade(mean), SUBTOTAL, align="center")
        passed = word == PASSED
        if passed:
            tick(sheet, middle + 4.7, base - 0.1)
        kind = _WORD_PASSED if passed else _WORD
        sheet.text(middle, base + 3.1, word, kind, align="center")
    y += m.subtotal
    sheet.line(LEFT, y, RIGHT, y, BLOCK_END)
    _column_lines(sheet, top, y)


def _skill_row(sheet: Sheet, y: float, tall: float, skill: AssessedSkill, least: int) -> None:
    """One skill with its three grades: a tick from the pass mark on, else a frame."""
    shown = _fitted_skill(skill)
    step = 3.9
    base = y + tall / 2 + 1.25 - (len(shown.lines) - 1) * step / 2
    sheet.text(_NUMBER, base, skill.id, _ID)
    sheet.fitted(_SKILL, base, shown, step)
    base = y + tall / 2 + 1.35
    for index, tenths in enumerate(skill.grades):
        if tenths is None:
            continue
        middle = _FIRST_COLUMN + (index + 0.5) * _COLUMN
        sheet.text(middle - 1.2, base, format_grade(tenths), GRADE, align="center")
        if tenths >= least:
            tick(sheet, middle + 4.7, base)
        else:
            grade_frame(sheet, middle - 1.2, base, 10.4)


# -- Stageopdrachten ------------------------------------------------------------------------


def _module_lines(modules: Sequence[str]) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The modules on one line when they fit there, else one a line."""
    pairs = tuple((str(number), title) for number, title in enumerate(modules, 1))
    room = _FIRST_COLUMN - _NUMBER - 2
    if sum(width(f"{n} {t}", TEXT) + 4.5 for n, t in pairs) <= room:
        return (pairs,)
    return tuple((pair,) for pair in pairs)


def modules_height(modules: Sequence[str]) -> float:
    """Height of the modules below their heading, in mm."""
    lines = _module_lines(modules)
    if len(lines) == 1:
        return 7.3
    room = _FIRST_COLUMN - LEFT - 20
    return 2.4 + sum(5.2 * len(fit(t, TEXT, room).lines) for line in lines for _, t in line)


def modules(
    paper: AssessmentPaper, m: Measures,
    sheet: Sheet, y: float, _row: float, _third: float, first: bool,
) -> None:  # fmt: skip
    """The stageopdrachten of the grade year and a grade for each moment."""
    top, high = y, m.first_head if first else m.head
    y = block_head(sheet, y, label("assignment"), high)
    _columns(sheet, top, high, paper, first=first)
    tall = modules_height(paper.modules)
    lines = _module_lines(paper.modules)
    if len(lines) == 1:
        x = _NUMBER
        for number, title in lines[0]:
            sheet.text(x, y + tall / 2 + 1.25, number, _ID)
            sheet.text(x + 3.0, y + tall / 2 + 1.25, title, TEXT)
            x += 3.0 + width(title, TEXT) + 4.2
    else:
        base = y + 4.8
        for ((number, title),) in lines:
            sheet.text(_NUMBER, base, f"Module {number}", _ID)
            base = sheet.fitted(LEFT + 18, base, fit(title, TEXT, _FIRST_COLUMN - LEFT - 20), 5.2)
            base += 5.2
    for index, moment in enumerate(paper.moments):
        if moment.assignment is not None:
            middle = _FIRST_COLUMN + (index + 0.5) * _COLUMN - 1.2
            base = y + tall / 2 + 1.35
            sheet.text(middle, base, format_grade(moment.assignment), GRADE, align="center")
    y += tall
    sheet.line(LEFT, y, RIGHT, y, BLOCK_END)
    _column_lines(sheet, top, y)
