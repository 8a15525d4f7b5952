"""The policy as the database keeps it: canonical JSON, so that a paper prints again as it was."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from stagedesk.domain.policy import Policy
from stagedesk.domain.problem import InputError, Problem


def canonical_json(policy: Policy) -> str:
    """The policy as JSON text: equal policies give equal text, in every process.

    Keys stand in the order of the records, those of a mapping in the order of the file, dates
    as 2026-11-27.
    """
    return json.dumps(_plain(policy), ensure_ascii=False, separators=(",", ":"))


def policy_hash(policy: Policy) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal: names a stored version."""
    return hashlib.sha256(canonical_json(policy).encode("utf-8")).hexdigest()


def policy_from_json(text: str) -> Policy:
    """The policy out of its canonical JSON.

    Raises:
        InputError: when the text is no policy, or one of a newer Stagedesk.
    """
    try:
        policy = _read(json.loads(text), Policy)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise InputError(Problem("policy", f"Dit is geen stagebeleid: {error}")) from error
    assert isinstance(policy, Policy)
    return policy


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def _read(value: Any, hint: Any) -> Any:
    """A plain value as the type that a record's annotation names."""
    if isinstance(hint, UnionType):
        if value is None:
            return None
        return _read(value, next(part for part in get_args(hint) if part is not type(None)))
    if is_dataclass(hint):
        return _read_record(value, hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple and arguments[-1] is Ellipsis:
        return tuple(_read(part, arguments[0]) for part in _as(value, list))
    if origin is tuple:
        return tuple(_read(*pair) for pair in zip(_as(value, list), arguments, strict=True))
    if origin is Mapping:
        return {arguments[0](key): _read(part, arguments[1]) for key, part in value.items()}
    return dt.date.fromisoformat(value) if hint is dt.date else _as(value, hint)


def _read_record(value: Any, record: Any) -> Any:
    # A field that an older version did not have yet takes its default; one that only a newer
    # version has is refused by the record itself.
    hints = get_type_hints(record)
    return record(**{name: _read(part, hints[name]) for name, part in value.items()})


def _as(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise TypeError(f"{value!r}: {kind.__name__}")
    return value
