"""Every route with every method at something that is there, and at something that is not."""
from urllib.parse import urlsplit

from tests.hardening.databases import connect
from tests.hardening.left_out import NOT_ASKED
from tests.laws.test_access import EXAMPLES, example

# Rows that hang on others, where no page of the walk shows both, or not on every day: (beginning, their numbers)
BESIDE = (
    ("/service/tickets/<int:ticket_id>/after-sales",
     "SELECT record_id AS ticket_id, id AS reached_id FROM steps_reached"),
    ("/service/tickets/<int:ticket_id>/after-sales/parts",
     "SELECT record_id AS ticket_id, id AS part_id FROM parts_used"),
    ("/service/tickets/<int:ticket_id>/sign-off", "SELECT record_id AS ticket_id, id AS sign_off_id FROM sign_offs"),
    ("/service/tickets/<int:ticket_id>/file", "SELECT record_id AS ticket_id FROM complaint_files"),
    ("/service/tickets/<int:ticket_id>/file/incidents",
     "SELECT record_id AS ticket_id, id AS incident_id FROM complaint_incidents"),
    ("/service/tickets/<int:ticket_id>/entries", "SELECT record_id AS ticket_id, entry_id FROM messages"),
    ("/service/tickets/<int:ticket_id>/merge/", "SELECT min(id) AS ticket_id, max(id) AS target_id FROM tickets"),
    ("/records/<int:record_id>/files/<int:file_id>", "SELECT record_id, id AS file_id FROM attachments"),
    ("/suppliers/deliveries/<int:line_id>/receipts", "SELECT line_id, id AS receipt_id FROM receipts"),
    ("/evaluation/templates/<int:template_id>/criteria", "SELECT template_id, id AS criterion_id FROM score_criteria"),
)


def addresses(app, walked, path=None):
    """(endpoint, method, path, path of what is missing or None where the path names nothing), sorted by rule.

    Reading comes first: what an accepted request changes must not take its rows from the readers. `path`: of the
    database in which to look for rows that hang on others.
    """
    place = app.url_map.bind("localhost")
    seen = values_seen(place, walked) + (list(rows_beside(path)) if path else [])
    found = []
    for rule in app.url_map.iter_rules():
        for method in rule.methods - {"HEAD", "OPTIONS"}:
            if rule.endpoint in NOT_ASKED:
                continue
            values = values_of(place, rule, method, walked, seen)
            path = place.build(rule.endpoint, values, method)
            there_not = {name: missing_value(converter, values[name], number)
                         for number, (name, converter) in enumerate(rule._converters.items())}
            missing = place.build(rule.endpoint, there_not, method) if there_not != values else None
            found.append((rule.endpoint, method, path, missing))
    return sorted(found, key=lambda each: (each[1] != "GET", *each[:3]))


def rows_beside(path):
    with connect(path) as connection:
        for beginning, statement in BESIDE:
            cursor = connection.execute(f"{statement} LIMIT 1")
            yield beginning, dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))


def missing_value(converter, value, number):
    """In the place of `value` something that is not there; another one for each part of a path."""
    missing = EXAMPLES.get(type(converter).__name__, value)
    return missing - number if isinstance(missing, int) else missing


def values_of(place, rule, method, walked, seen):
    """As on a page; else what pages of addresses that begin alike name, so that what hangs on a row is that row's."""
    for each in (method, "GET", "POST"):
        for path in walked.examples.get((rule.endpoint, each), []):
            values = place.match(urlsplit(path).path, each)[1]
            if 0 not in values.values():  # the place of an id in a form that is copied
                return values
    known = {name: value for beginning, values in seen if rule.rule.startswith(beginning)
             for name, value in values.items()}
    others = {name: value for _beginning, values in seen for name, value in values.items()}
    return {name: known.get(name, others.get(name, 1)) if "Integer" in type(converter).__name__ else example(converter)
            for name, converter in rule._converters.items()}


def values_seen(place, walked):
    """[(beginning of a rule up to its last number, the numbers in it)] of all pages, short beginnings first."""
    seen = set()
    for (_endpoint, method), paths in walked.examples.items():
        for path in paths:
            rule, values = place.match(urlsplit(path).path, method, return_rule=True)
            numbers = {name: value for name, value in values.items() if isinstance(value, int) and value}
            if numbers:
                beginning = rule.rule[:rule.rule.rindex(f"<int:{[*numbers][-1]}>") + len(f"<int:{[*numbers][-1]}>")]
                seen.add((beginning, tuple(numbers.items())))
    return [(beginning, dict(numbers)) for beginning, numbers in sorted(seen, key=lambda each: (len(each[0]), each))]
