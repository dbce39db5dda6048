"""Sign-in, set-up, passwords, one's own account."""
from wtforms import BooleanField, HiddenField, PasswordField, SelectField, StringField
from wtforms.validators import Length, ValidationError

from blueprints.auth.company import ldap
from blueprints.auth.emails import LONGEST, is_email
from core import countries, money, times
from core.forms import EditForm, Form, NotBlank
from core.notices import KINDS
from core.words import LANGUAGES, _, _l, _lp, language

COMMON = {"password1234", "123456789012", "qwertyuiop12", "passwordpassword", "administrator", "1234567890123"}
USUAL = {"en": ("GB", "GBP", "Europe/London"), "zh": ("CN", "CNY", "Asia/Shanghai")}  # where who reads it likely is


class NewPassword(PasswordField):
    """A password being chosen: 12 characters or more, none of the commonest; no rules of composition."""

    def __init__(self, label=None, **kwargs):
        kwargs["description"] = _l("At least 12 characters")
        long_enough = Length(min=12, message=kwargs["description"])
        super().__init__(label, [NotBlank(), long_enough, Length(max=200)], **kwargs)
        self.render_kw = {"autocomplete": "new-password", "minlength": 12}

    def post_validate(self, form, validation_stopped):
        if not validation_stopped and (self.data.casefold() in COMMON or len(set(self.data)) < 4):
            raise ValidationError(_("This password is too easy to guess"))


class SignInForm(Form):
    email = StringField(_l("E-mail"), [NotBlank(), Length(max=LONGEST)],
                        render_kw={"autocomplete": "username", "type": "email"})
    password = PasswordField(_l("Password"), [NotBlank(), Length(max=200)],
                             render_kw={"autocomplete": "current-password"})
    next = HiddenField()

    def prepare(self):
        if ldap.is_on():
            self.email.label.text = _("E-mail or user name")
            self.email.render_kw = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}


class ForgottenForm(Form):
    email = StringField(_l("E-mail"), [NotBlank(), Length(max=LONGEST)],
                        render_kw={"autocomplete": "username", "type": "email"})


class CodeForm(Form):
    """The code of the app, six figures, or one of those on paper."""

    code = StringField(_lp("second factor", "Code"), [NotBlank(), Length(max=30)],
                       render_kw={"autocomplete": "one-time-code", "inputmode": "text", "spellcheck": "false"})
    next = HiddenField()


class AgainForm(Form):
    """The password once more, before what would lock its owner out or let a passer-by in."""

    password = PasswordField(_l("Current password"), [NotBlank(), Length(max=200)],
                             render_kw={"autocomplete": "current-password"})

    def __init__(self, user):
        super().__init__()
        if user.password_hash is None:  # they signed in as elsewhere in the company, a moment ago: see proved_again
            del self.password


class ChoosePasswordForm(Form):
    password = NewPassword(_l("New password"))


class PasswordForm(Form):
    current = PasswordField(_l("Current password"), [NotBlank(), Length(max=200)],
                            render_kw={"autocomplete": "current-password"})
    password = NewPassword(_l("New password"))


class AccountForm(EditForm):
    name = StringField(_lp("person", "Name"), [NotBlank(), Length(max=120)], render_kw={"autocomplete": "name"})
    language = SelectField(_l("Language"), choices=list(LANGUAGES.items()))
    time_zone = SelectField(_l("Time zone"))
    theme = SelectField(_l("Appearance"), choices=[
        ("auto", _l("As the device")), ("light", _l("Light")), ("dark", _l("Dark"))])

    def prepare(self):
        self.time_zone.choices = times.zone_choices()


class NoticesForm(EditForm):
    """One check box for each kind of notice, set when it is wanted."""


for kind, label in KINDS.items():
    setattr(NoticesForm, kind, BooleanField(label))


class SetUpForm(Form):
    """The first administrator and the workspace."""

    workspace = StringField(_l("Company name"), [NotBlank(), Length(max=120)])
    country = SelectField(_l("Home country"), description=_l("Customers elsewhere count as international"))
    currency = SelectField(_l("Home currency"), description=_l("Sums are shown in it"))
    time_zone = SelectField(_l("Time zone"))
    language = SelectField(_l("Language"), choices=list(LANGUAGES.items()), default=language,
                           description=_l("Of the workspace and its first lists; everyone can choose their own"))
    name = StringField(_l("Your name"), [NotBlank(), Length(max=120)], render_kw={"autocomplete": "name"})
    email = StringField(_l("Your e-mail"), [NotBlank(), Length(max=LONGEST)],
                        render_kw={"autocomplete": "username", "type": "email"})
    password = NewPassword(_l("Password"))
    sample = BooleanField(_l("Fill it with a sample company to look around"),
                          description=_l(
        "12 people, 200 customers and contacts, two years of orders. Removed again whole whenever you like."))

    def __init__(self, **kwargs):
        country, currency, time_zone = USUAL[language()]
        super().__init__(**{"country": country, "currency": currency, "time_zone": time_zone, **kwargs})

    def prepare(self):
        self.country.choices = countries.country_choices(language())
        self.currency.choices = money.currency_choices(language())
        self.time_zone.choices = times.zone_choices()

    def validate_email(self, field):
        if not is_email(field.data):
            raise ValidationError(_("This is not an e-mail address"))
