"""Opens the window; with a command hands over to the command line."""

import sys


def main() -> None:
    """Start Stagedesk; the exit status is that of contract.md."""
    from stagedesk.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
