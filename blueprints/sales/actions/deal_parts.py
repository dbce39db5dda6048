"""What a deal is about and who has a part in it: lines of products, people, competitors."""
from blueprints.sales.actions.deals import revise
from blueprints.sales.actions.moves import refuse_archived
from blueprints.sales.actions.orders import line_values
from blueprints.sales.actions.products import Products
from core.page import Refused
from core.words import _
from models import DealLine, DealPerson, now


def write_lines(deal, lines):
    """Make the deal's lines be `lines` (LineFacts). Its amount stays its own: see amount_from_lines."""
    refuse_archived(deal)
    products = Products()
    values = [line_values(facts, products, deal.currency) for facts in lines]
    kept = {line.ordinal: line for line in deal.lines}
    for ordinal, columns in enumerate(values, start=1):
        line = kept.pop(ordinal, None)
        if line is None:
            deal.lines.append(DealLine(ordinal=ordinal, **columns))
            continue
        for name, value in columns.items():
            setattr(line, name, value)
    for line in kept.values():
        deal.lines.remove(line)
    deal.updated_at = now()  # raises the version: two who change the lines at once are told


def amount_from_lines(deal, *, by):
    """The deal's amount becomes what its lines add up to."""
    if not deal.lines:
        raise Refused(_("%(deal)s has no lines", deal=deal.title))
    revise(deal, {"amount_cents": sum(line.line_cents for line in deal.lines)}, by=by)


def give_part(deal, party_id, part):
    """Somebody decides, uses, pays, blocks or competes. Said twice it is said once."""
    refuse_archived(deal)
    if not any(person.party_id == party_id and person.part == part for person in deal.people):
        deal.people.append(DealPerson(party_id=party_id, part=part))


def take_part_away(deal, party_id, part):
    refuse_archived(deal)
    deal.people = [person for person in deal.people if (person.party_id, person.part) != (party_id, part)]
