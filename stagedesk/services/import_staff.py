"""Staff on their way into the database: one name may be two people, told apart by email."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from stagedesk import models as m
from stagedesk.domain.dossier import Staff
from stagedesk.services.import_merge import Merge

_REFERENCE = re.compile(r"(.+) <([^<>]+)>")
_STAFF = ("role", "phone", "email")


class StaffMerge:
    """Staff of file and database by name, and by email where two share a name."""

    def __init__(self, merge: Merge, rows: Sequence[m.Staff], staff: Sequence[Staff]) -> None:
        """Merge the staff that the file lists with the rows that are there."""
        self._merge = merge
        self._by_name: dict[str, list[Any]] = defaultdict(list)
        self._emails: dict[str, str | None] = {}
        #: The staff that the file lists, each with its row.
        self.listed: list[tuple[Staff, Any]] = []
        for row in rows:
            self._keep(row, row.name, row.email)
        shared = Counter(one.name for one in staff)
        for index, one in enumerate(staff):
            place = f"staff[{index}]"
            found = self._find(one, shared[one.name] > 1, place)
            values = merge.said(one, place, _STAFF)
            row = merge.put(m.Staff, found, values, place, links={"name": one.name})
            self.listed.append((one, row))
            if found is None:
                self._keep(row, one.name, one.email)
            elif one.email:
                self._emails[row.key] = one.email

    def _keep(self, row: Any, name: str, email: str | None) -> None:
        self._by_name[name].append(row)
        self._emails[row.key] = email

    def _find(self, one: Staff, shared: bool, place: str) -> Any:
        rows = self._by_name[one.name]
        same = [row for row in rows if self._emails[row.key] == one.email]
        if same:
            return same[0]
        if len(rows) == 1 and not shared:
            return rows[0]
        if len(rows) > 1 and one.email is None:
            self._merge.fault(place, f"meer mensen heten {one.name}. Zet het e-mailadres erbij.")
        return None

    def key(self, reference: str | None, place: str) -> str | None:
        """The key of who a mentor or jobcoach reference names; made when nobody is."""
        if reference is None:
            return None
        name, email = reference, None
        match = _REFERENCE.fullmatch(reference)
        if match and reference not in self._by_name:
            name, email = match[1].strip(), match[2].strip()
        rows = self._by_name.get(name, [])
        if email is not None:
            rows = [row for row in rows if self._emails[row.key] == email]
        if len(rows) > 1:
            self._merge.fault(place, f"meer mensen heten {name}. Schrijf: {name} <e-mailadres>.")
        if rows:
            return str(rows[0].key)
        values = {"email": email} if email else {}
        row = self._merge.put(m.Staff, None, values, place, links={"name": name})
        self._keep(row, name, email)
        return str(row.key)
