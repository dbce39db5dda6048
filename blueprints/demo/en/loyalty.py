"""What is offered to good customers."""

OFFERS = (
    ("10% off the first picking", "On one order of first-picking teas, up to 20 kg. Not with other offers.", "FIRST10"),
    ("Free delivery in the quiet weeks", "For one order of any size, delivered within the country.", "QUIET"),
    ("A tin of the new harvest", "One tin a customer with the next order, as long as there are any.", "HARVEST"),
)
