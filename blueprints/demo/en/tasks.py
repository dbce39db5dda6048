"""What there is to do about somebody, by team; and what there is besides."""
TASKS = {
    "sales": ["Call about the next order", "Send the new price list", "Offer: own mark on cups",
              "Ask how the tasting went", "Visit next time in town", "Agree the days of delivery",
              "Send samples of the spring harvest", "Agree the yearly volume"],
    "service": ["Broken plates: arrange a replacement", "Call back about the delivery date", "Check the invoice",
                "Explain the returns form", "Is the credit note out?"],
    "purchasing": ["Ask for prices of the new season", "Remind them of the certificate", "Inspect the delivery",
                   "Compare freight offers", "Order packaging before it runs out"],
    "office": ["Renew the contract", "Prepare the talk", "Settle the open account", "Invite to the summer event"],
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
