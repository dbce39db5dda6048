"""The cards of a board as text: what is the same on every card comes drawn from the template, as in core/work_rows.py.

Parts are Markup in which @id@, @title@ and so on stand for a deal's values; what somebody wrote is put in last.
"""
from core.drawing import DrawnRows, escape_all, joined
from core.money import format_money
from core.times import filters
from core.words import language
from models import NO_DAY

TEXTS = 7  # of a card
drawn_cards = DrawnRows()


def draw_cards(cards, parts, today, limit):
    """Markup of the cards of a column; `limit`: days after which a deal in it is stale.

    parts   name: the beginning of a card, with @id@ and @title@; customer; amount; closes and late_closes: its day;
            next and late_next: @step@ and @on@; stale: @days@, @limit@; put_off_once, put_off: @times@; owner;
            marks: @marks@; move: @id@, @title@
    """
    parts = {name: str(part).replace("@limit@", str(limit)) for name, part in parts.items()}

    def draw(new):
        speaks = language()
        day = filters(speaks)["day"]
        texts = escape_all([text for card in new for text in _texts(card.row, speaks, day)])
        return [_card(card, texts[at * TEXTS:(at + 1) * TEXTS], parts, today) for at, card in enumerate(new)]
    return joined(drawn_cards(cards, draw, today, *parts.values(), key=_values))


def _values(card):
    """All that a card says."""
    return card.days, card.is_late, *card.row


def _texts(row, speaks, day):
    amount = "" if row.amount_cents is None else format_money(row.amount_cents, row.currency, speaks)
    return (row.title, row.customer or "", amount, "" if row.closes_on == NO_DAY else day(row.closes_on), row.next_step,
            day(row.next_step_on), row.owner or "")


def _card(card, texts, parts, today):
    row, (title, customer, amount, closes, step, step_on, owner) = card.row, texts
    drawn = [parts["name"].replace("@id@", str(row.id)).replace("@title@", title)]
    if customer:
        drawn.append(parts["customer"].replace("@customer@", customer))
    late = "late_" if row.is_open and row.closes_on < today else ""
    drawn.append(parts["facts"].replace("@amount@", parts["amount"].replace("@amount@", amount) if amount else "")
                 .replace("@closes@", parts[f"{late}closes"].replace("@closes@", closes)))
    if step or step_on:
        part = parts["late_next" if card.is_late else "next"]
        drawn.append(part.replace("@on@", step_on).replace("@step@", step))
    marks = _marks(card, parts)
    if marks or owner:
        drawn.append(parts["marks"].replace("@marks@", marks).replace("@owner@", owner))
    drawn.append(parts["move"].replace("@id@", str(row.id)).replace("@title@", title))
    return "".join(drawn) + "</li>"


def _marks(card, parts):
    """How long nothing was heard of it, and how often it was put off."""
    stale = parts["stale"].replace("@days@", str(card.days)) if card.days else ""
    times = card.row.push_count
    if not times:
        return stale
    return stale + (parts["put_off_once"] if times == 1 else parts["put_off"].replace("@times@", str(times)))
