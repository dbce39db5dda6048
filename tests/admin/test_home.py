"""The first page of administration: what needs attention, and the way to all else."""
import sqlalchemy as sa

from models import Job, Role, Task, User, db


def concerns(browse):
    return [" ".join(note.text(separator=" ").split()) for note in browse("ada").open("/admin").css("main .notice")]


def test_the_menu_marks_one_entry_only(browse):
    for path, label in (("/admin", "Overview"), ("/admin/users", "Users"), ("/admin/audit", "Overview")):
        active = browse("ada").open(path).css("nav .sidebar-links [aria-current=page]")
        assert [link.text(strip=True) for link in active] == [label]


def test_it_leads_everywhere(browse):
    page = browse("ada").open("/admin")
    for link in page.css(".doors a"):
        browse("ada").open(link.attributes["href"])


def test_failed_jobs_come_first(browse, inside):
    with inside():
        db.session.add(Job(kind="lifecycle.recompute", state="dead"))
        db.session.commit()
    assert concerns(browse)[0] == "1 job failed for good. Jobs"


def test_who_has_no_role_or_lacks_a_factor_is_counted_and_listed(browse, inside):
    with inside():
        vic = db.session.scalars(sa.select(User).where(User.name == "Vic")).one()
        vic.roles = []
        db.session.scalars(sa.select(Role).where(Role.key == "sales")).one().needs_factor = True
        db.session.commit()
    page = browse("ada").open("/admin")
    assert "1 person has no role and sees nothing." in page.text
    assert "2 people must set up a second factor and have not yet." in page.text
    assert [row[0] for row in browse("ada").open("/admin/users?role=none").table()[1:]] == ["Vic"]
    assert [row[0] for row in browse("ada").open("/admin/users?factor=missing").table()[1:]] == ["Otto", "Rita"]


def test_work_of_somebody_who_left_is_told(browse, make, inside):
    make(Task, owner="otto")
    assert "still has open work" not in browse("ada").open("/admin").text
    with inside():
        db.session.get(User, make.user("otto").id).is_active = False
        db.session.commit()
    page = browse("ada").open("/admin")
    assert "Otto is deactivated and still has open work." in page.text
    assert page.links["Hand over"] == f"/hand-over/users/{make.user('otto').id}"


def test_only_administrators_come_in(browse):
    for path in ("/admin", "/admin/audit", "/admin/storage", "/admin/workspace", "/admin/dictionaries"):
        browse("mara").open(path, status=403)
