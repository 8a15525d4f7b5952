"""What a student works on: goals of the IOP (short term) and the OPP (long term), judged by day."""

from dataclasses import dataclass, field
from datetime import date

from stagedesk.domain.form import Field, Form, Kind, Section

#: Terms in the words of the dossier file, with those of the screen.
TERMS = (("short", "IOP (korte termijn)"), ("long", "OPP (lange termijn)"))
#: Judgements in the words of the dossier file, with those of the screen.
RESULTS = (("reached", "behaald"), ("busy", "bezig"), ("not_yet", "nog niet"))


@dataclass(frozen=True, slots=True)
class Judgement:
    """How far a goal was on a day; ``remark`` is a word of the jobcoach."""

    on: date
    result: str
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal of a school year.

    Attributes:
        text: in the student's own words; with the term it tells goals apart.
        term: ``short`` (IOP) or ``long`` (OPP).
        skill: id of a werknemersvaardigheid of the policy, such as ``1.1``.
        judgements: one a day, by day.
    """

    text: str
    term: str = "short"
    skill: str | None = None
    since: date | None = None
    until: date | None = None
    judgements: tuple[Judgement, ...] = ()
    key: str = field(default="", compare=False)

    def standing(self, on: date) -> str:
        """How it stands on a day: ``reached``, ``busy`` (also before any judgement), ``not_yet``.

        The last judgement up to that day decides (Stagelogboek: judged at each visit).
        """
        past = [one for one in self.judgements if one.on <= on]
        return max(past, key=lambda one: one.on).result if past else "busy"


def for_profile(goals: tuple[Goal, ...], on: date) -> tuple[str, ...]:
    """The IOP goals a company may read on a day: short term, running, not reached yet."""
    return tuple(
        goal.text
        for goal in goals
        if goal.term == "short"
        and (goal.until is None or goal.until >= on)
        and goal.standing(on) != "reached"
    )


GOAL_FORM = Form(
    "goal",
    "Doel",
    (
        Section(
            "Doel",
            (
                Field("text", "Doel", needed=True, placeholder="Ik kom op tijd"),
                Field("term", "Soort", Kind.CHOICE, choices=TERMS),
                Field("skill", "Hoort bij vaardigheid", Kind.CHOICE),
                Field("since", "Sinds", Kind.DATE),
                Field("until", "Tot", Kind.DATE),
            ),
        ),
    ),
)
