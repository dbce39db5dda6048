"""What is written on a ticket: an answer, a note, what the customer said by phone; and a move with its reason."""
from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import Length

from blueprints.service.actions.talk import LONGEST
from blueprints.service.labels import CHANNELS, LINKS, STATES
from core.file_fields import KeptFiles
from core.forms import CreateForm, Form, NotBlank
from core.words import _, _l

TEXT = [NotBlank(), Length(max=LONGEST)]


class WrittenForm(CreateForm):
    """`part` tells the drafts of one form from those of another."""

    part = ""
    files = KeptFiles(_l("Files"))

    def prepare(self):
        self.once.id = f"{self.part}-once"  # three such forms stand on one page

    @property
    def uploads(self):
        return [(file.filename, file.stream) for file in self.files.data or () if file.filename]


class ReplyForm(WrittenForm):
    part = "reply"
    body = TextAreaField(_l("Answer to the customer"), TEXT, id="reply-body", render_kw={"rows": 6})
    state = SelectField(_l("Then it is"), id="reply-state")
    files = KeptFiles(_l("Files"), id="reply-files")
    seen = HiddenField(id="reply-seen")
    sure = HiddenField(id="reply-sure")

    def prepare(self):
        super().prepare()
        self.state.choices = [(code, label) for code, label in STATES.items() if code not in ("new", "closed")]

    @property
    def was_asked(self):
        """What was asked before and sent past: see guard.warnings."""
        return set((self.sure.data or "").split(","))

    @property
    def last_seen(self):
        return int(self.seen.data) if (self.seen.data or "").isdecimal() else 0


class NoteForm(WrittenForm):
    part = "note"
    body = TextAreaField(_l("Note among ourselves"), TEXT, id="note-body", render_kw={"rows": 4})
    files = KeptFiles(_l("Files"), id="note-files")


class HeardForm(WrittenForm):
    part = "heard"
    body = TextAreaField(_l("What the customer said"), TEXT, id="heard-body", render_kw={"rows": 4})
    channel = SelectField(_l("Channel"), choices=list(CHANNELS.items()), id="heard-channel")
    files = KeptFiles(_l("Files"), id="heard-files")


class MoveForm(Form):
    state = SelectField(_l("State"))
    reason = StringField(_l("Why"), [Length(max=300)])

    def prepare(self):
        self.state.choices = [(code, label) for code, label in STATES.items() if code != "new"]


class LinkForm(Form):
    kind = SelectField(_l("This ticket"), choices=list(LINKS.items()))
    number = StringField(_l("Number of the other ticket"), [NotBlank(), Length(max=100)])

    def refuse(self):
        self.number.errors = [*self.number.errors, _("There is no such ticket that you may see")]
