"""The JSON Schema of the dossier file, made from the same declaration as reader and writer."""

import json

from stagedesk.exchange.dossier_format import DOSSIER, VERSION


def dossier_schema() -> bytes:
    """JSON Schema 2020-12 of the file, as ``resources/dossier.schema.json`` holds it.

    After a change of the format, write it anew:
    ``python -m stagedesk.exchange.dossier_schema > resources/dossier.schema.json``.
    """
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Stagedesk dossier file, version {VERSION}",
        "description": (
            "An absent key and null say the same: unknown. Beside this schema the reader refuses "
            "keys given twice, control characters, dates that do not exist, ends before their "
            "begin, references to what the file does not hold, and two of what must be one. A "
            "file is at most 50 MB and 32 levels deep."
        ),
        **DOSSIER.schema,
    }
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


if __name__ == "__main__":
    import sys

    sys.stdout.buffer.write(dossier_schema())
