"""Plans with suppliers and partners, what was said about them, and what was signed."""

PLANS = (
    ("Tins on time", "Late tins stop the packing line twice a month."),
    ("Less damage on the way", "One pallet in twenty arrives with dents."),
    ("Shorter lead times", "So that less has to lie in store."),
    ("Fewer price rises", "Raw material goes up; we want to know early, and to share it."),
    ("Hotels of the coast", "They know the houses, we know the tea."),
    ("Trained sellers", "Whoever sells our tea should have tasted it."),
)
PLAN_EXIT = "Either side may stop after a review, with three months' notice; orders that are placed are delivered."
GOALS = (
    ("On time", "%"), ("Complaints a quarter", "complaints"), ("Answers within two days", "%"),
    ("Joint visits to customers", "visits"),
)
REVIEWS = (
    ("Went through every late line. Most left the plant a day late because of the night shift.",
     "They load the evening before; we send the forecast on Mondays."),
    ("Half of the way is gone. The forecast of Mondays helps both.", "Go on as it is; look again in a quarter."),
)
GOAL_NOTE = "Counted together at the review"
AGREEMENTS = ("Framework agreement", "Quality agreement", "Service agreement", "Confidentiality agreement",
              "Partnership agreement")
AGREEMENT_TERMS = "Prices hold for the term. Payment in thirty days. Complaints within eight days of arrival."
PLAN_ENDED = "All goals are reached; what is left is everyday work."
