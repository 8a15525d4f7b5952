"""What was typed and could not be saved yet: kept encrypted until it is right or let go."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m


def keep(session: Session, form: str, row_key: str, field: str, text: str) -> None:
    """Keep the typed text of a field that has an error."""
    session.merge(m.Draft(form=form, row_key=row_key, field=field, text=text))


def drop(session: Session, form: str, row_key: str, field: str) -> None:
    """Forget the draft of a field, if there is one."""
    row = session.get(m.Draft, (form, row_key, field))
    if row is not None:
        session.delete(row)


def drop_row(session: Session, form: str, row_key: str) -> None:
    """Forget every draft of a row."""
    for field in of_row(session, form, row_key):
        drop(session, form, row_key, field)


def of_row(session: Session, form: str, row_key: str) -> dict[str, str]:
    """The drafts of one row by field."""
    rows = session.execute(
        select(m.Draft).where(m.Draft.form == form, m.Draft.row_key == row_key)
    ).scalars()
    return {row.field: row.text for row in rows}
