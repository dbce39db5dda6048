"""What the company sells: code, name, price of one in pounds."""
PRODUCTS = [
    ("TEA-101", "House blend, tin of 250 g", "9.80"), ("TEA-102", "Green tea, spring harvest, 100 g", "14.50"),
    ("TEA-103", "Smoked black tea, 500 g", "18.20"), ("TEA-104", "Jasmine pearls, 100 g", "16.40"),
    ("TEA-105", "White peony, 50 g", "12.90"), ("TEA-106", "Ripe pu-erh, cake of 357 g", "31.00"),
    ("TEA-107", "Camomile, bag of 1 kg", "22.00"), ("TEA-108", "Roasted oolong, 200 g", "24.60"),
    ("POR-201", "Teapot 0.8 l, celadon", "38.00"), ("POR-202", "Cup and saucer, white", "7.40"),
    ("POR-203", "Tasting set, six pieces", "54.00"), ("POR-204", "Plate 27 cm, blue rim", "9.90"),
    ("POR-205", "Bowl 16 cm, crackle glaze", "8.60"), ("POR-206", "Serving dish, oval", "26.50"),
    ("POR-207", "Gaiwan with lid", "17.80"), ("POR-208", "Espresso cup, black", "5.20"),
    ("ACC-301", "Bamboo tray", "19.00"), ("ACC-302", "Tea strainer, steel", "4.30"),
    ("ACC-303", "Storage tin, 1 kg", "6.80"), ("ACC-304", "Gift box with ribbon", "3.60"),
    ("ACC-305", "Electric kettle 1.2 l", "46.00"), ("ACC-306", "Paper filters, 500", "8.10"),
]
