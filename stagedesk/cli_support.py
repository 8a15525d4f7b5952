"""Supported Employment on the command line: in which step every student is.

Exists apart from the other commands, which the contract fixes.
"""

from typing import Annotated

import typer

from stagedesk.cli_arguments import (
    AsJson,
    OnDate,
    SchoolYear,
    Students,
    day_and_year,
    known,
    open_desk,
    print_json,
)
from stagedesk.domain.times import form_date


def support(
    context: typer.Context,
    student: Students = None,
    school_class: Annotated[str | None, typer.Option("--class", help="Klas.")] = None,
    school_year: SchoolYear = None,
    on: OnDate = None,
    as_json: AsJson = False,
) -> None:
    """Noem per leerling de stap van Supported Employment en de stagedagen voor SVA2."""
    from stagedesk.services import policies, support_board, sva2

    day, year = day_and_year(on, school_year)
    with open_desk(context) as desk:
        known(desk, student)
        steps = desk.read(policies.policy_of, year).support_steps
        cards = desk.read(support_board.cards, year, day, school_class=school_class)
        cards = [card for card in cards if not student or card.number in student]
        days = desk.read(sva2.days_of, [card.student_key for card in cards])
    names = {step.number: step.name for step in steps}
    if as_json:
        found = [
            {
                "student": card.number,
                "school_year": year,
                "step": card.step if card.since else None,
                "since": card.since.isoformat() if card.since else None,
                "dropped_out": card.dropped_out,
                "sva2_days": days[card.student_key],
            }
            for card in sorted(cards, key=lambda card: card.number)
        ]
        print_json(found)
        return
    for card in cards:
        where = f"{card.step}. {names.get(card.step, '')}" if card.since else "nog niet begonnen"
        since = f" sinds {form_date(card.since)}" if card.since else ""
        out = ", stage gestopt" if card.dropped_out else ""
        print(
            f"{card.number} {card.name}: {where}{since}{out}; SVA2 {days[card.student_key]} dagen"
        )
