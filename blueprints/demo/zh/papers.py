"""供应商和合作伙伴要出示的东西：（文件种类、是否必需、提前提醒天数）、品类、问题。"""

DOCUMENT_KINDS = (("营业执照", True, 60), ("ISO 9001 证书", True, 90), ("责任保险", True, 30), ("保密协议", False, 30))
ISSUERS = ("南德认证", "中国质量认证中心", "市场监督管理局", "必维集团", "挪威船级社")
SUPPLY_CATEGORIES = ("包装材料", "茶叶与花草", "货运", "机器与备件")
PARTNER_DOCUMENT, PARTNER_CATEGORY = "合作协议", "本地区转售"
AUDITED = "已实地审核，样品合格。"
CONDITION = "文件待补齐，此前只下小额订单。"
SUSPENDED = "两次交货标签有误，等待对方答复。"
QUESTIONNAIRE = "质量与人员情况"
QUESTIONNAIRE_NOTE = "新供应商填写，此后每两年一次。"
QUESTIONS = (
    ("贵公司的质量体系是否通过认证？", "yes_no", 20, {"good": "yes"}),
    ("近两年有没有召回？", "yes_no", 15, {"good": "no"}),
    ("出货前如何检验？", "choice", 30, {"options": [["逐件检验", 30], ["每批抽样", 20], ["偶尔检验", 5]]}),
    ("贵公司有多少人？", "number", 15, {"worst": 0, "best": 200}),
    ("是否按时向供应商付款？", "yes_no", 20, {"good": "yes"}),
    ("还有什么需要我们了解？", "text", 0, {}),
)
