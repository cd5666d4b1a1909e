"""A counter in a browser without pictures: log in, type an application, take papers, meet people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hall.cases.models import Case, Draft
from hall.cases.questions import questions_for
from hall.rehearsal.people import MadeUp
from hall.rehearsal.sales import SALE, usual_answer
from tests.cases.makers import BUYER, SELLER
from tests.registration.makers import HOME

TINY_JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb004300ffffffffffffffffffffffffffffffffffffffffffffffffffff"
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
    "ffc0000b080001000101011100ffc40014000100000000000000000000000000000003ffc40014100100000000000000000000"
    "000000000000ffda0008010100003f0037ffd9"
)
"""One white pixel."""
CONTRACT = {
    "entry-contract_number": "YC-2026-004512",
    "entry-signed_on": "2026-09-16",
    "entry-price": "1180000",
    "entry-price_includes_tax": "yes",
    "entry-area": "118.36",
}
PARTICULARS: dict[str, dict[str, str]] = {
    "title-certificate": {"entry-number": "粤（2019）云浮市不动产权第0004127号"},
    "sale-contract": CONTRACT,
    "tax-relief-claim": {"entry-buyer_homes": "only", "entry-seller_only_home": "no"},
    "identity-document": {"paper_reason": "读卡器故障，当场核对原件"},
}


def begin(client: Client, item: str = SALE) -> Draft:
    """Press 收件; the draft that is begun."""
    client.post("/window/start/", {"item": item})
    return Draft.objects.latest("id")


def typed(
    unit: str = HOME,
    sellers: Sequence[MadeUp] = (SELLER,),
    buyers: Sequence[MadeUp] = (BUYER,),
    **changes: Any,
) -> dict[str, str]:
    """The application form filled in: sellers first, then buyers; `people_1_name` changes a field."""
    people = [("obligor", one) for one in sellers] + [("obligee", one) for one in buyers]
    said = {
        "unit_number": unit,
        "delivery": "collect",
        "fact-claims_tax_relief": "1",
        "people-TOTAL_FORMS": str(len(people)),
        "people-INITIAL_FORMS": "0",
        "command_key": str(uuid4()),
    }
    for place, (role, one) in enumerate(people):
        said |= {
            f"people-{place}-role": role,
            f"people-{place}-name": one.name,
            f"people-{place}-document_kind": str(int(one.document_kind)),
            f"people-{place}-document_number": one.document_number,
            f"people-{place}-phone": one.phone,
        }
    return said | {field_of(name): text for name, text in changes.items()}


def field_of(name: str) -> str:
    """`people_1_name` is the name of the second person; everything else is called what it is called."""
    return "-".join(name.split("_", 2)) if name.startswith("people_") else name


def send(client: Client, draft: Draft, said: dict[str, str]) -> Any:
    return client.post(f"/window/drafts/{draft.pk}/", said)


def filed(client: Client, **changes: Any) -> Case:
    """An application typed and sent; the case."""
    draft = begin(client)
    reply = send(client, draft, typed(**changes))
    assert reply.status_code == 302, reply.context["faults"]
    return Case.objects.latest("id")


def scan(name: str = "合同.jpg", content: bytes = TINY_JPEG) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def receive(client: Client, case: Case, line: str, said: dict[str, str], *scans: SimpleUploadedFile) -> Any:
    """Send the open slot of a line with these particulars and files."""
    form: dict[str, Any] = {"copies": "1", "is_original": "on", "scans": list(scans)} | said
    return client.post(f"/window/cases/{case.number}/materials/{line}/", form)


def receive_all(client: Client, case: Case) -> None:
    """Every missing paper, each with its particulars and a scan."""
    for row in case.materials.filter(state="missing"):
        reply = receive(client, case, row.line, PARTICULARS.get(row.material, {}), scan())
        assert reply.status_code == 302, reply.context["form"].errors


def meet_all(client: Client, case: Case) -> None:
    """Everybody is asked and signs by typing the name."""
    for person in case.applicants.all():
        here = f"/window/cases/{case.number}/people/{person.pk}"
        answers = {
            f"q-{q.code}": answer(person.co_ownership, q.code, q.choices) for q in questions_for(case, person)
        }
        assert client.post(f"{here}/ask/", answers).status_code == 302
        assert client.post(f"{here}/sign/", {"signature": person.name}).status_code == 302


def answer(co_ownership: int, code: str, choices: Sequence[str]) -> str:
    """What a person usually says, true to how they own."""
    return choices[co_ownership] if code == "how-owned" else usual_answer(code, choices)


def faults(reply: Any) -> list[str]:
    """The sentences of the summary above the form."""
    return [sentence for _, sentence in reply.context["faults"]]
