"""Names of companies compared: without their legal form, in Latin letters and in Chinese."""
import re

LEGAL = frozenset((
    "ltd limited inc incorporated corp corporation co company llc llp lp plc gmbh ag kg ohg ug mbh sa sas sarl srl spa "
    "sl bv nv oy ab as aps pty pte kk sdn bhd").split())
LEGAL_CJK = re.compile(r"(股份有限公司|有限责任公司|有限責任公司|股份公司|有限公司|株式会社|集团公司|公司)$")
WORDS = re.compile(r"[^\W_]+")


def bare_name(name_key):
    """A folded name without its legal form, punctuation and blanks: "acmetrading" of "acme trading co., ltd"."""
    found = WORDS.findall(name_key.replace(".", ""))
    while len(found) > 1 and found[-1] in LEGAL:
        found.pop()
    whole = "".join(found)
    return LEGAL_CJK.sub("", whole) or whole
