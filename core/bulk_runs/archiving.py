"""Many records of any kind taken into the archive, and brought back out of it."""
from core.bulk_runs.declaring import BulkAction
from core.words import _l


def archiving(archive, restore, *, shows_archive, **facts):
    """The two BulkActions of a kind, from what does it to one record: `archive(record, by=)`, `restore(record, by=)`.

    shows_archive  (filters of the list) whether what it shows is in the archive
    """
    def put_away(record, _values, _beside, *, by):
        if record.is_archived:
            return None
        archive(record, by=by)
        return {}

    def bring_back(record, _values, _beside, *, by):
        if not record.is_archived:
            return None
        restore(record, by=by)
        return {}

    return (
        BulkAction("archive", _l("Archive"), "archive", put_away, the_opposite(restore),
                   fits=lambda filters: not shows_archive(filters), **facts),
        BulkAction("restore", _l("Restore"), "restore", bring_back, the_opposite(archive), fits=shows_archive, **facts),
    )


def the_opposite(deed):
    """What takes it back: the deed as on one record, which refuses by itself what cannot be."""
    return lambda record, _before, _beside, *, by: deed(record, by=by)
