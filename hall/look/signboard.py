"""What stands over the door: the names, the address and the hours shown on every page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Signboard:
    """Names and contacts of the hall, as the header and the foot of a page show them."""

    officers: str
    public: str
    centre: str
    address: str
    phone: str
    hours: str


SIGNBOARD = Signboard(
    officers="云浮市一窗受理",
    public="云浮市不动产登记",
    centre="云浮市不动产登记中心",
    address="云城区（示例地址）",
    phone="0766-000-0000",
    hours="工作日 9:00–12:00、14:00–17:30",
)
