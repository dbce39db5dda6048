"""Small things that grow: forms of a million fields, pictures of a million pixels a side, bodies that unpack."""
import base64
import gzip
import struct
import zlib

import pytest

from blueprints.service.signatures import BEGINS, png_of

MANY = [("&".join(f"f{number}=1" for number in range(50_000)), "application/x-www-form-urlencoded"),
        ("name=" + "x" * 6_000_000, "application/x-www-form-urlencoded"),
        ("".join(f'--B\r\nContent-Disposition: form-data; name="f{number}"\r\n\r\n1\r\n' for number in range(2_100))
         + "--B--\r\n", "multipart/form-data; boundary=B"),
        ('--B\r\nContent-Disposition: form-data; name="f"\r\n\r\n' + "x" * 6_000_000 + "\r\n--B--\r\n",
         "multipart/form-data; boundary=B"),
        ("--B\r\n" + "X-Header: y\r\n" * 100_000 + "\r\n1\r\n--B--\r\n", "multipart/form-data; boundary=B")]


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width, height, *more):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
    drawn = chunk(b"IDAT", zlib.compress(b"\0" * 100))
    picture = b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + drawn + chunk(b"IEND", b"")
    return BEGINS + base64.b64encode(picture).decode()


@pytest.mark.parametrize("number, is_refused", enumerate((False, True, True, True, False)))
def test_forms_that_are_too_much_are_refused_and_large_ones_read(browse, number, is_refused):
    token = browse("rita").open("/account").values()["csrf_token"]
    body, kind = MANY[number]
    answer = browse("rita").client.post("/account", data=body, content_type=kind, headers={"X-CSRF-Token": token})
    assert answer.status_code in (400, 413, 422) if is_refused else answer.status_code < 500


@pytest.mark.parametrize("picture", [
    png(60_000, 60_000), png(4001, 1), png(1, 2**31 - 1), png(3000, 3000),
    png(10, 10, chunk(b"zTXt", b"a\0\0" + zlib.compress(b"\0" * 90_000_000))),
    png(10, 10, chunk(b"iCCP", b"a\0\0" + zlib.compress(b"\0" * 90_000_000)))],
    ids=["wide", "a little wide", "high", "cut short", "text", "profile"])
def test_pictures_that_grow_are_refused(picture):
    with pytest.raises(ValueError):
        png_of(picture)


def test_packed_bodies_are_not_unpacked(browse):
    token = browse("rita").open("/account").values()["csrf_token"]
    packed = gzip.compress(b"name=" + b"x" * 50_000_000)
    answer = browse("rita").client.post("/account", data=packed, headers={
        "X-CSRF-Token": token, "Content-Encoding": "gzip", "Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status_code < 500 and browse("rita").open("/account").values()["name"] == "Rita"


@pytest.mark.parametrize("header", [("Range", "bytes=" + ",".join(f"{n}-{n}" for n in range(5000))),
                                    ("Accept-Language", "a-b;q=0.1," * 20_000), ("Cookie", "a=b; " * 20_000),
                                    ("X-Forwarded-For", "1.1.1.1," * 20_000),
                                    ("Accept-Encoding", "gzip;q=1," * 20_000)],
                         ids=lambda header: header[0])
def test_long_headers_break_nothing(browse, header):
    assert browse("rita").client.get("/static/app.css", headers=[header]).status_code < 500
    assert browse("rita").client.get("/sign-in", headers=[header]).status_code < 500
