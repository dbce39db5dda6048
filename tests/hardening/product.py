"""What one person is answered at every address with a row in it, whosever the row is."""
from dataclasses import dataclass, field

NOTED = "auth.sign_in_by_passkey"  # who tried in vain to come in is kept


@dataclass
class Told:
    """What was asked and how it was answered."""

    whose: dict = field(default_factory=dict)  # {(endpoint, method): those whose row was asked for}
    as_missing: dict = field(default_factory=dict)  # {the same: those of them that were answered as a missing row is}
    broken: list = field(default_factory=list)  # a fault of ours, or refused and something changed nevertheless


def told(house, known, role, whose):
    """Ask as `role` for every row of `known`, which is in turn of whom `whose` says, and for one that is not there."""
    client, found, missing = house.client_of(role), Told(), {}
    client.kept = client.get_cookie("guanxi")
    house.belongs(whose[0], role)
    for endpoint, method, path, there_not in known:
        missing[endpoint, method] = ask(house, client, found, endpoint, method, there_not or path, "missing")
    for rows in whose:
        house.belongs(rows, role)
        for endpoint, method, path, there_not in known:
            if there_not:
                found.whose.setdefault((endpoint, method), set()).add(rows)
                answer = ask(house, client, found, endpoint, method, path, rows)
                if without(answer, path) == without(missing[endpoint, method], there_not):
                    found.as_missing.setdefault((endpoint, method), set()).add(rows)
    if ask(house, client, found, "auth.account", "GET", "/account", "own").status_code != (200 if client.kept else 303):
        found.broken.append("whoever asked is not signed in any more")
    return found


def ask(house, client, found, endpoint, method, path, rows):
    client.delete_cookie("session")  # what was said last must not stand on the page that comes next
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

