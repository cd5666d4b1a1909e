"""Specimens of a query of the register and of its result."""

from hall.papers.contents.extracts import Extract, ExtractRequest
from hall.papers.contents.shared import Fact
from hall.papers.specimens.sale import BUYER, CASE, HOUSE, LOCATION, MORNING, OFFICE, SELLER

EXTRACT = Extract(
    office=OFFICE,
    case_number=CASE,
    askers=(BUYER.name,),
    purpose="核实拟购房屋的权利状况",
    scope="登记结果",
    unit_number=HOUSE.unit_number,
    condition=(
        Fact(label="坐落", text=LOCATION),
        Fact(label="面积", text="118.36㎡（专有 97.20㎡）"),
        Fact(label="用途", text="城镇住宅用地／成套住宅，出让"),
    ),
    rights=(Fact(label="国有建设用地使用权/房屋所有权", text=f"{SELLER.name}；单独所有；2019年5月14日登记"),),
    restrictions=(
        Fact(label="抵押权", text="有"),
        Fact(label="预告登记", text="无"),
        Fact(label="异议登记", text="无"),
        Fact(label="居住权", text="无"),
        Fact(label="查封等限制", text="无"),
    ),
    originals=(Fact(label="档案号 445302-2019-000018", text="存量房买卖转移登记，9 件 31 页，可当场复制"),),
    read_at=MORNING,
    made_by="周综合",
)
EXTRACT_REQUEST = ExtractRequest(
    office=OFFICE,
    case_number=CASE,
    askers=(BUYER,),
    standing="已起诉、申请仲裁的利害关系人",
    proof="受理案件通知书（2026）粤5302民初88号",
    purpose="核实拟购房屋的权利状况",
    unit_numbers=(HOUSE.unit_number,),
    asked_at=MORNING,
    received_by="周综合",
)
