"""A ticket's clock told as a story: what starts, stops, pauses and is taken back."""
from datetime import UTC, datetime, timedelta

from measures.calendars import Calendar
from measures.promptness import Event, dues, next_due, part_used, read, spent

WEEK = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), [["09:00", "17:00"]])
OFFICE = Calendar.from_dict({"tz": "UTC", "week": WEEK})
PROMISED = {"first": 60, "update": 120, "resolution": 8 * 60}


def at(hour, minute=0, day=1):  # December 2025 begins on a Monday
    return datetime(2025, 12, day, hour, minute, tzinfo=UTC)


def story_of(*events):
    return read([Event(number, when, kind, takes_back=back[0] if back else None)
                 for number, (when, kind, *back) in enumerate(events, 1)])


def found(story):
    return {name: due.at for name, due in dues(story, OFFICE, PROMISED).items()}


def test_a_new_one_owes_an_answer_and_a_resolution():
    story = story_of((at(9), "start"), (at(9), "asked"))
    assert found(story) == {"first": at(10), "resolution": at(17)}
    assert next_due(dues(story, OFFICE, PROMISED)) == at(10)


def test_once_answered_only_what_the_customer_asks_again_is_owed():
    story = story_of((at(9), "start"), (at(9), "asked"), (at(9, 30), "answered"))
    assert found(story) == {"resolution": at(17)}
    again = story_of((at(9), "start"), (at(9), "asked"), (at(9, 30), "answered"), (at(11), "asked"), (at(12), "asked"))
    assert found(again) == {"update": at(13), "resolution": at(17)}


def test_waiting_stops_every_clock_and_going_on_keeps_the_pause():
    waiting = story_of((at(9), "start"), (at(9, 30), "answered"), (at(10), "pause"))
    assert found(waiting) == {"resolution": None} and next_due(dues(waiting, OFFICE, PROMISED)) is None
    assert dues(waiting, OFFICE, PROMISED)["resolution"].remaining == timedelta(hours=7)
    on = story_of((at(9), "start"), (at(9, 30), "answered"), (at(10), "pause"), (at(12), "resume"))
    assert found(on) == {"resolution": at(11, day=2)}


def test_time_between_resolved_and_reopened_does_not_count():
    story = story_of((at(9), "start"), (at(10), "answered"), (at(11), "resolved"), (at(10, day=2), "reopened"))
    assert story.resolved_at is None and found(story) == {"resolution": at(16, day=2)}


def test_resolved_while_it_waited_and_reopened_is_one_pause():
    story = story_of((at(9), "start"), (at(9), "answered"), (at(10), "pause"), (at(11), "resolved"),
                     (at(12), "reopened"))
    assert [(pause.begin, pause.until) for pause in story.pauses] == [(at(10), at(12))]
    assert not story.is_paused


def test_what_was_taken_back_never_happened():
    story = story_of((at(9), "start"), (at(9, 10), "answered"), (at(9, 10), "pause"), (at(9, 11), "taken-back", 2),
                     (at(9, 11), "taken-back", 3))
    assert (story.answered_at, story.is_paused) == (None, False)
    assert found(story)["first"] == at(10)


def test_a_longer_promise_counts_from_the_first_start():
    story = story_of((at(16), "start"), (at(9, day=2), "pause"), (at(10, day=2), "resume"))
    longer = dues(story, OFFICE, PROMISED | {"first": 120})
    assert (found(story)["first"], longer["first"].at) == (at(17), at(11, day=2))
    assert part_used(story, OFFICE, "first", 120, 50).at == at(17)


def test_both_times_are_told():
    took = spent(story_of((at(16), "start")), OFFICE, "first", at(10, day=2))
    assert (took.business, took.wall) == (timedelta(hours=2), timedelta(hours=18))


def test_nothing_promised_nothing_due():
    story = story_of((at(9), "start"))
    assert dues(story, OFFICE, {"first": None, "update": None, "resolution": None}) == {}
