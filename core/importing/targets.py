"""What can be imported. A domain declares a Target; this package reads, checks, writes and undoes whatever it is.

A file is gone through by *things*, not by rows: a customer or an order may take several rows. Each row says which
things it speaks of (`Target.place`); a Step looks at one kind of thing, some at a time, and says for each what the
file would change (`compare`), makes it so (`write`) and takes it back (`undo`).
"""
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from core.countries import country_name
from core.importing.problems import TableError
from core.times import format_instant
from core.words import _, language

TARGETS = {}
EXTRA = "extra."  # begins what a mapping keeps besides the fields of its target


class Target:
    """One kind of import. `steps` run in order; the last one is `grouped`, and its rows are the ones counted."""

    name = ""
    label = ""
    about = ""  # one sentence: what such a file holds
    domain = ""  # the whole of it must be in reach of whoever imports
    fields = ()
    things = {}  # {entity: what several of them are called}
    pages = {}  # {entity: (endpoint of its page, name of its id there)}
    labels = {}  # names of what `Finding.changes` speaks of, besides the fields
    has_credit_notes = False
    has_archive = False
    keeps_extras = False  # columns that fill no field can be kept, as "extra.<name>"
    position = 9  # among the others, where one chooses what a file holds
    aliased = ()  # names of fields whose texts may mean something of another name here
    summed_up = {"party": "parties", "order": "orders"}  # {entity: its name in the summary of the shell}

    def fields_of(self, mapping):
        """The fields a mapping speaks of: those of every file, and what this one has besides."""
        return self.fields

    def label_of(self, name):
        """What a field is called; "quantity@3" is the quantity of line 3."""
        name, _at, line = name.partition("@")
        fields = {field.name: field.label for field in self.fields}
        label = self.labels.get(name) or fields.get(name) or name
        return _("%(field)s, line %(line)s", field=label, line=line) if line else label

    def text_of(self, name, value):
        """A value of a field as people read it: "large" is "Large enterprise", "CN" is "China", instants are local."""
        if name == "country" and value:
            return country_name(value, language())
        if value and name in {field.name for field in self.fields if field.kind == "moment"}:
            return format_instant(datetime.fromisoformat(value), language())
        names = {field.name: field.names for field in self.fields}
        return names.get(name, {}).get(value, value)

    def noted(self, name, texts):
        """What people are told of texts that were not understood: `texts` is {text: how many things said it}."""
        return _("%(field)s not known and kept as written: %(texts)s", field=self.label_of(name),
                 texts=_(", ").join(texts))

    def asks(self, run):
        """What the file calls by names nobody knows here, as core.importing.aliases.Unknown."""
        return ()

    def refusals(self, mapping):
        """Why this mapping cannot be used; nothing when it can."""
        return ()

    def lookups(self):
        """For fields of kind lookup: {field name: {folded text: id}}."""
        return {}

    def offers(self):
        """For fields of kind lookup that may be the same for all: {field name: [(what a file would say, its name)]}."""
        return {}

    def place(self, values, terms):
        """The things a row speaks of, one for each step: (key, rank) or None. Of the rows of a thing that is not
        grouped, the one of highest rank speaks for it. CellError when the row cannot be used."""
        raise NotImplementedError

    def steps(self, terms):
        raise NotImplementedError

    def undoers(self, terms):
        """{entity: function(items) -> {item id: why it was kept}}."""
        return {step.entity: step.undo for step in self.steps(terms)}

    def finish(self, run_id, terms, after):
        """What is computed anew once all is written or undone: a generator of item ids, to go on from after a kill."""
        return iter(())


def targets_of(principal):
    """The targets whose whole matter a principal may change, in the order one chooses among them. Whoever reaches none
    sees all of them, and is told why not."""
    reached = [target for target in TARGETS.values() if principal.grants.scope(target.domain, "write") == "all"]
    return sorted(reached or TARGETS.values(), key=lambda target: (target.position, target.name))


def register(target):
    TARGETS[target.name] = target
    return target


def target_named(name):
    if name not in TARGETS:
        raise TableError(_("“%(name)s” cannot be imported; there are: %(known)s",
                           name=name, known=", ".join(sorted(TARGETS))))
    return TARGETS[name]


@dataclass
class Terms:
    """What one run was asked to do, and by whom."""

    run_id: int
    mapping: dict
    home: object  # core.workspace.Home
    by: object  # Principal
    restore: bool = False  # bring back from the archive what the file names
    credit_prefix: str = "C"  # orders whose number begins so are credit notes
    aliases: dict = field(default_factory=dict)  # {field: {folded text of a cell: what is meant by it}}

    def maps(self, *names):
        return any(name in self.mapping for name in names)


@dataclass
class Group:
    """One thing as the file has it: its key and its rows, (row number, values)."""

    key: str
    rows: list


@dataclass
class Finding:
    """What the file does to one thing.

    outcome    new, changed, unchanged, archived (left alone), restored, refused
    changes    {field: [before, after]} as people read them; before: what undo puts back
    tally      rows by what becomes of them: created, changed, unchanged, archived, errors
    notes      {field: text that was not understood and is kept as it is}
    refusals   {row number: why it cannot be used}; duplicates: [{"id", "title", "why"}]
    extras     further Findings that hang on this one, with an entity of their own
    subject    whatever the step wants to find again when it writes
    """

    key: str
    outcome: str = "unchanged"
    label: str = ""
    target_id: int | None = None
    changes: dict = field(default_factory=dict)
    before: dict | None = None
    version: int | None = None
    tally: Counter = field(default_factory=Counter)
    notes: dict = field(default_factory=dict)
    refusals: dict = field(default_factory=dict)
    duplicates: list | None = None
    entity: str | None = None
    extras: list = field(default_factory=list)
    subject: object = None

    def refuse(self, rows, reason):
        """Nothing of it can be used; each of these rows says why."""
        self.outcome, self.changes = "refused", {}
        self.refusals = self.refusals | dict.fromkeys(rows, reason)
        self.tally = Counter(errors=len(self.refusals))


class Step:
    """Compares and writes one kind of thing."""

    entity = ""
    grouped = False

    def __init__(self, terms):
        self.terms = terms

    def compare(self, groups):
        """A Finding for each Group, in their order. Changes nothing."""
        raise NotImplementedError

    def write(self, findings):
        """Make it so; gives the findings their target_id, version and before."""
        raise NotImplementedError

    def undo(self, items):
        """Take back what these ImportItems did; {item id: why it was kept}."""
        raise NotImplementedError
