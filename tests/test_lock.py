"""Who may have a data folder open, and which folder never."""

import json
import os
import platform
import time
from pathlib import Path

import pytest

from stagedesk.lock import FolderInUse, FolderLock
from stagedesk.network import NetworkFolder, file_system, kind_by_mounts, refuse_network

_HOLDER = "stagedesk.lock.json"


def _left(folder: Path, machine: str, age: float) -> None:
    holder = {"machine": machine, "user": "bram", "since": "2026-11-24T09:15"}
    (folder / _HOLDER).write_text(json.dumps(holder))
    at = time.time() - age
    os.utime(folder / _HOLDER, (at, at))


def test_a_second_one_on_this_machine_hears_who_and_since_when(tmp_path: Path) -> None:
    first = FolderLock(tmp_path).take()
    with pytest.raises(FolderInUse, match=rf"op {platform.node()}, sinds 20"):
        FolderLock(tmp_path).take()
    first.release()
    FolderLock(tmp_path).take().release()
    assert not (tmp_path / _HOLDER).exists()


def test_another_machine_that_was_here_a_minute_ago_is_not_disturbed(tmp_path: Path) -> None:
    _left(tmp_path, "laptop-van-bram", 60)
    with pytest.raises(FolderInUse, match="door bram op laptop-van-bram, sinds 2026-11-24T09:15"):
        FolderLock(tmp_path).take()
    # And nothing of it was taken over.
    assert json.loads((tmp_path / _HOLDER).read_text())["user"] == "bram"


@pytest.mark.parametrize(("machine", "age"), [("laptop-van-bram", 200), (platform.node(), 1)])
def test_what_a_crash_left_is_recognised(tmp_path: Path, machine: str, age: float) -> None:
    _left(tmp_path, machine, age)
    lock = FolderLock(tmp_path).take()
    assert json.loads((tmp_path / _HOLDER).read_text())["user"] != "bram"
    lock.release()


@pytest.mark.parametrize("content", ["", "[]", "kapot", '{"machine": 7}'])
def test_an_unreadable_side_file_keeps_nobody_out_for_good(tmp_path: Path, content: str) -> None:
    (tmp_path / _HOLDER).write_text(content)
    os.utime(tmp_path / _HOLDER, (0, 0))
    FolderLock(tmp_path).take().release()


def test_who_has_it_open_touches_the_side_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stagedesk.lock._TOUCH_SECONDS", 0.01)
    lock = FolderLock(tmp_path).take()
    os.utime(tmp_path / _HOLDER, (0, 0))
    until = time.monotonic() + 10
    while (tmp_path / _HOLDER).stat().st_mtime == 0:
        assert time.monotonic() < until, "never touched"
    lock.release()


@pytest.mark.parametrize(
    "kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuse.rclone", "9p", "remote"]
)
def test_a_network_folder_is_refused_and_says_what_to_do_instead(tmp_path: Path, kind: str) -> None:
    with pytest.raises(NetworkFolder, match="op deze laptop, en kies de netwerkmap als tweede"):
        refuse_network(tmp_path, lambda _folder: kind)


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "vfat", "exfat", "ntfs3", "fuse.ntfs", ""])
def test_a_disk_or_stick_of_this_laptop_is_not(tmp_path: Path, kind: str) -> None:
    refuse_network(tmp_path, lambda _folder: kind)


_MOUNTS = r"""22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:40 / /home rw - btrfs /dev/vdb rw
31 30 0:41 / /home/els/school\040map rw,relatime shared:9 - cifs //server/map rw
32 22 0:42 / /home/els/over rw - ext4 /dev/vdc rw
33 22 0:43 / /home/els/over rw - nfs4 server:/x rw
kapot
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/tmp/x", "ext4"),
        ("/home/els/Stagedesk", "btrfs"),
        ("/home/els/school map/stagedesk", "cifs"),
        ("/home/els/school mapje", "btrfs"),
        # Mounted over another one.
        ("/home/els/over/data", "nfs4"),
    ],
)
def test_the_longest_mount_tells_the_kind(folder: str, kind: str) -> None:
    assert kind_by_mounts(Path(folder), _MOUNTS) == kind


def test_this_machine_says_of_a_temporary_folder_that_it_is_its_own(tmp_path: Path) -> None:
    refuse_network(tmp_path, file_system)


def test_the_lock_itself_refuses_a_network_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stagedesk.network.file_system", lambda _folder: "cifs")
    with pytest.raises(NetworkFolder):
        FolderLock(tmp_path).take()
    assert list(tmp_path.iterdir()) == []
