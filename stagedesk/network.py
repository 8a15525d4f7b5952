"""Is a folder on a network drive? There the live file is refused, a backup is welcome.

Exists because the database keeps its readers and its writer apart in shared memory, which a network
does not share: two laptops would damage the file together without noticing.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from stagedesk.domain.problem import DeskError

#: As Linux names them; one behind ``fuse.`` counts too.
_NETWORK = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "davfs"),
        *("sshfs", "rclone", "gvfsd-fuse", "s3fs", "glusterfs", "ceph"),
    }
)
#: What Windows answers for a drive that is another machine's (GetDriveTypeW).
_WINDOWS_REMOTE = 4


class NetworkFolder(DeskError):
    """The live data may not be there."""


def refuse_network(folder: Path, kind_of: Callable[[Path], str] | None = None) -> None:
    """Let only a folder of this laptop or of its own stick through.

    Args:
        folder: where the live file is, or is to be.
        kind_of: gives the kind of file system of a folder; asks the system by itself.

    Raises:
        NetworkFolder: it is on a network; says what to do instead.
    """
    kind = (kind_of or file_system)(folder)
    if kind.removeprefix("fuse.") in _NETWORK or kind == "remote":
        raise NetworkFolder(
            f"De map {folder} staat op een netwerk. Daar kan het gegevensbestand stukgaan. Zet "
            "het op deze laptop, en kies de netwerkmap als tweede plek voor reservekopieën "
            "(Instellingen, Gegevens)."
        )


def file_system(folder: Path) -> str:
    """The kind of file system of a folder; ``remote`` for a network drive of Windows.

    Empty when the system does not tell.
    """
    if sys.platform == "win32":
        return _on_windows(folder)
    try:
        mounts = Path("/proc/self/mountinfo").read_text("utf-8", "replace")
    except OSError:
        # Not Linux: nothing is known, and nothing is refused.
        return ""
    return kind_by_mounts(folder.resolve(), mounts)


def kind_by_mounts(folder: Path, mounts: str) -> str:
    """The kind of the mount that a folder lies in.

    Args:
        folder: resolved.
        mounts: text of Linux' mountinfo: the fifth word is the place, the word behind the dash
            the kind; a space in a place is written as its octal number.
    """
    longest, kind = -1, ""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        words = before.split()
        if len(words) < 5 or not after:
            continue
        place = Path(words[4].replace("\\040", " "))
        # Of two on one place the later lies over the earlier.
        if folder.is_relative_to(place) and len(place.parts) >= longest:
            longest, kind = len(place.parts), after.split()[0]
    return kind


def _on_windows(folder: Path) -> str:
    import ctypes

    drive = folder.resolve().drive
    if drive.startswith("\\\\"):
        return "remote"
    windows = getattr(ctypes, "windll", None)
    if windows is None:
        return ""
    answer = windows.kernel32.GetDriveTypeW(f"{drive}\\")
    return "remote" if answer == _WINDOWS_REMOTE else ""
