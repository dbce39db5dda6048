"""What suppliers and partners have to show: (kind of document, required, days of warning), categories, questions."""

DOCUMENT_KINDS = (("Business licence", True, 60), ("ISO 9001 certificate", True, 90), ("Liability insurance", True, 30),
                  ("Confidentiality agreement", False, 30))
ISSUERS = ("TÜV Süd", "Lloyd's Register", "Chamber of Commerce", "Bureau Veritas", "DNV")
SUPPLY_CATEGORIES = ("Packaging", "Tea and herbs", "Freight", "Machines and spare parts")
PARTNER_DOCUMENT, PARTNER_CATEGORY = "Partner agreement", "Resale in their region"
AUDITED = "Visited and audited; samples were good."
CONDITION = "Documents to be completed; small orders only until then."
SUSPENDED = "Wrong labels in two deliveries; waits for their answer."
QUESTIONNAIRE = "About your quality and your people"
QUESTIONNAIRE_NOTE = "Asked of new suppliers, and every two years after that."
QUESTIONS = (
    ("Is your quality system certified?", "yes_no", 20, {"good": "yes"}),
    ("Were there recalls in the last two years?", "yes_no", 15, {"good": "no"}),
    ("How do you check what you send?", "choice", 30, {"options": [
        ["Every piece", 30], ["Samples of each lot", 20], ["Now and then", 5]]}),
    ("How many people work for you?", "number", 15, {"worst": 0, "best": 200}),
    ("Do you pay your suppliers in time?", "yes_no", 20, {"good": "yes"}),
    ("What else should we know?", "text", 0, {}),
)
