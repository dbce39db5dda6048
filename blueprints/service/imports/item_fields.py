"""What a file of sold items can hold, and how such columns are called elsewhere."""
from core.importing.fields import Field
from core.words import _l

MOST_MONTHS = 600

ITEMS = (
    Field("serial", _l("Serial number"), kind="code", longest=100, aliases=(
        "serial", "serial no", "s/n", "sn", "序列号", "机身号", "出厂编号")),
    Field("customer", _l("Customer number or name"), longest=300, aliases=(
        "customer", "client", "account", "company", "客户", "客户名称", "公司")),
    Field("product", _l("Product code or name"), longest=300, aliases=(
        "product", "article", "model", "sku", "item", "产品", "商品", "型号")),
    Field("sold_on", _l("Sold on"), kind="date", aliases=(
        "sold", "sale date", "purchase date", "invoice date", "delivered", "售出日期", "销售日期", "购买日期")),
    Field("starts_on", _l("Warranty from"), kind="date", aliases=(
        "warranty start", "warranty begins", "start date", "保修开始", "保修起始日", "质保开始")),
    Field("months", _l("Months of warranty"), kind="decimal", aliases=(
        "warranty months", "warranty", "warranty (months)", "保修月数", "质保月数", "保修期")),
    Field("extension_months", _l("Months of extension"), kind="decimal", aliases=(
        "extension", "extended months", "extended warranty", "延保月数", "延保")),
    Field("voided_on", _l("Voided on"), kind="date", aliases=("voided", "warranty voided", "作废日期")),
    Field("voided_because", _l("Why it is voided"), longest=2000, needs="voided_on", aliases=(
        "void reason", "voided because", "作废原因")),
)
