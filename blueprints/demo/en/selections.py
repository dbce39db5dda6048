"""Two choices of a supplier, one decided and one open; one of a partner; and what people say when they judge."""

SELECTION_DECIDED = ("Supplier of tea tins for next year", "Some 20,000 tins a year, printed, in four deliveries.")
SELECTION_OPEN = ("Second source for packaging", "So that one plant standing still does not stop us.")
SELECTION_WHY = "Ahead in quality and service; the difference in price is smaller than what bad pieces cost."
SELECTION_OUT = "Cannot print before autumn."
SELECTION_INTEREST = "Went to school with their head of sales."
SELECTION_PARTNER = ("Who opens the hotels of the south for us?",
                     "One partner who knows them, trains with us, and stays.")
JUDGED = {1: "Nothing came of it", 2: "Had to be reminded often", 3: "Does what was agreed", 4: "Thinks along with us",
          5: "We would miss them"}
