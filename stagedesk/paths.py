"""Where things are: the data folder, and resources from source, installed or frozen."""

from pathlib import Path

DATABASE = "stagedesk.db"
#: Stands there while a backup is put back (services.restoring).
RESTORING = "terugzetten.json"


def data_folder() -> Path:
    """The user's own data folder, per operating system."""
    from platformdirs import user_data_path

    return user_data_path("Stagedesk", appauthor=False)


def resources() -> Path:
    """The folder of policies, icons and help: beside this file when installed, else beside it."""
    here = Path(__file__).resolve().parent
    installed = here / "resources"
    return installed if installed.is_dir() else here.parent / "resources"
