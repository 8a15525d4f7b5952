"""The bar of stage hours: signed, needed and the norm, readable without colour."""

from dataclasses import dataclass

from stagedesk.domain.certificate_texts import hours_had, hours_short
from stagedesk.reports.letters import Type, running, width
from stagedesk.reports.marks import tick
from stagedesk.reports.style import BAR, CONTENT, LEFT, RIGHT, SMALL, TEXT, WHITE, Sheet, leading

_HEAD = Type("FiraSans-Bold", 11.5)
_PLAIN = Type("FiraSans-Regular", 10.5)
_IN_BAR = Type("FiraSans-SemiBold", 9)
_NEEDED = Type("FiraSans-SemiBold", 8.5)
_TEXT_AT = LEFT + 30.0
_HIGH = 5.2


@dataclass(frozen=True, slots=True)
class HoursBar:
    """Stage hours of a school year, in minutes.

    Attributes:
        signed, required, norm: minutes; only signed slips count.
        share_percent: which share of the norm is needed.
        sentence: what it means for the student, one or two sentences.
    """

    signed: int
    required: int
    norm: int
    share_percent: int
    sentence: str

    @property
    def met(self) -> bool:
        """Whether the signed minutes reach what is needed."""
        return self.signed >= self.required

    @property
    def words(self) -> str:
        """The numbers in words, then the sentence."""
        return (
            f"{hours_had(self.signed)} uur getekend. Nodig: {hours_short(self.required)} uur "
            f"({self.share_percent} % van {hours_had(self.norm)}). {self.sentence}"
        ).strip()


def _lines(bar: HoursBar) -> tuple[str, ...]:
    return running(bar.words, _PLAIN, RIGHT - _TEXT_AT - 8.0)


def hours_height(bar: HoursBar) -> float:
    """Height of text and bar in mm."""
    return 6.0 + (len(_lines(bar)) - 1) * leading(_PLAIN) + 4.0 + _HIGH + 5.6


def draw_hours(sheet: Sheet, y: float, bar: HoursBar) -> float:
    """Heading, words and bar from y on; the y (mm) below."""
    base = y + 5.0
    sheet.text(LEFT, base, "Stage-uren", _HEAD)
    if bar.met:
        tick(sheet, RIGHT - 4.2, base, 3.8, 1.9)
    lines = _lines(bar)
    for number, line in enumerate(lines):
        sheet.text(_TEXT_AT, base + number * leading(_PLAIN), line, _PLAIN)
    top = base + (len(lines) - 1) * leading(_PLAIN) + 4.0
    whole = max(bar.norm, bar.signed, 1)
    filled = CONTENT * bar.signed / whole
    sheet.box(LEFT, top, CONTENT, _HIGH)
    if filled > 0:
        sheet.area(LEFT, top, filled, _HIGH, BAR)
    said = f"{hours_had(bar.signed)} uur"
    if width(said, _IN_BAR) + 4 < filled:
        sheet.text(LEFT + 1.6, top + 3.7, said, _IN_BAR, colour=WHITE)
    else:
        sheet.text(LEFT + filled + 1.6, top + 3.7, said, _IN_BAR)
    at = LEFT + CONTENT * bar.required / whole
    # White beside the mark keeps it apart from the grey.
    sheet.area(at - 0.8, top + 0.2, 1.6, _HIGH - 0.4, 0.0)
    sheet.line(at, top - 1.4, at, top + _HIGH + 1.8, 1.4)
    needed = f"{hours_short(bar.required)} nodig"
    below, half = top + _HIGH + 4.6, width(needed, _NEEDED) / 2
    sheet.text(min(max(at, LEFT + half), RIGHT - half), below, needed, _NEEDED, align="center")
    whole_said = hours_had(bar.norm)
    norm_at = LEFT + CONTENT * bar.norm / whole
    if norm_at - width(whole_said, TEXT.at(8.5)) - 2 > at + half:
        sheet.text(norm_at, below, whole_said, TEXT.at(8.5), align="right")
    return below + SMALL.size * 0.1 + 1.0
