"""申请角色: who applies for what, in the words the counter uses."""

from hall.catalogue.schema import Role
from hall.catalogue.words import Side

HOLDER = Role(Side.OBLIGEE, "权利人")
LAND_USER = Role(Side.OBLIGEE, "建设用地使用权人")
DEVELOPER = Role(Side.OBLIGEE, "建设单位或者建房人")
BUYER, SELLER = Role(Side.OBLIGEE, "买方"), Role(Side.OBLIGOR, "卖方")
TRANSFEREE, TRANSFEROR = Role(Side.OBLIGEE, "受让方"), Role(Side.OBLIGOR, "转让方")
TRANSFEROR_IF_ANY = Role(Side.OBLIGOR, "转让方（原单位已经终止的不填）", required=False)
EXCHANGERS = (Role(Side.OBLIGEE, "换入方"), Role(Side.OBLIGOR, "换出方"))
TRANSFEROR_IF_HE_COMES = Role(Side.OBLIGOR, "转让方（由受让方单方申请的不填）", required=False)
GIFT_SIDES = (Role(Side.OBLIGEE, "受赠人"), Role(Side.OBLIGOR, "赠与人"))
HEIR = Role(Side.OBLIGEE, "继承人或者受遗赠人")
SPOUSES = (Role(Side.OBLIGEE, "取得权利的夫妻一方或者双方"), Role(Side.OBLIGOR, "原权利人"))
WINNER = Role(Side.OBLIGEE, "生效法律文书确定的权利人")
AUCTION_BUYER = Role(Side.OBLIGEE, "买受人")
MORTGAGEE, MORTGAGOR = Role(Side.OBLIGEE, "抵押权人"), Role(Side.OBLIGOR, "抵押人")
NEW_MORTGAGEE, OLD_MORTGAGEE = Role(Side.OBLIGEE, "受让的抵押权人"), Role(Side.OBLIGOR, "原抵押权人")
PRESALE_BUYER, PRESALE_SELLER = Role(Side.OBLIGEE, "预购人"), Role(Side.OBLIGOR, "预售人", required=False)
NOTICE_MORTGAGEE, NOTICE_MORTGAGOR = Role(Side.OBLIGEE, "抵押权人"), Role(Side.OBLIGOR, "预购人（抵押人）")
DOMINANT, SERVIENT = Role(Side.OBLIGEE, "需役地权利人"), Role(Side.OBLIGOR, "供役地权利人")
RESIDENT, RESIDENCE_OWNER = Role(Side.OBLIGEE, "居住权人"), Role(Side.OBLIGOR, "房屋所有权人")
INTERESTED = Role(Side.INTERESTED, "利害关系人")
COURT = Role(Side.AUTHORITY, "人民法院等有权机关")
REGISTRY_ITSELF = Role(Side.REGISTRY, "登记机构依职权")
ASKER = Role(Side.INTERESTED, "查询人")
CONTRACT_SIDES = (BUYER, SELLER)
