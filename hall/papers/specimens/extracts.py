"""A specimen extract."""

from hall.papers.contents.extracts import Extract
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
    read_at=MORNING,
    made_by="周综合",
)
