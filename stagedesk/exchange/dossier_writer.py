"""From a Dossier to the one canonical file that says it, so that equal content is equal bytes."""

import json

from stagedesk.domain.dossier import Dossier
from stagedesk.domain.problem import DeskError
from stagedesk.exchange.canonical import arrange
from stagedesk.exchange.dossier_format import DOSSIER
from stagedesk.exchange.strict_json import LARGEST


def write_dossier(dossier: Dossier) -> bytes:
    """The dossier as canonical JSON in UTF-8: contract order, two spaces, LF, a final newline.

    Raises:
        DeskError: the file would be over 50 MB, which no import takes.
    """
    tree = DOSSIER.write(dossier)
    arrange(tree)
    data = (json.dumps(tree, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode("utf-8")
    if len(data) > LARGEST:
        raise DeskError("Deze export wordt groter dan 50 MB. Exporteer minder leerlingen tegelijk.")
    return data
