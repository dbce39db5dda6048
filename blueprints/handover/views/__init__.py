"""The pages of a hand-over, by noun."""
from blueprints.handover.views import briefing, hand_overs

__all__ = ["briefing", "hand_overs"]
