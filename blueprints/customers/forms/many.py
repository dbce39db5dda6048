"""What is asked before many customers are changed at once, and the declaration of all that can be done with them."""
from blueprints.customers.actions import many, parties
from blueprints.customers.labels import SIZES
from blueprints.customers.queries.customers import CUSTOMERS
from core import countries
from core.bulk_runs.archiving import archiving
from core.bulk_runs.assigning import SomethingToChange, assigning
from core.bulk_runs.declaring import BulkAction, BulkList
from core.bulk_runs.tags import TAG, UNTAG
from core.custom_forms import with_custom_fields
from core.export import export
from core.forms import CodeSelect
from core.money import format_number
from core.words import _, _l, _n, language
from models import CustomerProfile, Party

NONE = "-"  # empties the field; an empty choice leaves it as it is


class EditManyForm(SomethingToChange):
    """Made by `edit_form`, which adds the custom fields; these cannot be emptied, as empty leaves them alone."""

    size = CodeSelect(_l("Size"))
    country = CodeSelect(_l("Country"))

    def prepare(self):
        unknown = (NONE, _("Not known"))
        self.size.choices = [unknown, *SIZES.items()]
        self.country.choices = [unknown, *countries.country_choices(language())]
        for field in self.own_fields():
            if isinstance(field, CodeSelect):
                field.empty = _("Leave as it is")
            else:
                field.description = field.description or _("Empty leaves it as it is")

    @property
    def values(self):
        """The facts to write; a country that we know takes the place of what a file once said."""
        chosen = {name: self[name].data for name in ("size", "country") if self[name].data}
        facts = {name: None if code == NONE else code for name, code in chosen.items()}
        held = {key: value for key, value in self.custom.items() if value is not None}
        return facts | ({"country_text": None} if "country" in facts else {}) | held


def edit_form():
    return with_custom_fields(EditManyForm, "party")()


def counted(number):
    return _n("%(count)s customer", "%(count)s customers", number, count=format_number(number, language()))


def shows_archive(filters):
    return filters["archived"] == "yes"


def shows_customers(filters):
    return not shows_archive(filters)


ACTIONS = (
    BulkAction("edit", _l("Edit"), "pencil", many.edit, many.edit_back, form=edit_form, check=many.still_fields,
               told=many.told_edit, options=many.WITH_WORDS, beside=many.search_docs),
    TAG, UNTAG,
    assigning(*many.giving("customer"), domain="customers", roles=("customer",), options=many.WITH_LIST,
              fits=shows_customers),
    *archiving(parties.archive, parties.restore, shows_archive=shows_archive, options=many.WITH_LIST),
)
BULK = BulkList(
    "customers.customers", Party, "customers", CUSTOMERS, CustomerProfile.party_id, counted, ACTIONS,
    export=lambda kind, listing: export(kind, "customers", listing.file_columns(), listing.all_rows()),
)
