"""What housing knows of a unit before there is a case."""

from typing import Any

from django.db.models import QuerySet

from hall.cases.ports import Subject, fact
from hall.clock import today
from transactions.models import HousingResult, PresaleFiling, ResultKind
from transactions.policy import policy_in
from transactions.projects.reading import homes_permitted, sale_words_of

COUNTY = slice(0, 6)


@fact("purchase_is_restricted")
def purchase_is_restricted(subject: Subject) -> bool:
    """Whether 限购 is in force where the unit lies."""
    return any(policy_in(number[COUNTY], today()).purchase_restricted for number in subject.unit_numbers)


@fact("contract_is_filed_with_case")
def contract_is_filed_with_case(subject: Subject) -> bool:
    """Whether the presale contract is still to be filed: none of these homes has a filing in force."""
    return not PresaleFiling.objects.in_force().of_units(*subject.unit_numbers).exists()


@fact("signed_contract_number")
def signed_contract_number(subject: Subject) -> str:
    """备案号 of the 网签 that stands on the units between these people; '' for others' or none."""
    standing = HousingResult.objects.filter(kind=ResultKind.SIGNING, ended_at=None)
    return number_between(subject, standing.filter(unit_number__in=subject.unit_numbers))


@fact("filed_presale_number")
def filed_presale_number(subject: Subject) -> str:
    """备案号 of the presale contract in force on the units between these people; '' for others' or none."""
    return number_between(subject, PresaleFiling.objects.in_force().of_units(*subject.unit_numbers))


def number_between(subject: Subject, filings: QuerySet[HousingResult] | QuerySet[PresaleFiling]) -> str:
    """The number of the one filing whose parties are all among the subject's people."""
    people = set(subject.document_hashes)
    for filing in filings.select_related("case"):
        parties = {one.document_hash for one in filing.case.people}
        if parties and parties <= people:
            return filing.number
    return ""


@fact("has_unsold_units")
def has_unsold_units(subject: Subject) -> bool:
    """A developer's building has homes not yet sold, unless the counter declared that it has none."""
    return subject.declared.get("has_unsold_units", True) is not False


@fact("permitted_table")
def permitted_table(subject: Subject) -> list[dict[str, Any]]:
    """I2: the homes of a project's permitted buildings, in the order of the 楼盘表."""
    return homes_permitted(str(subject.declared.get("project", "")))


@fact("developer_project")
def developer_project(subject: Subject) -> str:
    """在建在售, 已建在售 …: what a court must know before it executes (J7); empty for no project's home."""
    return sale_words_of(subject.unit_numbers)
