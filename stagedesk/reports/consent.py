"""The toestemmingsverklaring of Bijlage 6: what the stage asks, and the parents' signature.

BSN, insurer and policy number have no field in what is gathered, only a line to write on: what
was typed for one print comes beside the papers, to ``render``, and goes with its bytes.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from stagedesk.domain.times import form_date
from stagedesk.domain.typed_once import TypedOnce
from stagedesk.reports.bundle import OfStudent, bundle
from stagedesk.reports.flow import Flow
from stagedesk.reports.letterhead import block_head, header
from stagedesk.reports.letters import Type, fit, running, width
from stagedesk.reports.style import (
    CONTENT,
    LEFT,
    RIGHT,
    TEXT,
    TEXT_BOLD,
    VALUE,
    SchoolHead,
    Sheet,
    leading,
)

NOTHING = TypedOnce()
TITLE = "Toestemmingsverklaring ouders"
DECLARATION = "Toestemmingsverklaring (externe) stage"
RULES_TITLE = "Afspraken en regels met betrekking tot de stage"
RULES_HEAD = (
    "Vanuit school gelden de volgende regels voor de leerlingen met betrekking tot hun stage:"
)
#: Bijlage 6 in its own words; {school} is where the source names the school.
INTRODUCTION = (
    "Op {school} maken de stages een belangrijk onderdeel uit van het onderwijs. Op de stageplek "
    "worden (praktische en sociale werknemers)vaardigheden geoefend, die ook op school worden "
    "aangeboden of juist in het verlengde liggen van de leerstof. De stages worden op {school} "
    "begeleid door jobcoaches. Zij zoeken, samen met de leerling, een passende stageplek, leggen "
    "regelmatig stagebezoeken af en onderhouden intensief contact met de stagebedrijven. Op school "
    "worden er met grote regelmaat gesprekken gevoerd met de leerlingen om de leerlingen goed te "
    "kunnen begeleiden bij het werken aan de leerdoelen.",
    "Het aantal uren dat de leerling stage mag lopen, is afhankelijk van de leeftijd van de "
    "leerling. Daarnaast wordt per leerling bekeken wat haalbaar is en welke begeleiding de "
    "leerling hier bij nodig heeft. Er kan gesproken worden van stage op maat.",
)
RULES = (
    "Er wordt in overleg met de school en de leerling bepaald waar de leerling stage gaat lopen.",
    "De stageplek dient aan te sluiten bij het gekozen praktijkvak en/of de gekozen "
    "uitstroomrichting van de leerling.",
    "De leerling houdt zich aan de afspraken die de school met het stagebedrijf maakt.",
    "De school onderhoudt als enige het contact met de stageplaats.",
    "Bij ziekte belt de leerling zelf minimaal 30 minuten voor de aanvangstijd naar het "
    "stagebedrijf en/of de praktijkopleider. De ouder belt daarnaast de school om de leerling "
    "ziek te melden.",
    "De leerling kan de stage niet zelf beëindigen. Als er problemen zijn, wordt er eerst samen "
    "met de jobcoach naar een oplossing gezocht. Dit is een belangrijk onderdeel van ‘leren "
    "werken’.",
    "De leerling dient zich te houden aan de werktijden van het stagebedrijf.",
    "Het stagebedrijf dient zich te houden aan de Arbowetgeving, waarin onder andere veilig "
    "werken, maximale werktijden en pauzes beschreven staan.",
    "Tijdens de schoolvakanties wordt er geen stage gelopen, tenzij stage-uren moeten worden "
    "ingehaald.",
    "De school sluit voor elke stagiair(e) een WA-verzekering af.",
    "De ouders/verzorgers zorgen voor een verzekering Wettelijke Aansprakelijkheid voor "
    "Particulieren (WAP-verzekering).",
    "Stage wordt beschouwd als onderwijstijd. Het stagebedrijf is daarom niet verplicht om een "
    "financiële vergoeding te betalen voor de gemaakte stage-uren of om de gemaakte reiskosten te "
    "vergoeden.",
    "Indien uw kind ongeoorloofd afwezig is tijdens de stage-uren wordt dit in het schoolsysteem "
    "verwerkt als verzuim. Indien uw kind te veel stage-uren ongeoorloofd afwezig is, kan de "
    "school de leerling verplichten om de gemiste stage-uren op andere momenten in te halen, zoals "
    "tijdens weekenden en/of vakanties. Daarnaast worden ongeoorloofd afwezige uren gemeld bij "
    "Leerplicht.",
)
CONSENT = (
    "Hierbij geef ik mijn zoon / dochter toestemming om stage te lopen in het kader van de "
    "opleiding bij {school}."
)
#: The lines of the declaration, in the order of the source; the first two may be filled.
LINES = (
    "Naam leerling:",
    "Geboortedatum:",
    "Burgerservicenr.:",
    "Naam ziektekostenverzekering:",
    "Polisnummer:",
)
PARENT = "Handtekening ouder/verzorger:"
#: From 18 the student signs too (domain: 'From 18 the student is called and signs').
ADULT = "Handtekening leerling (18 jaar of ouder):"

_BODY = Type("FiraSans-Regular", 10)
_LINE_AT = LEFT + 58.0
_WRITE, _SIGN, _GAP = 9.5, 22.0, 2.6


@dataclass(frozen=True, slots=True)
class ConsentPaper(OfStudent):
    """All that one toestemmingsverklaring prints; there is no place for a BSN or a policy number.

    Attributes:
        years: (number, title, text) of each grade year, from the policy.
        adult: whether the student is of age, and signs beside the parents.
    """

    head: SchoolHead
    years: tuple[tuple[int, str, str], ...]
    student: str = ""
    school_class: str = ""
    birth_date: dt.date | None = None
    adult: bool = False

    @property
    def school(self) -> str:
        """What the source calls HPC Centrum: the short name, else the name."""
        return self.head.short_name or self.head.name or "de school"


def render(papers: Sequence[ConsentPaper], once: TypedOnce = NOTHING) -> bytes:
    """Declarations as one PDF with a bookmark each, two pages a student.

    Args:
        papers: what was gathered.
        once: typed for this one print, of one student.

    Raises:
        InputError: a text cannot be printed, or the logo is broken.
    """
    return bundle(TITLE, papers, lambda sheet, paper: draw(sheet, paper, once))


def draw(sheet: Sheet, paper: ConsentPaper, once: TypedOnce = NOTHING) -> None:
    """One declaration on new pages of a sheet, with its bookmark."""
    sheet.page()
    sheet.bookmark(paper.who or TITLE)
    y = header(sheet, TITLE, paper.who, paper.head)
    flow = Flow(sheet, TITLE, paper.who, paper.head.line, paper.who, y)
    for text in INTRODUCTION:
        _text(flow, text.format(school=paper.school))
    for number, title, text in paper.years:
        _titled(flow, f"Leerjaar {number} – {title}", text)
    flow.y += 2.0
    flow.keep(24.0)
    _heading(flow, RULES_TITLE)
    _text(flow, RULES_HEAD)
    for rule in RULES:
        _bullet(flow, rule)
    _declaration(flow, paper, once)
    flow.end()


def _text(flow: Flow, text: str) -> None:
    flow.lines(LEFT, running(text, _BODY, CONTENT), _BODY, leading(_BODY))
    flow.y += _GAP


def _titled(flow: Flow, title: str, text: str) -> None:
    lines = running(text, _BODY, CONTENT)
    flow.keep((len(lines) + 1) * leading(_BODY) + _GAP)
    flow.lines(LEFT, running(title, TEXT_BOLD, CONTENT), TEXT_BOLD, leading(_BODY))
    _text(flow, text)


def _heading(flow: Flow, title: str) -> None:
    flow.y = block_head(flow.sheet, flow.y + 1.0, title, 7.7) + 0.6


def _bullet(flow: Flow, text: str) -> None:
    lines = running(text, _BODY, CONTENT - 5.0)
    flow.keep(len(lines) * leading(_BODY) + 1.2)
    sheet, base = flow.sheet, flow.y + leading(_BODY)
    sheet.text(LEFT + 1.0, base, "•", _BODY)
    flow.lines(LEFT + 5.0, lines, _BODY, leading(_BODY))
    flow.y += 1.2


def _declaration(flow: Flow, paper: ConsentPaper, once: TypedOnce) -> None:
    """What is filled in and signed: one block that is never split."""
    born = form_date(paper.birth_date) if paper.birth_date else ""
    values = (paper.student, born, once.bsn, once.insurer, once.policy_number)
    fitted = [fit(value, VALUE, RIGHT - _LINE_AT) for value in values]
    said = running(CONSENT.format(school=paper.school), _BODY, CONTENT)
    more = sum(len(one.lines) - 1 for one in fitted) * 4.2 + (len(said) - 1) * leading(_BODY)
    high = 8.7 + 12.0 + more + len(LINES) * _WRITE + 14.0 + _SIGN * (1 + paper.adult)
    flow.y += 3.0
    flow.keep(high)
    _heading(flow, DECLARATION)
    _text(flow, CONSENT.format(school=paper.school))
    sheet, y = flow.sheet, flow.y
    for label, value, shown in zip(LINES, values, fitted, strict=True):
        y += _WRITE
        sheet.text(LEFT, y, label, TEXT)
        sheet.dotted(_LINE_AT, y + 0.9, RIGHT)
        if value:
            y = sheet.fitted(_LINE_AT, y, shown, 4.2)
            if len(shown.lines) > 1:
                sheet.dotted(_LINE_AT, y + 0.9, RIGHT)
    y = _signed_on(sheet, y + _WRITE + 2.0, paper.head.place)
    for label in (PARENT, ADULT) if paper.adult else (PARENT,):
        y += _SIGN
        sheet.text(LEFT, y, label, TEXT)
        sheet.dotted(LEFT + 72.0, y + 0.9, RIGHT - 20.0)
    flow.y = y + 2.0


def _signed_on(sheet: Sheet, y: float, place: str) -> float:
    """'Deze verklaring is ondertekend op __ - __ - __ te Rotterdam.': the last baseline."""
    words = "Deze verklaring is ondertekend op"
    sheet.text(LEFT, y, words, TEXT)
    x = LEFT + width(words, TEXT) + 2.0
    for wide, dash in ((13.0, "-"), (13.0, "-"), (18.0, "")):
        sheet.dotted(x, y + 0.9, x + wide)
        sheet.text(x + wide + 1.2, y, dash, TEXT)
        x += wide + 4.0
    if not place:
        sheet.text(x, y, "te", TEXT)
        sheet.dotted(x + 5.0, y + 0.9, RIGHT)
        return y
    shown = fit(f"te {place}.", TEXT, RIGHT - x)
    return sheet.fitted(x, y, shown, 4.2)
