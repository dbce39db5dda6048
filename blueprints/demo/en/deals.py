"""What the company hopes to sell, and why some of it came to nothing."""
DEALS = ["Yearly supply of {what}", "{what} for a new branch", "Gift boxes with {what}", "First order: {what}",
         "{what} with their own mark", "Tea for meetings: {what}", "Christmas order of {what}",
         "Change of supplier: {what}", "Larger order of {what}", "Tasting room: {what}"]
FINANCINGS = ["Tea house in the old town", "Fitting out of a hotel bar", "Kiln for a pottery", "Tea machines on hire",
              "Warehouse with cooling", "Opening of two branches"]
FINANCING_LINE = "Equipment, in instalments over three years"
NEXT_STEPS = ["Call whoever decides", "Send the revised offer", "Show the samples", "Agree delivery dates",
              "Ask for the order number", "Visit with the price list", "Clear up terms of payment"]
LOST_NOTES = ["", "Ours was 8 % above the other offer", "They stay with who they have", "Put off to next year",
              "Wanted bags, not loose tea", "The new buyer did not call back"]
