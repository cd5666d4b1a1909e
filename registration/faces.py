"""What stands on a certificate: rendered from the register row, never from a form (民法典 217; §3.2)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.urls import reverse

from hall.clock import HALL_ZONE
from hall.identity.numbers import CertificateKind
from hall.papers.contents import results
from hall.papers.contents.shared import Fact, Office
from registration.books import Person
from registration.history import people_of_entries
from registration.models import (
    AdvanceNoticeContent,
    Certificate,
    LandUseContent,
    MortgageContent,
    OwnershipContent,
)
from registration.models.choices import SALE_NOTICES, NoticeKind, PartyRole, RightKind
from registration.verification import signature
from registration.words import full_day, shares_words, square_metres, yuan

MATTER_OF_NOTICE = {
    NoticeKind.PRESALE: "预购商品房预告登记",
    NoticeKind.SALE: "房屋买卖预告登记",
    NoticeKind.PRESALE_MORTGAGE: "预购商品房抵押权预告登记",
    NoticeKind.MORTGAGE: "抵押权预告登记",
}
Face = results.Certificate | results.Proof


def face_of(certificate: Certificate, *, serial: str = "") -> Face:
    """The words of one certificate or proof; `serial` is that of the blank it is printed on."""
    people = people_of_entries([certificate.entry])[certificate.entry_id]
    if certificate.kind == CertificateKind.TITLE:
        return title_face(certificate, people, serial)
    return proof_face(certificate, people, serial)


def verification_url(certificate: Certificate) -> str:
    """The short signed address of the QR code."""
    key, code = certificate.verification_key, certificate.verification_code
    path = reverse("registration:verify", args=[f"{key.code}-{code}"])
    return f"{settings.HALL_URL}{path}?s={signature(key, code)}"


def office_of(certificate: Certificate) -> Office:
    return Office(name=f"{certificate.office}不动产登记机构")


def unit_numbers(certificate: Certificate) -> list[str]:
    return sorted(unit.number for unit in certificate.units.all())


def title_face(certificate: Certificate, people: tuple[Person, ...], serial: str) -> results.Certificate:
    """不动产权证书."""
    content, entry = certificate.entry.content, certificate.entry
    house = isinstance(content, OwnershipContent)
    return results.Certificate(
        office=office_of(certificate),
        number=certificate.number,
        holders=tuple(person.name for person in people if person.role == PartyRole.HOLDER),
        co_ownership=shares_words(tuple(p for p in people if p.role == PartyRole.HOLDER)),
        location=content.address,
        unit_number="、".join(unit_numbers(certificate)),
        right_kind=content.get_right_type_display(),
        right_nature="/".join(natures(content)),
        usage=f"{content.land_use}/{content.get_use_display()}" if house else content.land_use,
        area=areas(content),
        term=term(content),
        others=tuple(other_conditions(certificate, people)),
        notes=tuple(filter(None, (f"登记原因：{entry.cause}", entry.note, certificate.note))),
        registered_on=entry.registered_at.astimezone(HALL_ZONE).date(),
        serial=serial,
        url=verification_url(certificate),
    )


def natures(content: OwnershipContent | LandUseContent) -> list[str]:
    """出让/市场化商品房."""
    words = [content.get_land_nature_display()]
    if isinstance(content, OwnershipContent) and content.housing_nature:
        words.append(content.get_housing_nature_display())
    return words


def areas(content: OwnershipContent | LandUseContent) -> str:
    """共有宗地面积 12000.00㎡/房屋建筑面积 104.61㎡."""
    if isinstance(content, LandUseContent):
        return f"宗地面积 {square_metres(content.area)}"
    land = f"共有宗地面积 {square_metres(content.land_area)}/" if content.land_area else ""
    return f"{land}房屋建筑面积 {square_metres(content.building_area)}"


def term(content: OwnershipContent | LandUseContent) -> str:
    """国有建设用地使用权 2010年1月1日起2080年12月31日止."""
    if isinstance(content, LandUseContent):
        starts, ends = content.starts_on, content.ends_on
    else:
        starts, ends = content.land_starts_on, content.land_ends_on
    if ends is None:
        return "国有建设用地使用权，未约定期限"
    return f"国有建设用地使用权 {full_day(starts)}{'起' if starts else ''}{full_day(ends)}止"


def other_conditions(certificate: Certificate, people: Iterable[Person]) -> Iterable[Fact]:
    """权利其他状况: the house, and whose book this is when each co-owner has one."""
    content = certificate.entry.content
    if isinstance(content, OwnershipContent):
        floors = f"{content.floors_total} 层" if content.floors_total else ""
        rows = [
            ("房屋结构", content.get_structure_display() if content.structure else ""),
            ("专有建筑面积", square_metres(content.exclusive_area)),
            ("分摊建筑面积", square_metres(content.shared_area)),
            ("总层数", floors),
            ("所在层", content.floor),
            ("竣工时间", full_day(content.completed_on)),
        ]
        yield from facts(rows)
    if certificate.holder_id is not None:
        holder = next(person for person in people if person.party_id == certificate.holder_id)
        others = [p.name for p in people if p.role == PartyRole.HOLDER and p.party_id != holder.party_id]
        yield from facts([("持证人", holder.name), ("其他共有人", "、".join(others))])


def facts(rows: Iterable[tuple[str, str]]) -> Iterable[Fact]:
    return (Fact(label=label, text=text) for label, text in rows if text)


def proof_face(certificate: Certificate, people: tuple[Person, ...], serial: str) -> results.Proof:
    """不动产登记证明."""
    entry = certificate.entry
    units = list(certificate.units.all())
    return results.Proof(
        office=office_of(certificate),
        number=certificate.number,
        matter=matter(certificate),
        holders=tuple(person.name for person in people if person.role == PartyRole.HOLDER),
        obligors=tuple(person.name for person in people if person.role == PartyRole.OBLIGOR),
        location="；".join(unit.address for unit in units),
        unit_number="、".join(unit_numbers(certificate)),
        others=tuple(facts(particulars(certificate))),
        notes=tuple(filter(None, (entry.note, certificate.note))),
        registered_on=entry.registered_at.astimezone(HALL_ZONE).date(),
        serial=serial,
        url=verification_url(certificate),
    )


def matter(certificate: Certificate) -> str:
    """证明权利或事项: 抵押权, 预购商品房预告登记, 异议登记 … (domain §3.2)"""
    if certificate.right_kind == RightKind.ADVANCE_NOTICE:
        return MATTER_OF_NOTICE[NoticeKind(certificate.entry.content.notice_kind)]
    return RightKind(certificate.right_kind).label


def particulars(certificate: Certificate) -> list[tuple[str, str]]:
    """其他: what the law wants on the proof of each kind."""
    content = certificate.entry.content
    match certificate.right_kind:
        case RightKind.MORTGAGE:
            return mortgage_rows(content)
        case RightKind.ADVANCE_NOTICE:
            return notice_rows(content)
        case RightKind.OBJECTION:
            return [("异议事项", content.matter), ("失效日", full_day(content.last_day))]
        case RightKind.EASEMENT:
            return [
                ("供役地", content.servient_number),
                ("需役地", content.dominant_number),
                ("地役权内容", content.terms),
                ("期限", period(content.starts_on, content.ends_on)),
            ]
        case RightKind.RESIDENCE:
            until = period(content.starts_on, content.ends_on) or "至居住权人死亡"
            return [("居住范围", content.scope), ("居住条件和要求", content.conditions), ("居住期限", until)]
    return []


def notice_rows(content: AdvanceNoticeContent) -> list[tuple[str, str]]:
    """Of a purchase its price; of a mortgage the debt, the scope and the ban on transfer."""
    if content.notice_kind in SALE_NOTICES:
        return [
            ("取得价格", yuan(content.amount)),
            ("建筑面积", square_metres(content.building_area)),
            ("规划用途", content.get_use_display() if content.use else ""),
            ("合同编号", content.contract_number),
        ]
    return [
        ("担保债权数额", yuan(content.amount)),
        ("担保范围", content.scope),
        ("是否存在禁止或限制转让的约定", "是" if content.forbids_transfer else "否"),
        ("合同编号", content.contract_number),
    ]


def mortgage_rows(content: MortgageContent) -> list[tuple[str, str]]:
    return [
        ("抵押方式", content.get_manner_display()),
        ("担保债权数额", yuan(content.secured_amount)),
        ("最高债权数额", yuan(content.maximum_amount)),
        ("债务履行期限", period(content.starts_on, content.ends_on)),
        ("担保范围", content.scope),
        ("在建建筑物抵押范围", content.construction_scope),
        ("最高债权确定事实", content.determined_fact),
        ("是否存在禁止或限制转让的约定", "是" if content.forbids_transfer else "否"),
        ("抵押顺位", f"第 {content.rank} 顺位"),
    ]


def period(starts: date | None, ends: date | None) -> str:
    """2021年6月18日起2041年6月18日止; nothing where neither is known."""
    first = f"{full_day(starts)}起" if starts else ""
    last = f"{full_day(ends)}止" if ends else ""
    return first + last
