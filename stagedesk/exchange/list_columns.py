"""The columns that a list from Excel may have, known by the words that schools put over them.

Exists so that a list of another system is read without anybody renaming its columns.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stagedesk.domain.companies import COMPANY_FORM, SUPERVISOR_FORM
from stagedesk.domain.form import Field, Form
from stagedesk.domain.students import ENROLLMENT_FORM, GUARDIAN_FORM, STUDENT_FORM
from stagedesk.domain.texts import fold
from stagedesk.exchange.sheet_reader import Raw, Row

STUDENTS, COMPANIES = "students", "companies"
#: Headers stand within the first rows, under a title at most.
_LOOK = 10
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column that is understood.

    Attributes:
        key: where its value goes: ``student.phone``, ``guardian2.name``, ``supervisor.email``.
        label: Dutch, for the screen. field: decides how a cell is read.
        words: other headings for it, folded.
    """

    key: str
    label: str
    field: Field
    words: tuple[str, ...] = ()


def _of(form: Form, owner: str, name: str, *words: str, label: str = "") -> ListColumn:
    field = form.field(name)
    return ListColumn(f"{owner}.{name}", label or field.screen_label, field, words)


def _guardian(number: int) -> tuple[ListColumn, ...]:
    owner = f"guardian{number}"
    who = ("ouder", "verzorger", "ouder verzorger", "contact")
    last = ("", " 1") if number == 1 else (f" {number}",)
    parts = {
        "name": ("", "naam"),
        "relation": ("relatie", "soort"),
        "phone": ("telefoon", "tel", "telefoonnummer", "mobiel", "nummer"),
        "email": ("e mail", "email", "mail", "mailadres", "emailadres"),
    }
    columns = []
    for name, words in parts.items():
        headings = {
            f"{one}{end}".strip()
            for person in who
            for end in last
            for word in words
            for one in (f"{word} {person}", f"{person} {word}", f"{person}{end} {word}")
        }
        label = f"Ouder {number}: {GUARDIAN_FORM.field(name).screen_label.lower()}"
        columns.append(
            _of(GUARDIAN_FORM, owner, name, *sorted(headings | {fold(label)}), label=label)
        )
    return tuple(columns)


_NUMBER = Field("house_number", "Huisnummer", largest=20)
_ADDITION = Field("house_addition", "Toevoeging", largest=20)

COLUMNS: dict[str, tuple[ListColumn, ...]] = {
    STUDENTS: (
        _of(STUDENT_FORM, "student", "number", "leerlingnr", "leerling nr", "llnr", "ll nr",
            "nummer", "stamnummer", "stamnr", "nr"),
        _of(STUDENT_FORM, "student", "first_name", "roepnaam", "voornamen"),
        _of(STUDENT_FORM, "student", "infix", "tussenvoegsels", "tussenv", "tussen", "tv",
            "voorvoegsel", "voorvoegsels"),
        _of(STUDENT_FORM, "student", "last_name", "familienaam", "geslachtsnaam"),
        _of(STUDENT_FORM, "student", "birth_date", "geb datum", "gebdatum", "gebdat", "geboren",
            "geboren op"),
        _of(STUDENT_FORM, "student", "address", "straat", "straat en huisnummer", "woonadres"),
        ListColumn("student.house_number", "Huisnummer", _NUMBER, ("huisnr", "nr huis")),
        ListColumn("student.house_addition", "Toevoeging", _ADDITION, ("huisnr toev", "toev",
                   "huisnummer toevoeging")),
        _of(STUDENT_FORM, "student", "postcode", "pc"),
        _of(STUDENT_FORM, "student", "city", "plaats", "woonpl"),
        _of(STUDENT_FORM, "student", "phone", "tel", "telefoonnummer", "mobiel", "mobiel nummer",
            "telefoon leerling", "mobiel leerling", "06"),
        _of(STUDENT_FORM, "student", "email", "email", "mail", "mailadres", "emailadres",
            "e mailadres", "email leerling", "mail leerling"),
        ListColumn("enrollment.school_year", "Schooljaar", Field("school_year", "Schooljaar"),
                   ("lesperiode",)),
        _of(ENROLLMENT_FORM, "enrollment", "school_class", "stamgroep", "stamklas", "groep"),
        _of(ENROLLMENT_FORM, "enrollment", "grade_year", "jaarlaag", "lj"),
        ListColumn("enrollment.mentor", "Mentor", Field("mentor", "Mentor"), ("mentor naam",)),
        ListColumn("enrollment.jobcoach", "Jobcoach", Field("jobcoach", "Jobcoach"),
                   ("stagebegeleider", "stagedocent", "coach")),
        _of(ENROLLMENT_FORM, "enrollment", "days_per_week", "stagedagen", "dagen per week"),
        _of(ENROLLMENT_FORM, "enrollment", "subjects", "praktijkvak", "vakken", "sector"),
        _of(ENROLLMENT_FORM, "enrollment", "consent_on", "toestemming", "toestemming op"),
        *_guardian(1),
        *_guardian(2),
    ),
    COMPANIES: (
        _of(COMPANY_FORM, "company", "name", "bedrijf", "bedrijfsnaam", "naam bedrijf", "naam",
            "stagebedrijf", "organisatie", label="Bedrijf"),
        _of(COMPANY_FORM, "company", "sector", "sector"),
        _of(COMPANY_FORM, "company", "address", "straat", "straat en huisnummer"),
        ListColumn("company.house_number", "Huisnummer", _NUMBER, ("huisnr",)),
        ListColumn("company.house_addition", "Toevoeging", _ADDITION, ("toev",)),
        _of(COMPANY_FORM, "company", "postcode", "pc"),
        _of(COMPANY_FORM, "company", "city", "woonplaats", "vestigingsplaats"),
        _of(COMPANY_FORM, "company", "phone", "tel", "telefoonnummer", "telefoon bedrijf"),
        _of(COMPANY_FORM, "company", "email", "email", "mail", "mailadres", "emailadres",
            "e mailadres"),
        _of(COMPANY_FORM, "company", "website", "site", "webadres"),
        _of(COMPANY_FORM, "company", "places", "plekken", "stageplekken", "aantal plekken"),
        _of(COMPANY_FORM, "company", "minimum_age", "minimumleeftijd", "leeftijd"),
        _of(SUPERVISOR_FORM, "supervisor", "name", "contactpersoon", "praktijkopleider",
            "praktijkbegeleider", "begeleider", "contact", "naam contactpersoon",
            label="Praktijkopleider"),
        _of(SUPERVISOR_FORM, "supervisor", "phone", "telefoon contactpersoon",
            "telefoon praktijkopleider", "tel contactpersoon", "doorkiesnummer",
            label="Praktijkopleider: telefoon"),
        _of(SUPERVISOR_FORM, "supervisor", "mobile", "mobiel contactpersoon", "mobiel nummer",
            "06", "gsm", label="Praktijkopleider: mobiel"),
        _of(SUPERVISOR_FORM, "supervisor", "email", "mail contactpersoon",
            "email contactpersoon", "e mail contactpersoon", "email praktijkopleider",
            "mail praktijkopleider", label="Praktijkopleider: e-mail"),
    ),
}  # fmt: skip
#: Without this column a row says nothing of whom or what it is about.
NEEDED = {STUDENTS: "student.number", COMPANIES: "company.name"}


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as it was understood; the user may give each column another meaning.

    Attributes:
        kind: STUDENTS or COMPANIES.
        headers: words over the columns. columns: key of each, None leaves it out.
        rows: what stands under the headers.
    """

    kind: str
    headers: tuple[str, ...]
    columns: tuple[str | None, ...]
    rows: tuple[Row, ...]

    @property
    def lacks(self) -> str:
        """Label of the column that no list of this kind can do without; empty when it is there."""
        needed = NEEDED[self.kind]
        if needed in self.columns:
            return ""
        return next(column.label for column in COLUMNS[self.kind] if column.key == needed)


def recognise(rows: Sequence[Row]) -> Listing:
    """Find the headers and what each column means.

    The row of headers is the one of the first ten of which most words are known, and the kind
    of list is the one that knows most of them.
    """
    options = [(kind, row) for row in rows[:_LOOK] for kind in (STUDENTS, COMPANIES)]
    kind, head = max(options, key=lambda option: _score(*option))
    if _score(kind, head) == (False, 0):
        head = rows[0]
    width = max(len(row.cells) for row in rows)
    headers = tuple(_words(cell) for cell in _padded(head.cells, width))
    below = tuple(row for row in rows if row.number > head.number)
    return Listing(kind, headers, columns_of(kind, headers), below)


def columns_of(kind: str, headers: Iterable[str]) -> tuple[str | None, ...]:
    """What each column means by its heading; the first of two alike counts."""
    known = {
        plain(word): column.key
        for column in reversed(COLUMNS[kind])
        for word in (*column.words, column.label)
    }
    found: list[str | None] = []
    for header in headers:
        key = known.get(plain(header))
        found.append(None if key in found else key)
    return tuple(found)


def plain(heading: str) -> str:
    """A heading as it is compared: small letters, no marks, single spaces."""
    return _NOT_A_WORD.sub(" ", fold(heading)).strip()


def _score(kind: str, row: Row) -> tuple[bool, int]:
    columns = columns_of(kind, (_words(cell) for cell in row.cells))
    known = [key for key in columns if key is not None]
    return NEEDED[kind] in known, len(known)


def _words(cell: Raw) -> str:
    return "" if cell is None else " ".join(str(cell).split())


def _padded(cells: Sequence[Raw], width: int) -> tuple[Raw, ...]:
    return (*cells, *(None for _ in range(width - len(cells))))
