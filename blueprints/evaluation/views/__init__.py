"""The pages of the domain, by noun: some of its own, the others shared by the rooms that are judged."""
from blueprints.evaluation.views import (
    approved,
    documents,
    judging,
    qualifications,
    questionnaires,
    requirements,
    scorecards,
    selecting,
    selections,
    sheets,
    standing,
    templates,
)

__all__ = ["approved", "documents", "judging", "qualifications", "questionnaires", "requirements", "scorecards",
           "selecting", "selections", "sheets", "standing", "templates"]
