"""Somebody sends every form what no page would send: nothing breaks, whatever stands in a field."""
from urllib.parse import quote_plus

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hardening.conftest import signed_in
from tests.hardening.hostile import HOSTILE

# What would end the test itself: the way out, the sample's own removal.
LEFT_ALONE = {"auth.sign_out", "demo.remove_sample", "demo.load_sample", "auth.change_password"}
TRIES = 400


@pytest.fixture
def forms(walked):
    """[(method, action, [(name, value)])] of every form an administrator finds."""
    found = [(method, action, fields) for (endpoint, method, _names), (action, fields) in walked.forms.items()
             if endpoint not in LEFT_ALONE and fields]
    return sorted(found, key=lambda form: (form[0], form[1], sorted(form[2])))


@pytest.fixture
def send(sample):
    """Sends a form as bytes, by somebody who signs in anew when the last form ended that."""
    client = [signed_in(sample, "ada")]

    def send(method, action, pairs):
        body = "&".join(f"{encoded(name)}={encoded(value)}" for name, value in pairs)
        if method == "GET":
            answer = client[0].get(f"{action.partition('?')[0]}?{body[:60_000]}")
        else:
            answer = client[0].post(action, data=body, content_type="application/x-www-form-urlencoded")
        if answer.status_code == 401 or (answer.location or "").startswith("/sign-in"):
            client[0] = signed_in(sample, "ada")
        return answer
    return send


def encoded(text):
    return quote_plus(text.encode("utf-8", "surrogatepass"))


def replaced(fields, name, value):
    return [(each, value if each == name else old) for each, old in fields]


def test_every_field_of_every_form_takes_what_is_hostile(forms, send):
    number, broken = 0, []
    for method, action, fields in forms:
        for name in dict.fromkeys(name for name, _value in fields if name != "csrf_token"):
            number += 1
            value = HOSTILE[number % len(HOSTILE)]
            answer = send(method, action, replaced(fields, name, value))
            if answer.status_code >= 500:
                broken.append((method, action, name, value[:20], answer.status_code))
    assert broken == []


def test_missing_doubled_and_made_up_fields(forms, send):
    broken = []
    for method, action, fields in forms:
        made_up = [(f"{name}-{number}", "x") for number, (name, _value) in enumerate(fields[:3])]
        ours = [("id", "1"), ("version", "x"), ("_once", "x")]
        for pairs in ([], [*fields, *reversed(fields)], [*fields, *made_up, *ours]):
            answer = send(method, action, pairs)
            if answer.status_code >= 500:
                broken.append((method, action, len(pairs), answer.status_code))
    assert broken == []


def test_several_fields_at_once(forms, send, what_broke):
    values = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40), st.integers().map(str), st.dates().map(str))

    @settings(max_examples=TRIES, deadline=None, derandomize=True, database=None)
    @given(st.sampled_from(range(len(forms))), st.data())
    def tried(number, data):
        method, action, fields = forms[number]
        names = data.draw(st.sets(st.sampled_from(sorted({name for name, _value in fields} - {"csrf_token"})
                                                  or ["q"]), min_size=1, max_size=5))
        drawn = {name: data.draw(values) for name in sorted(names)}
        answer = send(method, action, [(name, drawn.get(name, old)) for name, old in fields])
        assert answer.status_code < 500, (method, action, drawn, what_broke)
    tried()
