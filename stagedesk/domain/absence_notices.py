"""Sick calls: what a student reports at a quarter to eight, before there is an urenbriefje."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.problem import Problem, Severity

#: What can be reported, in the words of the dossier file and of the screen; unexcused is what
#: nobody reports.
NOTICE_KINDS = (("sick", "ziek"), ("excused", "geoorloofd afwezig"))
#: A longer absence is doubted: most are a day that was typed in the wrong month.
_LONG_DAYS = 60


@dataclass(frozen=True, slots=True)
class AbsenceNotice:
    """One report that a student will not come.

    Attributes:
        on: first day. until: last day, inclusive; None is that one day.
        absence: the first word of a pair of NOTICE_KINDS.
        reported: whether it was properly reported; None when not said.
        company_called, home_called: whether they know.
    """

    on: date
    until: date | None = None
    absence: str = "sick"
    reported: bool | None = None
    company_called: bool = False
    home_called: bool = False
    remark: str | None = None
    key: str = field(default="", compare=False)

    @property
    def last(self) -> date:
        """The last day."""
        return self.until or self.on

    @property
    def label(self) -> str:
        """What was reported, in Dutch."""
        return dict(NOTICE_KINDS)[self.absence]

    def covers(self, day: date) -> bool:
        """Whether the student stays away on a day."""
        return self.on <= day <= self.last


def notice_of(notices: Iterable[AbsenceNotice], day: date) -> AbsenceNotice | None:
    """The notice that covers a day, the newest of several; None when the student comes."""
    return max((one for one in notices if one.covers(day)), key=lambda n: n.on, default=None)


def still_to_call(notice: AbsenceNotice, at_company: bool) -> tuple[str, ...]:
    """Who does not know yet: ``home``, ``company``.

    Args:
        notice: the report.
        at_company: whether a company waits for the student; else nobody there is called.
    """
    home = () if notice.home_called else ("home",)
    return (*home, "company") if at_company and not notice.company_called else home


def notice_problems(notice: AbsenceNotice) -> Iterator[Problem]:
    """An end before the begin stops it; a very long absence is only doubted."""
    if notice.last < notice.on:
        yield Problem("until", "Ligt vóór de eerste dag")
    elif (notice.last - notice.on).days > _LONG_DAYS:
        yield Problem("until", "Meer dan twee maanden. Klopt dat?", Severity.WARNING)


ABSENCE_NOTICE_FORM = Form(
    "absence_notice",
    "Ziekmelding",
    (
        Section(
            "Gemeld",
            (
                Field("absence", "Wat", Kind.CHOICE, choices=NOTICE_KINDS, needed=True),
                Field("on", "Vanaf", Kind.DATE, needed=True, placeholder="24-11"),
                Field("until", "Tot en met", Kind.DATE, hint="leeg: die ene dag"),
                Field("reported", "Goed afgemeld", Kind.FLAG),
                Field("remark", "Opmerking"),
            ),
        ),
        Section(
            "Wie weet het",
            (
                Field("company_called", "Bedrijf gebeld", Kind.FLAG),
                Field(
                    "home_called",
                    "Thuis gebeld",
                    Kind.FLAG,
                    help="Tot bedrijf en thuis het weten, staat de ziekmelding in Vandaag.",
                ),
            ),
        ),
    ),
)
