"""Fields for files that are kept: what is not what it says is refused at the field."""
from flask_wtf.file import FileField, MultipleFileField
from wtforms.validators import ValidationError

from core.file_kinds import refusal


class KeptFile(FileField):
    def pre_validate(self, form):
        refuse([self.data] if self.data else [])


class KeptFiles(MultipleFileField):
    def pre_validate(self, form):
        refuse(self.data or [])


def refuse(sent):
    found = [refusal(each.filename, each.stream) for each in sent if getattr(each, "filename", None)]
    if any(found):
        raise ValidationError(" ".join(filter(None, found)))
