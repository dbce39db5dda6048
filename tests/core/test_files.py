"""Files are kept by what is in them; the name they came with is only told."""
import io

import pytest
from werkzeug.http import parse_options_header

from core.files import drop_file, file_path, keep_file

PART = '--B\r\nContent-Disposition: form-data; name='
NAMED = (PART + '"target"\r\n\r\ncustomers\r\n' + PART + "\"file\"; filename*=UTF-8''{name}\r\n"
         "Content-Type: text/csv\r\n\r\nName\r\nAcme\r\n\r\n--B--\r\n")


class Broken(io.BytesIO):
    """A connection that ends before the file does."""

    def read(self, size=-1):
        if self.tell():
            raise OSError("gone")
        return super().read(10)


def kept(app):
    return sorted(path.name for path in (app.config["GUANXI_DATA"] / "files").rglob("*") if path.is_file())


def test_the_same_content_is_one_file(house):
    with house.app_context():
        first, second = (keep_file(io.BytesIO(b"Name\nAcme\n")) for _ in range(2))
        assert first == second and file_path(first).read_bytes() == b"Name\nAcme\n"
        drop_file(first)
        assert not file_path(first).exists()


def test_half_a_file_is_none(house):
    before = kept(house)
    with house.app_context(), pytest.raises(OSError):
        keep_file(Broken(b"x" * 100))
    assert kept(house) == before


@pytest.mark.parametrize("name, told", [
    ("a%0D%0Ab.csv", "ab errors.csv"),
    ("a%00b.csv", "ab errors.csv"),
    ("%E2%80%AEvsc.exe.csv", "vsc.exe errors.csv"),
])
def test_a_hostile_name_does_no_harm(browse, name, told):
    client, token = browse("ada").client, browse("ada").open("/account").values()["csrf_token"]
    answer = client.post("/imports", data=NAMED.format(name=name).encode(), headers={"X-CSRF-Token": token},
                         content_type="multipart/form-data; boundary=B")
    assert answer.status_code == 303
    download = client.get(f"{answer.location}/errors.csv")
    assert download.status_code == 200
    assert parse_options_header(download.headers["Content-Disposition"])[1]["filename"] == told
