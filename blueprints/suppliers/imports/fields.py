"""What files of deliveries, suppliers and supplied products can hold, and how such columns are called elsewhere."""
from core.importing.fields import Field
from core.words import _l

SUPPLIER_NAMES = ("vendor", "supplier name", "vendor name", "供应商", "供应商名称", "供货商")

DELIVERIES = (
    Field("number", _l("Line number"), kind="code", longest=100, aliases=(
        "id", "line", "line no", "line id", "line number", "行号", "明细编号", "编号")),
    Field("order", _l("Order number"), kind="code", longest=100, aliases=(
        "po", "po number", "po no", "po / so #", "purchase order", "order number", "order no", "采购订单", "采购单号",
        "订单编号", "订单号")),
    Field("supplier", _l("Supplier"), longest=300, aliases=SUPPLIER_NAMES),
    Field("item", _l("Item"), longest=500, aliases=(
        "item description", "description", "product", "article", "material", "物料", "物料名称", "商品名称", "品名",
        "描述")),
    Field("quantity", _l("Quantity"), kind="decimal", places=3, aliases=(
        "line item quantity", "qty", "order quantity", "数量", "订购数量")),
    Field("value", _l("Value in the home currency"), kind="decimal", places=6, aliases=(
        "line item value", "amount", "line value", "total", "金额", "总价")),
    Field("promised_on", _l("Promised for"), kind="date", aliases=(
        "scheduled delivery date", "promised date", "promise date", "due date", "delivery date", "confirmed date",
        "承诺交期", "交货日期", "约定交期", "计划交货日期")),
    Field("arrived_on", _l("Arrived on"), kind="date", aliases=(
        "delivered to client date", "arrival date", "received on", "receipt date", "actual delivery date", "到货日期",
        "实际到货日期", "收货日期")),
    Field("recorded_on", _l("Recorded on"), kind="date", aliases=(
        "delivery recorded date", "booking date", "posting date", "登记日期", "入库日期", "记录日期")),
)

SUPPLIER_CODE = Field("code", _l("Supplier number"), kind="code", longest=100, aliases=(
    "supplier id", "supplier number", "supplier no", "supplier code", "vendor id", "vendor number", "vendor code", "id",
    "number", "供应商编号", "供应商代码", "供应商编码", "编号"))

PRODUCTS = (
    Field("product", _l("Product code"), kind="code", longest=100, aliases=(
        "product id", "product code", "sku", "item code", "item no", "article number", "code", "商品编号", "产品编号",
        "货号", "产品代码", "物料编码")),
    Field("description", _l("Name"), longest=500, aliases=(
        "product name", "name", "item name", "description", "product", "商品名称", "产品名称", "品名", "名称")),
    Field("supplier_code", _l("Supplier number"), kind="code", longest=100, aliases=(
        "supplier id", "supplier number", "vendor id", "供应商编号", "供应商代码")),
    Field("supplier", _l("Supplier"), longest=300, aliases=SUPPLIER_NAMES),
    Field("unit_price", _l("Purchase price"), kind="decimal", places=6, aliases=(
        "unit price", "price", "cost", "purchase price", "采购价", "进价", "单价", "价格")),
)
