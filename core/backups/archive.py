"""Writing a backup and reading it again.

It appears under its name only when all of it was written, read again and found equal to what the database said.
"""
import hashlib
import json
import os
import zipfile
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from core import migrations
from core.backups.plain import CHUNK, PlainTable, Tally, plain_tables
from core.words import _

FORMAT = 1
PIECE = 1 << 20
PRESSED = {"compression": zipfile.ZIP_DEFLATED, "compresslevel": 3}


class Broken(Exception):
    """A backup is not what its manifest says. `problems`: a sentence for each."""

    def __init__(self, problems):
        super().__init__("\n".join(problems))
        self.problems = problems


@contextmanager
def snapshot(engine):
    """A connection that sees one moment of the database, however long one reads; nobody waits for it.

    It sees everything, whoever asks: what is left out of a backup is lost.
    """
    still = ({"sqlite_begin": "BEGIN"} if engine.dialect.name == "sqlite" else
             {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True})
    with engine.execution_options(scope_checked=True, **still).connect() as connection, connection.begin():
        yield connection


def write_backup(engine, metadata, data, place):
    """A generator of (done, total) in rows that leaves a checked backup at `place`.

    data: the folder with `files/` and `secret_key`. Broken when what was written is not what the database held.
    """
    part = place.with_name(place.name + ".part")
    try:
        with snapshot(engine) as connection, part.open("wb") as raw:
            os.chmod(part, 0o600)  # all customers are in there
            with zipfile.ZipFile(raw, "w", **PRESSED) as archive:
                for done, total in _write(connection, plain_tables(metadata), data, archive):
                    yield done, total
            os.fsync(raw.fileno())
        for _piece in checked(part):
            yield done, total
        os.replace(part, place)
    finally:
        part.unlink(missing_ok=True)


def _write(connection, tables, data, archive):
    counts = {table.name: table.count(connection) for table in tables}
    manifest = {"format": FORMAT, "made_at": datetime.now(UTC).isoformat(), "engine": connection.dialect.name,
                "revision": migrations.at(connection), "tables": [], "files": []}
    done, total = 0, sum(counts.values())
    yield done, total
    for table in tables:
        tally = Tally()
        with archive.open(f"tables/{table.name}.jsonl", "w", force_zip64=True) as member:
            for line in table.lines(connection):
                member.write(line)
                tally.add(line)
                if tally.rows % CHUNK == 0:
                    yield done + tally.rows, total
        if tally.rows != counts[table.name]:
            raise Broken([f"{table.name}: {counts[table.name]} rows, {tally.rows} read"])
        manifest["tables"].append({"name": table.name, "columns": table.columns, "key": table.key, **tally.facts})
        done += tally.rows
    for path in sorted((data / "files").glob("??/*")):
        manifest["files"].append({"sha256": path.name, "size": path.stat().st_size})
        archive.write(path, f"files/{path.name}", compress_type=zipfile.ZIP_STORED)
        yield done, total
    if (data / "secret_key").exists():
        archive.write(data / "secret_key", "secret_key")
    archive.writestr("manifest.json", json.dumps(manifest))


def manifest_of(place):
    """What a backup says of itself; Broken when it is none, or one of a later version."""
    try:
        with zipfile.ZipFile(place) as archive:
            manifest = json.loads(archive.read("manifest.json"))
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise Broken([_("%(file)s is no backup: %(error)s", file=Path(place).name, error=error)]) from None
    if manifest.get("format") != FORMAT:
        raise Broken([_("%(file)s was made by a later version of Guanxi.", file=Path(place).name)])
    return manifest


def checked(place):
    """A generator that reads all of a backup, piece by piece; Broken with all that differs from its manifest."""
    manifest, problems = manifest_of(place), []
    with zipfile.ZipFile(place) as archive:
        for facts in manifest["tables"]:
            tally = Tally()
            for line in _lines(archive, f"tables/{facts['name']}.jsonl"):
                tally.add(line)
                if tally.rows % CHUNK == 0:
                    yield
            if tally.facts != {"rows": facts["rows"], "sha256": facts["sha256"]}:
                problems.append(_("Table %(table)s is not what was written.", table=facts["name"]))
        for facts in manifest["files"]:
            if _digest(archive, f"files/{facts['sha256']}") != facts["sha256"]:
                problems.append(_("File %(file)s is damaged.", file=facts["sha256"]))
            yield
    if problems:
        raise Broken(problems)


def chunks(archive, table: PlainTable):
    """The lines of a table, some at a time."""
    held = []
    for line in _lines(archive, f"tables/{table.name}.jsonl"):
        held.append(line)
        if len(held) == CHUNK:
            yield held
            held = []
    yield held


def _lines(archive, name):
    """The lines of a member; none where it cannot be read: its digest tells."""
    try:
        with archive.open(name) as member:
            yield from member
    except (KeyError, zipfile.BadZipFile, zipfile.zlib.error, EOFError):
        return


def _digest(archive, name):
    digest = hashlib.sha256()
    try:
        with archive.open(name) as member:
            while piece := member.read(PIECE):
                digest.update(piece)
    except (KeyError, zipfile.BadZipFile, zipfile.zlib.error, EOFError):
        return None
    return digest.hexdigest()
