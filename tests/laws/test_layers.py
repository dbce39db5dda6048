"""Imports point leftwards only: what is on the left can be read, tested and trusted without what is on its right.

config ← schema ← models ← core ← queries, actions ← forms ← views ← app; `measures` imports nothing of ours.
"""
import ast
import functools
import graphlib

from tests.laws.source import ROOT, app_files, each, tree

LAYERS = ["config", "measures", "schema", "models", "core", "queries and actions", "forms", "views", "package", "app"]
BY_FILE = {"forms": "forms", "views": "views", "cli": "views", "__init__": "package"}
# These speak of the matter, not of the web: they can be called from a job, the shell and a test alike.
NO_WEB = {"measures", "schema", "models", "queries", "actions", "jobs", "imports"}
WEB = {"flask", "wtforms", "flask_wtf", "flask_login", "flask_babel", "jinja2"}

# Who may call whose actions and queries. Each arrow is a decision: add one with its reason, never a cycle.
ARROWS = {
    ("admin", "auth"),          # `flask serve` prints the set-up link
    ("home", "imports"),        # the first page lists the newest imports one may open
    ("home", "customers"),      # the first page counts classes as the list of customers does
    ("movement", "customers"),  # who moved are customers: their classes, scores and the filters of their list
    ("customers", "tasks"),     # the page of a party shows what is to be done about it
    ("rights", "auth"),         # nothing that is taken from a role may leave nobody to administer
    ("rights", "customers"),    # a party is seen by its roles, under the names they have on its page
    ("admin", "rights"),        # the search through all changes words those of roles
    ("admin", "records"),       # administrators rename and merge the tags of records, and read all histories
    ("admin", "health"),        # what takes room is shown beside how the server does
    ("sales", "records"),       # the page of a deal shows the panels every record has
    ("sales", "tasks"),         # and what is to be done about it
    ("plays", "tasks"),         # the steps of plays become tasks
    ("visits", "tasks"),        # follow-ups stand on the day of whoever makes them
    ("visits", "records"),      # what came of them is written onto the timeline
    ("customers", "plays"),     # the page of a customer shows the plays they are in
    ("customers", "visits"),    # and when somebody calls on them next
    ("demo", "plays"),          # customers of the sample who are led through plays
    ("demo", "visits"),         # and called on
    ("tasks", "records"),       # the page of a task shows them, too
    ("loyalty", "tasks"),       # thanks for an introduction are a task
    ("customers", "loyalty"),   # the page of a customer shows tier, offers and introductions
    ("service", "loyalty"),     # whoever answers a ticket sees them, too
    ("sales", "loyalty"),       # an order shows the offers it was given with
    ("demo", "loyalty"),        # tiers and offers of the sample
    ("customers", "records"),   # the page of a customer shows the panels every record has
    ("pool", "customers"),      # what lies in the pool are customers, handed over as ever
    ("handover", "customers"),  # a party is handed over by its hat; the briefing tells what its page tells
    ("handover", "records"),    # and what was said last
    ("handover", "bulk"),       # how far each part came, in the words of bulk changes
    ("handover", "suppliers"),  # lists of what a colleague looks after
    ("handover", "partners"),   # the same
    ("handover", "corrective"), # the same
    ("handover", "evaluation"), # the same: selections
    ("demo", "pool"),           # customers that went back to everybody
    ("demo", "admin"),          # the sample makes people, teams and fields the way an administrator does
    ("demo", "auth"),           # and hands out links to sign in as its people
    ("demo", "customers"),      # it is written by the actions of each domain: parties, roles, classes
    ("demo", "sales"),          # orders, products, rates
    ("demo", "service"),        # tickets and what is said on them
    ("demo", "evaluation"),     # and how they did
    ("demo", "suppliers"),      # what was ordered and came
    ("demo", "partners"),       # programmes, registered deals, commission, market funds
    ("demo", "tasks"),          # open and done work
    ("demo", "records"),        # timelines, files, tags, watchers
    ("demo", "views"),          # kept views
    ("evaluation", "records"),  # the page of a selection shows the panels every record has; a document is a file
    ("evaluation", "tasks"),    # and what is to be done about it; a document that runs out becomes a task
    ("suppliers", "customers"), # a supplier is a party: registered, revised and brought in the same way
    ("suppliers", "evaluation"), # they are judged by its templates
    ("suppliers", "sales"),     # what they supply are the products that are sold
    ("suppliers", "records"),   # the page of a supplier shows the panels every record has
    ("suppliers", "corrective"), # the page of a supplier shows what is to be mended
    ("partners", "corrective"), # so does that of a partner
    ("corrective", "customers"), # an action is with a party in one of its roles
    ("corrective", "evaluation"), # a figure of the scorecard proves it
    ("corrective", "records"),  # the page of an action shows the panels every record has
    ("corrective", "tasks"),    # and what is to be done about it
    ("suppliers", "service"),   # the page of a supplier tells what customers complained about of its goods
    ("suppliers", "tasks"),     # and what is to be done about it
    ("partners", "evaluation"), # they are judged by its templates
    ("suppliers", "cooperation"), # the page of a supplier shows plans and agreements with it
    ("partners", "cooperation"), # as that of a partner does
    ("cooperation", "customers"), # a file of agreements finds suppliers and partners as a file of orders does customers
    ("cooperation", "evaluation"), # goals are read from the measures of scorecards
    ("cooperation", "records"), # the pages of plans and agreements show the panels every record has
    ("cooperation", "tasks"),   # and what is to be done about them
    ("demo", "corrective"),     # corrective actions of the sample
    ("demo", "cooperation"),    # plans and agreements of the sample
    ("partners", "customers"),  # a partner is a party: registered and revised in the same way
    ("partners", "sales"),      # a registered deal becomes a deal
    ("partners", "service"),    # we answer partners by the working hours of customer service
    ("partners", "records"),    # the pages of a partner and a registered deal show the panels every record has
    ("partners", "tasks"),      # and what is to be done about them
    ("service", "sales"),       # a new ticket looks for its customer as a new order does
    ("service", "tasks"),       # the page of a ticket shows what is to be done about it
    ("service", "customers"),   # a file of tickets finds its customers as a file of orders does
    ("portal", "service"),      # strangers ask, read and answer by the actions of service
    ("portal", "evaluation"),   # suppliers and partners answer questionnaires by a link
    ("portal", "auth"),         # their form waits as wrong passwords do
    ("portal", "records"),      # files they bring and fetch
    ("privacy", "customers"),   # a party is handed over, and seen by others, as the page of it tells
    ("privacy", "tasks"),       # who looks after a party has a task when somebody asks to see it
    ("service", "records"),     # what is said about a ticket are entries of its timeline, with files and watchers
    ("sales", "admin"),         # sellers whom a file of deals names become users without sign-in
    ("sales", "customers"),     # an order is a customer's, and entering one classifies the customer anew
}


@functools.cache
def module_file(dotted):
    """The file of one of our modules, relative to the root; None when it is none of ours."""
    path = ROOT.joinpath(*dotted.split("."))
    for candidate in (path.with_suffix(".py"), path / "__init__.py"):
        if candidate.exists():
            return candidate.relative_to(ROOT)
    return None


@functools.cache
def imports(path):
    """(line, dotted name) of everything a file imports; `from a import b` is a.b when that is a module, else a."""
    return list(_imports(path))


def _imports(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            yield node.lineno, "." * node.level
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                own_blueprint = alias.name == "bp" and path.parts[:2] == tuple(node.module.split("."))
                if not own_blueprint:
                    yield node.lineno, inner if module_file(inner) else node.module


def layer(path):
    first = path.parts[0].removesuffix(".py")
    if first != "blueprints":
        return first
    if len(path.parts) == 2:
        return "app"
    # customers/views.py and customers/views/people.py alike; any other noun of a domain is on a level with its actions.
    return BY_FILE.get(noun(path), "queries and actions")


def noun(path):
    """What a file is called in its domain, or the top folder it is in."""
    return path.parts[2 if path.parts[0] == "blueprints" and len(path.parts) > 2 else 0].removesuffix(".py")


def domain(path):
    return path.parts[1] if path.parts[0] == "blueprints" and len(path.parts) > 2 else None


def ours(path):
    for line, dotted in imports(path):
        if target := module_file(dotted):
            yield line, target


@each(*app_files())
def test_imports_point_leftwards(path):
    rank = LAYERS.index(layer(path))
    for line, target in ours(path):
        assert LAYERS.index(layer(target)) <= rank, f"{path}:{line} imports {target}, which is to its right"
        if layer(path) in ("measures", "config"):
            assert layer(target) == layer(path), f"{path}:{line} imports {target}; it must stand alone"
        if layer(target) == "schema":
            assert layer(path) in ("schema", "models"), f"{path}:{line}: import it from models, the map of the schema"


@each(*app_files())
def test_imports_are_absolute_and_free_of_the_web(path):
    for line, dotted in imports(path):
        assert not dotted.startswith("."), f"{path}:{line}: say where it comes from in full"
        if noun(path) in NO_WEB:
            assert dotted.split(".")[0] not in WEB, f"{path}:{line} imports {dotted}: pass in what it needs, as by=…"


def test_domains_call_each_other_only_along_arrows():
    found = {}
    for path in app_files():
        for line, target in ours(path):
            if domain(path) and domain(target) and domain(path) != domain(target):
                found[domain(path), domain(target)] = f"{path}:{line}"
                assert layer(target) == "queries and actions", f"{path}:{line}: call the other's action or query"
    new = {arrow: place for arrow, place in found.items() if arrow not in ARROWS}
    assert not new, f"new arrows between domains; take them out, or list them above with the reason: {new}"
    assert not ARROWS - found.keys(), f"arrows nobody uses, take them out: {ARROWS - found.keys()}"


def test_arrows_form_no_cycle():
    graph = {}
    for caller, called in ARROWS:
        graph.setdefault(caller, set()).add(called)
    list(graphlib.TopologicalSorter(graph).static_order())


def test_every_file_has_a_layer():
    strangers = [str(path) for path in app_files() if layer(path) not in LAYERS]
    assert not strangers, f"no layer is known for {strangers}: DESIGN.md §3 says where things go"


def test_no_folder_is_called_models():
    assert not (ROOT / "models").exists(), "a package models/ silently hides models.py: put the file into schema/"
