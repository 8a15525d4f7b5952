"""Which companies are perhaps one: the same name written in another way, or almost the same.

Exists because leads, imports and colleagues bring a company in twice.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from stagedesk.domain.texts import fold

#: Words of a name that say nothing of who it is: legal forms.
_LEGAL = frozenset({"bv", "nv", "vof", "cv", "eenmanszaak", "stichting", "maatschap"})
#: From this likeness of 100 on two names are perhaps one: one letter in ten may differ.
_ALIKE = 90
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Known:
    """A company as far as telling it apart looks."""

    key: str
    name: str
    postcode: str | None = None
    city: str | None = None
    phone: str | None = None


def bare_name(name: str) -> str:
    """A name folded, without points, legal form and the order of capitals: ``bakkerij oz``."""
    words = _WORD.findall(fold(name.replace(".", "")))
    return " ".join(word for word in words if word not in _LEGAL) or " ".join(words)


def alike(one: Known, others: Iterable[Known]) -> tuple[Known, ...]:
    """The companies that are perhaps the same as this one, the likeliest first.

    Almost the same name counts only when nothing says that they are in different places; the
    same phone number with a name that begins alike counts too.
    """
    from rapidfuzz import fuzz

    name = bare_name(one.name)
    found = []
    for other in others:
        theirs = bare_name(other.name)
        if other.key == one.key or not name or not theirs:
            continue
        likeness = fuzz.ratio(name, theirs, score_cutoff=_ALIKE)
        same_phone = one.phone is not None and one.phone == other.phone
        if likeness and not _elsewhere(one, other):
            found.append((likeness, other))
        elif same_phone and name.split()[0] == theirs.split()[0]:
            found.append((_ALIKE, other))
    return tuple(other for _, other in sorted(found, key=lambda pair: (-pair[0], pair[1].name)))


def _elsewhere(one: Known, other: Known) -> bool:
    """Whether they are known to stand in different places: postcode, else city."""
    if one.postcode and other.postcode:
        return one.postcode.replace(" ", "")[:4] != other.postcode.replace(" ", "")[:4]
    if one.city and other.city:
        return fold(one.city) != fold(other.city)
    return False
