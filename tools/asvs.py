"""docs/security/asvs.md, made of docs/security/asvs.toml: `python tools/asvs.py` writes it."""
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "docs/security"
PAGE = FOLDER / "asvs.md"
CHAPTERS = {
    "V1": "Encoding and sanitization", "V2": "Validation and business logic", "V3": "Web frontend",
    "V4": "API and web service", "V5": "Files", "V6": "Authentication", "V7": "Sessions", "V8": "Authorization",
    "V9": "Self-contained tokens", "V10": "OAuth and OIDC", "V11": "Cryptography", "V12": "Secure communication",
    "V13": "Configuration", "V14": "Data protection", "V15": "Secure coding and architecture",
    "V16": "Logging and errors", "V17": "WebRTC",
}
WAYS = {"test": "tested", "setting": "setting", "page": "written down", "no": "does not apply", "open": "**open**"}


@dataclass(frozen=True)
class Requirement:
    number: str
    level: int
    says: str
    way: str  # one of WAYS
    proof: str  # tests, settings and pages are separated by blanks; else a reason

    @property
    def proofs(self):
        return self.proof.split() if self.way in ("test", "setting", "page") else [self.proof]


def requirements():
    """{chapter: [Requirement]}; a line for several numbers stands for each of them."""
    found = tomllib.loads((FOLDER / "asvs.toml").read_text(encoding="utf-8"))
    return {chapter: [Requirement(number, *rest) for numbers, *rest in found[chapter] for number in numbers.split()]
            for chapter in CHAPTERS}


def page():
    """The page as it must be."""
    chapters = requirements()
    counted = Counter(each.way for all_ in chapters.values() for each in all_)
    lines = ["# OWASP ASVS 5.0.0, levels 1 and 2", "",
             "Made of asvs.toml by `python tools/asvs.py`; a law of the tests refuses an entry whose test, setting or "
             "page does not exist.", signature(), "",
             ", ".join(f"{counted[way]} {label.strip('*')}" for way, label in WAYS.items()) + ".", ""]
    for chapter, title in CHAPTERS.items():
        lines += [f"## {chapter} {title}", "| | level | what it asks | | |", "|---|---|---|---|---|"]
        lines += [f"| {each.number} | {each.level} | {each.says} | {WAYS[each.way]} | {shown(each)} |"
                  for each in chapters[chapter]]
        lines.append("")
    return "\n".join(lines)


def signature():
    return tomllib.loads((FOLDER / "asvs.toml").read_text(encoding="utf-8"))["signed"]


def shown(requirement):
    if requirement.way in ("no", "open"):
        return requirement.proof
    return "<br>".join(f"`{each}`" for each in requirement.proofs)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
