"""The keys of lists and of every page, and what they do."""
from core.words import _l

KEYS = (
    (_l("In a list"), (
        (("j",), _l("next row")), (("k",), _l("previous row")), (("Enter", "o"), _l("open the row")),
        (("e",), _l("edit the row")), (("x",), _l("select the row")),
    )),
    (_l("In the queue of tickets"), (
        (("n",), _l("take the next one")), (("r",), _l("answer")), (("m",), _l("note among ourselves")),
        (("a",), _l("hand over")),
    )),
    (_l("Everywhere"), (
        (("/",), _l("search")), (("?",), _l("show these keys")), (("Esc",), _l("close what is open")),
    )),
)
