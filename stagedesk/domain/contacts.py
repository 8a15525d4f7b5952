"""How people are reached: phone, email, postcode and the school's own student number."""

import re

from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.texts import clean_text

_PHONE = re.compile(r"\+?[0-9 ()./-]+")
_STUDENT_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}")
#: Digits of a Dutch number behind the zero; service numbers (0800, 0900, 097) differ.
_DUTCH_DIGITS = 9
_SERVICE = ("800", "90", "97")


def _refuse(text: str) -> InputError:
    return InputError(Problem("", text))


def parse_phone(text: str) -> str:
    """A phone number in readable form: ``010 555 01 42``, ``06 1234 5690``, ``+32 2 ...``.

    Only the length is checked, not whether a number is given out: a number may be new.

    Raises:
        InputError: when digits are missing or too many, or it holds anything but digits.
    """
    import phonenumbers

    typed = text.strip()
    if not _PHONE.fullmatch(typed):
        raise _refuse("Alleen cijfers en spaties")
    # '+31 (0)10' is how many write it, but the zero is dialled at home only.
    typed = typed.replace("(0)", "") if typed.startswith(("+", "00")) else typed
    if not typed.lstrip("(").startswith(("0", "+")):
        raise _refuse("Begin met het netnummer")
    try:
        number = phonenumbers.parse(typed, "NL")
    except phonenumbers.NumberParseException as fault:
        raise _refuse("Dit nummer is niet compleet") from fault
    if number.country_code != 31:
        if not phonenumbers.is_possible_number(number):
            raise _refuse("Dit nummer heeft een andere lengte")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    digits = str(number.national_number)
    if not digits.startswith(_SERVICE):
        _check_length(len(digits) - _DUTCH_DIGITS)
    elif not phonenumbers.is_possible_number(number):
        raise _refuse("Dit nummer heeft een andere lengte")
    national = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    return _group(national, digits)


def _check_length(surplus: int) -> None:
    if surplus == -1:
        raise _refuse("Er mist nog een cijfer")
    if surplus < 0:
        raise _refuse(f"Er missen nog {-surplus} cijfers")
    if surplus == 1:
        raise _refuse("Er staat een cijfer te veel")
    if surplus > 0:
        raise _refuse(f"Er staan {surplus} cijfers te veel")


def _group(national: str, digits: str) -> str:
    """The national number in the groups that the school writes."""
    if digits.startswith("6") and len(digits) == _DUTCH_DIGITS:
        return f"06 {digits[1:5]} {digits[5:]}"
    code = national.split()[0]
    rest = ("0" + digits)[len(code) :]
    if len(code) == 3 and len(rest) == 7:
        return f"{code} {rest[:3]} {rest[3:5]} {rest[5:]}"
    return national


def parse_email(text: str) -> str:
    """An email address, its domain in small letters; no network is asked.

    Raises:
        InputError: when it cannot be one.
    """
    import email_validator

    typed = clean_text(text)
    if "@" not in typed:
        raise _refuse("Er mist een @")
    try:
        # The test environment admits .example and .test, which fictional people use.
        checked = email_validator.validate_email(
            typed, check_deliverability=False, test_environment=True
        )
    except email_validator.EmailNotValidError as fault:
        raise _refuse("Dit is geen mailadres") from fault
    return checked.normalized


def parse_postcode(text: str) -> str:
    """A Dutch postcode: ``3011ab`` becomes ``3011 AB``.

    Raises:
        InputError: when it is none.
    """
    from stdnum.exceptions import ValidationError
    from stdnum.nl import postcode

    try:
        # Only ASCII: stdnum would take digits of other scripts for ours.
        return str(postcode.validate(text.encode("ascii").decode()))
    except (ValidationError, UnicodeError) as fault:
        raise _refuse("Schrijf een postcode als 3011 AB") from fault


def parse_student_number(text: str) -> str:
    """The school's own student number: letters, digits, dot, dash; it names files too.

    Raises:
        InputError: when it is empty, longer than 20, or holds another character.
    """
    typed = text.strip()
    if not _STUDENT_NUMBER.fullmatch(typed):
        raise _refuse("Alleen letters en cijfers")
    return typed
