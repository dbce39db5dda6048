"""两次供应商选择：一次已决定，一次进行中。"""

SELECTION_DECIDED = ("明年茶叶罐供应商", "每年约两万个，需印刷，分四批交货。")
SELECTION_OPEN = ("包装的第二货源", "避免一家工厂停工就让我们停产。")
SELECTION_WHY = "质量和服务领先；价格上的差距小于不良品带来的成本。"
SELECTION_OUT = "入秋之前无法印刷。"
SELECTION_INTEREST = "与对方销售负责人是同学。"
