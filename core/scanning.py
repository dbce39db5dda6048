"""The company's scanner for viruses: clamd is sent each file before it is kept. Without VIRUS_SCANNER none is asked."""
import logging
import socket
import struct

from flask import current_app

from core.words import _

log = logging.getLogger(__name__)
CHUNK = 1 << 16
PATIENCE = 60  # seconds without a word


class NotKept(Exception):
    """A file may not come in. Answered like a rule that says no: core/errors.py."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


def refuse_infected(path):
    """Raises NotKept when the scanner knows what is in the file, and when it does not answer."""
    scanner = current_app.config["VIRUS_SCANNER"]
    if not scanner:
        return
    try:
        verdict = asked(scanner, path)
    except OSError as error:
        verdict = f"{type(error).__name__} ERROR"
    if verdict.endswith(" FOUND"):
        name = verdict.removeprefix("stream: ").removesuffix(" FOUND")
        log.warning("a file was refused: the scanner found %s", name)
        raise NotKept(_("The virus scanner knows this file as %(name)s: it was not kept", name=name))
    if verdict != "stream: OK":
        log.error("the scanner does not answer as it should: %s", verdict)
        raise NotKept(_("No file can be looked through for viruses at this moment, so none was kept. Try again later."))


def asked(scanner, path):
    """What clamd says of a file: "stream: OK", "stream: … FOUND", or "… ERROR"."""
    with connected(scanner) as clamd, open(path, "rb") as file:
        clamd.sendall(b"zINSTREAM\0")
        while chunk := file.read(CHUNK):
            clamd.sendall(struct.pack(">I", len(chunk)) + chunk)
        clamd.sendall(struct.pack(">I", 0))
        said = b""
        while not said.endswith(b"\0") and (part := clamd.recv(4096)):
            said += part
    return said.decode("utf-8", "replace").strip("\0\n ")


def connected(scanner):
    kind, _colon, place = scanner.partition(":")
    if kind == "unix":
        clamd = socket.socket(socket.AF_UNIX)
        clamd.settimeout(PATIENCE)
        clamd.connect(place)
        return clamd
    return socket.create_connection((kind, int(place)), PATIENCE)
