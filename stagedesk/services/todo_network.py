"""What the network of companies asks to be done: whom to speak again, which tips to follow up."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from sqlalchemy.orm import Session

from stagedesk.domain.texts import format_list
from stagedesk.domain.times import short_date
from stagedesk.services import company_contacts, leads
from stagedesk.services.leads import LeadRow
from stagedesk.services.todo import NAMED, Act, Kind, Todo, Urgency

#: A day to speak a company again shows this many days before it.
_SOON = timedelta(days=6)


def contacts(session: Session, on: date) -> Iterator[Todo]:
    """Companies to be spoken to again, everybody's: who first calls notes it for all."""
    for due in company_contacts.due(session, on + _SOON):
        late = due.next_on < on
        urgency = Urgency.LATE if late else Urgency.WEEK if due.next_on == on else Urgency.SOON
        with_whom = f" met {due.person}" if due.person else ""
        yield Todo(
            kind=Kind.NETWORK,
            urgency=urgency,
            act=Act.COMPANY,
            rank=6,
            sign="due",
            enrollment_key="",
            student_key="",
            student=due.company,
            where=due.city or "",
            what=f"Weer contact{with_whom} op {short_date(due.next_on)}",
            detail=(due.report or "").split("\n")[0],
            button="Naar het contact",
            by=due.next_on,
            badge="weer contact",
            phones=(("Bedrijf", due.phone),) if due.phone else (),
            row_key=due.company_key,
        )


def tips(
    session: Session, on: date, school_year: str, keys: Collection[str] | None = None
) -> Iterator[Todo]:
    """Students who found companies that nobody called yet (Bijlage 7); ``keys`` is whose."""
    found: dict[str, list[LeadRow]] = defaultdict(list)
    for row in leads.of_school(session, school_year, open_only=True):
        gone = row.left_on is not None and row.left_on <= on
        if row.lead.status == "new" and not gone and (keys is None or row.student_key in keys):
            found[row.student_key].append(row)
    for student, rows in found.items():
        names = [row.lead.name for row in rows]
        count = "1 tip" if len(rows) == 1 else f"{len(rows)} tips"
        shown = format_list(names) if len(names) <= NAMED else f"{', '.join(names[:NAMED])} en meer"
        yield Todo(
            kind=Kind.NETWORK,
            urgency=Urgency.WEEK,
            act=Act.SEARCH,
            rank=6,
            sign="due",
            enrollment_key="",
            student_key=student,
            student=rows[0].student,
            where=rows[0].school_class or "",
            what=f"Vond {count} voor een stageplek, nog niet gebeld",
            detail=shown,
            button="Naar de tips",
            by=min((row.lead.on for row in rows if row.lead.on), default=on),
            badge="tips bellen",
        )
