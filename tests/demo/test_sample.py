"""The sample as its administrator finds it: believable, and no page of it empty."""
from collections import Counter

import pytest
import sqlalchemy as sa

from blueprints.demo import actions, en, ledger, zh
from blueprints.demo.rhythms import CLASSES, class_of, purchase_days
from blueprints.demo.stage import CLOSES, TIMES, Stage
from core.page import Refused
from core.times import today
from core.workspace import workspace
from measures.lifecycle import classify
from models import CustomerProfile, Entry, Notice, Task, User, db, now
from tests.demo.conftest import digest, load, remove, rows_of_tables
from tests.world import inside

LISTS = ["/customers", "/customers?class=potential", "/customers?class=new", "/customers?class=existing",
         "/customers?class=loyal", "/customers?class=lost", "/customers?archived=yes", "/tasks", "/tasks?owner=anyone",
         "/sales/orders", "/sales/products", "/sales/rates", "/notices", "/service/queue", "/service/tickets",
         "/service/reports", "/service/complaints/report", "/service/articles", "/service/tickets?kind=problem",
         "/service/sold-items",
         "/service/sold-items?warranty=in", "/service/sold-items?warranty=out", "/service/sold-items?warranty=voided",
         "/service/sold-items?warranty=unknown", "/admin/users", "/admin/teams",
         "/admin/fields?kind=party", "/admin/tags", "/sales/forecast", "/sales/forecast/bridge",
         "/sales/forecast/calibration", "/sales/targets", "/sales/forecast/past-board",
         "/sales/forecast/deals?what=late", "/suppliers", "/suppliers/deliveries?state=overdue",
         "/suppliers/deliveries?state=expected", "/suppliers/ranking", "/suppliers/selections",
         "/partners", "/partners/registrations", "/partners/registrations?state=converted", "/partners/commission",
         "/partners/registrations?state=undecided", "/partners/certificates", "/partners/programmes",
         "/partners/funds", "/partners/commission?state=paid", "/plays", "/plays/runs",
         "/plays/runs?state=any&fate=won_back", "/visits", "/visits/log", "/visits/plan", "/visits/punctuality"]


def test_it_is_as_large_as_promised(sample):
    with inside(sample):
        counts = ledger.counts()
        assert (counts["users"], counts["teams"], counts["parties"]) == (12, 4, 200)
        assert counts["orders"] > 800
        assert counts["tickets"] == 401  # the last is a problem of three complaints
        assert counts["articles"] == 5
        assert counts["sold_items"] >= 60
        assert counts["deals"] == 120
        assert counts["purchase_orders"] > 300
        assert counts["registrations"] > 35


def test_all_five_classes_come_out_as_designed(sample):
    with inside(sample):
        day = today(workspace())
        found = [classify([day.fromordinal(day.toordinal() - ago) for ago in purchase_days(day, number)], day).lifecycle
                 for number in range(len(CLASSES))]
        assert found == [class_of(number) for number in range(len(CLASSES))]
        locked = sa.select(sa.func.count()).where(CustomerProfile.locked_lifecycle.is_not(None))
        assert db.session.scalar(locked) == 3


@pytest.mark.parametrize("path", LISTS)
def test_every_list_has_something_to_show(visit, path):
    assert visit("ada").open(path).css("tbody tr, main li, main article") != []


@pytest.mark.parametrize("path", ["/", "/team-day", "/overview", "/demo", "/search?q=tea"])
def test_the_first_pages_open(visit, path):
    visit("ada").open(path)


def test_everybody_has_open_work(sample):
    with inside(sample):
        owners = Counter(db.session.scalars(sa.select(Task.owner_id).where(Task.kind == "task", Task.is_open)))
        people = ledger.made(User)
        assert min(owners[user_id] for user_id in people) >= 10
        due = set(db.session.scalars(sa.select(Task.due_on).where(Task.kind == "task", Task.is_open)))
        assert None in due and today(workspace()) in due


def test_no_one_has_a_password(sample):
    with inside(sample):
        held = sa.select(User.password_hash).where(User.id.in_(ledger.made(User)))
        assert set(db.session.scalars(held)) == {None}


def test_timelines_hold_every_kind_of_entry(sample):
    with inside(sample):
        kinds = set(db.session.scalars(sa.select(Entry.kind).distinct()))
        assert kinds == {"note", "call", "meeting", "visit", "email", "sms", "chat", "letter", "system",
                         "message"}
        told = set(db.session.scalars(sa.select(Notice.kind).distinct()))
        assert {"mention", "watched", "assigned"} <= told


def test_the_menu_leads_to_it_while_it_is_here(visit):
    assert len(visit("ada").open("/").css('nav a[href="/demo"]')) == 1


def test_a_second_time_is_refused(sample):
    with inside(sample), pytest.raises(Refused) as refused:
        actions.load(None)
    assert refused.value.message == "The sample is here already: remove it first"


def made_on(sample):
    """The day and the hour the sample reaches up to."""
    with inside(sample):
        at = actions.last_job().created_at
        return today(workspace(), at), at.hour


def made_again(sample, before):
    assert remove(sample) == []
    assert rows_of_tables(sample) == before
    load(sample)
    return made_on(sample), digest(sample)


def test_it_goes_whole_and_comes_again_the_same(sample, before):
    first = made_on(sample), digest(sample)
    second = made_again(sample, before)
    if first[0] != second[0]:  # the clock struck between them
        first, second = second, made_again(sample, before)
    assert first == second


def test_nothing_that_happened_has_yet_to_come(sample):
    with inside(sample):
        future = {f"{model.__tablename__}.{name}": db.session.scalar(sa.select(sa.func.count()).where(column > now()))
                  for model in ledger.PARTS for name in TIMES if (column := getattr(model, name, None)) is not None}
    assert {place: rows for place, rows in future.items() if rows} == {}


@pytest.mark.parametrize("hour", range(24))
def test_what_happened_today_fits_into_the_hours_it_had(house, hour):
    with inside(house):
        stage = Stage(None, 0)
    stage.hour = hour
    day = [stage.so_far(minute) for minute in range(CLOSES)]
    assert day == sorted(day) and day[-1] <= 60 * hour


def shape(value):
    """The form of facts: both languages must have the same."""
    if isinstance(value, dict):
        return {key: shape(held) for key, held in value.items() if len(str(key)) != 2}
    return type(value).__name__


def test_both_languages_say_the_same():
    names = {name for name in vars(en) if name.isupper()} - {"LEGAL"}
    assert names == {name for name in vars(zh) if name.isupper()}
    for name in names - {"CITIES", "TRADES", "TASKS", "CASES"}:
        ours, theirs = getattr(en, name), getattr(zh, name)
        assert isinstance(ours, str) or len(ours) == len(theirs) or name in ("WORDS", "SAMPLE", "OFFER"), name
        assert shape(getattr(en, name)) == shape(getattr(zh, name)), name
    ours, theirs = ([[shape(fact) for fact in case] for case in each.CASES.values()] for each in (en, zh))
    assert ours == theirs  # found by their subjects, which each says in its own words
    assert {key: len(texts) for key, texts in en.TASKS.items()} == {key: len(texts) for key, texts in zh.TASKS.items()}
