"""The pages of the domain, by noun: of templates its own, the others shared by the rooms that are judged."""
from blueprints.evaluation.views import approved, judging, scorecards, selecting, selections, standing, templates

__all__ = ["approved", "judging", "scorecards", "selecting", "selections", "standing", "templates"]
