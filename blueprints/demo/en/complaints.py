"""What the files of complaints say, by the subject of the complaint: its cause, what happened, what was asked for and
given, what was done. Then what is known of goods, and the words of every file."""
CASES = {
    "Cups broken on arrival": (
        "Transport / Packing", "replacement", "Four of twelve cups were broken, the carton had a dent.",
        "New cups before the weekend.", "The inner carton lacks a divider; three cartons of the lot are alike.",
        "New cups sent by express.", "Dividers are back in every carton of cups.", "replacement",
        "Four cups, free of charge.", 4_800),
    "Where is our delivery?": (
        "Transport / Carrier", "compensation", "The delivery came four days late, the shelf stood empty.",
        "Something for the lost sales.", "The carrier left the pallet in its depot over a change of shift.",
        "A second run on the same day.", "The depot tells us each evening what it holds.", "credit",
        "Delivery free of charge.", 3_500),
    "Two boxes missing": (
        "Information / Wrong order data", "replacement", "Ten boxes were ordered, eight came.", "The missing boxes.",
        "The packing list was printed before the order was changed.", "The two boxes left the same day.",
        "Packing lists are printed at the last moment.", "replacement", "Two boxes, free of charge.", 900),
    "Lid does not close": (
        "Material / Supplier's material", "replacement", "The lid of the pot wobbles and lets steam out.",
        "Another pot.", "The rim is two millimetres too wide on all pots of the lot.", "Exchanged.",
        "Rims are measured when the goods come in.", "replacement", "Another pot.", 2_400),
    "Nobody calls back": (
        "Information / Unclear instructions", "apology", "Two calls were promised, none was made.",
        "That somebody calls.", "The note with the number lay with somebody on holiday.", "Called the same day.",
        "Promises to call are entered with their day.", "apology", "An apology, and a direct number.", 0),
}
GOODS = ("Cups broken on arrival", "Two boxes missing", "Lid does not close")
LOT = "L-26-11"
FILE_WORDS = {"impact": "One customer; others with the same lot may follow.",
              "immediate_action": "Stock of it checked.",
              "evidence": "Pictures of the customer", "people_asked": "Warehouse, purchasing",
              "decision": "You are right, and we put it right.", "recourse": "The chamber of commerce mediates.",
              "further_step": "The chamber of commerce is asked to mediate."}
