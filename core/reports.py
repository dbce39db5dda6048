"""`flask report NAME`: figures for the shell. Each domain adds its own commands to this group."""
from flask.cli import AppGroup

report = AppGroup("report", help="Print the figures of a report; --json for JSON and nothing else.")
