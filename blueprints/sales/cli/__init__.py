"""Figures of sales for the shell, in the group `flask report`."""
from blueprints.sales.cli import win_rate

__all__ = ["win_rate"]
