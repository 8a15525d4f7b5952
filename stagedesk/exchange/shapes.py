"""Building blocks that declare a file format once: reading, writing and schema come from each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from stagedesk.domain.problem import Problem
from stagedesk.exchange.strict_json import Odd, Repeated

#: What reading gives for a value whose fault was noted.
INVALID: Final = object()
#: Faults beyond this are counted, not listed: nobody reads more.
_MOST_FAULTS = 1000


@dataclass(slots=True)
class Reading:
    """What is found while a file is read.

    Attributes:
        skills: from a school year to the skills that a grade may be for; None takes any.
        given: places that name a value which the record would have had anyway.
    """

    skills: Callable[[str], frozenset[str]] | None = None
    problems: list[Problem] = field(default_factory=list)
    given: set[str] = field(default_factory=set)
    unlisted: int = 0

    def fault(self, place: str, text: str) -> None:
        """Note a fault at a place; Dutch, and says what to do."""
        if len(self.problems) < _MOST_FAULTS:
            self.problems.append(Problem(place, text))
        else:
            self.unlisted += 1


@dataclass(frozen=True, slots=True)
class Shape:
    """How one kind of value is read, built, written and described.

    Attributes:
        read: (value of JSON, place, reading) to a checked plain value, or INVALID, or None when
            it says nothing.
        build: from that plain value to the record's value; only called on a faultless file.
        write: from the record's value to a value of JSON; None or empty is left out.
        schema: its JSON Schema.
    """

    read: Callable[[Any, str, Reading], Any]
    build: Callable[[Any], Any]
    write: Callable[[Any], Any]
    schema: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Key:
    """One key of an object.

    Attributes:
        name: as the file writes it.
        field: the record's attribute; the name when empty.
        needed: whether the file must have it.
        default: what the record holds when the file does not say.
        note: English sentence for the schema.
    """

    name: str
    shape: Shape
    field: str = ""
    needed: bool = False
    default: Any = None
    note: str = ""

    @property
    def attribute(self) -> str:
        """The record's attribute."""
        return self.field or self.name


#: Judges a partly read object (what is faulty is INVALID in it, what is absent is not there).
Check = Callable[[dict[str, Any], str, Reading], None]


def join(place: str, name: str) -> str:
    """The place of a key within a place; odd characters are shown escaped and long names cut."""
    return f"{place}.{shown(name)}" if place else shown(name)


def shown(value: Any) -> str:
    """A value as a message may show it: printable, at most 40 characters."""
    text = value if isinstance(value, str) else str(value)
    text = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text[:41])
    return f"{text[:40]}…" if len(text) > 40 else text


def _same(value: Any) -> Any:
    return value


def scalar(
    read: Callable[[Any, str, Reading], Any], write: Callable[[Any], Any], schema: Mapping[str, Any]
) -> Shape:
    """A value without parts."""

    def guarded(value: Any, place: str, reading: Reading) -> Any:
        if isinstance(value, Odd):
            reading.fault(place, value.text)
            return INVALID
        return read(value, place, reading)

    return Shape(guarded, _same, write, schema)


def _item(shape: Shape, item: Any, place: str, reading: Reading) -> Any:
    """One item of a list, where nothing cannot stand."""
    if item is None:
        return _wrong(item, place, reading, "null kan hier niet. Haal het weg.")
    found = shape.read(item, place, reading)
    if found is None:
        return _wrong(item, place, reading, "hier staat niets. Vul het in of haal het weg.")
    return found


def list_of(shape: Shape, *, least: int = 0, most: int = 0, unique: bool = False) -> Shape:
    """A list; with ``unique`` an equal second item is a fault. Faulty items keep their place."""

    def read(value: Any, place: str, reading: Reading) -> Any:
        if not isinstance(value, list):
            return _wrong(value, place, reading, "hier hoort een lijst [...].")
        if len(value) < least or (most and len(value) > most):
            amount = f"{least}" if least == most else f"{least} tot {most}"
            reading.fault(place, f"deze lijst heeft {len(value)} delen; {amount} kan.")
            return INVALID
        items = []
        for index, item in enumerate(value):
            spot = f"{place}[{index}]"
            items.append(_item(shape, item, spot, reading))
            if unique and items[-1] is not INVALID and items[-1] in items[:-1]:
                reading.fault(spot, f"{shown(item)} staat er al. Haal er één weg.")
        return items

    schema: dict[str, Any] = {"type": "array", "items": shape.schema}
    if least:
        schema["minItems"] = least
    if most:
        schema["maxItems"] = most
    if unique:
        schema["uniqueItems"] = True
    return Shape(
        read,
        lambda items: tuple(shape.build(item) for item in items),
        lambda items: [shape.write(item) for item in items],
        schema,
    )


def converted(shape: Shape, into: Callable[[Any], Any], back: Callable[[Any], Any]) -> Shape:
    """A shape whose built value the record holds in another form."""
    return Shape(
        shape.read,
        lambda value: into(shape.build(value)),
        lambda value: shape.write(back(value)),
        shape.schema,
    )


def checked(shape: Shape, check: Callable[[Any, str, Reading], None]) -> Shape:
    """A shape whose read value is judged as a whole too, unless it is INVALID."""

    def read(value: Any, place: str, reading: Reading) -> Any:
        found = shape.read(value, place, reading)
        if found is not INVALID:
            check(found, place, reading)
        return found

    return replace(shape, read=read)


def mapping(
    fits: Callable[[str], bool], names: Mapping[str, Any], shape: Shape, wrong: str
) -> Shape:
    """An object whose keys are data, such as weekdays or skills.

    Args:
        fits: whether a key may be there.
        names: JSON Schema of the keys.
        shape: of every value.
        wrong: what to say of a key that does not fit.
    """

    def read(value: Any, place: str, reading: Reading) -> Any:
        if not isinstance(value, dict):
            return _wrong(value, place, reading, "hier hoort een object {...}.")
        _report_twice(value, place, reading)
        found = {}
        for name, item in value.items():
            spot = join(place, name)
            if not fits(name):
                reading.fault(spot, wrong)
            elif item is not None:
                part = shape.read(item, spot, reading)
                if part is not INVALID and part is not None:
                    found[name] = part
        return found

    return Shape(
        read,
        lambda parts: {name: shape.build(part) for name, part in parts.items()},
        lambda parts: {name: shape.write(part) for name, part in parts.items()},
        {
            "type": "object",
            "propertyNames": names,
            "additionalProperties": nullable(shape.schema),
        },
    )


def record(
    keys: Iterable[Key],
    make: Callable[[dict[str, Any]], Any],
    take: Callable[[Any], dict[str, Any]] | None = None,
    *,
    checks: Iterable[Check] = (),
    nulls: bool = False,
) -> Shape:
    """An object with fixed keys.

    Args:
        keys: in the order in which they are written.
        make: from built values by attribute to the record.
        take: from the record to its values by key name; attributes are read when left out.
        checks: run on what could be read, so that every fault is found in one go.
        nulls: null is kept and written: it says 'was empty'. Absent then means 'as later'.
    """
    declared = tuple(keys)
    judged = tuple(checks)
    by_name = {key.name: key for key in declared}

    def read(value: Any, place: str, reading: Reading) -> Any:
        if not isinstance(value, dict):
            return _wrong(value, place, reading, "hier hoort een object {...}.")
        _report_twice(value, place, reading)
        for name in (name for name in value if name not in by_name):
            reading.fault(
                join(place, name), "deze sleutel kent Stagedesk niet. Haal hem weg of verbeter hem."
            )
        found: dict[str, Any] = {}
        for key in declared:
            _read_key(key, value, place, reading, found, nulls)
        for check in judged:
            check(found, place, reading)
        return found

    def build(found: dict[str, Any]) -> Any:
        return make(
            {
                by_name[name].attribute: None if part is None else by_name[name].shape.build(part)
                for name, part in found.items()
            }
        )

    def write(value: Any) -> dict[str, Any]:
        parts = take(value) if take else {k.name: getattr(value, k.attribute) for k in declared}
        return _written(declared, parts, nulls)

    return Shape(read, build, write, _object_schema(declared))


def _read_key(
    key: Key,
    value: dict[str, Any],
    place: str,
    reading: Reading,
    found: dict[str, Any],
    nulls: bool,
) -> None:
    spot = f"{place}.{key.name}" if place else key.name
    item = value.get(key.name)
    part = None if item is None else key.shape.read(item, spot, reading)
    if part is not None:
        found[key.name] = part
        if part is False or part == [] or part == {} or part == key.default:
            reading.given.add(spot)
    elif key.needed:
        reading.fault(spot, "deze sleutel ontbreekt of is leeg. Vul hem in.")
    elif nulls and key.name in value:
        found[key.name] = None


def _written(keys: tuple[Key, ...], parts: dict[str, Any], nulls: bool) -> dict[str, Any]:
    """The object of JSON in the order of its keys, without what is unknown or empty."""
    written: dict[str, Any] = {}
    for key in keys:
        part = parts.get(key.name)
        out = None if part is None else key.shape.write(part)
        if out is not None and out != "" and out != [] and out != {}:
            written[key.name] = out
        elif nulls and key.name in parts:
            written[key.name] = None
    return written


def _wrong(value: Any, place: str, reading: Reading, text: str) -> object:
    reading.fault(place, value.text if isinstance(value, Odd) else text)
    return INVALID


def _report_twice(value: dict[str, Any], place: str, reading: Reading) -> None:
    if isinstance(value, Repeated):
        for name in value.twice:
            reading.fault(join(place, name), "deze sleutel staat er twee keer. Haal er één weg.")


def nullable(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema with null added: an absent key and null say the same."""
    wider = dict(schema)
    if "enum" in wider:
        wider["enum"] = [*wider["enum"], None]
    if "type" in wider:
        wider["type"] = [wider["type"], "null"]
    return wider


def _object_schema(keys: tuple[Key, ...]) -> dict[str, Any]:
    properties = {}
    for key in keys:
        schema = dict(key.shape.schema) if key.needed else nullable(key.shape.schema)
        properties[key.name] = {**schema, "description": key.note} if key.note else schema
    schema = {"type": "object", "properties": properties}
    needed = [key.name for key in keys if key.needed]
    if needed:
        schema["required"] = needed
    schema["additionalProperties"] = False
    return schema
