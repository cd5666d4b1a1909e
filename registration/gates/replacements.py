"""Who may have a certificate replaced."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from hall.cases.ports import Answer, Ask, fails, gate, passes
from registration.claims.replacement import named_certificate
from registration.gates.asking import documents
from registration.models import Certificate, Party
from registration.models.choices import PartyRole


@gate("certificate_may_be_replaced")
def certificate_may_be_replaced(ask: Ask) -> Answer:
    """实施细则第二十三条 – the certificate is valid and whoever holds the right applies."""
    try:
        certificate = ask.once("replaced", lambda: named_certificate(ask.case))
    except ValidationError as refused:
        return fails("；".join(refused.messages))
    mine = documents(ask.case.people)
    holders = holders_of(certificate)
    if certificate.holder and certificate.holder.document_hash in mine:
        return passes(f"{certificate.number}有效，持证人本人申请")
    absent = [one for one in holders if one.document_hash not in mine]
    if absent or not holders:
        names = "、".join(one.masked_name for one in absent)
        return fails(f"{certificate.number}的权利人{names}没有申请，请由全体权利人申请")
    return passes(f"{certificate.number}有效，权利人申请")


def holders_of(certificate: Certificate) -> list[Party]:
    return list(Party.objects.filter(entry=certificate.entry, role=PartyRole.HOLDER).defer("document_number"))
