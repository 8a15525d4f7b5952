"""What a student looks for and found, from rows to the attributes of an enrollment."""

from collections.abc import Callable
from typing import Any

from stagedesk import models as m
from stagedesk.services.company_records import lead


def of_year(under: Callable[[Any, str, str], list[Any]], row: Any) -> dict[str, Any]:
    """The wish and the leads of an enrollment, as attributes of its record.

    Args:
        under: (model, parent column, parent key) to the rows under it.
        row: of the enrollment.
    """
    leads = [lead(one) for one in under(m.Lead, "enrollment_key", row.key)]
    return {
        "able": tuple(row.able or ()),
        "not_yet": tuple(row.not_yet or ()),
        "wished_sectors": tuple(row.wished_sectors or ()),
        "wished_occupations": tuple(row.wished_occupations or ()),
        "wish_note": row.wish_note,
        "travel_minutes": row.travel_minutes,
        "travel_by": tuple(row.travel_by or ()),
        "leads": tuple(sorted(leads, key=lambda one: one.name)),
    }
