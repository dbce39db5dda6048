"""The pages of the panels, by noun; each is a whole page and, for htmx, the block of the panel."""
from blueprints.records.views import entries, files, history, records, tags, watchers

__all__ = ["entries", "files", "history", "records", "tags", "watchers"]
