"""What one person is answered at every address with a row in it, whosever the row is."""
from dataclasses import dataclass, field

NOTED = "auth.sign_in_by_passkey"  # who tried in vain to come in is kept


@dataclass
class Told:
    """What was asked and how it was answered."""

    whose: dict = field(default_factory=dict)  # {(endpoint, method): those whose row was asked for}
    as_missing: dict = field(default_factory=dict)  # {the same: those of them that were answered as a missing row is}
    broken: list = field(default_factory=list)  # a fault of ours, or refused and something changed nevertheless


def told(house, known, role, rows):
    """Ask as `role` for the rows of all `known` addresses, first the missing ones, then those of whoever else is among
    `rows`. An address without a row in it is asked for once."""
    client, found, missing = house.client_of(role), Told(), {}
    client.kept = client.get_cookie("guanxi")
    for whose in rows:
        house.belongs(whose, role)
        for endpoint, method, path, there_not in known:
            place = endpoint, method
            if whose == "missing":
                missing[place] = without(ask(house, client, found, place, there_not or path, whose), there_not or path)
            elif there_not:
                told_as(found, place, whose, without(ask(house, client, found, place, path, whose), path), missing)
    last = ask(house, client, found, ("auth.account", "GET"), "/account", "own")
    if last.status_code != (200 if client.kept else 303):
        found.broken.append("whoever asked is not signed in any more")
    return found


def told_as(found, place, whose, answer, missing):
    found.whose.setdefault(place, set()).add(whose)
    if answer == missing.get(place):
        found.as_missing.setdefault(place, set()).add(whose)


def ask(house, client, found, place, path, rows):
    endpoint, method = place
    client.delete_cookie("guanxi_flash")  # what was said last must not stand on the page that comes next
    if client.kept:  # a new token goes with the house in which it was made
        client.set_cookie("guanxi", client.kept.decoded_value)
    answer = client.open(path, method=method)
    if answer.status_code >= 500:
        found.broken.append((endpoint, method, rows, answer.status_code))
    if house.moved():
        if answer.status_code >= 400 and endpoint != NOTED and house.has_changed():
            found.broken.append((endpoint, method, rows, f"{answer.status_code}, and something is another one"))
        house.put_back()
    return answer


def without(answer, path):
    """What an answer says but for the address asked for."""
    return answer.status_code, answer.data.replace(path.encode(), b""), (answer.location or "").replace(path, "")
