"""A real encrypted file with the whole example in it, and a look at its decrypted pages."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.models.store import connect
from stagedesk.services import drafts
from stagedesk.services.transaction import Desk
from tests.exchange.example import example
from tests.services.dossiers import put

_PAGE, _RESERVED, _SALT, _IV = 4096, 80, 16, 16
#: Of the first student of the example: nobody else there has any of these.
NAMES = ("Noor de Wit", "noor@dewerf.example", "06 1234 5601")


def fill(desk: Desk) -> str:
    """Put the example in, change and undo some of it, leave a draft; the key of its student."""
    put(desk, example())
    key = desk.read(_key)

    def change(session: Session) -> None:
        row = session.get_one(m.Student, key)
        row.email = "oud.adres@dewerf.example"
        drafts.keep(session, "student", key, "phone", "06 1234 5601 of zo")

    desk.write("E-mail van Noor de Wit", change)

    def back(session: Session) -> None:
        session.get_one(m.Student, key).email = "noor@dewerf.example"

    desk.write("E-mail van Noor de Wit", back)
    return key


def _key(session: Session) -> str:
    return session.query(m.Student).filter_by(number="10001").one().key


def pages(desk: Desk) -> bytes:
    """Every page of the database file as it reads without its encryption, unused ones too."""
    return b"".join(_decrypted(desk.store.path, desk.store.key))


def log_size(desk: Desk) -> int:
    """Bytes in the write-ahead log."""
    log = Path(f"{desk.store.path}-wal")
    return log.stat().st_size if log.exists() else 0


def fold_in(desk: Desk) -> None:
    """Bring the log into the file, so that all of it can be looked at."""
    connection = connect(desk.store.path, desk.store.key)
    connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    connection.close()


def _decrypted(path: Path, key: bytes) -> list[bytes]:
    """SQLCipher 4 with a raw key: AES-256 in CBC, the page's own start value at its end."""
    data = path.read_bytes()
    found = []
    for start in range(0, len(data), _PAGE):
        page = data[start : start + _PAGE]
        begin = _SALT if start == 0 else 0
        value = page[_PAGE - _RESERVED : _PAGE - _RESERVED + _IV]
        cipher = Cipher(algorithms.AES256(key), modes.CBC(value)).decryptor()
        found.append(cipher.update(page[begin : _PAGE - _RESERVED]) + cipher.finalize())
    return found
