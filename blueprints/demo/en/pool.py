"""Why customers were put into the pool."""

WHY_POOLED = (
    "Moved to another region; somebody nearer should call.",
    "No answer for three months, neither by phone nor by mail.",
    "The buyer I knew has left.",
    "I change to the wholesale team.",
    "They asked for somebody who speaks Chinese.",
    "Too small for my rounds; a call a quarter would do.",
)
