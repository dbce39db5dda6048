"""A wholesaler of tea and porcelain: its teams, people, fields, tags and views."""
SAMPLE = "sample"
TEAMS = {"sales": "Sales", "service": "Customer service", "purchasing": "Purchasing", "office": "Office"}
PEOPLE = [  # name, mailbox, team, role, leads it
    ("Nora Whitlock", "nora.whitlock", "sales", "sales", False),
    ("Tom Adeyemi", "tom.adeyemi", "sales", "sales", False),
    ("Ines Falkner", "ines.falkner", "sales", "sales", False),
    ("Jack Orme", "jack.orme", "sales", "sales", False),
    ("Maya Sorrel", "maya.sorrel", "service", "support-agent", True),
    ("Felix Quarrie", "felix.quarrie", "service", "support-agent", False),
    ("Ruth Penhale", "ruth.penhale", "service", "support-agent", False),
    ("Lin Hartley", "lin.hartley", "purchasing", "buyer", True),
    ("Owen Tressel", "owen.tressel", "purchasing", "buyer", False),
    ("Clara Voss", "clara.voss", "purchasing", "buyer", False),
    ("Grace Ellery", "grace.ellery", "office", "manager", True),
    ("Ben Malory", "ben.malory", "office", "partner-manager", False),
]
FIELDS = [  # type, name, choices
    ("choice", "Payment terms", ["In advance", "14 days", "30 days", "60 days"]),
    ("money", "Credit limit", []),
    ("number", "Discount in %", []),
    ("date", "Contract until", []),
    ("yes-no", "Wants samples", []),
    ("text", "Delivery notes", []),
    ("link", "Online shop", []),
]
DELIVERY_NOTES = ["Ring at the back door", "Mornings only, before 11", "Pallets up to 1.20 m",
                  "Call half an hour ahead",
                  "No deliveries on Mondays"]
TAGS = ["Key account", "Autumn fair", "Newsletter", "Pays late", "Wants a visit", "Fragile goods", "Seasonal"]
VIEWS = [  # list, name, what it asks for, for whom, whose (a team's first; None: the administrator's)
    ("customers.customers", "Lost, by revenue", "class=lost&sort=-revenue", "everyone", None),
    ("customers.customers", "My loyal customers", "class=loyal&owner=me", "mine", None),
    ("customers.customers", "Abroad", "geography=international&sort=-last-order", "team", "sales"),
    ("customers.customers", "Large ones", "size=large&columns=owner,revenue", "team", "sales"),
    ("sales.orders", "Cancelled", "kind=cancelled", "mine", None),
    ("sales.orders", "Credit notes", "kind=credit_note", "everyone", None),
]
