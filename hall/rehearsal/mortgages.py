"""Applications for mortgages and presold homes, as banks, owners, buyers and developers bring them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from hall.cases.filing import Claimant, FiledUnit, Filing
from hall.cases.states import ApplicantRole
from hall.catalogue import materials as m
from hall.clock import today
from hall.identity.documents import DocumentKind
from hall.rehearsal.drives import Said
from hall.rehearsal.people import MadeUp
from hall.rehearsal.sales import claimant

BANK = MadeUp("云石银行云城支行", "91445399MA4TEKT06L", "07660000000", DocumentKind.USCC)
OTHER_BANK = MadeUp("溪山银行云浮分行", "91445399MA5BCDE179", "07660000001", DocumentKind.USCC)
DEVELOPER = MadeUp("云岭置业有限公司", "91445399MA6FGHJ257", "07660000002", DocumentKind.USCC)
TWENTY_YEARS = (date(2026, 9, 18), date(2046, 9, 17))


def firm(one: MadeUp, role: ApplicantRole, **more: Any) -> Claimant:
    """An organisation as applicant, with its legal representative."""
    return claimant(one, role, representative="欧阳石", **more)


def side(one: MadeUp, role: ApplicantRole, **more: Any) -> Claimant:
    """A person or organisation as applicant."""
    return (firm if one.document_kind == DocumentKind.USCC else claimant)(one, role, **more)


def filing(
    item: str,
    numbers: Sequence[str | FiledUnit],
    *,
    takers: Sequence[MadeUp] = (),
    givers: Sequence[MadeUp] = (),
    creditors: Sequence[MadeUp] = (),
    interested: Sequence[MadeUp] = (),
    also: Sequence[Claimant] = (),
    **more: Any,
) -> Filing:
    """`takers` are registered by the first part, `givers` its 义务人, `creditors` take the second part.

    `also` are applicants with a share or a way of holding of their own.
    """
    return Filing(
        item_code=item,
        units=[one if isinstance(one, FiledUnit) else FiledUnit(one) for one in numbers],
        claimants=[
            *(side(one, ApplicantRole.OBLIGOR) for one in givers),
            *(side(one, ApplicantRole.OBLIGEE) for one in takers),
            *(side(one, ApplicantRole.OBLIGEE, part=2) for one in creditors),
            *(side(one, ApplicantRole.INTERESTED) for one in interested),
            *also,
        ],
        **more,
    )


def mortgage_papers(amount: str = "580000", *, maximum: bool = False, **contract: Any) -> Said:
    """主债权合同 and 抵押合同 over an amount in yuan; `contract` overrides entries of the latter."""
    starts, ends = TWENTY_YEARS
    name = "maximum_amount" if maximum else "principal_amount"
    mortgage = {
        "contract_number": f"DY-{today():%Y}-001",
        "signed_on": today(),
        "kind": "maximum" if maximum else "general",
        name: Decimal(amount),
        "begins_on": starts,
        "ends_on": ends,
        "secured_scope": "主债权及利息、违约金、实现抵押权的费用",
        "forbids_transfer": "no",
    }
    debt = {
        "contract_number": f"JK-{today():%Y}-001",
        "signed_on": today(),
        "amount": Decimal(amount),
        "begins_on": starts,
        "ends_on": ends,
    }
    return {
        m.MORTGAGE_CONTRACT.code: mortgage | contract,
        (m.MAXIMUM_CLAIM_CONTRACT if maximum else m.PRINCIPAL_CONTRACT).code: debt,
    }


def proof_paper(number: str) -> Said:
    """不动产登记证明 by its number."""
    return {m.REGISTRATION_PROOF.code: {"number": number}}


def presale_paper(price: str = "1180000") -> Said:
    """商品房预售合同."""
    return {
        m.PRESALE_CONTRACT.code: {
            "contract_number": f"YS-{today():%Y}-0046",
            "signed_on": today(),
            "price": Decimal(price),
            "area": Decimal("118.36"),
            "presale_permit": "云房预售2026-018",
        }
    }
