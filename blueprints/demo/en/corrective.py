"""What went wrong with suppliers and partners, and what was done about it."""

MISHAPS = (
    ("Tea smells of diesel", "Six chests of the last delivery smell of diesel.", "smell"),
    ("Lids do not close", "Two of a hundred tins cannot be closed by hand.", "lid does not close"),
    ("Labels in the wrong language", "A pallet for the north came with labels for the south.", "wrong label"),
    ("Boxes arrive wet", "The lowest layer of a pallet was wet on three of ten deliveries.", "wet"),
    ("Late for the third month", "Half of the order lines came later than promised.", ""),
    ("Cups with hair cracks", "Glaze cracks in the first week of use.", "crack"),
    ("Two days late, again and again", "The lorry of Thursday arrives on Saturday.", ""),
    ("Short weight", "Bags of a kilogram hold 960 grams.", "short weight"),
    ("Customers find splinters", "Three customers complained about splinters in the wooden boxes.", "splinter"),
    ("Ink on a carton", "One carton had a stain of ink; it was ours.", "stain"),
    ("Registered deals come to nothing", "Of five registered deals none became a deal.", ""),
    ("Nobody there can explain the tea", "Both sellers with a certificate have left.", ""),
)
MENDED = (
    "Serious enough for an 8D; the delivery was stopped at the gate.",
    "Quality and buying on our side; the head of the plant and the foreman of the line on theirs.",
    "Since the beginning of the month, in one lot of four; nothing in stock from before is concerned.",
    "What lay in store was blocked and sorted; 12 pieces went back; the next delivery is checked whole.",
    "The night shift works without the check of the day shift; the plan of checks did not know of the new machine.",
    "The check is part of the machine's start; tried for a week on two lines.",
    "In force on all lines; the shift book shows it for every start.",
    "The two other plants took it over; the plan of checks names every machine.",
    "Thanks to the foreman who found it; told at the next meeting of buyers.",
)
MISHAP_DROPPED = "It was our own carton: nothing for them to mend."
