"""The facts behind a figure of a scorecard: what answers "Why 82?"."""
from blueprints.evaluation.actions.computing import Evaluator
from blueprints.evaluation.queries import evaluations
from blueprints.evaluation.rooms import ROOMS
from blueprints.evaluation.scorecard import value_text
from blueprints.evaluation.sources import SOURCES
from core.access import of
from core.kinds import record_url
from core.periods import containing
from core.words import language
from models import Record, db

FACTS_SHOWN = 200


def facts_behind(template, evaluation, criterion):
    """The facts of a figure as they are now, excused ones marked, and whether they still give the figure."""
    held = evaluations.inputs_of(evaluation).get(criterion.id)
    work = Evaluator(template, containing(template.period, evaluation.starts_on), evaluation.as_of)
    work.read_facts([evaluation.party_id], [criterion])
    excused = work.excused.get(evaluation.party_id, set())
    facts, source = work.facts_of(criterion, evaluation.party_id), SOURCES[criterion.measure]
    lines = source.lines(facts, *work.span, work.as_of, criterion.settings)
    found = work.measure(criterion, evaluation.party_id, excused)
    lines.sort(key=lambda line: line.counts is not False)
    return {
        "value": value_text(criterion, held.value if held else None), "now": value_text(criterion, found.value),
        "may_excuse": source.fact is not None, "input_id": held.id if held else None,
        "lines": lines[:FACTS_SHOWN], "more": max(0, len(lines) - FACTS_SHOWN), "excused": excused, "found": found,
        "against": sum(line.counts is False and line.fact_id not in excused for line in lines),
        "names": ROOMS[template.role].lines_named({line.line_id for line in lines[:FACTS_SHOWN] if line.line_id}),
        "pages": pages_of({line.record_id for line in lines[:FACTS_SHOWN] if line.record_id}),
        "period": work.period.text(language()),
    }


def pages_of(record_ids):
    """{record id: its address} of those the asker may see."""
    rows = of(Record, Record.id, Record.kind).where(Record.id.in_(record_ids)).order_by(Record.id)
    return {row.id: record_url(row.kind, row.id) for row in db.session.execute(rows)} if record_ids else {}
