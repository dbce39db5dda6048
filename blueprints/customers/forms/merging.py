"""What is asked before two parties become one."""
from wtforms import StringField

from core.forms import FilterForm
from core.words import _l


class OtherForm(FilterForm):
    q = StringField(_l("Who is the same?"))
