"""不动产登记资料查询: row 24; no entry in the register, it ends when the result is handed out."""

from hall.catalogue import clock_stops, roles
from hall.catalogue import facts as f
from hall.catalogue import materials as m
from hall.catalogue.house_rules import gates
from hall.catalogue.needs import IDENTITY_VERIFIED, PAPER, norm
from hall.catalogue.schema import BusinessItem, Part, instant
from hall.catalogue.words import ReviewClass
from hall.clock.grounds import StopGround

BASIS = "《不动产登记资料查询暂行办法》第七条、第八条"
REGISTER_EXTRACT = BusinessItem(
    code="register-extract",
    name="不动产登记资料查询",
    row=24,
    basis=BASIS,
    summary="权利人、利害关系人等按各自权限查询、复制不动产登记资料；说明查询目的。",
    needs=(
        norm("1", m.QUERY_APPLICATION, basis=BASIS),
        norm("2a", m.IDENTITY_DOCUMENT, ways=(PAPER, IDENTITY_VERIFIED), basis=BASIS),
        norm("2b", m.POWER_OF_ATTORNEY, when=f.HAS_AGENT, basis=BASIS),
        norm("3", m.INTEREST_PROOF, when=f.APPLICANT_IS_INTERESTED_PARTY, basis=BASIS),
    ),
    gates=gates("unit_exists", "query_is_allowed"),
    limit=instant(statutory=30, stops=clock_stops.NEVER | {StopGround.SUPPLEMENT}),
    parts=(Part("不动产登记资料查询", (roles.ASKER,)),),
    review=ReviewClass.NO_REGISTER,
    offered=True,
)

ITEMS = (REGISTER_EXTRACT,)
