"""Policies, calendars, categories and ready answers as administrators of service enter them."""
from wtforms import BooleanField, IntegerField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Length, NumberRange, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from blueprints.customers.labels import CLASSES
from blueprints.service.canned import NAMES, unknown_names
from blueprints.service.hours import day_text, hours_text, read_days, read_hours
from blueprints.service.labels import KINDS, PRIORITIES, TAKERS
from blueprints.service.queries.settings import calendar_choices, category_choices
from core.choosing import OwnerField
from core.forms import CodeSelect, CreateForm, EditForm, Form, IdSelect, NotBlank
from core.times import zone_choices
from core.words import _, _l
from measures.calendars import WEEKDAYS

MOST_MINUTES = 525_600
DAYS = {"mon": _l("Monday"), "tue": _l("Tuesday"), "wed": _l("Wednesday"), "thu": _l("Thursday"), "fri": _l("Friday"),
        "sat": _l("Saturday"), "sun": _l("Sunday")}


class Ticks(SelectMultipleField):
    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def minutes(label):
    return IntegerField(label, [Optional(), NumberRange(0, MOST_MINUTES)],
                        description=_l("In minutes of business time; empty promises nothing."))


class PolicyFields(Form):
    name = StringField(_l("Name"), [NotBlank(), Length(max=100)])
    position = IntegerField(_l("Tried at place"), [NumberRange(0, 999)], default=0,
                            description=_l("The first policy that fits a ticket holds for it."))
    calendar_id = SelectField(_l("Calendar"), coerce=int)
    kinds = Ticks(_l("For tickets of these kinds"), choices=list(KINDS.items()),
                  description=_l("None ticked: all of them."))
    priorities = Ticks(_l("Of these priorities"), choices=list(PRIORITIES.items()))
    classes = Ticks(_l("Of customers of these classes"), choices=list(CLASSES.items()))
    first_minutes = minutes(_l("First answer within"))
    update_minutes = minutes(_l("Next answer within"))
    resolution_minutes = minutes(_l("Resolved within"))
    warn_percent = IntegerField(_l("Warn when used up, in %"), [NumberRange(0, 100)], default=80,
                                description=_l("0: no warning."))
    raises_priority = BooleanField(_l("Raise the priority by one step when a promise is missed"))
    hands_to = CodeSelect(_l("When a promise is missed, hand it to"), choices=list(TAKERS.items()))
    hands_to_id = OwnerField(_l("The person"))
    in_hours = BooleanField(_l("Tell, raise and hand over in business hours only"))

    def prepare(self):
        self.calendar_id.choices = calendar_choices()
        self.hands_to.empty = _("Nobody: it stays whose it is")

    def validate_hands_to_id(self, field):
        if self.hands_to.data == "person" and field.data is None:
            raise ValidationError(_("Choose the person"))
        if self.hands_to.data != "person":
            field.data = None

    @property
    def facts(self):
        return {field.name: field.data for field in self.own_fields()}


class NewPolicyForm(PolicyFields, CreateForm):
    pass


class PolicyForm(PolicyFields, EditForm):
    pass


class HoursField(StringField):
    """Hours of a weekday as they are typed; `hours` as they are kept."""

    def process_data(self, value):
        self.data = hours_text(value or ())

    def pre_validate(self, form):
        try:
            self.hours = read_hours(self.data or "")
        except ValueError as error:
            raise ValidationError(str(error)) from None


class CalendarFields(Form):
    name = StringField(_l("Name"), [NotBlank(), Length(max=100)])
    time_zone = SelectField(_l("Time zone"))
    days = TextAreaField(_l("Special days"), [Length(max=60_000)], render_kw={"rows": 8}, description=_l(
        "One a line. 2026-10-01 National Day: closed. 2026-12-24 12:00-24:00 Christmas Eve: closed in these hours. "
        "2026-10-10 open 09:00-18:00 made up for: open, whatever its weekday."))

    def prepare(self):
        self.time_zone.choices = zone_choices()

    def validate_days(self, field):
        try:
            self.read_days = read_days(field.data or "")
        except ValueError as error:
            raise ValidationError(str(error)) from None

    @property
    def facts(self):
        week = {name: self[name].hours for name in WEEKDAYS if self[name].hours}
        return {"name": self.name.data, "time_zone": self.time_zone.data, "week": week}

    @property
    def weekdays(self):
        return [self[name] for name in WEEKDAYS]


for _name, _label in DAYS.items():
    setattr(CalendarFields, _name, HoursField(_label))


class NewCalendarForm(CalendarFields, CreateForm):
    pass


class CalendarForm(CalendarFields, EditForm):
    """`obj` is `as_entered(calendar)`."""


class Entered:
    """A calendar in the words of the form."""

    def __init__(self, calendar):
        self.version, self.name, self.time_zone = calendar.version, calendar.name, calendar.time_zone
        self.days = "\n".join(day_text(day) for day in calendar.days)
        for name in WEEKDAYS:
            setattr(self, name, calendar.week.get(name, []))


class NewCategoryForm(CreateForm):
    name = StringField(_l("Name"), [NotBlank(), Length(max=100)])
    parent = IdSelect(_l("Below"))

    def prepare(self):
        self.parent.empty, self.parent.choices = _("Nothing: a category of its own"), category_choices()


class CategoryForm(EditForm):
    name = StringField(_l("Name"), [NotBlank(), Length(max=100)])


class AnswerFields(Form):
    name = StringField(_l("Name"), [NotBlank(), Length(max=100)])
    body = TextAreaField(_l("Text"), [NotBlank(), Length(max=20_000)], render_kw={"rows": 10}, description=_l(
        "Filled in when it is used: {customer}, {contact}, {number}, {subject}, {agent}, {company}."))

    def validate_body(self, field):
        if unknown := unknown_names(field.data):
            raise ValidationError(_("There is nothing called {%(name)s}; there are: %(known)s", name=unknown[0],
                                    known=", ".join(f"{{{name}}}" for name in NAMES)))

    @property
    def facts(self):
        return {"name": self.name.data, "body": self.body.data}


class NewAnswerForm(AnswerFields, CreateForm):
    pass


class AnswerForm(AnswerFields, EditForm):
    pass
