"""What lies beside the database: key file, front, backups and policy, in the hands of anybody."""

import hashlib
import json
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from argon2 import low_level
from hypothesis import strategies as st

from stagedesk.domain.policy_file import canonical_json, policy_from_json, read_policy
from stagedesk.domain.problem import DeskError, InputError
from stagedesk.models import keyfile
from stagedesk.paths import resources
from stagedesk.services import backup, front
from stagedesk.services.backup_files import SUFFIX
from tests.conftest import PASSWORD
from tests.fuzz.cases import fuzz

TODAY = date(2026, 11, 24)
LEAF = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-5, 2**40),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(["argon2id", "00" * 16, "ff" * 40, "2026-11-24T09:15", "..", "../../x"]),
)
JSON = st.recursive(
    LEAF,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=6,
)
#: Largest cost of a key that a file from elsewhere may ask for, in KiB and rounds.
MOST_MEMORY, MOST_TIME = 1_048_576, 20


@pytest.fixture
def cheap_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deriving costs nothing here, and refuses what would fill the memory of a laptop."""

    def derive(_secret: bytes, _salt: bytes, **asked: Any) -> bytes:
        assert 0 < asked["memory_cost"] <= MOST_MEMORY
        assert 0 < asked["time_cost"] <= MOST_TIME
        return b"k" * int(asked["hash_len"])

    monkeypatch.setattr(low_level, "hash_secret_raw", derive)


def key_file(wraps: Any, checksum: str | None = None) -> bytes:
    body = json.dumps(wraps, sort_keys=True).encode("ascii")
    told = hashlib.sha256(body).hexdigest() if checksum is None else checksum
    return json.dumps({"stagedesk_key": 1, "sha256": told, "wraps": wraps}).encode("ascii")


def opens_or_says(folder: Path, content: bytes) -> None:
    for name in (keyfile.NAME, keyfile.COPY_NAME):
        (folder / name).write_bytes(content)
    for open_it in (keyfile.unlock, keyfile.unlock_with_recovery, keyfile.unlock_either):
        said = "geopend"
        try:
            open_it(folder, "geheim")
        except DeskError as fault:
            said = str(fault)
        assert said


@fuzz(3, st.binary(max_size=60))
def test_any_bytes_as_a_key_file(tmp_path: Path, cheap_key: None, data: bytes) -> None:
    opens_or_says(tmp_path, data)
    opens_or_says(tmp_path, b"[" * 3_000 + data)


@fuzz(5, JSON)
def test_any_wraps_with_the_right_checksum(tmp_path: Path, cheap_key: None, wraps: Any) -> None:
    opens_or_says(tmp_path, key_file(wraps))
    opens_or_says(tmp_path, key_file({"password": wraps, "recovery": wraps}))


@fuzz(5, st.sampled_from(["kdf", "salt", "time", "memory_kib", "lanes", "wrapped"]), LEAF)
def test_any_value_in_a_good_wrap(tmp_path: Path, cheap_key: None, name: str, value: Any) -> None:
    good = {
        "kdf": "argon2id", "salt": "00" * 16, "time": 3, "memory_kib": 65536, "lanes": 4,
        "wrapped": "00" * 40,
    }  # fmt: skip
    wrap = good | {name: value}
    opens_or_says(tmp_path, key_file({"password": wrap, "recovery": wrap}))


@fuzz(3, st.binary(max_size=60) | JSON.map(lambda tree: json.dumps(tree).encode()))
def test_any_front_is_shown_or_left_out(tmp_path: Path, data: bytes) -> None:
    for content in (data, b"[" * 3_000 + data):
        (tmp_path / "front.json").write_bytes(content)
        shown = front.front(tmp_path)
        assert front.backup_words(shown, TODAY)
        assert all(isinstance(t, str | None) for t in (shown.school_name, shown.place))


@fuzz(4, st.sampled_from(["school_name", "place", "last_backup", "backup_note"]), JSON)
def test_any_value_in_the_front(tmp_path: Path, name: str, value: Any) -> None:
    (tmp_path / "front.json").write_text(json.dumps({name: value}), "utf-8")
    shown = front.front(tmp_path)
    assert front.backup_words(shown, TODAY)
    assert all(isinstance(t, str | None) for t in (shown.school_name, shown.place))


def looks_or_says(folder: Path, data: bytes) -> None:
    """A backup of elsewhere: a sentence, nothing left behind, nothing outside the folder."""
    file = folder / f"kopie{SUFFIX}"
    file.write_bytes(data)
    place = folder / "data"
    place.mkdir(exist_ok=True)
    said = "gelezen"
    try:
        backup.look(place, file, PASSWORD)
    except DeskError as fault:
        said = str(fault)
    assert said
    assert list(place.iterdir()) == []
    assert sorted(found.name for found in folder.iterdir()) == ["data", file.name]
    assert len(backup.backup_files.of_folder(folder)) == 1


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory, fresh_folder: Path) -> bytes:
    """The bytes of a real backup."""
    from stagedesk.services import vault

    target = tmp_path_factory.mktemp("kopie")
    desk = vault.unlock(fresh_folder, PASSWORD)
    backup.make(desk, target)
    desk.close()
    (file,) = target.iterdir()
    return file.read_bytes()


@fuzz(1, st.integers(0, 10**9), st.binary(min_size=1, max_size=6), st.integers(0, 8))
def test_bytes_put_anywhere_in_a_backup(
    tmp_path: Path, whole: bytes, where: int, put: bytes, over: int
) -> None:
    # Most of a backup is the encrypted database: half of the cases hit the frame around it.
    at = where % len(whole) if where % 2 else len(whole) - 1 - where % 800
    looks_or_says(tmp_path, whole[:at] + put + whole[at + over :])


@fuzz(
    2,
    st.lists(
        st.tuples(
            st.sampled_from(
                ["manifest.json", "stagedesk.db", keyfile.NAME, "../x", "/tmp/x", "a/../../x"]
            ),
            st.binary(max_size=40) | JSON.map(lambda tree: json.dumps(tree).encode()),
        ),
        max_size=4,
    ),
    st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA]),
    st.integers(0, 400),
)
def test_a_zip_of_anything_is_no_backup(
    tmp_path: Path,
    cheap_key: None,
    files: list[tuple[str, bytes]],
    method: int,
    flip: int,
) -> None:
    out = BytesIO()
    names: set[str] = set()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files:
            if name not in names:
                archive.writestr(name, content)
            names.add(name)
    data = bytearray(out.getvalue())
    if flip < len(data):
        data[flip] ^= 0x55
    looks_or_says(tmp_path, bytes(data))


def policy_texts() -> dict[str, str]:
    folder = resources() / "policy"
    return {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.toml"))}


POLICY = policy_texts()
BASE = min(POLICY)


def policy_or_faults(text: str) -> None:
    said = None
    try:
        policy = read_policy({BASE: text}, BASE)
    except InputError as fault:
        said = str(fault)
    else:
        assert canonical_json(policy_from_json(canonical_json(policy))) == canonical_json(policy)
    assert said is None or said.encode("utf-8")


@fuzz(
    3,
    st.integers(0, 10**9),
    st.sampled_from(
        ["", "1", "-1", "true", "nan", '"x"', "[]", "{}", "99999999999999999999", "2026-02-30",
         "[[x]]", "\n[settings]\n", "= =", '"""', "\u0000", "1.5", '""']
    ) | st.text(max_size=4),
    st.integers(0, 40),
)  # fmt: skip
def test_text_put_anywhere_in_a_policy_file(where: int, put: str, over: int) -> None:
    text = POLICY[BASE]
    at = where % len(text)
    policy_or_faults(text[:at] + put + text[at + over :])


@fuzz(3, st.integers(0, 10**9), LEAF)
def test_any_value_of_a_policy_file(line: int, value: Any) -> None:
    lines = POLICY[BASE].splitlines()
    there = [number for number, one in enumerate(lines) if " = " in one]
    number = there[line % len(there)]
    key = lines[number].partition(" = ")[0]
    written = json.dumps(value) if not isinstance(value, float) else repr(value)
    lines[number] = f"{key} = {written}"
    policy_or_faults("\n".join(lines))


@pytest.mark.parametrize("number", ["1099511627776", "99999999999999999999", "-1"])
def test_a_number_that_would_fill_the_memory_is_a_fault(number: str) -> None:
    """Found by the test above: 'moments' was counted up to before its fault was told."""
    text = POLICY[BASE].replace("\nmoments = 3", f"\nmoments = {number}")
    assert text != POLICY[BASE]
    with pytest.raises(InputError, match="moments: Hier hoort een getal van 1"):
        read_policy({BASE: text}, BASE)
