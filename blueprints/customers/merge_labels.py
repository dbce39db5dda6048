"""What the rows are called that a merge moves, by their table. None: no people's thing, it goes unmentioned."""
from core.words import _l, _lp

NAMES = {  # tasks about them are among the records
    "records": _l("Records about them"), "after_sales": _l("After-sales cases"), "article_texts": None,
    "article_uses": _l("Answers used"), "articles": _l("Articles"), "breaches": _l("Missed promises"),
    "check_ins": _l("After-sales check-ins"), "clock_events": None, "complaint_files": _l("Complaint files"),
    "complaint_steps": _l("Steps of complaints"), "complaint_incidents": _l("Incidents of complaints"),
    "drafts": _l("Drafts"), "entries": _l("Notes and calls"), "notices": _l("Notices"),
    "parts_used": _l("Parts used"), "promises": _l("Promises"), "record_tags": _l("Tags"),
    "recurrences": _l("Recurring complaints"), "registrations": _l("Deal registrations"),
    "satisfactions": _l("Answers on satisfaction"), "search_docs": None,
    "selection_comparisons": _l("Comparisons of criteria"), "selection_criteria": _l("Criteria of selections"),
    "selection_interests": _l("Interests declared"), "selection_candidates": _l("Candidates of selections"),
    "selection_values": _l("Values in selections"), "selections": _l("Selections of suppliers"),
    "sign_offs": _l("Signatures"), "steps_reached": _l("Steps reached"), "tasks": None,
    "ticket_links": _l("Links of tickets"), "ticket_merges": _l("Merged tickets"), "watchers": _l("Watchers"),
    "addresses": _l("Addresses"), "attachments": _l("Files"), "certifications": _l("Certificates"),
    "commission_rules": _l("Commission rules"), "commission_entries": _l("Commission entries"),
    "commission_steps": _l("Steps of commission"), "contact_points": _l("Numbers and addresses"),
    "customer_profiles": _l("Class and preferences"), "deal_partners": _l("Parts of partners in deals"),
    "deal_people": _l("Parts of people in deals"), "evaluations": _l("Evaluations"),
    "evaluation_inputs": _l("Figures of evaluations"), "fund_allocations": _l("Marketing funds"),
    "fund_requests": _l("Requests for funds"), "fund_claims": _l("Claims of funds"), "hats": _l("Roles"),
    "judgements": _l("Judgements"), "lifecycle_events": _l("Changes of class"), "messages": _l("Messages"),
    "orders": _l("Orders"), "partner_profiles": _l("Partner profile"), "party_links": _l("Ties to others"),
    "purchase_orders": _l("Purchase orders"), "purchase_lines": _l("Lines of purchase orders"),
    "rfq_invites": _l("Requests for quotation"), "standing_overrides": _l("Standings set by hand"),
    "standings": _l("Standings"), "standing_events": _l("Changes of standing"),
    "suggestions": _l("Suggested products"), "supplied_products": _l("Products supplied"),
    "supplier_profiles": _l("Supplier profile"), "quotes": _lp("to a customer", "Quotes"),
    "line_excuses": _l("Delays that were excused"), "promise_moves": _l("Moved delivery days"),
    "answer_sheets": _l("Answers to questionnaires"), "party_documents": _l("Documents"),
    "qualifications": _l("Qualifications"), "qualification_events": _l("Changes of qualification"),
    "coop_plans": _l("Plans"), "agreements": _l("Agreements"), "corrective_actions": _l("Corrective actions"),
    "corrective_steps": _l("Steps of corrective actions"), "corrective_events": _l("Events of corrective actions"),
    "risks": _l("Risks"), "fact_excuses": _l("Deals that were excused"),
    "coop_goals": _l("Goals"), "goal_readings": _l("Readings of goals"), "coop_reviews": _l("Reviews"),
    "receipts": _l("Deliveries"), "tickets": _l("Contact person of tickets"), "inspections": _l("Inspections"),
}
REASONS = {
    "gone": _l("the row is no longer there"), "changed": _l("somebody changed it since"),
    "taken": _l("its number belongs to another one now"),
}
FOUND_BY = {
    "tax_number": _l("the same tax number"), "email": _l("the same e-mail"), "phone": _l("the same phone"),
    "name": _l("the same name"), "near": _l("nearly the same name"),
}
