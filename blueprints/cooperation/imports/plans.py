"""The import of plans with suppliers, and of those with partners: one row each, told apart by name and party."""
from blueprints.cooperation.actions import plans as actions
from blueprints.cooperation.finding import PLAN_MODELS
from blueprints.cooperation.imports.fields import plan_fields_of
from blueprints.cooperation.imports.stepping import TogetherStep, read_day
from core.access import of
from core.importing.problems import CellError
from core.importing.targets import Target, register
from core.search import name_key
from core.words import _, _l
from models import CoopPlan, Record, db

DAYS = ("starts_on", "ends_on", "next_review_on")
LEFT_OUT = {"purpose": "", "exit_terms": "", "next_review_on": None}  # what a new one has where a file says nothing


class Plans(Target):
    things = {"plan": _l("Plans")}
    pages = {"plan": ("cooperation.plan", "plan_id")}
    summed_up = {"plan": "plans"}

    def __init__(self, role, name, label, about, party_label):
        self.role, self.name, self.label, self.about, self.domain = role, name, label, about, f"{role}s"
        self.fields = plan_fields_of(party_label)

    def refusals(self, mapping):
        for name, missing in (("title", _("Choose the column of the name")),
                              ("party", _("Choose the column of whom it is with")),
                              ("starts_on", _("Choose the column of the first day")),
                              ("ends_on", _("Choose the column of the last day"))):
            if name not in mapping:
                yield missing

    def place(self, values, terms):
        for name, missing in (("title", _("No name")), ("party", _("Nobody it is with")),
                              ("starts_on", _("No first day")), ("ends_on", _("No last day"))):
            if not name_key(values.get(name) or ""):
                raise CellError(missing)
        if values["ends_on"] < values["starts_on"]:
            raise CellError(_("It cannot end before it begins"))
        return ((f"{name_key(values['title'])}|{name_key(values['party'])}", None),)

    def steps(self, terms):
        return [PlanStep(terms, self.role, PLAN_MODELS[self.role])]


class PlanStep(TogetherStep):
    entity = "plan"
    table, names, days = CoopPlan, actions.FACTS, DAYS

    @property
    def twice(self):
        return _("Another row has the same name")

    def told(self, values):
        return values["title"]

    def known(self, _rows, party_ids):
        """{(folded name, party): plan} of those that go on."""
        found = db.session.scalars(of(self.model).where(
            Record.party_id.in_(party_ids), Record.is_open, Record.archived_at.is_(None)).order_by(self.model.id))
        return {(name_key(held.title), held.party_id): held for held in found}

    def facts_of(self, values):
        """What a row says, by the names of the columns."""
        read = {name: values[name] for name in ("title", "purpose", "exit_terms") if values.get(name)}
        return read | {name: read_day(values[name]) for name in DAYS if values.get(name)}

    def begin(self, party, facts):
        return actions.begin(party, self.role, LEFT_OUT | facts, by=self.terms.by)

    def revise(self, held, facts):
        actions.revise(held, facts)


register(Plans("supplier", "plans", _l("Plans with suppliers"),
               _l("What is to be reached with suppliers: purpose, term, next review"), _l("Supplier number or name")))
register(Plans("partner", "partner-plans", _l("Plans with partners"),
               _l("What is to be reached with partners: purpose, term, next review"), _l("Partner number or name")))
