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
RISKS = (
    ("All our tins come from one plant", "A second plant is being qualified; four weeks of tins lie in store."),
    ("Dents get more with the new lorry", "Pallets are looked at on arrival until it is back to normal."),
    ("Nobody else makes this blend", "The recipe is ours by contract; two others could make it in three months."),
    ("They live on two large customers", "Their accounts are read every half year."),
    ("The certificate of origin may be refused", "Samples are tested by a laboratory of our own choice."),
    ("They keep our price lists on a shared drive", "Confidentiality is signed; lists carry the name of who has them."),
    ("Reports on working hours in the harvest", "A visit during the harvest, unannounced."),
    ("The only one there who knows us retires", "We asked for a second contact."),
)
RISK_CLOSED = "Visited twice; hours are written down and kept."
AGREEMENT_TERMS = "Prices hold for the term. Payment in thirty days. Complaints within eight days of arrival."
PLAN_ENDED = "All goals are reached; what is left is everyday work."
