"""The text of a PDF somebody brought, read by a process of its own, so that no file can take our time or memory.

A PDF is a program of sorts: it may go round in a circle, unpack to gigabytes, or stop whoever reads it. What takes
longer, needs more, or has more pages is not read. Nor is one with a password, or with a page that only shows a picture.
`python -m core.pdf_text FILE` writes the text to stdout; whatever cannot be read ends with an error.
"""
import contextlib
import logging
import subprocess
import sys
from pathlib import Path

PAGES = 500
SECONDS = 20
MEMORY = 1 << 30  # bytes
LARGEST = 10_000_000  # characters
ROOT = Path(__file__).resolve().parents[1]


def read_pdf(place, seconds=SECONDS):
    """What the PDF at a path says; None when it cannot be read within the limits."""
    try:
        told = subprocess.run([sys.executable, "-m", "core.pdf_text", str(place.resolve())], cwd=ROOT, timeout=seconds,
                              stdin=subprocess.DEVNULL, capture_output=True, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return told.stdout.decode("utf-8", "replace")


def text_of_pages(place):
    """The text of all pages; ValueError when there is one without text, or too much of it."""
    from pypdf import PdfReader  # only this process needs it
    reader, told, length = PdfReader(place), [], 0
    if len(reader.pages) > PAGES:
        raise ValueError("too many pages")
    for page in reader.pages:
        text = page.extract_text()
        length += len(text)
        if length > LARGEST:
            raise ValueError("too much text")
        if not text.strip() and page.images:
            raise ValueError("a page is a picture")
        told.append(text)
    return "\n".join(told)


def limit_memory():
    """Where the system can; elsewhere the time alone is limited."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    logging.disable()  # pypdf complains of every second file that it reads well
    limit_memory()
    sys.stdout.buffer.write(text_of_pages(sys.argv[1]).encode("utf-8", "replace"))
