"""What a file of orders can hold, and how such columns are called elsewhere."""
from blueprints.customers.imports.fields import COUNTRY, OWNER, TEAM
from core.importing.fields import Field
from core.words import _l

FIELDS = (
    Field("number", _l("Order number"), kind="code", longest=100, aliases=(
        "invoice no", "invoice number", "invoice", "order no", "order id", "order", "order number", "document number",
        "订单编号", "订单号", "发票号", "发票号码", "单号", "单据编号", "销售单号")),
    Field("ordered_at", _l("Date"), kind="moment", aliases=(
        "invoice date", "order date", "date", "ordered at", "ordered on", "订单日期", "下单时间", "下单日期",
        "发票日期", "日期", "开票日期", "销售日期")),
    Field("customer", _l("Customer number"), kind="code", longest=100, aliases=(
        "customer id", "customer no", "customer number", "customer code", "account number", "account id", "客户编号",
        "客户代码", "客户编码", "客户号")),
    Field("customer_name", _l("Customer name"), longest=300, aliases=(
        "customer", "company", "company name", "account", "account name", "客户名称", "客户", "公司名称", "购方名称")),
    COUNTRY,
    Field("product", _l("Product code"), kind="code", longest=100, aliases=(
        "stock code", "product id", "product code", "sku", "item", "item code", "item no", "article", "article number",
        "商品编号", "产品编号", "货号", "商品编码", "物料编码", "产品代码")),
    Field("description", _l("Description"), longest=500, aliases=(
        "product name", "product", "item name", "item description", "商品名称", "产品名称", "描述", "品名",
        "货物名称")),
    Field("quantity", _l("Quantity"), kind="decimal", places=3, aliases=(
        "qty", "units", "pieces", "数量", "件数")),
    Field("unit_price", _l("Unit price"), kind="decimal", places=6, aliases=(
        "price", "price per unit", "单价", "价格", "售价")),
    Field("discount", _l("Discount (a share or %)"), kind="share", places=4, aliases=(
        "rebate", "折扣", "折扣率")),
    Field("currency", _l("Currency"), kind="currency", constant=True, aliases=(
        "currency code", "货币", "币种", "币别")),
    OWNER, TEAM,  # of customers that are new
)
LABELS = {field.name: field.label for field in FIELDS}
