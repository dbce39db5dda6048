"""Files as they are brought and named."""
from flask_wtf.file import FileRequired
from wtforms import StringField
from wtforms.validators import Length

from core.file_fields import KeptFiles
from core.forms import Acting, EditForm, Form, NotBlank
from core.words import _l


class FilesForm(Form):
    """Without `_once`: its claim would hold SQLite's write lock while the files are stored."""

    files = KeptFiles(_l("Files"), [FileRequired(_l("Choose a file"))])


class FileNameForm(Acting, EditForm):
    name = StringField(_l("Name"), [NotBlank(), Length(max=200)])
