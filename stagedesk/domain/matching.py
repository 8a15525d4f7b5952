"""Who fits where, and why not: a student beside a company (Matching, Bijlage 8).

Nothing here blocks: a mismatch is said, the jobcoach decides.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from stagedesk.domain.companies import TRAVELS
from stagedesk.domain.policy import Policy
from stagedesk.domain.student_papers import PAPER_KINDS
from stagedesk.domain.texts import format_list

#: Codes that stand for a paper instead of a talent, with the kind of that paper.
_PAPER_CODES = {"V": "vca"}
_PAPERS = dict(PAPER_KINDS)
#: What is against a match is said first.
_ORDER = {"against": 0, "doubt": 1, "good": 2}


class Weight(StrEnum):
    """How much a reason counts: for the match, to talk about, or against it."""

    GOOD = "good"
    DOUBT = "doubt"
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing to say about a student at a company, in Dutch, of at most six words."""

    weight: Weight
    text: str


@dataclass(frozen=True, slots=True)
class Seeker:
    """A student as far as matching looks.

    Attributes:
        age: on the day; None is unknown.
        sectors: of the practice subjects and the outflow: a stage fits one of these.
        wished_sectors, wished_occupations: what the student wants beside that.
        able, not_yet: occupation codes.
        travel_minutes: at most, one way. travel_by: first words of companies.TRAVELS.
        sbb_needed: whether the company has to be recognised by SBB (praktijkverklaring).
        papers: kinds of the papers that the student has and that are valid.
        been: keys of companies where the student was before.
    """

    age: int | None = None
    sectors: frozenset[str] = frozenset()
    wished_sectors: frozenset[str] = frozenset()
    wished_occupations: frozenset[str] = frozenset()
    able: frozenset[str] = frozenset()
    not_yet: frozenset[str] = frozenset()
    travel_minutes: int | None = None
    travel_by: frozenset[str] = frozenset()
    sbb_needed: bool = False
    papers: frozenset[str] = frozenset()
    been: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Offer:
    """A company as far as matching looks.

    Attributes:
        codes: what it asks; None follows its occupations.
        papers_asked: kinds of papers that it wants to see.
        taken: students who are there on the day.
    """

    key: str
    name: str
    city: str | None = None
    sector: str | None = None
    codes: frozenset[str] | None = None
    papers_asked: tuple[str, ...] = ()
    occupations: tuple[str, ...] = ()
    minimum_age: int | None = None
    places: int | None = None
    taken: int = 0
    status: str | None = None
    status_reason: str | None = None
    sbb_levels: tuple[int, ...] = ()
    travel_minutes: int | None = None
    travel_by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """A student at a company with every reason, the weightiest first."""

    key: str
    name: str
    place: str
    reasons: tuple[Reason, ...] = field(default=())

    @property
    def against(self) -> int:
        """How many reasons are against it."""
        return sum(1 for reason in self.reasons if reason.weight is Weight.AGAINST)

    @property
    def doubts(self) -> int:
        """How many reasons are to be talked about."""
        return sum(1 for reason in self.reasons if reason.weight is Weight.DOUBT)

    @property
    def fits(self) -> bool:
        """Whether nothing is against it and nothing to be talked about."""
        return not self.against and not self.doubts

    @property
    def rank(self) -> tuple[int, int, int]:
        """Sorts matches: least against, least to talk about, most for it."""
        against, doubts = self.against, self.doubts
        return (against, doubts, against + doubts - len(self.reasons))


@dataclass(frozen=True, slots=True)
class Occupations:
    """What the policy says of its example occupations: codes by name, meaning by code."""

    codes: Mapping[str, frozenset[str]]
    meanings: Mapping[str, str]
    sectors: Mapping[str, str]


def occupations_of(policy: Policy) -> Occupations:
    """The example occupations of a policy; one that two sectors have asks what either asks."""
    codes: dict[str, frozenset[str]] = {}
    for one in policy.occupations:
        codes[one.name] = codes.get(one.name, frozenset()) | frozenset(one.codes)
    return Occupations(codes, policy.occupation_codes, policy.sectors)


def asked_codes(offer: Offer, occupations: Occupations) -> frozenset[str]:
    """What a company asks: its own codes, else those that all of its occupations ask.

    A company with work for which nothing is asked asks nothing: that work can be given.
    """
    if offer.codes is not None:
        return offer.codes
    of_work = [occupations.codes.get(name, frozenset()) for name in offer.occupations]
    return frozenset.intersection(*of_work) if of_work else frozenset()


def reasons(seeker: Seeker, offer: Offer, occupations: Occupations) -> tuple[Reason, ...]:
    """Everything to say about a student at a company, what is against it first.

    Args:
        seeker: the student.
        offer: the company.
        occupations: of the policy of the school year.
    """
    found = [
        *_openness(offer),
        *_before(seeker, offer),
        *_age(seeker, offer),
        *_work(seeker, offer, occupations),
        *_codes(seeker, asked_codes(offer, occupations), occupations),
        *_papers(seeker, offer),
        *_travel(seeker, offer),
        *_recognition(seeker, offer),
    ]
    return tuple(sorted(found, key=lambda reason: _ORDER[reason.weight]))


def ranked(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Matches, the best first; equals by name."""
    return tuple(sorted(matches, key=lambda match: (match.rank, match.name)))


def _openness(offer: Offer) -> list[Reason]:
    if offer.status == "not_again":
        return [Reason(Weight.AGAINST, _because("hier plaatsen we niet meer", offer.status_reason))]
    if offer.status == "rest":
        return [Reason(Weight.AGAINST, _because("nu even niet", offer.status_reason))]
    if offer.places is None:
        return []
    free = offer.places - offer.taken
    if free <= 0:
        return [Reason(Weight.AGAINST, f"vol: {offer.taken} van {offer.places} bezet")]
    return [Reason(Weight.GOOD, "1 plek vrij" if free == 1 else f"{free} plekken vrij")]


def _before(seeker: Seeker, offer: Offer) -> list[Reason]:
    return [Reason(Weight.DOUBT, "was hier al op stage")] if offer.key in seeker.been else []


def _because(words: str, reason: str | None) -> str:
    return f"{words}: {reason}" if reason else words


def _age(seeker: Seeker, offer: Offer) -> list[Reason]:
    if offer.minimum_age is None:
        return []
    if seeker.age is None:
        return [Reason(Weight.DOUBT, f"vanaf {offer.minimum_age} jaar, leeftijd onbekend")]
    if seeker.age < offer.minimum_age:
        return [Reason(Weight.AGAINST, f"vanaf {offer.minimum_age} jaar, is nu {seeker.age}")]
    return []


def _work(seeker: Seeker, offer: Offer, occupations: Occupations) -> list[Reason]:
    """The wish first; a sector that is neither wished nor a subject is to be talked about."""
    wished = [name for name in offer.occupations if name in seeker.wished_occupations]
    if wished:
        return [Reason(Weight.GOOD, f"wil dit werk: {format_list(wished)}")]
    if offer.sector is None:
        return []
    words = occupations.sectors.get(offer.sector, offer.sector).lower()
    if offer.sector in seeker.wished_sectors:
        return [Reason(Weight.GOOD, f"wil graag {words}")]
    if offer.sector in seeker.sectors:
        return [Reason(Weight.GOOD, f"past bij praktijkvak {words}")]
    if seeker.wished_sectors or seeker.sectors:
        return [Reason(Weight.DOUBT, f"andere branche: {words}")]
    return []


def _codes(seeker: Seeker, asked: frozenset[str], occupations: Occupations) -> list[Reason]:
    found = []
    for code in (code for code in occupations.meanings if code in asked):
        words = occupations.meanings[code]
        if _PAPER_CODES.get(code) in seeker.papers or code in seeker.able:
            found.append(Reason(Weight.GOOD, words))
        elif code in seeker.not_yet:
            found.append(Reason(Weight.DOUBT, f"nog niet {words}"))
        else:
            found.append(Reason(Weight.DOUBT, f"gevraagd: {words}"))
    return found


def _papers(seeker: Seeker, offer: Offer) -> list[Reason]:
    missing = [_PAPERS.get(kind, kind) for kind in offer.papers_asked if kind not in seeker.papers]
    return [Reason(Weight.DOUBT, f"nog nodig: {format_list(missing)}")] if missing else []


def _travel(seeker: Seeker, offer: Offer) -> list[Reason]:
    found = []
    most, minutes = seeker.travel_minutes, offer.travel_minutes
    if most is not None and minutes is not None and minutes > most:
        found.append(Reason(Weight.DOUBT, f"{minutes} minuten reizen, wil hoogstens {most}"))
    if seeker.travel_by and offer.travel_by and not seeker.travel_by & offer.travel_by:
        ways = format_list(words for key, words in TRAVELS if key in offer.travel_by)
        found.append(Reason(Weight.DOUBT, f"alleen te bereiken {ways}"))
    return found


def _recognition(seeker: Seeker, offer: Offer) -> list[Reason]:
    if not seeker.sbb_needed:
        return []
    if not offer.sbb_levels:
        return [Reason(Weight.DOUBT, "geen SBB: geen praktijkverklaring")]
    return [Reason(Weight.GOOD, f"SBB niveau {_levels(offer.sbb_levels)}")]


def _levels(levels: Sequence[int]) -> str:
    return format_list(str(level) for level in levels)
