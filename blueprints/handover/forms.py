"""Who gets what: one for all, another one for some."""
from core.choosing import OwnerField
from core.forms import CreateForm
from core.words import _, _l


class SuccessorField(OwnerField):
    def __init__(self, *args, empty=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.empty = empty or _("Nobody yet")


class HandOverForm(CreateForm):
    """`of(user, shares)` makes the class: a field for each share."""

    everything = SuccessorField(_l("All of it goes to"), description=_l("Where nothing else is said below."))
    user, shares = None, ()

    @classmethod
    def of(cls, user, shares):
        fields = {f"to_{share.key}": SuccessorField(share.label, empty=_("As said for all")) for share in shares}
        return type("HandOverForm", (cls,), {"user": user, "shares": shares, **fields})

    def prepare(self):
        for field in self.own_fields():
            if field.choices is not None:
                field.choices = [choice for choice in field.choices if choice[0] != self.user.id]

    def validate(self, **kwargs):
        valid = super().validate(**kwargs)
        for field in self.own_fields():
            if field.data == self.user.id:
                field.errors = [*field.errors, _("They have it already")]
        if not self.errors and not self.given:
            self.everything.errors = [_("Choose who gets what")]
        return valid and not self.errors

    @property
    def lines(self):
        """[(Share, its field)]"""
        return [(share, self[f"to_{share.key}"]) for share in self.shares]

    @property
    def given(self):
        """[(Share, id of who gets it)] of those somebody gets."""
        chosen = [(share, field.data or self.everything.data) for share, field in self.lines]
        return [(share, to_id) for share, to_id in chosen if to_id]
