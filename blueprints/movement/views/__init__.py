"""The pages on movement, by what they tell."""
from blueprints.movement.views import flow, rules, scores, trials  # noqa: F401
