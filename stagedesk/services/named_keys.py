"""Which rows a query is about when some are named by their keys: one limit for all of them."""

from collections.abc import Collection
from typing import Any

#: More keys than this in one IN list take longer than the whole table.
_MANY = 500


def only(query: Any, column: Any, keys: Collection[str] | None) -> Any:
    """The rows with these keys; every row where none are named, or too many to name.

    The caller looks up what it needs by key, so rows of others do no harm.
    """
    return query if keys is None or too_many(keys) else query.where(column.in_(keys))


def too_many(keys: Collection[str]) -> bool:
    """Whether every row is read sooner than those with these keys."""
    return len(keys) > _MANY
