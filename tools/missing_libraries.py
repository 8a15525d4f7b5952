"""Prints the shared libraries that Qt's platform plugins want and this machine lacks."""

import subprocess
from pathlib import Path

import PySide6

PLUGINS = ("libqxcb.so", "libqoffscreen.so")


def main() -> None:
    folder = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
    missing = set()
    for name in PLUGINS:
        found = subprocess.run(["ldd", folder / name], capture_output=True, text=True, check=True)
        missing |= {line.split()[0] for line in found.stdout.splitlines() if "not found" in line}
    print(" ".join(sorted(missing)))


if __name__ == "__main__":
    main()
