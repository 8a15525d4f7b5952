"""Where a student's certificates stand, as values: judged once, shown by screen, list and paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class MomentFacts:
    """One form of one moment at one company: all that a verdict asks of it.

    Attributes:
        moment: 1 to 3.
        company: key of the company that it counts at (see `companies.counted_company`); two
            placements at one company share it.
        company_name: its name, for the reasons.
        grades: integer tenths by skill id; a missing skill is not graded.
        open: it can still be filled in: its placement runs and its period has not ended (see
            `certificates.open_moments`). A form that nobody began is given without grades.
    """

    moment: int
    company: str
    company_name: str
    grades: Mapping[str, int] = field(default_factory=dict)
    open: bool = False


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the running year can still bring beside the open forms.

    Attributes:
        unsigned: minutes handed in and not signed.
        planned: planned minutes that are left; None when no timetable is known.
        open_moments: moments whose period has not ended: what a new company could still give.
    """

    unsigned: int = 0
    planned: int | None = None
    open_moments: tuple[int, ...] = ()


class State(StrEnum):
    """Where a certificate stands.

    EARNED: earned. WAITS_HOURS: the moments are there, the hours not yet. ONE_MORE_MOMENT,
    MORE_MOMENTS: can be earned at a company. MORE_PARTS: the final one still needs part
    certificates. OPEN: not begun. ONLY_MAKE_UP: the planned hours are not enough. IMPOSSIBLE:
    not enough moments are left ('kan niet meer'). NOT_EARNED: the year is over.
    """

    EARNED = "earned"
    WAITS_HOURS = "waits_hours"
    ONE_MORE_MOMENT = "one_more_moment"
    MORE_MOMENTS = "more_moments"
    MORE_PARTS = "more_parts"
    OPEN = "open"
    ONLY_MAKE_UP = "only_make_up"
    IMPOSSIBLE = "impossible"
    NOT_EARNED = "not_earned"


_BADGES = {
    State.EARNED: "behaald",
    State.WAITS_HOURS: "wacht op uren",
    State.ONE_MORE_MOMENT: "nog 1 moment",
    State.MORE_MOMENTS: "nog {} momenten",
    State.MORE_PARTS: "nog {} deelcertificaten",
    State.OPEN: "nog niet begonnen",
    State.ONLY_MAKE_UP: "alleen met inhalen",
    State.IMPOSSIBLE: "niet meer haalbaar",
    State.NOT_EARNED: "niet behaald",
}


@dataclass(frozen=True, slots=True)
class Faults:
    """Why one moment does not pass a certificate, though it has grades of it.

    Attributes:
        low: (skill id, tenths) below the pass mark. missing: skill ids without a grade.
    """

    moment: int
    low: tuple[tuple[str, int], ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """One certificate at one company.

    Attributes:
        passed: moments that pass. faults: moments that have grades and do not pass.
        blank: moments without any grade of this certificate.
        possible: moments that do not pass and can still be filled in.
    """

    company: str
    company_name: str
    passed: tuple[int, ...]
    faults: tuple[Faults, ...]
    blank: tuple[int, ...]
    possible: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PartVerdict:
    """Where one part certificate stands.

    Attributes:
        company: name of the first company by name that earns it; None when not earned.
        state: for the badge. missing_moments: how many more have to pass at the best company.
        line: one short line ('2.3 was 7,5 in BO 1; 2.5 nog leeg').
        reasons: every reason why it is not earned, whole Dutch sentences; empty when earned.
        still: what can still be done; empty when earned or when the year is over.
        standings: how it stands at each company, by name.
    """

    certificate: int
    earned: bool
    company: str | None
    state: State
    missing_moments: int
    line: str
    reasons: tuple[str, ...]
    still: tuple[str, ...]
    standings: tuple[Standing, ...]

    @property
    def badge(self) -> str:
        """At most three Dutch words."""
        return _BADGES[self.state].format(self.missing_moments)


@dataclass(frozen=True, slots=True)
class FinalVerdict:
    """Where the final certificate stands.

    Attributes:
        company: name of the first company by name that earns it; None when not earned.
        missing_parts: part certificates that still lack moments at the best company.
        reasons, still: as of a part certificate.
    """

    earned: bool
    company: str | None
    state: State
    missing_parts: tuple[int, ...]
    reasons: tuple[str, ...]
    still: tuple[str, ...]

    @property
    def badge(self) -> str:
        """At most three Dutch words."""
        if self.state is State.MORE_PARTS and len(self.missing_parts) == 1:
            return "nog 1 deelcertificaat"
        return _BADGES[self.state].format(len(self.missing_parts))


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where all certificates of a student stand in one school year.

    Attributes:
        norm_hours: whole hours. signed_minutes, required_minutes: integer minutes.
        hours_met: whether the signed hours reach the share of the norm.
        hours_reason: one sentence when they do not; else empty.
        hours_still: what can still be done about the hours.
        parts: the certificates that the grade year assesses, by number.
    """

    norm_hours: int
    signed_minutes: int
    required_minutes: int
    hours_met: bool
    hours_reason: str
    hours_still: tuple[str, ...]
    parts: tuple[PartVerdict, ...]
    final: FinalVerdict

    def part(self, certificate: int) -> PartVerdict:
        """The verdict on one part certificate; KeyError when the year does not assess it."""
        for part in self.parts:
            if part.certificate == certificate:
                return part
        raise KeyError(certificate)
