"""The key file: a random database key, wrapped by the password and by the recovery key.

A new password wraps the same key again and touches no data (design.md, Key file).
"""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stagedesk.domain.problem import DeskError
from stagedesk.models.files import write_whole

#: Argon2id; three passes took 108 ms on a quiet machine, and 100 is the least. Stored with each
#: wrap, so it can grow.
_TIME, _MEMORY_KIB, _LANES = 4, 65536, 4
#: What a key file may ask for: rounds, KiB, lanes. Room to grow, not to stand still for ever.
_MOST = (range(1, 17), range(8 * 16, 1_048_577), range(1, 17))
_WRAPS = ("password", "recovery")
_SALT_BYTES = 16
_KEY_BYTES = 32
_RECOVERY_BYTES = 20
#: Of 5 bits each.
_RECOVERY_LETTERS = 32
NAME = "stagedesk.key"
COPY_NAME = "stagedesk.key.copy"


class WrongPassword(DeskError):
    """The password (or recovery key) does not open the database."""


class KeyFileDamaged(DeskError):
    """Neither copy of the key file can be read."""


@dataclass(frozen=True, slots=True)
class NewKey:
    """A fresh key file.

    Attributes:
        key: the raw database key. recovery: the text to print and keep in a safe.
    """

    key: bytes
    recovery: str


def create(folder: Path, password: str) -> NewKey:
    """Write a key file with a new random database key."""
    key = secrets.token_bytes(_KEY_BYTES)
    recovery = _new_recovery()
    _write(folder, {"password": _wrap(key, password), "recovery": _wrap(key, plain(recovery))})
    return NewKey(key, recovery)


def unlock(folder: Path, password: str) -> bytes:
    """The database key.

    Raises:
        WrongPassword: the password is another one.
        KeyFileDamaged: both copies are missing or broken.
    """
    return _unwrap(
        read(folder)["password"], password, "Dit wachtwoord klopt niet. Probeer opnieuw."
    )


def unlock_with_recovery(folder: Path, recovery: str) -> bytes:
    """The database key by the printed recovery key; spaces, dashes and case do not matter."""
    return _unwrap(
        read(folder)["recovery"],
        plain(recovery),
        "Deze herstelsleutel klopt niet. Kijk hem teken voor teken na.",
    )


def unlock_either(folder: Path, secret: str) -> bytes:
    """The database key by what was typed, a password or a recovery key.

    Raises:
        WrongPassword: it is neither.
        KeyFileDamaged: both copies are missing or broken.
    """
    try:
        return unlock(folder, secret)
    except WrongPassword:
        if len(plain(secret)) != _RECOVERY_LETTERS:
            raise
        return unlock_with_recovery(folder, secret)


def change_password(folder: Path, key: bytes, password: str) -> None:
    """Wrap the same key with a new password; no data is touched."""
    _write(folder, {**read(folder), "password": _wrap(key, password)})


def renew_recovery(folder: Path, key: bytes) -> str:
    """Wrap the same key with a new recovery key and return it."""
    recovery = _new_recovery()
    _write(folder, {**read(folder), "recovery": _wrap(key, plain(recovery))})
    return recovery


def read(folder: Path) -> dict[str, Any]:
    """The wraps, from the first copy whose checksum is right."""
    for name in (NAME, COPY_NAME):
        try:
            content = json.loads((folder / name).read_text("utf-8"))
            body = content["wraps"]
            if content["sha256"] == _checksum(body) and all(_sound(body[one]) for one in _WRAPS):
                return dict(body)
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            continue
    raise KeyFileDamaged(
        "Het sleutelbestand ontbreekt of is beschadigd. Zet een reservekopie terug."
    )


def copy_sound(folder: Path, target: Path) -> None:
    """Write the wraps of a folder's key file to another folder, both copies whole."""
    _write(target, read(folder))


def plain(recovery: str) -> str:
    """A recovery key without spaces, dashes and case; 0, 1 and 8 read as O, I and B."""
    kept = "".join(c for c in recovery.upper() if c.isalnum())
    return kept.translate(str.maketrans("018", "OIB"))


def _new_recovery() -> str:
    text = base64.b32encode(secrets.token_bytes(_RECOVERY_BYTES)).decode("ascii")
    return "-".join(text[i : i + 4] for i in range(0, len(text), 4))


def _derive(secret: str, wrap: dict[str, Any]) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        secret.encode("utf-8"),
        bytes.fromhex(wrap["salt"]),
        time_cost=wrap["time"],
        memory_cost=wrap["memory_kib"],
        parallelism=wrap["lanes"],
        hash_len=_KEY_BYTES,
        type=Type.ID,
    )


def _wrap(key: bytes, secret: str) -> dict[str, Any]:
    from cryptography.hazmat.primitives.keywrap import aes_key_wrap

    wrap: dict[str, Any] = {
        "kdf": "argon2id",
        "salt": secrets.token_bytes(_SALT_BYTES).hex(),
        "time": _TIME,
        "memory_kib": _MEMORY_KIB,
        "lanes": _LANES,
    }
    wrap["wrapped"] = aes_key_wrap(_derive(secret, wrap), key).hex()
    return wrap


def _unwrap(wrap: dict[str, Any], secret: str, wrong: str) -> bytes:
    from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap

    try:
        return aes_key_unwrap(_derive(secret, wrap), bytes.fromhex(wrap["wrapped"]))
    except InvalidUnwrap as error:
        raise WrongPassword(wrong) from error


def _sound(wrap: dict[str, Any]) -> bool:
    """Whether a wrap asks for what this program would ever ask for.

    The checksum keeps no liar out: a backup from elsewhere could ask for all of the memory.
    """
    numbers = [wrap["time"], wrap["memory_kib"], wrap["lanes"]]
    return (
        wrap["kdf"] == "argon2id"
        and all(type(number) is int for number in numbers)
        and all(number in most for number, most in zip(numbers, _MOST, strict=True))
        and len(bytes.fromhex(wrap["salt"])) == _SALT_BYTES
        and len(bytes.fromhex(wrap["wrapped"])) == _KEY_BYTES + 8
    )


def _checksum(wraps: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(wraps, sort_keys=True).encode("ascii")).hexdigest()


def _write(folder: Path, wraps: dict[str, Any]) -> None:
    content = json.dumps({"stagedesk_key": 1, "sha256": _checksum(wraps), "wraps": wraps}, indent=1)
    for name in (NAME, COPY_NAME):
        write_whole(folder / name, content.encode("ascii"))
