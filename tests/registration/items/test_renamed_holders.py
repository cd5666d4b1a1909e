"""Who holds a right under a new name changes or ends it with the proof of the change."""

import pytest

from hall.catalogue import materials as m
from hall.catalogue.items import ITEMS
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew
from hall.rehearsal.mortgages import BANK
from hall.rehearsal.people import MadeUp
from tests.registration.items import burdened as b
from tests.registration.items.test_mortgage_changes import cancel, change

pytestmark = pytest.mark.django_db
NOW = MadeUp("云石银行云浮分行", BANK.document_number, BANK.phone, BANK.document_kind)
CHANGED = {
    m.NAME_CHANGE_PROOF.code: {
        "number": "名称变更〔2026〕1号",
        "issued_on": "2026-09-18",
        "former_name": BANK.name,
    }
}


@pytest.mark.clause("row:10")
def test_a_renamed_bank_is_registered_under_its_new_name(proof: str, people: Crew) -> None:
    application, said = change("mortgage-alteration", proof, CHANGED, takers=(NOW,))
    drives.drive(application, people, said)
    (after,) = b.mortgages()
    assert [p.name for p in after.holders] == [NOW.name]
    assert after.cause == "姓名、名称变更"


@pytest.mark.clause("row:12", "check:R02", "P18")
def test_a_bank_under_a_new_name_releases_its_mortgage_with_the_proof_of_the_change(
    proof: str, people: Crew
) -> None:
    application, said = cancel(proof, by=NOW)
    case = drives.drive(application, people, said | CHANGED)
    assert (case.state, b.mortgages()) == ("archived", ())
    assert case.materials.get(line="k-2c").chosen == m.NAME_CHANGE_PROOF.code


@pytest.mark.clause("check:R02", "M34", "P18")
def test_wherever_the_holder_of_a_right_is_checked_a_change_of_name_may_be_proved() -> None:
    checked = [
        item
        for item in ITEMS.values()
        if any(use.word == "applicant_is_registered_holder" for use in item.gates)
    ]
    silent = [
        item.code for item in checked if not any(m.NAME_CHANGE_PROOF in need.materials for need in item.needs)
    ]
    assert (len(checked) > 10, silent) == (True, [])
