"""A certificate that was handed out: frozen, whatever changes later."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A part or final certificate as it was handed out.

    Attributes:
        number: the certificate's own number, such as ``2027-0042``.
        kind: ``part`` or ``final``.
        certificate: 1 to 6 for a part certificate, None for the final one.
        company: name of the company where it was earned.
        on: day of handing out.
        basis: what it stood on (names, grades, hours, texts), as canonical JSON values.
    """

    number: str
    kind: str
    on: date
    certificate: int | None = None
    company: str | None = None
    basis: Mapping[str, Any] = field(default_factory=dict)
