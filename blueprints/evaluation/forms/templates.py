"""A draft of a template as it is entered: what holds for the whole, one criterion, the standings."""
from decimal import Decimal
from types import SimpleNamespace

from wtforms import FieldList, FormField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from blueprints.evaluation.labels import (
    ACTIONS,
    EFFECTS,
    PERIODS,
    POLICIES,
    PROMISES,
    ROLL_UPS,
    SCORERS,
    SOURCES,
    TONES,
)
from blueprints.evaluation.queries.documents import kinds
from blueprints.evaluation.queries.questionnaires import published
from blueprints.evaluation.sources import SOURCES as MEASURES
from blueprints.evaluation.sources import sources_of
from core.custom_forms import NumberBox
from core.forms import CodeSelect, EditForm, Form, IdSelect, NotBlank
from core.words import _, _l
from models import GUARDED

FILL_IN = InputRequired(_l("Please fill this in"))
HUNDRED = Decimal(100)


def number(label, *, most=HUNDRED, least=0, decimals=2, needed=False, description=""):
    return NumberBox(label, [FILL_IN if needed else Optional()], decimals=decimals, least=least, most=most,
                     description=description)


class TemplateForm(EditForm):
    name = StringField(_l("Name"), [NotBlank(), Length(max=100)])
    note = TextAreaField(_l("Note"), [Length(max=2000)], render_kw={"rows": 2})
    period = SelectField(_l("Period"), choices=list(PERIODS.items()))
    policy = SelectField(_l("A criterion without data"), choices=list(POLICIES.items()))
    least_coverage = IntegerField(_l("Least share of the weight known, %"), [FILL_IN, NumberRange(0, 100)],
                                  description=_l("Below it a score is provisional and moves no standing."))
    least_n = IntegerField(_l("Least number of cases behind a figure"), [FILL_IN, NumberRange(0, 1000)])
    roll_up = SelectField(_l("From periods to a standing"), choices=list(ROLL_UPS.items()))
    roll_periods = IntegerField(_l("Periods that weigh less and less"), [FILL_IN, NumberRange(1, 60)])
    roll_alpha = number(_l("Share of the new score in smoothing"), most=Decimal(1))
    down_after = IntegerField(_l("A standing falls after so many periods"), [FILL_IN, NumberRange(1, 24)])
    up_after = IntegerField(_l("A standing rises after so many periods"), [FILL_IN, NumberRange(1, 24)])

    def validate_roll_alpha(self, field):
        if self.roll_up.data == "smoothing" and not field.data:
            raise ValidationError(_("Please fill this in"))

    @property
    def facts(self):
        return {field.name: field.data for field in self.own_fields()}


class CriterionForm(EditForm):
    """`groups`: (id, name) of those it can stand in; `role`: whose measures are offered; `is_full`: it is a group with
    criteria in it."""

    name = StringField(_l("Name"), [NotBlank(), Length(max=100)])
    hint = StringField(_l("What to go by"), [Length(max=500)], description=_l("Shown to those who judge."))
    parent_id = IdSelect(_l("Part of"))
    weight = number(_l("Weight"), needed=True, description=_l("Those beside each other come to 100."))
    source = SelectField(_l("Where it comes from"), choices=list(SOURCES.items()))
    measure = CodeSelect(_l("What is measured"))
    promise = SelectField(_l("Held to"), choices=list(PROMISES.items()), description=_l("Of what is delivered."))
    early = IntegerField(_l("Days early still welcome"), [Optional(), NumberRange(0, 365)],
                         description=_l("Empty: any day before."))
    late = IntegerField(_l("Days late still on time"), [Optional(), NumberRange(0, 365)])
    under = number(_l("Percent that may lack"))
    over = number(_l("Percent that may be too much"), most=Decimal(1000), description=_l("Empty: any."))
    document_kind = IdSelect(_l("Which document"), description=_l("Of documents."))
    questionnaire = CodeSelect(_l("Which questionnaire"), description=_l("Of answers."))
    scorer = SelectField(_l("Points"), choices=list(SCORERS.items()))
    worst = number(_l("0 points at"), least=-10**9, most=10**9)
    best = number(_l("100 points at"), least=-10**9, most=10**9)
    bands = TextAreaField(_l("Bands"), [Length(max=2000)], render_kw={"rows": 4}, description=_l(
        "One a line: from, to, points; as in 95, 100, 100. “From” is within, “to” is not, but in the highest."))
    gate = number(_l("Least points"), description=_l("Below it they fail, whatever the score. Empty: none."))

    def __init__(self, *args, role, groups, is_full=False, **kwargs):
        self.role, self.groups, self.is_full = role, groups, is_full
        super().__init__(*args, role=role, groups=groups, is_full=is_full, **kwargs)

    def prepare(self):
        self.measure.choices = [(source.code, source.label) for source in sources_of(self.role)]
        self.measure.empty, self.parent_id.empty = _("Please choose"), _("Nothing: it stands at the top")
        self.parent_id.choices = self.groups
        self.document_kind.empty = _("All that are required of everybody")
        self.questionnaire.empty = _("Please choose")
        self.questionnaire.choices = [(each.code, each.name) for each in published(self.role)]
        self.document_kind.choices = [(kind.id, kind.name) for kind in kinds(self.role)]

    def validate_source(self, field):
        if self.is_full and field.data != "group":
            raise ValidationError(_("There are criteria in it: it stays a group"))

    def validate_measure(self, field):
        if self.source.data == "measured" and not field.data:
            raise ValidationError(_("Please choose"))

    def validate_questionnaire(self, field):
        chosen = MEASURES.get(self.measure.data) if self.source.data == "measured" else None
        if chosen and field.name in chosen.settings and not field.data:
            raise ValidationError(_("Please choose"))

    def validate_scorer(self, field):
        if self.source.data != "measured":
            return
        worst, best = self.worst.data, self.best.data
        if field.data == "scale":
            raise ValidationError(_("What is measured needs a line, bands, or a limit"))
        if field.data in ("linear", "pass_fail") and None in (worst, best):
            raise ValidationError(_("Please fill in where it gives 0 and where it gives 100 points"))
        if field.data in ("linear", "pass_fail") and worst == best:
            raise ValidationError(_("0 and 100 points cannot be given for the same"))

    def validate_bands(self, field):
        if self.source.data == "measured" and self.scorer.data == "bands" and not bands_of(field.data):
            raise ValidationError(_("Please write three numbers a line, from lower to higher, without a gap between"))

    @property
    def facts(self):
        scorer = self.scorer.data if self.source.data == "measured" else "scale"
        is_measured = self.source.data == "measured"
        return {"name": self.name.data, "hint": self.hint.data, "parent_id": self.parent_id.data,
                "weight": self.weight.data, "source": self.source.data, "gate": self.gate.data,
                "measure": self.measure.data if is_measured else None,
                "settings": self.tolerances if is_measured else {},
                "scorer": None if self.source.data == "group" else scorer, "scale": self.scale_of(scorer)}

    @property
    def tolerances(self):
        """What was set of the measure, of what can be set of it."""
        return {name: plain(self[name].data) for name in MEASURES[self.measure.data].settings
                if self[name].data is not None}

    def scale_of(self, scorer):
        if scorer == "linear":
            return {"worst": plain(self.worst.data), "best": plain(self.best.data)}
        if scorer == "pass_fail":
            return {"least": plain(self.best.data), "worst": plain(self.worst.data),
                    "is_most": self.worst.data > self.best.data}
        return {"bands": bands_of(self.bands.data)} if scorer == "bands" else {}


def plain(value):
    """A number as JSON keeps it."""
    return float(value) if isinstance(value, Decimal) else value


def bands_of(text):
    """[[low, high, points], …] of the lines; None where they are not bands that follow on each other."""
    try:
        found = sorted([float(part) for part in line.replace("，", ",").split(",")]
                       for line in (text or "").splitlines() if line.strip())
    except ValueError:
        return None
    whole = all(len(band) == 3 and band[0] < band[1] and 0 <= band[2] <= 100 for band in found)
    joined = whole and all(one[1] == two[0] for one, two in zip(found, found[1:], strict=False))
    return found if found and joined else None


def entered(criterion):
    """A criterion in the words of its form."""
    settings, scale = criterion.settings, criterion.scale
    return SimpleNamespace(
        version=criterion.version, name=criterion.name, hint=criterion.hint, parent_id=criterion.parent_id,
        weight=criterion.weight, source=criterion.source, measure=criterion.measure, gate=criterion.gate,
        promise=settings.get("promise", "held"), document_kind=settings.get("document_kind"),
        questionnaire=settings.get("questionnaire"),
        scorer=criterion.scorer or "linear",
        **{name: settings.get(name) for name in ("early", "late")},
        **{name: exact(settings.get(name)) for name in ("under", "over")}, worst=exact(scale.get("worst")),
        best=exact(scale.get("best", scale.get("least"))),
        bands="\n".join(", ".join(f"{part:g}" for part in band) for band in scale.get("bands", ())))


def exact(value):
    return None if value is None else Decimal(str(value)).normalize()


class BandForm(Form):
    low = number(_l("From score"))
    name = StringField(_l("Standing"), [Length(max=60)])
    tone = SelectField(_l("Colour"), choices=list(TONES.items()))
    first = SelectField("")
    second = SelectField("")

    def prepare(self):
        for field in (self.first, self.second):
            field.choices = list(EFFECTS.items())


class BandsForm(EditForm):
    bands = FieldList(FormField(BandForm), min_entries=6, max_entries=6)

    def __init__(self, *args, role, **kwargs):
        self.role = role
        super().__init__(*args, role=role, **kwargs)

    @property
    def actions(self):
        """(code, label) of what a standing may stand against."""
        return [(code, str(ACTIONS[code])) for code in GUARDED[self.role]]

    def validate_bands(self, field):
        lows = [row.form.low.data for row in field if row.form.name.data]
        if any(low is None for low in lows):
            raise ValidationError(_("Each standing needs the score it begins at"))
        if len(set(lows)) < len(lows):
            raise ValidationError(_("Two standings cannot begin at the same score"))
        if 0 not in lows:
            raise ValidationError(_("The lowest standing must begin at 0."))

    @property
    def facts(self):
        first, second = GUARDED[self.role]
        return [(row.form.low.data, row.form.name.data, row.form.tone.data, {
            action: effect for action, effect in ((first, row.form.first.data), (second, row.form.second.data))
            if effect != "allow"}) for row in self.bands if row.form.name.data]


def entered_bands(template):
    first, second = GUARDED[template.role]
    return SimpleNamespace(version=template.version, bands=[SimpleNamespace(
        low=band.low, name=band.name, tone=band.tone, first=band.effects.get(first, "allow"),
        second=band.effects.get(second, "allow")) for band in template.bands])
