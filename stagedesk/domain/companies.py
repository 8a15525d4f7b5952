"""Companies and the people there who guide a student."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Supervisor:
    """Praktijkbegeleider or praktijkopleider: a contact of a company.

    Attributes:
        key: identifier within its source: a UUID from the database, ``s1`` in a dossier file.
    """

    key: str
    name: str
    phone: str | None = None
    mobile: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Company:
    """A stage company; the school itself is one, with ``internal`` set.

    Attributes:
        key: identifier within its source: a UUID from the database, ``c1`` in a dossier file.
        sector: sector key of the policy.
        delivery: how it wants its information pack: ``paper``, ``usb`` or ``mail``.
        sbb_levels: levels of its SBB recognition, 1 to 4, ascending.
        closed: closed spans, first and last day inclusive, by date.
    """

    key: str
    name: str
    internal: bool = False
    sector: str | None = None
    address: str | None = None
    postcode: str | None = None
    city: str | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    delivery: str | None = None
    sbb_levels: tuple[int, ...] = ()
    closed: tuple[tuple[date, date], ...] = ()
    supervisors: tuple[Supervisor, ...] = ()
