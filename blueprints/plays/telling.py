"""How what happened with plays reads on the timelines of customers."""
from blueprints.plays.labels import ENDS
from core.words import _

VERBS = {
    "play-entered": lambda facts: _("began the play “%(play)s”", play=facts["play"]),
    "play-ended": lambda facts: _("ended the play “%(play)s”: %(why)s", play=facts["play"], why=ENDS[facts["why"]]),
    "play-resumed": lambda facts: _("took the play “%(play)s” up again", play=facts["play"]),
    "play-moved": lambda facts: _("goes on in the play “%(play)s” with edition %(number)s", play=facts["play"],
                                  number=facts["edition"]),
}
