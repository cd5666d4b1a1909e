"""补（换）证登记: row 23; the right itself stays as it is."""

from dataclasses import replace

from hall.catalogue import clock_stops, roles
from hall.catalogue import facts as f
from hall.catalogue import materials as m
from hall.catalogue.house_rules import NOT_DISPOSING, gates
from hall.catalogue.needs import norm
from hall.catalogue.norms import applicant_norms
from hall.catalogue.schema import BusinessItem, Part, limit
from hall.catalogue.words import CertificateKind, Fee, RegisterEffect
from hall.staff.departments import D

BASIS = "《不动产登记暂行条例实施细则》第二十二条、第二十三条"
OLD_ONE = norm(
    "3",
    m.OLD_CERTIFICATE,
    given_by=(D.REGISTRATION,),
    when=f.CERTIFICATE_IS_AT_HAND,
    group="k-3",
    basis=BASIS,
)
LOST_ONE = norm("4", m.LOSS_STATEMENT, when=f.CERTIFICATE_IS_LOST, group="k-3", basis=BASIS)

CERTIFICATE_REPLACEMENT = BusinessItem(
    code="certificate-replacement",
    name="补（换）证登记",
    row=23,
    basis=BASIS,
    summary="证书、证明破损、填制错误的换发；遗失、灭失的登报或者网站声明后补发。",
    needs=(*applicant_norms(), OLD_ONE, LOST_ONE),
    gates=(*NOT_DISPOSING, *gates("certificate_may_be_replaced", "announcement_is_over")),
    limit=limit(statutory=30, promised=5, stops=clock_stops.ANNOUNCED),
    parts=(
        Part(
            "补（换）证登记",
            (roles.HOLDER,),
            RegisterEffect.REPLACE_CERTIFICATE,
            CertificateKind.TITLE,
            Fee.BOOK_ONLY,
        ),
    ),
    offered=True,
)
CERTIFICATE_RENEWAL = replace(
    CERTIFICATE_REPLACEMENT,
    code="certificate-renewal",
    name="换发证书、证明",
    summary="证书、证明破损、污损、填制错误，交回原件换发。",
    needs=(*applicant_norms(), replace(OLD_ONE, when=None, group=None)),
    is_variant=True,
)
LOST_CERTIFICATE = replace(
    CERTIFICATE_REPLACEMENT,
    code="lost-certificate",
    name="补发遗失、灭失的证书、证明",
    summary="证书、证明遗失或者灭失，在登记机构门户网站声明后补发。",
    needs=(*applicant_norms(), replace(LOST_ONE, when=None, group=None)),
    is_variant=True,
)

ITEMS = (CERTIFICATE_REPLACEMENT, CERTIFICATE_RENEWAL, LOST_CERTIFICATE)
