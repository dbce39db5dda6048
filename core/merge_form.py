"""What is asked before two records become one: of each fact of which both hold something else, which is taken."""
from wtforms import RadioField

from core.forms import Form


class MergeForm(Form):
    """One question for each fact of which both hold something else: `of(differences)` makes the class."""

    @classmethod
    def of(cls, differences):
        fields = {f"take_{one.name}": RadioField(one.label, choices=[("target", one.theirs), ("source", one.mine)],
                                                 default="source" if one.is_new else "target") for one in differences}
        return type("MergeForm", (cls,), fields)

    @property
    def chosen(self):
        """The names of what the record that stays takes from the other one."""
        return [field.name.removeprefix("take_") for field in self.own_fields() if field.data == "source"]
