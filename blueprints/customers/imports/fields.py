"""What a list of customers can hold, and how such columns are called elsewhere."""
from core.importing.fields import Field
from core.words import _l

KINDS = {
    "organisation": "organisation", "organization": "organisation", "company": "organisation",
    "business": "organisation",
    "公司": "organisation", "企业": "organisation", "组织": "organisation", "机构": "organisation",
    "单位": "organisation",
    "person": "person", "individual": "person", "private": "person", "个人": "person", "自然人": "person",
}
SIZES = {
    "large": "large", "large enterprise": "large", "enterprise": "large", "大型企业": "large", "大型": "large",
    "大": "large",
    "sme": "sme", "small or medium": "sme", "small": "sme", "medium": "sme", "中小企业": "sme", "中型": "sme",
    "小型": "sme",
    "individual": "individual", "person": "individual", "个人": "individual",
}

KIND_NAMES = {"organisation": _l("Organisation"), "person": _l("Person")}
SIZE_NAMES = {"large": _l("Large enterprise"), "sme": _l("Small or medium"), "individual": _l("Individual")}

CODE = Field("code", _l("Customer number"), kind="code", longest=100, aliases=(
    "customer id", "customer number", "customer no", "customer code", "account number", "account id", "id", "number",
    "客户编号", "客户代码", "客户编码", "客户号", "编号"))
NAME = Field("name", _l("Name"), longest=300, aliases=(
    "company name", "company", "customer name", "customer", "account name", "account", "organisation", "organization",
    "organisation name", "organization name", "公司名称", "客户名称", "公司", "客户", "名称", "单位名称", "姓名"))
COUNTRY = Field("country", _l("Country"), longest=100, constant=True, aliases=(
    "country/region", "nation", "country or region", "office location", "国家", "国家/地区", "国家地区", "国别"))
OWNER = Field("owner", _l("Owner (by e-mail)"), kind="lookup", constant=True, aliases=(
    "account owner", "sales rep", "负责人", "所有者", "业务员"))
TEAM = Field("team", _l("Team (by name)"), kind="lookup", constant=True, aliases=("sales team", "团队", "部门"),
             hint=_l("Customers of no team and no owner are seen only by those who see all."))

FIELDS = (
    CODE, NAME,
    Field("kind", _l("Organisation or person"), kind="choice", choices=KINDS, names=KIND_NAMES, constant=True,
          aliases=("type", "customer type", "account type", "类型", "客户类型", "性质")),
    Field("tax_number", _l("Tax number"), longest=100, aliases=(
        "tax id", "vat", "vat number", "vat id", "vat no", "税号", "纳税人识别号", "统一社会信用代码")),
    COUNTRY,
    Field("size", _l("Size"), kind="choice", choices=SIZES, names=SIZE_NAMES, constant=True,
          aliases=("company size", "规模", "企业规模")),
    Field("about", _l("About"), kind="long", longest=20_000, aliases=(
        "description", "notes", "note", "remarks", "comment", "备注", "说明", "简介", "描述")),
    Field("email", _l("E-mail"), kind="email", aliases=(
        "e-mail address", "email address", "mail", "邮箱", "电子邮件", "电邮")),
    Field("phone", _l("Phone"), aliases=(
        "telephone", "tel", "phone number", "business phone", "电话", "固定电话", "联系电话")),
    Field("mobile", _l("Mobile"), aliases=("mobile phone", "cell", "cell phone", "手机", "手机号", "移动电话")),
    Field("wechat", _l("WeChat"), aliases=("weixin", "wechat id", "微信", "微信号")),
    Field("fax", _l("Fax"), aliases=("fax number", "business fax", "传真")),
    Field("website", _l("Website"), aliases=("web", "url", "homepage", "web page", "网站", "网址", "官网")),
    Field("street", _l("Street"), longest=500, aliases=(
        "address", "street address", "address line 1", "billing street", "business street",
        "地址", "详细地址", "街道")),
    Field("city", _l("City"), aliases=("town", "billing city", "business city", "城市", "市")),
    Field("region", _l("Region"), aliases=(
        "state", "province", "county", "state/province", "省", "省份", "州", "地区")),
    Field("postal_code", _l("Postal code"), aliases=(
        "zip", "zip code", "postcode", "post code", "zip/postal code", "邮编", "邮政编码")),
    OWNER, TEAM,
    Field("contact_name", _l("Contact person: name"), longest=300, aliases=(
        "contact", "contact name", "contact person", "primary contact", "联系人", "联系人姓名")),
    Field("contact_title", _l("Contact person: title"), needs="contact_name", aliases=(
        "contact title", "job title", "position", "title", "职务", "职位", "联系人职务")),
    Field("contact_email", _l("Contact person: e-mail"), kind="email", needs="contact_name", aliases=(
        "contact email", "联系人邮箱")),
    Field("contact_phone", _l("Contact person: phone"), needs="contact_name", aliases=(
        "contact phone", "联系人电话", "联系人手机")),
)
LABELS = {field.name: field.label for field in FIELDS} | {
    "contact_mobile": _l("Contact person: mobile"), "contact_about": _l("Contact person: notes")}
