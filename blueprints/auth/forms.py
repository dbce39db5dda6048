"""Sign-in, set-up, passwords, one's own account."""
from flask import request
from flask_login import current_user
from wtforms import BooleanField, HiddenField, PasswordField, SelectField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from blueprints.auth.company import ldap
from blueprints.auth.emails import LONGEST, is_email
from blueprints.auth.labels import DOMAINS, LEVELS
from core import countries, easy_passwords, money, times
from core.forms import Acting, CreateForm, EditForm, Form, NotBlank
from core.notices import KINDS
from core.words import LANGUAGES, _, _l, _lp, language

USUAL = {"en": ("GB", "GBP", "Europe/London"), "zh": ("CN", "CNY", "Asia/Shanghai")}  # where who reads it likely is


class NewPassword(PasswordField):
    """A password being chosen: 12 characters or more, none of the commonest; no rules of composition.

    Its form may tell by `about` whose it is: name and e-mail address.
    """

    def __init__(self, label=None, **kwargs):
        kwargs["description"] = _l("At least 12 characters")
        long_enough = Length(min=12, message=kwargs["description"])
        super().__init__(label, [NotBlank(), long_enough, Length(max=200)], **kwargs)
        self.render_kw = {"autocomplete": "new-password", "minlength": 12}

    def post_validate(self, form, validation_stopped):
        if validation_stopped:
            return
        if easy_passwords.is_easy(self.data):
            raise ValidationError(_("This password is too easy to guess"))
        if easy_passwords.has_own_word(self.data, *form.about):
            raise ValidationError(_("Leave your name and your e-mail address out of it"))


class SignInForm(Form):
    email = StringField(_l("E-mail"), [NotBlank(), Length(max=LONGEST)],
                        render_kw={"autocomplete": "username", "type": "email"})
    password = PasswordField(_l("Password"), [NotBlank(), Length(max=200)],
                             render_kw={"autocomplete": "current-password"})
    next = HiddenField()
    passkey = HiddenField(validators=[Length(max=20_000)])  # sent to a view of its own, without the others

    def prepare(self):
        if ldap.is_on():
            self.email.label.text = _("E-mail or user name")
            self.email.render_kw = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}


class ForgottenForm(Form):
    email = StringField(_l("E-mail"), [NotBlank(), Length(max=LONGEST)],
                        render_kw={"autocomplete": "username", "type": "email"})


class CodeForm(Form):
    """The code of the app, six figures, or one of those on paper."""

    code = StringField(_lp("second factor", "Code"), [NotBlank(), Length(max=60)],
                       render_kw={"autocomplete": "one-time-code", "inputmode": "text", "spellcheck": "false"})
    next = HiddenField()
    passkey = HiddenField(validators=[Length(max=20_000)])  # as above


class ConfirmForm(Form):
    """Who one is, proved once more, by any of these. Its names bear a prefix: it is sent along with another form."""

    password = PasswordField(_l("Current password"), [Length(max=200)], render_kw={"autocomplete": "current-password"})
    code = StringField(_lp("second factor", "Code"), [Length(max=60)],
                       render_kw={"autocomplete": "one-time-code", "spellcheck": "false"})
    passkey = HiddenField(validators=[Length(max=20_000)])
    onward = HiddenField()

    @property
    def proof(self):
        return {way: self[way].data or "" for way in ("password", "code", "passkey")}

    @property
    def is_answered(self):
        return "confirm-password" in request.form or "confirm-code" in request.form

    def validate(self, **kwargs):
        valid = super().validate(**kwargs)
        if valid and not any(self.proof.values()):
            self.form_errors.append(_("Please fill in one of them"))
            return False
        return valid


class DirectoryForm(Form):
    """Who one is in the company's directory. No name of ours: a browser would fill in our own password."""

    name = StringField(_l("Name in the directory"), [NotBlank(), Length(max=LONGEST)],
                       render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"})
    directory_password = PasswordField(_l("Password of the directory"), [NotBlank(), Length(max=200)],
                                       render_kw={"autocomplete": "off"})


class PasskeyForm(Acting, Form):
    """A new passkey: what it is called, and what the browser made (static/passkeys.js)."""

    name = StringField(_lp("thing", "Name"), [NotBlank(), Length(max=60)],
                       description=_l("Where it lives: this laptop, my phone"))
    answer = HiddenField(validators=[InputRequired(_l("A passkey is made by a script of this page; yours are off")),
                                     Length(max=20_000)])

class ChoosePasswordForm(Form):
    """Whoever has the link of `owner` chooses their password."""

    password = NewPassword(_l("New password"))

    def __init__(self, *, owner):
        super().__init__()
        self.about = owner.name, owner.email


class PasswordForm(Form):
    current = PasswordField(_l("Current password"), [NotBlank(), Length(max=200)],
                            render_kw={"autocomplete": "current-password"})
    password = NewPassword(_l("New password"))

    @property
    def about(self):
        return current_user.name, current_user.email


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

    @property
    def about(self):
        return self.name.data, self.email.data, self.workspace.data

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


class TokenFields(CreateForm):
    """A new token of a program; `token_form` adds a choice for each domain."""

    name = StringField(_lp("thing", "Name"), [NotBlank(), Length(max=60)],
                       description=_l("What it is for, and where it runs"))
    days = SelectField(_l("Good for"), coerce=int, default=90, choices=[
        (7, _l("a week")), (30, _l("a month")), (90, _l("three months")), (365, _l("a year"))])

    def validate(self, **kwargs):
        valid = super().validate(**kwargs)
        if valid and not any(self.grants.values()):
            self.form_errors.append(_("Choose at least one thing it may read"))
            return False
        return valid

    @property
    def grants(self):
        return {domain: self[domain].data for domain in self.domains}


def token_form(levels):
    """The form for somebody who may give {domain: levels}: reading all of it, where they choose nothing else."""
    fields = {domain: SelectField(DOMAINS[domain], default="read",
                                  choices=[(level, LEVELS[level]) for level in ("", *given)])
              for domain, given in levels.items()}
    return type("TokenForm", (TokenFields,), {"domains": tuple(fields), **fields})()
