"""The steps after 登簿 wait for the certificates."""

from __future__ import annotations

from hall.cases.ports import Answer, Ask, fails, gate, passes
from registration.models import Certificate


def of_case(ask: Ask) -> list[Certificate]:
    """The certificates that the case made and that are still valid."""
    return ask.once(
        "certificates", lambda: list(Certificate.objects.valid().filter(case_number=ask.case.number))
    )


@gate("certificates_are_printed")
def certificates_are_printed(ask: Ask) -> Answer:
    """条例第二十一条 – every certificate of the case is printed."""
    waiting = [one for one in of_case(ask) if one.engrossed_at is None]
    if waiting:
        return fails(f"还有 {len(waiting)} 本证书、证明没有缮制，请到缮证队列打印")
    return passes("证书、证明已全部缮制")


@gate("certificates_are_handed_over")
def certificates_are_handed_over(ask: Ask) -> Answer:
    """条例第二十一条 – every certificate is with its holder, or in the post."""
    waiting = [one for one in of_case(ask) if one.handed_over_at is None]
    if waiting:
        return fails(f"还有 {len(waiting)} 本证书、证明没有发出，请办理领证或者邮寄")
    return passes("证书、证明已全部发出")
