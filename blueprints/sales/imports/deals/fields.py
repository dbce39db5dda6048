"""What a file of deals can hold, and how such columns are called elsewhere."""
from blueprints.customers.imports.fields import TEAM
from core.importing.fields import Field
from core.words import _l

FIELDS = (
    Field("number", _l("Deal number"), kind="code", longest=100, aliases=(
        "opportunity id", "opportunity no", "opportunity number", "deal id", "deal no", "id", "商机编号", "商机号",
        "编号", "单号")),
    Field("title", _l("Title"), longest=300, aliases=(
        "opportunity name", "opportunity", "deal name", "deal", "deal title", "商机名称", "商机", "标题", "主题")),
    Field("customer", _l("Customer name"), longest=300, aliases=(
        "account", "account name", "company", "company name", "organisation", "organization", "customer name",
        "客户名称", "客户", "公司名称")),
    Field("owner", _l("Owner (by name or e-mail)"), longest=200, aliases=(
        "sales agent", "agent", "sales rep", "rep", "salesperson", "account owner", "deal owner", "opportunity owner",
        "负责人", "业务员", "销售员", "销售代表")),
    TEAM,
    Field("product", _l("Product (code or name)"), longest=300, aliases=(
        "product name", "product code", "item", "sku", "产品", "产品名称", "商品", "商品名称")),
    Field("pipeline", _l("Pipeline (by name)"), kind="lookup", constant=True, aliases=("销售管道", "销售流程")),
    Field("stage", _l("Stage"), longest=200, aliases=(
        "deal stage", "sales stage", "opportunity stage", "status", "阶段", "商机阶段", "销售阶段", "状态")),
    Field("opened_on", _l("Opened on"), kind="date", aliases=(
        "engage date", "created", "created on", "created date", "open date", "start date", "创建日期", "创建时间",
        "立项日期")),
    Field("closes_on", _l("Closes on"), kind="date", aliases=(
        "close date", "closing date", "closed on", "expected close date", "成交日期", "预计成交日期", "关闭日期",
        "结单日期")),
    Field("amount", _l("Amount"), kind="decimal", places=4, aliases=(
        "close value", "value", "deal value", "deal amount", "opportunity amount", "金额", "商机金额", "成交金额")),
    Field("currency", _l("Currency"), kind="currency", constant=True, aliases=(
        "currency code", "货币", "币种", "币别")),
    Field("probability", _l("Probability (0 to 100)"), kind="decimal", places=0, aliases=(
        "chance", "win probability", "概率", "赢单率", "成功率")),
    Field("source", _l("Source"), kind="lookup", constant=True, aliases=("lead source", "来源", "商机来源")),
    Field("lost_reason", _l("Reason it was lost"), kind="lookup", aliases=(
        "loss reason", "lost reason", "reason lost", "丢单原因", "输单原因")),
    Field("next_step", _l("Next step"), longest=500, aliases=("next action", "下一步", "下一步行动")),
    Field("next_step_on", _l("Next step on"), kind="date", needs="next_step", aliases=(
        "next step date", "next action date", "下次跟进日期", "下一步日期")),
)
