"""People of the soak (bench/soak.py) who go from page to page, and who note calls with customers."""
import random
import secrets

from bench.deals import OPEN
from bench.fill import TOKENS
from bench.soaked import CSRF, RUN, Client
from bench.suppliers import EVERY, number_of

# Of whom, and what is opened in turn; {name} in an address is a record by chance.
WALKS = (
    ("member", (("board", "/sales/pipeline"), ("customers", "/customers"), ("tasks", "/tasks"), ("My day", "/"))),
    ("admin", (("customers", "/customers?class=existing"), ("customer", "/customers/{customer}"),
               ("supplier", "/suppliers/{supplier}"), ("ticket", "/service/tickets/{ticket}"))),
    ("admin", (("board", "/sales/pipeline"), ("deal", "/sales/deals/{deal}"), ("suppliers", "/suppliers"),
               ("tickets", "/service/tickets"))),
)
NOTED_ON = 12  # customers


class Walker(Client):
    """Somebody who opens one page after another; each kind of page is noted for itself."""

    def __init__(self, port, noted, pace, offset, number, rows):
        who, self.pages = WALKS[number % len(WALKS)]
        super().__init__(port, TOKENS[who], None, pace, offset)
        self.all_noted, self.dice, self.turns, self.rows = noted, random.Random(number), number, rows

    def turn(self):
        name, path = self.pages[self.turns % len(self.pages)]
        self.noted, self.turns = self.all_noted[name], self.turns + 1
        self.ask("GET", path.format(**self.somewhere()))

    def somewhere(self):
        """Ids of records as bench/fill.py numbers them."""
        one = self.dice.randint
        return {"customer": one(1, self.rows), "supplier": EVERY * one(1, number_of(self.rows)),
                "deal": 2 * self.rows + one(1, self.rows + OPEN), "ticket": 3 * self.rows + OPEN + one(1, self.rows)}


class Noter(Client):
    """A seller who opens a customer and notes a call."""

    def __init__(self, port, noted, pace, number, acknowledged):
        super().__init__(port, TOKENS["admin"], noted, pace, number / 4 + 0.1)
        self.dice, self.number, self.written, self.acknowledged = random.Random(number), number, 0, acknowledged

    def turn(self):
        customer = self.dice.randint(1, NOTED_ON)
        _answer, drawn = self.ask("GET", f"/customers/{customer}", **{"Accept-Encoding": "identity"})
        token = CSRF.search(drawn.decode())
        if not token:  # an error's page, noted as such
            return
        self.written += 1
        message = f"Soak {RUN} call {self.number} {self.written}"
        answer, _text = self.ask("POST", f"/records/{customer}/entries/new", {
            "csrf_token": token[1], "_once": secrets.token_urlsafe(12), "kind": "call", "direction": "out",
            "body": message}, fine=(303,))
        if answer.status == 303:
            self.acknowledged.append(message)
