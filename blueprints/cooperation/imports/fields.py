"""What files of agreements and of plans can hold, and how such columns are called elsewhere."""
from blueprints.cooperation.labels import SORTS
from core.importing.fields import Field
from core.words import _l, _lp

CODES = {
    "framework": "framework", "framework agreement": "framework", "框架": "framework", "框架协议": "framework",
    "quality": "quality", "quality agreement": "quality", "质量": "quality", "质量协议": "quality",
    "service": "service", "service level": "service", "sla": "service", "服务": "service", "服务协议": "service",
    "confidentiality": "confidentiality", "nda": "confidentiality", "保密": "confidentiality",
    "保密协议": "confidentiality", "partnership": "partnership", "合作": "partnership", "合作协议": "partnership",
    "other": "other", "其他": "other",
}
WHOLE = {"notice_days": 2000, "ahead_days": 1000, "renews_months": 240}  # whole numbers, and the most of each


def fields_of(party_label):
    return (
        Field("number", _l("Number"), kind="code", longest=80, aliases=(
            "number", "contract number", "contract no", "agreement number", "合同编号", "协议编号", "编号")),
        Field("party", party_label, longest=300, aliases=(
            "supplier", "partner", "vendor", "company", "counterparty", "供应商", "合作伙伴", "对方", "公司")),
        Field("title", _lp("contract", "Name"), longest=200, aliases=(
            "title", "name", "subject", "agreement", "contract", "名称", "标题", "合同名称")),
        Field("sort", _lp("contract", "Kind"), kind="choice", choices=CODES, names=SORTS, aliases=(
            "kind", "type", "类型", "种类")),
        Field("starts_on", _lp("contract", "From"), kind="date", aliases=(
            "from", "start", "start date", "signed", "valid from", "开始日期", "生效日期", "起")),
        Field("ends_on", _lp("contract", "Until"), kind="date", aliases=(
            "until", "end", "end date", "expiry", "valid until", "结束日期", "到期日期", "止")),
        Field("notice_days", _l("Days of notice"), kind="decimal", aliases=(
            "notice", "notice days", "notice period", "通知天数", "提前通知天数")),
        Field("ahead_days", _l("Days to decide before"), kind="decimal", aliases=("days ahead", "提前提醒天数")),
        Field("renews_months", _l("Months it goes on by itself"), kind="decimal", aliases=(
            "renewal", "renewal months", "auto renewal", "自动续期月数", "续期月数")),
        Field("terms", _l("Terms"), kind="long", longest=20_000, aliases=("terms", "conditions", "条款", "备注")),
    )


def plan_fields_of(party_label):
    return (
        Field("title", _lp("cooperation plan", "Name"), longest=200, aliases=(
            "title", "name", "plan", "subject", "名称", "计划", "计划名称")),
        Field("party", party_label, longest=300, aliases=(
            "supplier", "partner", "vendor", "company", "counterparty", "供应商", "合作伙伴", "对方", "公司")),
        Field("purpose", _lp("cooperation plan", "What for"), kind="long", longest=10_000, aliases=(
            "purpose", "aim", "goal", "目的", "目标")),
        Field("starts_on", _lp("cooperation plan", "From"), kind="date", aliases=(
            "from", "start", "start date", "开始日期", "起")),
        Field("ends_on", _lp("cooperation plan", "To"), kind="date", aliases=(
            "until", "end", "end date", "结束日期", "止")),
        Field("next_review_on", _l("Next review"), kind="date", aliases=(
            "next review", "review", "review date", "下次回顾", "下次评审")),
        Field("exit_terms", _l("How either side gets out"), kind="long", longest=10_000, aliases=(
            "exit", "exit terms", "退出条款")),
    )
