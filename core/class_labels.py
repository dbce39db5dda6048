"""What customers are classified by is called: lifecycle, size, geography; in every room that leads customers."""
from core.words import _l

CLASSES = {
    "potential": _l("Potential"), "new": _l("New"), "existing": _l("Existing"), "loyal": _l("Loyal"),
    "lost": _l("Lost"),
}
SIZES = {"large": _l("Large enterprise"), "sme": _l("Small or medium"), "individual": _l("Individual")}
GEOGRAPHIES = {"domestic": _l("Domestic"), "international": _l("International"), "unknown": _l("Country unknown")}
