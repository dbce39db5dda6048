"""A certificate somebody at a partner holds."""
from types import SimpleNamespace

from wtforms import DateField, StringField
from wtforms.validators import InputRequired, Length, Optional

from core.forms import Acting, CreateForm, EditForm, KnownYear, NotBlank
from core.words import _l, _lp
from models import NO_DAY

NEEDED = InputRequired(_l("Please fill this in"))


class CertificationFields(Acting):
    person = StringField(_lp("certificate", "Person"), [NotBlank(), Length(max=200)])
    certificate = StringField(_l("Certificate"), [NotBlank(), Length(max=200)])
    valid_from = DateField(_l("Valid from"), [NEEDED, KnownYear()])
    valid_until = DateField(_l("Valid until"), [Optional(), KnownYear()],
                            description=_l("Empty: it does not run out."))

    @property
    def facts(self):
        return {field.short_name: field.data for field in self.own_fields()}


class NewCertificationForm(CertificationFields, CreateForm):
    pass


class CertificationForm(CertificationFields, EditForm):
    pass


def entered(held):
    """A certificate in the words of the form."""
    return SimpleNamespace(version=held.version, person=held.person, certificate=held.certificate,
                           valid_from=held.valid_from,
                           valid_until=None if held.valid_until == NO_DAY else held.valid_until)
