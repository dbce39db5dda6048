"""What stands on timelines: kind, direction, minutes, text, outcome. {who} and {what} are filled in."""
ENTRIES = [
    ("call", "out", 12, "Called {who}. The last delivery arrived whole; {what} sells well.",
     "Will order again next month"),
    ("call", "in", 6, "{who} asks whether {what} is in stock.", "Answered at once"),
    ("call", "out", 4, "Nobody there; left a message for {who}.", "No answer"),
    ("meeting", None, 60, "Went through the year with {who}: volume, discounts, delivery days.",
     "Framework contract wanted"),
    ("meeting", None, 45, "Tasting at our place. {who} liked {what} best.", "Sample order follows"),
    ("visit", None, 90, "Looked at the shop with {who}. Our shelf is too low for {what}.", "We bring a display"),
    ("email", "out", None, "Sent the price list and the photographs of {what}.", ""),
    ("email", "in", None, "{who} asks for an offer: forty pieces of {what}, delivered in two parts.", "Offer sent"),
    ("sms", "out", None, "Your parcel comes tomorrow between 9 and 11.", ""),
    ("sms", "in", None, "Thank you, all here!", ""),
    ("chat", "in", None, "{who}: can the invoice go to the new address? Yes, changed.", "Address changed"),
    ("letter", "out", None, "Contract for signature, two copies.", "Signed copy returned"),
    ("note", None, None, "Prefers {what}. Do not offer bags.", ""),
    ("note", None, None, "Competitor offers 5 % less; {who} stays because of the delivery times.", ""),
]
MENTIONS = [
    "@{colleague} could you check whether the last credit note is out?",
    "@{colleague} please take this one over while I am on holiday; {who} knows.",
    "@{colleague} they ask for photographs of {what}: do we have any?",
]
FILES = [("price-list.csv", "code,name,price"), ("visit-notes.txt", "Shelf 2 m, window to the south, 40 covers."),
         ("delivery-terms.txt", "Free of charge from 250; two working days; claims within 8 days.")]
OFFER = "offer.pdf"
