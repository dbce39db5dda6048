"""Figures of sales for the shell, in the group `flask report`."""
from blueprints.sales.cli import forecast, win_rate

__all__ = ["forecast", "win_rate"]
