"""Every route with every method at something that is there, and at something that is not."""
from urllib.parse import urlsplit

from tests.laws.test_access import EXAMPLES, example

# Jobs over the whole house, and what ends the session that tries.
LEFT_ALONE = {"demo.remove_sample", "demo.load_sample", "auth.sign_out", "auth.sign_device_out",
              "rights.see_as"}


def addresses(app, walked):
    """(endpoint, method, path, path of what is missing or None where the path names nothing), sorted by rule.

    Reading comes first: what an accepted request changes must not take its rows from the readers.
    """
    place = app.url_map.bind("localhost")
    seen = values_seen(place, walked)
    found = []
    for rule in app.url_map.iter_rules():
        for method in rule.methods - {"HEAD", "OPTIONS"}:
            if rule.endpoint in LEFT_ALONE:
                continue
            values = values_of(place, rule, method, walked, seen)
            path = place.build(rule.endpoint, values, method)
            there_not = {name: missing_value(converter, values[name], number)
                         for number, (name, converter) in enumerate(rule._converters.items())}
            missing = place.build(rule.endpoint, there_not, method) if there_not != values else None
            found.append((rule.endpoint, method, path, missing))
    return sorted(found, key=lambda each: (each[1] != "GET", *each[:3]))


def missing_value(converter, value, number):
    """In the place of `value` something that is not there; another one for each part of a path."""
    missing = EXAMPLES.get(type(converter).__name__, value)
    return missing - number if isinstance(missing, int) else missing


def values_of(place, rule, method, walked, seen):
    for each in (method, "GET", "POST"):
        for path in walked.examples.get((rule.endpoint, each), []):
            return place.match(urlsplit(path).path, each)[1]
    return {name: seen.get(name, 1 if "Integer" in type(converter).__name__ else example(converter))
            for name, converter in rule._converters.items()}


def values_seen(place, walked):
    """{part of a path: a value of it on some page}"""
    seen = {}
    for (_endpoint, method), paths in walked.examples.items():
        seen |= place.match(urlsplit(paths[0]).path, method)[1]
    return {name: value for name, value in seen.items() if isinstance(value, int)}
