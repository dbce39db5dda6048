"""Whom the company deals with. All names are made up."""
WORDS = [(word, word.lower()) for word in """
Alderwick Brambling Callowhill Dunmere Eastcombe Fennimore Greyfold Hollowell Inchmarlow Juniperley Kestrelby Larkfold
Merrowdale Netherby Oakhampton Pennywell Quillfeather Rookhurst Silverbeck Thistledown Underhay Violetshaw Wrenfield
Yarrowgate Amberley Birchover Copperdene Dovecliff Elmsworth Foxglove Gorsebrook Heronsway Ivyhatch Kingsholt Lindenmere
Mistlegrove Nutcombe Otterford Primrosy Ravenscar Saltersby Tumbledon Wickerby Windlesea""".split()]
TRADES = {
    "customer": ["Tea Rooms", "Hotel", "Deli", "Interiors", "Kitchenware", "Catering", "Gifts", "Stores", "Ceramics",
                 "Bakery", "Restaurants", "Home & Table"],
    "supplier": ["Tea Gardens", "Porcelain Works", "Packaging", "Glassworks", "Spice Trading", "Freight"],
    "partner": ["Design Studio", "Trade Fairs", "Logistics", "Marketing"],
    "competitor": ["Tea Trading", "Wholesale"],
}
GIVEN = [(word, word.lower()) for word in """
Anna Bruno Celia David Edith Farid Gina Henry Irene Jonas Kira Liam Mona Noel
Olga Pavel Queenie Rafael Stella Theo Uma Victor Wanda Yusuf Zoe""".split()]
FAMILIES = [(word, word.lower()) for word in """
Abery Blythe Corrin Dacre Endicott Farrow Gilling Hesketh Ilford Jessop
Kerrich Lovell Mordaunt Naylor Oakes Pardoe Ridley Sayle Tarrant Usher Vance Wragg""".split()]
LEGAL = {"GB": "Ltd", "US": "Inc.", "DE": "GmbH", "FR": "SARL", "NL": "B.V.", "CN": "Co., Ltd", "AU": "Pty Ltd",
"JP": "KK"}
CITIES = {
    "GB": ["London", "Bristol", "Leeds", "York", "Bath", "Edinburgh", "Cardiff", "Norwich"],
    "US": ["Boston", "Portland", "Chicago"], "DE": ["Hamburg", "Leipzig", "Köln"], "FR": ["Lyon", "Nantes", "Lille"],
    "NL": ["Utrecht", "Haarlem"], "CN": ["Hangzhou", "Suzhou", "Xiamen", "Chengdu"], "AU": ["Hobart", "Perth"],
    "JP": ["Kyoto", "Nagoya"],
}
STREETS = ["12 Market Street", "3 Mill Lane", "48 Harbour Road", "7 Station Yard", "21 Church Walk", "5 Canal Side"]
TITLES = ["Owner", "Purchasing manager", "Bookkeeping", "Head chef", "Shop manager", "Managing director"]
ABOUT = ["Three branches, orders by telephone.", "Found us at the autumn fair.",
         "Buys the house blend in large tins.",
         "Changes the assortment each season.", "Wants porcelain with its own mark.", "Small shop, loyal public."]
LOCK_REASONS = ["Agreed with the management: framework contract until the end of the year", "Pauses for renovation",
                "Takes over the orders of a sister company"]


def organisation(number, role, country, _city):
    """The name of the organisation of a number: no two of a role are alike."""
    word, trades = WORDS[number % len(WORDS)][0], TRADES[role]
    trade = trades[(number + number // len(WORDS) * 5) % len(trades)]
    return f"{word} {trade} {LEGAL.get(country, '')}".strip()


def host(number, _country):
    """Where its mail and website are: nowhere, `.example` is kept free for such as this."""
    stem, turn = WORDS[number % len(WORDS)][1], number // len(WORDS)
    return f"{stem}{turn + 1 if turn else ''}.example"


def street(chance, _country):
    return chance.choice(STREETS)


def person(given, family):
    return f"{given} {family}"


def spelt_otherwise(name):
    """The same firm without its legal form, or with one."""
    begins, _blank, last = name.rpartition(" ")
    return begins if last in LEGAL.values() else f"{name} Ltd"
ASKS_ACCESS = "They want to deliver for us as well: who talks to them already?"
