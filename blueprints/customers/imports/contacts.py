"""The import of address books: of phones and mail programs, Google, Outlook and Zoho, vCard and LDIF.

A row is a person, at an organisation or alone, or an organisation. A person at an organisation becomes one of its
people; who stands alone becomes a customer.
"""
from blueprints.customers.imports.fields import COUNTRY, LABELS, OWNER, TEAM
from blueprints.customers.imports.matching import key_of
from blueprints.customers.imports.people import Contacts
from blueprints.customers.imports.step import CustomerStep
from blueprints.customers.imports.target import Customers
from core.importing.fields import Field
from core.importing.problems import CellError
from core.importing.targets import register
from core.search import IS_CJK
from core.words import _, _l

SEPARATOR = ":::"  # between several values in a cell of Google's
WAYS = ("email", "phone", "mobile")
PERSONAL = (*WAYS, "about")
FIELDS = (
    Field("full_name", _l("Full name"), longest=300, aliases=(
        "name", "display name", "file as", "fn", "contact", "contact name", "姓名", "联系人", "全名", "显示名称")),
    Field("first_name", _l("First name"), aliases=("given name", "forename", "first", "名", "名字")),
    Field("middle_name", _l("Middle name"), aliases=("additional name", "middle", "中间名")),
    Field("last_name", _l("Last name"), nothing=("-",), aliases=("family name", "surname", "last", "姓", "姓氏")),
    Field("organisation", _l("Organisation"), longest=300, aliases=(
        "organization", "organization name", "organization 1 - name", "company", "company name", "account name",
        "employer", "公司", "单位", "公司名称", "组织")),
    Field("job", _l("Job title"), aliases=(
        "job title", "organization title", "organization 1 - title", "position", "designation", "title", "职务",
        "职位")),
    Field("email", _l("E-mail"), longest=500, aliases=(
        "e-mail 1 - value", "e-mail address", "email address", "primary email", "mail", "邮箱", "电子邮件", "电邮")),
    Field("phone", _l("Phone"), longest=500, aliases=(
        "phone 1 - value", "business phone", "work phone", "telephone", "tel", "primary phone", "电话", "单位电话")),
    Field("mobile", _l("Mobile"), longest=500, aliases=(
        "mobile phone", "cell", "cell phone", "phone 2 - value", "手机", "移动电话", "手机号")),
    Field("fax", _l("Fax"), aliases=("business fax", "fax number", "传真")),
    Field("website", _l("Website"), aliases=("web page", "website 1 - value", "url", "homepage", "网站", "网址")),
    Field("street", _l("Street"), longest=500, aliases=(
        "business street", "address 1 - street", "mailing street", "address", "地址", "街道")),
    Field("city", _l("City"), aliases=("business city", "address 1 - city", "mailing city", "城市")),
    Field("region", _l("Region"), aliases=(
        "business state", "address 1 - region", "mailing state", "state", "province", "省", "省份")),
    Field("postal_code", _l("Postal code"), aliases=(
        "business postal code", "address 1 - postal code", "mailing zip", "zip", "zip code", "postcode", "邮编")),
    Field(COUNTRY.name, COUNTRY.label, longest=100, constant=True, aliases=(
        "business country/region", "address 1 - country", "mailing country", *COUNTRY.aliases)),
    Field("about", _l("Notes"), kind="long", longest=20_000, aliases=("notes", "note", "description", "备注", "说明")),
    OWNER, TEAM,
)


class AddressBook(Customers):
    name = "contacts"
    position = 2
    label = _l("Contacts")
    about = _l("Address books of phones, Outlook, Google, Zoho; vCard and LDIF, too")
    fields = FIELDS
    labels = LABELS

    def refusals(self, mapping):
        if not {"full_name", "first_name", "last_name", "organisation", "email"} & mapping.keys():
            yield _("Choose the columns of the name or of the organisation")

    def place(self, values, terms):
        speak_of_customers(values)
        key = key_of(None, values.get("name"))
        if key is None:
            raise CellError(_("Neither a name nor an organisation"))
        return ((key, None),)

    def steps(self, terms):
        step = CustomerStep(terms, grouped=True)
        step.contacts = Contacts(terms)
        return [step]


def speak_of_customers(values):
    """Put the values of an address book into the words of a list of customers, in their place."""
    for name in WAYS:
        several = [part.strip() for part in values.pop(name, "").split(SEPARATOR) if part.strip()]
        if several:
            values[name] = several[0]
            if name == "phone" and len(several) > 1:
                values.setdefault("mobile", several[1])
    check_email(values)
    person, job = name_of(values), values.pop("job", None)
    organisation = values.pop("organisation", None)
    if not organisation:
        values |= {"name": person or values.get("email") or values.get("phone") or "", "kind": "person"}
        return
    values |= {"name": organisation, "kind": "organisation"}
    if person:
        values |= {"contact_name": person} | ({"contact_title": job} if job else {})
        values |= {f"contact_{name}": values.pop(name) for name in PERSONAL if name in values}


def check_email(values):
    if "email" in values:
        address = values["email"].removeprefix("mailto:")
        name, at, host = address.rpartition("@")
        if not (name and at and host) or " " in address:
            raise CellError(_("“%(text)s” is no e-mail address", text=address[:40]))
        values["email"] = address


def name_of(values):
    """The name of a person as it is shown: Chinese ones family name first, without a blank."""
    full = values.pop("full_name", "")
    first, middle, last = (values.pop(name, "") for name in ("first_name", "middle_name", "last_name"))
    if full:
        return full
    if IS_CJK.search(first + last):
        return last + first
    return " ".join(filter(None, (first, middle, last)))


register(AddressBook())
