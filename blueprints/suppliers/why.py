"""The facts behind a figure of a scorecard: what answers "Why 82?"."""
from blueprints.evaluation.actions.computing import Evaluator
from blueprints.evaluation.queries import evaluations
from blueprints.evaluation.scorecard import value_text
from blueprints.evaluation.sources import SOURCES
from blueprints.suppliers.queries.scorecards import numbers_of
from core.periods import containing
from core.words import language

FACTS_SHOWN = 200


def facts_behind(evaluation, criterion):
    """The facts of a figure as they are now, excused ones marked, and whether they still give the figure."""
    template, held = evaluation.template, evaluations.inputs_of(evaluation).get(criterion.id)
    work = Evaluator(template, containing(template.period, evaluation.starts_on), evaluation.as_of)
    work.read([evaluation.party_id])
    excused = work.excused.get(evaluation.party_id, set())
    facts, source = work.facts_of(criterion, evaluation.party_id), SOURCES[criterion.measure]
    lines = source.lines(facts, *work.span, work.as_of, criterion.settings)
    found = work.measure(criterion, evaluation.party_id, excused)
    lines.sort(key=lambda line: line.counts is not False)
    return {
        "value": value_text(criterion, held.value if held else None), "now": value_text(criterion, found.value),
        "may_excuse": source.fact is not None, "input_id": held.id if held else None,
        "lines": lines[:FACTS_SHOWN], "more": max(0, len(lines) - FACTS_SHOWN), "excused": excused, "found": found,
        "against": sum(line.counts is False and line.line_id not in excused for line in lines),
        "names": numbers_of({line.line_id for line in lines[:FACTS_SHOWN] if line.line_id}),
        "period": work.period.text(language()),
    }
