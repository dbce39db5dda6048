"""The import of agreements with suppliers, and of those with partners: one row each, told apart by number and party."""
from decimal import Decimal

from blueprints.cooperation.actions import agreements as actions
from blueprints.cooperation.finding import AGREEMENT_MODELS
from blueprints.cooperation.imports.fields import WHOLE, fields_of
from blueprints.cooperation.imports.stepping import TogetherStep, read_day
from core.access import of
from core.importing.problems import CellError
from core.importing.targets import Target, register
from core.search import name_key
from core.words import _, _l, _lp
from models import AHEAD_DAYS, Agreement, Record, db

DAYS = ("starts_on", "ends_on")
LEFT_OUT = {"sort": "framework", "ends_on": None, "notice_days": 0, "ahead_days": AHEAD_DAYS, "renews_months": 0,
            "terms": ""}  # what a new one has where a file says nothing


class Agreements(Target):
    things = {"agreement": _lp("contract", "Agreements")}
    pages = {"agreement": ("cooperation.agreement", "agreement_id")}
    summed_up = {"agreement": "agreements"}

    def __init__(self, role, name, label, about, party_label):
        self.role, self.name, self.label, self.about, self.domain = role, name, label, about, f"{role}s"
        self.fields = fields_of(party_label)

    def refusals(self, mapping):
        for name, missing in (("number", _("Choose the column of the number")),
                              ("party", _("Choose the column of whom it is with")),
                              ("starts_on", _("Choose the column of the first day"))):
            if name not in mapping:
                yield missing

    def place(self, values, terms):
        for name, missing in (("number", _("No number")), ("party", _("Nobody it is with")),
                              ("starts_on", _("No first day"))):
            if not name_key(values.get(name) or ""):
                raise CellError(missing)
        for name, most in WHOLE.items():
            number = Decimal(values.get(name) or 0)
            if number != int(number) or not 0 <= number <= most:
                raise CellError(_("A whole number from 0 to %(most)s", most=most))
        if values.get("ends_on") and values["ends_on"] < values["starts_on"]:
            raise CellError(_("It cannot end before it begins"))
        if Decimal(values.get("renews_months") or 0) and not values.get("ends_on"):
            raise CellError(_("What goes on by itself has an end to go on from"))
        return ((f"{name_key(values['number'])}|{name_key(values['party'])}", None),)

    def steps(self, terms):
        return [AgreementStep(terms, self.role, AGREEMENT_MODELS[self.role])]


class AgreementStep(TogetherStep):
    entity = "agreement"
    table, names, days = Agreement, actions.FACTS, DAYS

    @property
    def twice(self):
        return _("Another row has the same number")

    def told(self, values):
        return values["number"]

    def known(self, rows, _party_ids):
        """{(folded number, party): agreement} of those here and not in the archive."""
        found = db.session.scalars(of(self.model).where(
            Agreement.number_key.in_({name_key(values["number"]) for values in rows}), Record.archived_at.is_(None)))
        return {(held.number_key, held.party_id): held for held in found}

    def facts_of(self, values):
        """What a row says, by the names of the columns."""
        read = {name: values[name] for name in ("number", "title", "sort", "terms") if values.get(name)}
        read |= {name: read_day(values[name]) for name in DAYS if values.get(name)}
        return read | {name: int(Decimal(values[name])) for name in WHOLE if values.get(name)}

    def begin(self, party, facts):
        return actions.enter(party, self.role, {"title": facts["number"]} | LEFT_OUT | facts, by=self.terms.by)

    def revise(self, held, facts):
        actions.write(held, facts)
        actions.keep_found(held)


register(Agreements("supplier", "agreements", _l("Agreements with suppliers"),
                    _l("What was signed with suppliers: term, notice, what happens at the end"),
                    _l("Supplier number or name")))
register(Agreements("partner", "partner-agreements", _l("Agreements with partners"),
                    _l("What was signed with partners: term, notice, what happens at the end"),
                    _l("Partner number or name")))
