"""What is backed up comes back, on either engine, byte for byte; what is damaged says so."""
import zipfile

import pytest
import sqlalchemy as sa

from core.backups.archive import Broken, checked, manifest_of, snapshot, write_backup
from core.backups.plain import plain_tables
from core.backups.restoring import drill, restore_into
from models import Party, Team, db
from tests.world import inside

HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"  # sha256 of the file in the house


def rows_of(connection):
    return {table.name: list(table.lines(connection)) for table in plain_tables(db.metadata)}


def test_what_is_restored_is_what_was_there(full, backup, empty):
    with full.app_context():
        for _step in restore_into(empty, backup):
            pass
        with snapshot(db.engine) as before, snapshot(empty) as after:
            assert rows_of(after) == rows_of(before)


def test_life_goes_on_in_what_was_restored(full, backup, empty):
    with full.app_context():
        for _step in restore_into(empty, backup):
            pass
    with empty.begin() as connection:
        last = connection.scalar(sa.select(sa.func.max(Party.__table__.c.id)))
        facts = {"name": "new", "name_key": "new"}
        made = connection.execute(sa.insert(db.metadata.tables["teams"]).values(version=1, **facts))
        assert made.inserted_primary_key[0] > 2
        with pytest.raises(sa.exc.IntegrityError), connection.begin_nested():
            connection.execute(sa.insert(db.metadata.tables["memberships"]).values(
                user_id=last + 999, team_id=1, is_lead=False))


def test_each_table_with_rows_is_in_it_with_its_digest(full, backup):
    manifest = manifest_of(backup)
    with full.app_context(), snapshot(db.engine) as connection:
        counts = {table.name: table.count(connection) for table in plain_tables(db.metadata)}
    assert {facts["name"]: facts["rows"] for facts in manifest["tables"]} == counts
    assert [each for each in manifest["files"] if each["sha256"] == HELLO] == [{"sha256": HELLO, "size": 5}]
    assert oct(backup.stat().st_mode)[-3:] == "600"


def changed(backup, name, content):
    """The same backup with another content of one member."""
    other = backup.with_name("changed.zip")
    with zipfile.ZipFile(backup) as source, zipfile.ZipFile(other, "w") as target:
        for member in source.namelist():
            target.writestr(member, content if member == name else source.read(member))
    return other


@pytest.mark.parametrize("member, problem", [
    ("tables/parties.jsonl", "Table parties is not what was written."),
    (f"files/{HELLO}", f"File {HELLO} is damaged."),
])
def test_damage_is_found_and_named(full, backup, member, problem):
    with full.app_context(), pytest.raises(Broken) as broken:
        list(checked(changed(backup, member, b"[1]\n")))
    assert broken.value.problems == [problem]


def test_what_is_no_backup_is_refused(full, tmp_path):
    place = tmp_path / "letter.zip"
    place.write_text("Dear Sir")
    with full.app_context(), pytest.raises(Broken, match=r"letter\.zip is no backup: File is not a zip file"):
        manifest_of(place)


def test_a_backup_that_is_stopped_leaves_nothing(full, tmp_path):
    with full.app_context():
        steps = write_backup(db.engine, db.metadata, full.config["GUANXI_DATA"], tmp_path / "backup.zip")
        next(steps)
        steps.close()
    assert list(tmp_path.iterdir()) == []


def test_it_is_of_one_moment_while_others_write(full, tmp_path):
    place = tmp_path / "backup.zip"
    with full.app_context():
        with snapshot(db.engine) as connection:
            before = {table.name: table.count(connection) for table in plain_tables(db.metadata)}
        steps = write_backup(db.engine, db.metadata, full.config["GUANXI_DATA"], place)
        next(steps)
    with inside(full) as session:
        session.add(Team(name="Later", name_key="later"))
        session.commit()
    with full.app_context():
        list(steps)
    assert {each["name"]: each["rows"] for each in manifest_of(place)["tables"]} == before


def test_an_exercise_tells_what_came_back_and_leaves_nothing(full, backup, tmp_path):
    with full.app_context():
        steps = drill(backup, tmp_path)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                found = end.value
                break
    manifest = manifest_of(backup)
    assert (found["rows"], found["files"]) == (
        sum(each["rows"] for each in manifest["tables"]), len(manifest["files"]))
    assert [path.name for path in tmp_path.iterdir()] == [backup.name]


def test_every_column_of_every_table_can_be_written():
    kinds = {kind for table in plain_tables(db.metadata) for _name, kind in table.columns}
    assert kinds == {"instant", "date", "time", "json", "yes_no", "number", "real", "text"}
