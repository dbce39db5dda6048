"""The words of consent."""
from types import SimpleNamespace

from core.words import _l, _lp

CHANNELS = {"email": _l("E-mail"), "phone": _lp("consent", "Phone"), "sms": _l("Text message"), "chat": _l("WeChat"),
            "letter": _lp("consent", "Letter")}
PURPOSES = {"marketing": _l("Offers and news"), "research": _l("Surveys"), "service": _l("Service and contracts")}
STATES = {"given": _lp("consent", "Given"), "refused": _lp("consent", "Refused"),
          "unknown": _l("Not known any more")}
TONES = {"given": "success", "refused": "danger", "suppressed": "danger", "unasked": "neutral", "unknown": "neutral"}
VERDICTS = {"given": _lp("consent", "Allowed"), "refused": _lp("consent", "Refused"),
            "suppressed": _l("On the suppression list"), "unasked": _l("Needs no consent"),
            "unknown": _l("Never asked: not allowed")}
SOURCES = {"form": _l("Web form"), "paper": _l("Paper form"), "phone": _l("On the phone"), "meeting": _l("In person"),
           "email": _l("By e-mail"), "contract": _l("In a contract"), "import": _l("From a file"),
           "other": _lp("consent", "Otherwise")}


def whys(said):
    """Why and why not in all ways for all purposes (core.consents.verdicts): all that is told of them."""
    return [said[channel][purpose].why for purpose in PURPOSES for channel in CHANNELS]


WORDS = SimpleNamespace(channels=CHANNELS, purposes=PURPOSES, states=STATES, verdicts=VERDICTS, tones=TONES,
                        sources=SOURCES, whys=whys)
