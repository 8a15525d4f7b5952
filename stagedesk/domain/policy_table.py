"""One table of a policy file, asked key by key: what is missing, odd or unknown is noted."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

#: Takes the key of a fault (`certificates.2.skills.3.text`) and a Dutch text of what is wrong.
Report = Callable[[str, str], None]

_LONGEST_TEXT = 400
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_NUMBER_KEY = re.compile(r"[1-9][0-9]?")


class Table:
    """A table of a parsed TOML file that notes every fault and goes on.

    A wrong value is answered by a stand-in of the right type, so that one reading finds all
    faults; the reader throws the outcome away when any was noted. `close` notes unknown keys.
    """

    def __init__(self, values: Mapping[str, Any], path: str, report: Report) -> None:
        """Look at `values`, found at `path` (empty for the whole file)."""
        self._values = values
        self._path = path
        self._report = report
        self._asked: set[str] = set()

    def place(self, key: str) -> str:
        """The full key of something in this table; of the table itself when key is empty."""
        if not key:
            return self._path
        return f"{self._path}.{key}" if self._path else key

    def wrong(self, key: str, text: str) -> None:
        """Note a fault at a key."""
        self._report(self.place(key), text)

    def has(self, key: str) -> bool:
        """Whether the key is there; asking makes it known."""
        self._asked.add(key)
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        """All keys, in the order of the file."""
        return iter(self._values)

    def _get(self, key: str, kind: type, what: str) -> Any:
        if not self.has(key):
            self.wrong(key, f"Deze sleutel mist: hier hoort {what}")
            return None
        value = self._values[key]
        # A bool is an int and a date-time a date to Python; to the policy they are not.
        if type(value) is not kind:
            self.wrong(key, f"Hier hoort {what}")
            return None
        return value

    def text(self, key: str, *, may_be_empty: bool = False) -> str:
        """A text of one line without spaces around it."""
        value = self._get(key, str, "een tekst")
        if value is None:
            return ""
        if value != value.strip() or len(value) > _LONGEST_TEXT or _CONTROL.search(value):
            self.wrong(key, f"Eén regel, hoogstens {_LONGEST_TEXT} tekens, geen spaties eromheen")
        elif not value and not may_be_empty:
            self.wrong(key, "Deze tekst is leeg")
        return str(value)

    def number(self, key: str, low: int, high: int) -> int:
        """A whole number from low to high; one outside is noted and becomes the nearest."""
        value = self._get(key, int, "een heel getal")
        if value is None:
            return low
        if not low <= value <= high:
            self.wrong(key, f"Hier hoort een getal van {low} tot en met {high}")
        # A stand-in within bounds: what counts up to it may not fill the memory.
        return int(min(max(value, low), high))

    def flag(self, key: str, default: bool = False) -> bool:
        """Yes or no; the default when it is not there."""
        return bool(self._get(key, bool, "true of false")) if self.has(key) else default

    def day(self, key: str) -> dt.date:
        """A date."""
        value = self._get(key, dt.date, "een datum, zoals 2026-11-27")
        return dt.date.min if value is None else value

    def minutes(self, key: str) -> int | None:
        """A time of day in minutes after midnight; None when it is not there."""
        if not self.has(key):
            return None
        value = self._get(key, dt.time, "een tijd, zoals 07:00:00")
        return None if value is None else value.hour * 60 + value.minute

    def _list(self, key: str, kind: type, what: str) -> tuple[Any, ...]:
        values = self._get(key, list, f"een lijst van {what}")
        if values is None:
            return ()
        for place, value in enumerate(values, start=1):
            if type(value) is not kind:
                self.wrong(f"{key}.{place}", f"Hier hoort {what}")
                return ()
        return tuple(values)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of different texts."""
        values = self._list(key, str, "een tekst")
        self.once(key, values)
        for place, value in enumerate(values, start=1):
            if not value.strip():
                self.wrong(f"{key}.{place}", "Deze tekst is leeg")
        return values

    def numbers(self, key: str) -> tuple[int, ...]:
        """A list of different whole numbers."""
        values = self._list(key, int, "een heel getal")
        self.once(key, values)
        return values

    def once(self, key: str, values: Iterable[object]) -> None:
        """Note at `key` what stands in a list more than once."""
        seen: set[object] = set()
        for value in values:
            if value in seen:
                self.wrong(key, f"Staat er twee keer in: {value}")
            seen.add(value)

    def table(self, key: str) -> "Table":
        """A table within this one; an empty one when it is not there."""
        return Table(self._get(key, dict, "een tabel") or {}, self.place(key), self._report)

    def tables(self, key: str) -> tuple["Table", ...]:
        """A list of tables; their place in the list, from 1, is their key."""
        values = self._list(key, dict, "een tabel")
        return tuple(
            Table(value, self.place(f"{key}.{place}"), self._report)
            for place, value in enumerate(values, start=1)
        )

    def numbered(self) -> tuple[int, ...]:
        """The keys of a table whose keys are numbers from 1 to 99, ascending."""
        found = []
        for key in self._values:
            self._asked.add(key)
            if _NUMBER_KEY.fullmatch(key):
                found.append(int(key))
            else:
                self.wrong(key, "Hier hoort een nummer als sleutel, zoals 1")
        return tuple(sorted(found))

    def close(self) -> None:
        """Note every key that nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                self.wrong(key, "Deze sleutel kent Stagedesk niet")
