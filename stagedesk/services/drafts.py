"""What was typed and could not be saved yet: kept encrypted until it is right or let go."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m

#: Form, key of the row, field.
Place = tuple[str, str, str]
#: In session.info: what the disk refused until now, the text (None: let go) by Place.
WAITING = "waiting drafts"
#: In session.info: the Places that this session wrote or let go.
SETTLED = "settled drafts"


def keep(session: Session, form: str, row_key: str, field: str, text: str) -> None:
    """Keep the typed text of a field."""
    session.merge(m.Draft(form=form, row_key=row_key, field=field, text=text))
    _settle(session, (form, row_key, field))


def drop(session: Session, form: str, row_key: str, field: str) -> None:
    """Forget the draft of a field, if there is one."""
    row = session.get(m.Draft, (form, row_key, field))
    if row is not None:
        session.delete(row)
    _settle(session, (form, row_key, field))


def keep_all(session: Session, texts: Mapping[Place, str | None]) -> None:
    """Keep what stands at several places; None lets one go."""
    for place, text in texts.items():
        if text is None:
            drop(session, *place)
        else:
            keep(session, *place, text)


def of_row(session: Session, form: str, row_key: str) -> dict[str, str]:
    """The drafts of one row by field, those that the disk refused among them."""
    rows = session.execute(
        select(m.Draft).where(m.Draft.form == form, m.Draft.row_key == row_key)
    ).scalars()
    found: dict[str, str | None] = {row.field: row.text for row in rows}
    waiting: Mapping[Place, str | None] = session.info.get(WAITING, {})
    for (of_form, of_key, field), text in list(waiting.items()):
        if (of_form, of_key) == (form, row_key):
            found[field] = text
    return {field: text for field, text in found.items() if text is not None}


def of_form(session: Session, form: str) -> dict[str, dict[str, str]]:
    """All drafts of a form by row and field, those that the disk refused among them."""
    found: dict[str, dict[str, str]] = {}
    for row in session.scalars(select(m.Draft).where(m.Draft.form == form)):
        found.setdefault(row.row_key, {})[row.field] = row.text
    waiting: Mapping[Place, str | None] = session.info.get(WAITING, {})
    for (of_form, key, field), text in list(waiting.items()):
        if of_form != form:
            continue
        if text is None:
            found.get(key, {}).pop(field, None)
        else:
            found.setdefault(key, {})[field] = text
    return found


def _settle(session: Session, place: Place) -> None:
    session.info.setdefault(SETTLED, set()).add(place)
