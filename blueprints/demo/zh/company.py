"""一家茶叶与瓷器批发公司：团队、同事、自定义字段、标签和视图。"""
SAMPLE = "示例"
TEAMS = {"sales": "销售部", "service": "客服部", "purchasing": "采购部", "office": "综合办公室"}
PEOPLE = [  # 姓名、邮箱、团队、角色、是否负责人
    ("陈思远", "chen.siyuan", "sales", "sales", False),
    ("林晓婷", "lin.xiaoting", "sales", "sales", False),
    ("周子昂", "zhou.ziang", "sales", "sales", False),
    ("何雨桐", "he.yutong", "sales", "sales", False),
    ("吴佳怡", "wu.jiayi", "service", "support-agent", True),
    ("郑浩然", "zheng.haoran", "service", "support-agent", False),
    ("孙梦琪", "sun.mengqi", "service", "support-agent", False),
    ("许志明", "xu.zhiming", "purchasing", "buyer", True),
    ("罗文博", "luo.wenbo", "purchasing", "buyer", False),
    ("唐诗雅", "tang.shiya", "purchasing", "buyer", False),
    ("沈慧兰", "shen.huilan", "office", "manager", True),
    ("韩立群", "han.liqun", "office", "partner-manager", False),
]
FIELDS = [  # 类型、名称、选项
    ("choice", "付款方式", ["预付", "月结 15 天", "月结 30 天", "月结 60 天"]),
    ("money", "信用额度", []),
    ("number", "折扣（%）", []),
    ("date", "合同到期日", []),
    ("yes-no", "需要样品", []),
    ("text", "送货说明", []),
    ("link", "网店地址", []),
]
DELIVERY_NOTES = ["请走后门卸货", "上午 11 点前送达", "托盘高度不超过 1.2 米", "到货前半小时打电话", "周一不收货"]
TAGS = ["重点客户", "秋季展会", "订阅资讯", "付款偏慢", "希望拜访", "易碎品", "季节性采购"]
VIEWS = [  # 列表、名称、条件、可见范围、归谁（某团队的第一人；None 为管理员）
    ("customers.customers", "流失客户（按销售额）", "class=lost&sort=-revenue", "everyone", None),
    ("customers.customers", "我的忠诚客户", "class=loyal&owner=me", "mine", None),
    ("customers.customers", "海外客户", "geography=international&sort=-last-order", "team", "sales"),
    ("customers.customers", "大客户", "size=large&columns=owner,revenue", "team", "sales"),
    ("sales.orders", "已取消", "kind=cancelled", "mine", None),
    ("sales.orders", "贷项单", "kind=credit_note", "everyone", None),
]
