"""The code lists of the register; stored are the national codes where a list exists (domain §1.4)."""

from django.db.models import TextChoices


class RightKind(TextChoices):
    """权利和事项: what a page of the book is about. Our words: the national list is unstable above 22."""

    LAND_USE = "land-use", "建设用地使用权"
    OWNERSHIP = "ownership", "国有建设用地使用权/房屋所有权"
    MORTGAGE = "mortgage", "抵押权"
    EASEMENT = "easement", "地役权"
    RESIDENCE = "residence", "居住权"
    ADVANCE_NOTICE = "advance-notice", "预告登记"
    OBJECTION = "objection", "异议登记"
    SEIZURE = "seizure", "查封登记"


class EntryAction(TextChoices):
    """记载: what an entry does to its right."""

    BEGIN = "begin", "设立"
    ALTER = "alter", "变更"
    TRANSFER = "transfer", "转移"
    CORRECT = "correct", "更正"
    PROMOTE = "promote", "轮候转为查封"
    DEMOTE = "demote", "查封转为轮候"
    CONVERT = "convert", "预查封转为查封"
    SUPERSEDE = "supersede", "转为历史"
    END = "end", "终止"
    LAPSE = "lapse", "失效"


ENDINGS = (EntryAction.SUPERSEDE, EntryAction.END, EntryAction.LAPSE)
"""After one of these nothing of the right stands on the unit any more (QSZT 2 for the first, else 3)."""


class RegistrationType(TextChoices):
    """登记类型 (DJLX)."""

    FIRST = "100", "首次登记"
    TRANSFER = "200", "转移登记"
    ALTERATION = "300", "变更登记"
    CANCELLATION = "400", "注销登记"
    CORRECTION = "500", "更正登记"
    OBJECTION = "600", "异议登记"
    ADVANCE_NOTICE = "700", "预告登记"
    SEIZURE = "800", "查封登记"
    OTHER = "900", "其他登记"


class PartyRole(TextChoices):
    """当事人类别."""

    HOLDER = "holder", "权利人"
    OBLIGOR = "obligor", "义务人"


class LandNature(TextChoices):
    """权利性质 (QLXZ)."""

    STATE = "100", "国有土地"
    ALLOCATED = "101", "划拨"
    GRANTED = "102", "出让"
    CONTRIBUTED = "103", "作价出资（入股）"
    LEASED = "104", "国有土地租赁"
    AUTHORISED = "105", "授权经营"
    COLLECTIVE = "200", "集体土地"
    APPROVED = "203", "批准拨用"


class HousingNature(TextChoices):
    """房屋性质 (FWXZ)."""

    MARKET = "0", "市场化商品房"
    RESETTLEMENT = "1", "动迁房"
    SUPPORTING = "2", "配套商品房"
    PUBLIC_RENTAL = "3", "公共租赁住房"
    LOW_RENT = "4", "廉租住房"
    PRICE_CAPPED = "5", "限价普通商品住房"
    AFFORDABLE = "6", "经济适用住房"
    ORDERED = "7", "定销商品房"
    COLLECTIVELY_FUNDED = "8", "集资建房"
    WELFARE = "9", "福利房"
    OTHER = "99", "其他"


class HouseType(TextChoices):
    """房屋类型 (FWLX)."""

    HOME = "1", "住宅"
    SHOP = "2", "商业用房"
    OFFICE = "3", "办公用房"
    FACTORY = "4", "工业用房"
    WAREHOUSE = "5", "仓储用房"
    GARAGE = "6", "车库"
    OTHER = "99", "其他"


class HouseUse(TextChoices):
    """房屋用途; codes beginning with 1 are homes."""

    HOME = "10", "住宅"
    FLAT = "11", "成套住宅"
    VILLA = "111", "别墅"
    APARTMENT = "112", "高档公寓"
    PLAIN_HOME = "12", "非成套住宅"
    DORMITORY = "13", "集体宿舍"
    INDUSTRY_TRANSPORT_STORAGE = "20", "工业交通仓储"
    INDUSTRY = "21", "工业"
    STORAGE = "27", "仓储"
    COMMERCE_FINANCE = "30", "商业金融信息"
    COMMERCE = "31", "商业服务"
    TRADE = "32", "经营"
    TOURISM = "33", "旅游"
    PUBLIC_SERVICE = "40", "教育医疗卫生科研"
    RECREATION = "50", "文化娱乐体育"
    OFFICE = "60", "办公"
    MILITARY = "70", "军事"
    OTHER = "80", "其他"
    PROPERTY_SERVICE = "84", "物管用房"


class Structure(TextChoices):
    """房屋结构 (FWJG)."""

    STEEL = "1", "钢结构"
    STEEL_CONCRETE = "2", "钢和钢筋混凝土结构"
    CONCRETE = "3", "钢筋混凝土结构"
    MIXED = "4", "混合结构"
    BRICK_WOOD = "5", "砖木结构"
    OTHER = "6", "其他结构"


class UnitStatus(TextChoices):
    """不动产单元状态."""

    VOID = "0", "无效"
    VALID = "1", "有效"


class Survey(TextChoices):
    """测绘状态: before completion a unit has predicted areas only."""

    PREDICTED = "predicted", "预测"
    MEASURED = "measured", "实测"


class RightType(TextChoices):
    """权利类型 (QLLX), the part of the list that this register keeps."""

    LAND_USE = "3", "国有建设用地使用权"
    LAND_AND_HOUSE = "4", "国有建设用地使用权/房屋（构筑物）所有权"
    HOMESTEAD = "5", "宅基地使用权"
    HOMESTEAD_AND_HOUSE = "6", "宅基地使用权/房屋（构筑物）所有权"
    COLLECTIVE_LAND = "7", "集体建设用地使用权"
    COLLECTIVE_LAND_AND_HOUSE = "8", "集体建设用地使用权/房屋（构筑物）所有权"


class MortgageManner(TextChoices):
    """抵押方式 (DYFS)."""

    ORDINARY = "1", "一般抵押"
    MAXIMUM = "2", "最高额抵押"


class Collateral(TextChoices):
    """抵押不动产类型 (DYBDCLX)."""

    LAND = "1", "土地"
    LAND_AND_HOUSE = "2", "土地和房屋"
    UNDER_CONSTRUCTION = "4", "土地和在建建筑物"
    OTHER = "7", "其他"


class NoticeKind(TextChoices):
    """预告登记种类 (YGDJZL)."""

    PRESALE = "1", "预售商品房买卖"
    SALE = "2", "其他不动产买卖"
    PRESALE_MORTGAGE = "3", "预售商品房抵押权"
    MORTGAGE = "4", "其他不动产抵押权"


SALE_NOTICES = (NoticeKind.PRESALE, NoticeKind.SALE)
"""These protect a buyer: while they stand nobody else gets the property (民法典 221)."""


class SeizureType(TextChoices):
    """查封类型 (CFLX); 续封 is an entry of the same seizure and is exported as 5."""

    SEIZURE = "1", "查封"
    WAITING = "2", "轮候查封"
    PRE_SEIZURE = "3", "预查封"
    WAITING_PRE_SEIZURE = "4", "轮候预查封"


PRE_SEIZURES = (SeizureType.PRE_SEIZURE, SeizureType.WAITING_PRE_SEIZURE)


class ResidenceWay(TextChoices):
    """居住权设立方式."""

    CONTRACT = "contract", "合同"
    WILL = "will", "遗嘱"
    JUDGMENT = "judgment", "裁判"


class CertificateState(TextChoices):
    """证书状态 (domain §1.3)."""

    VALID = "valid", "有效"
    WITHDRAWN = "withdrawn", "已收回注销"
    ANNOUNCED_VOID = "announced-void", "公告作废"
    LOST = "lost", "遗失声明"
    REPLACED = "replaced", "补发替代"


class BlankState(TextChoices):
    """空白证书状态."""

    IN_STOCK = "in-stock", "入库"
    TAKEN = "taken", "领用"
    USED = "used", "使用"
    SPOILT = "spoilt", "作废"
