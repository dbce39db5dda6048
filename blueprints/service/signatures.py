"""A signature as a browser sends it: checked, and drawn anew, so that nothing else comes in with it."""
import base64
import binascii
import io

from core.later import Later

Image = Later("PIL.Image")
BEGINS = "data:image/png;base64,"
LONGEST = 1_000_000  # characters
WIDEST = 4000  # pixels


def png_of(text):
    """The PNG in a data URL; None of an empty one. ValueError for anything else."""
    if not text:
        return None
    if not text.startswith(BEGINS) or len(text) > LONGEST:
        raise ValueError("no PNG")
    try:
        sent = base64.b64decode(text.removeprefix(BEGINS), validate=True)
        with Image.open(io.BytesIO(sent), formats=["PNG"]) as drawn:
            if max(drawn.size) > WIDEST:
                raise ValueError(f"{drawn.size} pixels")
            ink = drawn.convert("RGBA")
    except (binascii.Error, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError("no PNG") from error
    kept = io.BytesIO()
    ink.save(kept, "PNG", optimize=True)
    return kept.getvalue()
