"""Whether a row that may be there once is there already."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session


def twin(session: Session, row: Any, model: Any, *columns: str) -> bool:
    """Whether another living row says the same in these columns."""
    same = [getattr(model, name).is_(getattr(row, name)) for name in columns]
    query = select(model.key).where(*same, model.key != row.key, model.removed.is_(None))
    return session.execute(query.limit(1)).first() is not None
