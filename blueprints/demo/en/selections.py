"""Two choices of a supplier: one decided, one open."""

SELECTION_DECIDED = ("Supplier of tea tins for next year", "Some 20,000 tins a year, printed, in four deliveries.")
SELECTION_OPEN = ("Second source for packaging", "So that one plant standing still does not stop us.")
SELECTION_WHY = "Ahead in quality and service; the difference in price is smaller than what bad pieces cost."
SELECTION_OUT = "Cannot print before autumn."
SELECTION_INTEREST = "Went to school with their head of sales."
