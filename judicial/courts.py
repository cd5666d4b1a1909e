"""The courts this registry meets every day: 法院代字 of their case numbers ↔ full name (法〔2015〕137号)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hall.identity.numbers import CourtCaseNumber
from hall.staff.courts import COURT_NAMES, full_name
from hall.staff.departments import D
from hall.staff.models import Officer


@dataclass(frozen=True, slots=True)
class Court:
    """人民法院: `code` as its case numbers begin (粤5302), `name` as its seal says it."""

    code: str
    name: str

    @property
    def short_name(self) -> str:
        """云城区人民法院: without the city, for headers."""
        return self.name.removeprefix("云浮市") if self.code != "粤53" else self.name

    def owns(self, number: CourtCaseNumber) -> bool:
        """Whether a case of this number is the court's own."""
        return number.court == self.code


COURTS: Final[dict[str, Court]] = {code: Court(code, name) for code, name in COURT_NAMES.items()}


def court_of_officer(officer: Officer) -> Court | None:
    """The court an account belongs to; None for other departments, and for an account without its court."""
    return COURTS.get(officer.court_code) if officer.department == D.COURT else None


def court_of_number(number: CourtCaseNumber) -> Court | None:
    """The court of a case number; None for a court of another region."""
    return COURTS.get(number.court)


def court_named(name: str) -> Court | None:
    """The court of a name, full or without its city; None for a court of another region."""
    known = full_name(name)
    return next((court for court in COURTS.values() if court.name == known), None)
