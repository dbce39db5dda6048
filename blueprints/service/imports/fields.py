"""What a file of tickets can hold, how such columns are called elsewhere, and how their words become our codes."""
from core.custom_fields import LONGEST
from core.importing.fields import Field
from core.importing.targets import EXTRA
from core.search import fold
from core.words import _l, _lp

UNKNOWN = ("?",)

FIELDS = (
    Field("number", _l("Ticket number"), kind="code", longest=100, aliases=(
        "ticket", "ticket id", "ticket no", "ticket number", "case number", "case id", "incident", "complaint id",
        "工单号", "工单编号", "投诉编号", "编号")),
    Field("opened_at", _l("Opened"), kind="moment", nothing=UNKNOWN, aliases=(
        "opened", "opened at", "created at", "created", "date received", "date", "received",
        "提交时间", "创建时间", "受理时间")),
    Field("changed_at", _l("Changed (each row is a change)"), kind="moment", nothing=UNKNOWN, aliases=(
        "changed at", "updated at", "sys_updated_at", "modified at", "更新时间", "变更时间")),
    Field("resolved_at", _lp("ticket time", "Resolved"), kind="moment", nothing=UNKNOWN, aliases=(
        "resolved at", "solved at", "resolution date", "解决时间")),
    Field("closed_at", _lp("ticket time", "Closed"), kind="moment", nothing=UNKNOWN, aliases=(
        "closed at", "关闭时间", "办结时间")),
    Field("kind", _l("Kind"), nothing=UNKNOWN, constant=True, aliases=("type", "ticket type", "case type", "类型")),
    Field("subject", _l("Subject"), longest=500, nothing=UNKNOWN, aliases=(
        "title", "issue", "summary", "主题", "标题")),
    Field("body", _l("What the customer wrote"), kind="long", longest=1_000_000, aliases=(
        "description", "narrative", "consumer complaint narrative", "message", "text", "内容", "描述", "投诉内容")),
    Field("product", _l("Product code or name"), longest=300, nothing=UNKNOWN, aliases=(
        "product", "sku", "产品", "商品")),
    Field("category", _l("Category"), longest=200, nothing=UNKNOWN, aliases=("category", "topic", "分类", "类别")),
    Field("channel", _l("Channel"), nothing=UNKNOWN, constant=True, aliases=(
        "submitted via", "contact type", "source", "渠道", "来源")),
    Field("customer", _l("Customer number or name"), longest=300, nothing=UNKNOWN, aliases=(
        "customer", "company", "account", "caller_id", "requester", "客户", "客户名称", "公司")),
    Field("state", _l("State"), nothing=UNKNOWN, aliases=("status", "incident_state", "状态")),
    Field("priority", _l("Priority"), nothing=UNKNOWN, constant=True, aliases=("urgency", "优先级")),
    Field("group", _l("Team"), nothing=UNKNOWN, aliases=("team", "assignment_group", "department", "小组", "部门")),
    Field("assignee", _l("Agent"), nothing=UNKNOWN, aliases=("agent", "assigned_to", "owner", "处理人", "负责人")),
    Field("reassignments", _l("Times reassigned"), kind="decimal", nothing=UNKNOWN, aliases=("reassignment_count",)),
    Field("reopened", _l("Times reopened"), kind="decimal", nothing=UNKNOWN, aliases=("reopen_count",)),
)


def extra_fields(mapping):
    """The Fields of what a mapping keeps besides: "extra.timely" becomes the custom field "timely"."""
    return tuple(Field(name, name.removeprefix(EXTRA), longest=LONGEST) for name in mapping
                 if name.startswith(EXTRA) and len(name) > len(EXTRA))


STATES = {
    "new": ("new", "submitted", "received", "untouched", "新建", "待受理", "新"),
    "open": ("open", "active", "in progress", "assigned", "work in progress", "reopened", "处理中", "已受理", "进行中"),
    "waiting-customer": ("awaiting user info", "awaiting customer", "pending", "pending customer", "等待客户",
                         "waiting for customer", "waiting on customer", "待客户回复", "waiting-customer"),
    "waiting-supplier": ("awaiting vendor", "awaiting problem", "awaiting evidence", "awaiting supplier", "on hold",
                         "waiting for supplier", "waiting-supplier", "等待供应商", "等待备件", "挂起"),
    "appointment": ("appointment", "scheduled", "appointment agreed", "已预约"),
    "resolved": ("resolved", "solved", "done", "completed", "已解决", "已完成"),
    "closed": ("closed", "cancelled", "canceled", "已关闭", "已办结"),
}
KINDS = {
    "complaint": ("complaint", "投诉", "grievance"), "question": ("question", "enquiry", "inquiry", "咨询", "问题"),
    "request": ("request", "service request", "incident", "需求", "请求"), "return": ("return", "rma", "退货"),
    "repair": ("repair", "维修", "报修"), "visit": ("visit", "on-site", "上门"),
}
PRIORITIES = {
    "urgent": ("urgent", "critical", "highest", "1", "p1", "紧急", "特急"), "high": ("high", "2", "p2", "高"),
    "normal": ("normal", "medium", "moderate", "3", "p3", "中", "普通"),
    "low": ("low", "lowest", "planning", "4", "5", "p4", "p5", "低"),
}
CHANNELS = {
    "web": ("web", "web form", "portal", "self-service", "website", "网站", "网页"),
    "phone": ("phone", "telephone", "call", "电话"), "email": ("email", "e-mail", "mail", "邮件"),
    "chat": ("chat", "wechat", "im", "在线", "微信"), "letter": ("letter", "postal mail", "post", "fax", "信函"),
    "walk-in": ("walk-in", "walk in", "in person", "direct", "现场"),
}


def code_of(text, words, otherwise):
    """Our code for a word of a file: "1 - Critical" begins with "1", "Closed with explanation" with "closed"."""
    said = fold(text or "").strip()
    for code, known in words.items():
        if said in known:
            return code
    first = said.replace("-", " ").split(" ")[0]
    return next((code for code, known in words.items() if first and first in known), otherwise)
