"""The upload, how a file is written, and which column fills which field."""
from functools import cached_property

from flask_login import current_user
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, RadioField, StringField

from blueprints.imports.labels import DELIMITERS, ORDERS
from core.forms import CodeSelect, Form, NotBlank
from core.importing.mapping import read_mapping
from core.importing.problems import CellError, TableError
from core.importing.sniffing import ENCODINGS
from core.importing.targets import EXTRA, targets_of
from core.importing.values import DateReader
from core.money import currency_choices
from core.times import format_day
from core.words import _, _l, language

LONGEST_SAMPLE = 60
NOT_OF = {"xlsx": ("encoding", "delimiter"), "csv": ("sheet",)}  # what nobody can correct of such files


class UploadForm(Form):
    """Without `_once`: its claim would hold SQLite's write lock while a large file is read for the first time."""

    target = RadioField(_l("What does it hold?"))
    file = FileField(_l("File"), [FileRequired(_l("Choose a file"))],
                     description=_l("CSV, TSV or XLSX, with the names of the columns in the first row; contacts also "
                                    "as vCard or LDIF"))
    encoding = CodeSelect(_l("Encoding"), empty=_l("Found out from the file"))

    def prepare(self):
        self.target.choices = [(target.name, _("%(target)s: %(about)s", target=target.label, about=target.about))
                               for target in targets_of(current_user)]
        self.target.data = self.target.data or next((name for name, _about in self.target.choices), None)
        self.encoding.choices = [(name, name) for name in ENCODINGS]


class WrittenForm(Form):
    """How the file is written, where that was not found out rightly."""

    encoding = CodeSelect(_l("Encoding"), empty=_l("Found out from the file"))
    delimiter = CodeSelect(_l("Cells end with"), empty=_l("Found out from the file"))
    sheet = CodeSelect(_l("Sheet"))

    def __init__(self, run, formdata=None):
        self.run = run
        seen = {name: run.options.get(name) for name in ("encoding", "delimiter", "sheet")}
        super().__init__(formdata, data=seen)

    def prepare(self):
        known = dict.fromkeys((*ENCODINGS, self.run.options["encoding"]))
        self.encoding.choices = [(name, name) for name in known if name]
        self.delimiter.choices = list(DELIMITERS.items())
        self.sheet.choices = [(name, name) for name in self.run.options.get("sheets") or ()]
        for name in NOT_OF.get(self.run.options["kind"], ("delimiter", "sheet")):
            del self[name]


class MappingForm(Form):
    """For each field of a target a select of the file's columns. `of(run, target)` makes the class."""

    restore = BooleanField(_l("Bring back customers from the archive"), description=_l(
        "Otherwise rows of customers that are only in the archive change nothing and are listed."))
    credit_prefix = StringField(_l("Numbers of credit notes begin with"), description=_l(
        "Orders whose quantities are all below zero are credit notes, too."))

    keep_others = BooleanField(_l("Keep the columns that are left"), description=_l(
        "Each becomes a custom field of its own, where there is none of that name yet."))

    @classmethod
    def of(cls, run, target):
        """The form about this file: its fields follow from the target and from what the file left open."""
        offers = target.offers()
        columns = list(zip(run.options["header"], _samples(run.options), strict=True))
        parts = {"run": run, "target": target}
        for field in target.fields:
            parts[f"column_{field.name}"] = CodeSelect(field.label, choices=columns, empty=_l("Not in this file"))
            if field.constant:
                parts[f"value_{field.name}"] = _constant(field, offers.get(field.name))
            if field.name in run.options.get("questions", {}):
                parts[f"order_{field.name}"] = _question(field, run.options["questions"][field.name])
        return type("MappingForm", (cls,), parts)

    def prepare(self):
        if not self.target.has_archive:
            del self.restore
        if not self.target.has_credit_notes:
            del self.credit_prefix
        if not self.target.keeps_extras:
            del self.keep_others
        if self.columns[0].raw_data is None:  # nothing was posted to this form
            self._show(self.run.options)

    def _show(self, options):
        for name, source in options["mapping"].items():
            source = {"column": source} if isinstance(source, str) else source
            for part, shown in (("column", "column"), ("value", "value"), ("order", "format")):
                if f"{part}_{name}" in self and shown in source:
                    self[f"{part}_{name}"].data = source[shown]
        if self.target.keeps_extras:
            self.keep_others.data = any(name.startswith(EXTRA) for name in options["mapping"])
        if self.target.has_archive:
            self.restore.data = options.get("restore", False)
        if self.target.has_credit_notes:
            self.credit_prefix.data = options.get("credit_prefix", "C")

    @property
    def header(self):
        return header(self.run.options)

    @cached_property
    def mapping(self):
        """What was chosen, in the form of JSON."""
        chosen = {}
        for field in self.target.fields:
            column, value, order = (self[f"{part}_{field.name}"].data if f"{part}_{field.name}" in self else None
                                    for part in ("column", "value", "order"))
            kept = self.run.options["mapping"].get(field.name)
            order = order or (kept.get("format") if isinstance(kept, dict) else None)
            if column:
                chosen[field.name] = {"column": column, "format": order} if order else column
            elif value:
                chosen[field.name] = {"value": value}
        return chosen | (self._others(chosen) if "keep_others" in self and self.keep_others.data else {})

    def _others(self, chosen):
        """The columns that fill no field, each kept under its own name."""
        used = {source["column"] if isinstance(source, dict) and "column" in source else source
                for source in chosen.values() if not (isinstance(source, dict) and "value" in source)}
        return {EXTRA + column: column for column in self.run.options["header"] if column not in used}

    def validate(self, **kwargs):
        if not super().validate(**kwargs):
            return False
        for field in self.target.fields:
            if field.constant and self[f"column_{field.name}"].data and self[f"value_{field.name}"].data:
                self[f"value_{field.name}"].errors = [_("Choose either a column or one value for all rows")]
        try:
            read_mapping(self.mapping, self.target, self.run.options["header"])
        except TableError as error:
            self.form_errors.append(str(error))
        return not self.errors

    @property
    def columns(self):
        return [self[f"column_{field.name}"] for field in self.target.fields]

    @property
    def constants(self):
        return [self[f"value_{field.name}"] for field in self.target.fields if field.constant]

    @property
    def questions(self):
        return [self[f"order_{name}"] for name in self.run.options.get("questions", {})]

    @property
    def choices(self):
        return [self[name] for name in ("keep_others", "credit_prefix", "restore") if name in self]


class NamesForm(Form):
    """For each name a file uses that is not known here: what it means. `of(unknowns)` makes the class."""

    unknowns = ()

    @classmethod
    def of(cls, unknowns):
        return type("NamesForm", (cls,), {"unknowns": unknowns} | {
            f"name_{at}": CodeSelect(str(one.label) + _(": ") + one.text, choices=one.choices, default=one.likely,
                                     empty=_("Leave it: %(means)s", means=one.means))
            for at, one in enumerate(unknowns)})

    @property
    def names(self):
        return [self[f"name_{at}"] for at in range(len(self.unknowns))]

    @property
    def aliases(self):
        """{field: {text: what it means}}; what is left as it is means itself, and is not asked again."""
        said = {}
        for one, name in zip(self.unknowns, self.names, strict=True):
            said.setdefault(one.field, {})[one.text] = name.data or one.text
        return said


def header(options):
    """What the columns are called. Contact files name none: theirs bear names of ours, in the reader's language."""
    return [_(name) for name in options["header"]] if options["kind"] in ("vcard", "ldif") else options["header"]


def _samples(options):
    """Each column with the beginning of what it holds, for the selects."""
    for at, name in enumerate(header(options)):
        cells = dict.fromkeys(row[at].strip() for row in options["samples"] if row[at].strip())
        sample = ", ".join(cells)
        yield f"{name}: {sample[:LONGEST_SAMPLE]}{'…' if len(sample) > LONGEST_SAMPLE else ''}" if sample else name


def _constant(field, offered):
    label = _l("%(field)s, the same for all", field=field.label)
    if offered is not None:
        return CodeSelect(label, choices=[tuple(offer) for offer in offered], empty=_l("As in the file"),
                          description=field.hint)
    if field.kind == "currency":
        return CodeSelect(label, choices=currency_choices(language()),
                          empty=_l("As in the file, else the home currency"))
    if field.choices:
        return CodeSelect(label, choices=[(value, field.names.get(value, value)) for value in
                                          dict.fromkeys(field.choices.values())], empty=_l("As in the file"))
    return StringField(label)


def _question(field, question):
    """Which of the possible orders of day and month it is, said by what the example would mean."""
    choices = []
    for order in question["candidates"]:
        try:
            day = format_day(DateReader(order).read(question["example"]).date(), language())
        except CellError:
            continue
        choices.append((order, _("%(order)s: “%(example)s” is %(day)s", order=ORDERS[order],
                                 example=question["example"], day=day)))
    return RadioField(field.label, [NotBlank()], choices=choices, validate_choice=False)
