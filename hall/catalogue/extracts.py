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
WHO_SEES_WHAT = (
    "权利人：查询本人权利的登记结果和登记原始资料，凭身份证明",
    "权利人的继承人、受遗赠人、监护人、清算组、破产管理人：凭关系证明，查询登记结果和登记原始资料",
    "已订立买卖、互换、赠与、租赁、抵押合同的：凭合同查询该不动产的登记结果，一件查询一个单元",
    "已起诉、申请仲裁的，以及受托律师：凭受理、立案证明或者调查令，查询登记结果和相关登记原始资料",
    "有意买卖、租赁、抵押的：说明目的，查询自然状况、是否共有、有无抵押、预告、异议、查封等限制，不显示姓名",
    "国家机关：凭工作证和协助查询文书，在职责范围内查询",
    "只能按坐落、不动产权证号或者不动产单元号查询他人的不动产，不能按姓名查询",
)
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
    eligibility=WHO_SEES_WHAT,
)

ITEMS = (REGISTER_EXTRACT,)
