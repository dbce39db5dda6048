"""What there is to do, by team. {party} is whom it is about."""
TASKS = {
    "sales": ["Call {party} about the next order", "Send the new price list to {party}",
              "Offer for {party}: own mark on cups",
              "Ask {party} how the tasting went", "Visit {party} next time in town",
              "Win {party} back: what went wrong?",
              "Send samples of the spring harvest to {party}", "Agree the yearly volume with {party}"],
    "service": ["Broken plates at {party}: arrange a replacement", "Call {party} back about the delivery date",
                "Check the invoice with {party}", "Explain the returns form to {party}",
                "Credit note for {party}: is it out?"],
    "purchasing": ["Ask {party} for prices of the new season", "Remind {party} of the certificate",
                   "Inspect the delivery of {party}",
                   "Compare freight offers with {party}", "Order packaging from {party} before it runs out"],
    "office": ["Renew the contract with {party}", "Prepare the talk with {party}",
               "Settle the open account of {party}",
               "Invite {party} to the summer event"],
}
OWN_TASKS = ["Tidy up the contact list", "Prepare the team meeting", "Read the new delivery terms",
             "Plan the autumn fair",
             "Hand in travel expenses", "Photographs for the catalogue"]
RECURRING = [  # title, (unit, every)
    ("Look through overdue orders", ("week", 1)), ("Report to the management", ("month", 1)),
    ("Empty the shared mailbox", ("weekday", 1)), ("Check stock of gift boxes", ("week", 2)),
]
NOTES = ["", "", "They prefer mornings.", "See the last note on the timeline.",
         "Ask for the number of the purchase order."]
