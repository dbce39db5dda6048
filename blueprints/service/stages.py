"""What a complaint must have before it leaves a stage (ISO 10002): sentences on what is missing."""
from blueprints.service.queries import complaints as queries
from core.words import _
from models import COMPLAINT_STAGES


def missing(ticket, file):
    return [sentence for holds, sentence in RULES[file.stage](ticket, file) if not holds]


def receipt(ticket, file):
    return ((file.what_happened, _("Say what happened.")),
            (ticket.party_id or ticket.asker or ticket.asker_email,
             _("Say who complains: a customer, a name or an e-mail.")))


def tracking(ticket, _file):
    return ((queries.next_promise(ticket),
             _("Promise the customer something by a day, so that they know when they hear next.")),)


def acknowledgement(ticket, _file):
    return (on_its_way(ticket) or
            (queries.first_answer(ticket), _("Write to the customer: no message went out to them yet.")),)


def assessment(ticket, file):
    return ((ticket.severity, _("Say how severe it is.")),
            (file.is_safety is not None, _("Say whether anybody's safety is at risk.")),
            (file.complexity, _("Say how complex it is.")),
            (file.impact, _("Say what it means for the customer and others.")),
            (file.immediate_action, _("Say what is done at once.")))


def investigation(_ticket, file):
    return ((file.cause_id or file.unknown_because, _("Choose the root cause, or say why it stays unknown.")),)


def response(_ticket, file):
    return ((file.correction, _("Say what is put right.")), (file.prevention, _("Say how it will not happen again.")),
            (file.remedy, _("Say what the customer is given, even if it is nothing.")),
            (file.cost_cents is not None, _("Say what it costs, even if it is 0.")),
            (not queries.needs_approval(file), _("The cost is above the limit: a second person must approve it.")))


def decision(ticket, file):
    begun = next((step.at for step in reversed(queries.steps_of(ticket)) if step.stage == "decision"), None)
    return ((file.decision, _("Write down the decision as the customer is told it.")),
            (file.decided_on, _("Say the day of the decision.")),
            (file.recourse, _("Say where the customer can turn to outside, if they are not content.")),
            on_its_way(ticket, begun) or
            (queries.first_answer(ticket, begun),
             _("Tell the customer: no message went out since the complaint came to this stage.")))


def on_its_way(ticket, since=None):
    """What to say of a message that can still be taken back, where no other one went out."""
    return not queries.first_answer(ticket, since) and queries.is_sending(ticket) and (
        False, _("Wait a few seconds: your message can still be taken back, and counts once it is out."))


def closing(_ticket, file):
    return ((file.outcome, _("Say whether the customer accepted the decision.")),
            (file.outcome != "rejected" or file.further_step,
             _("The customer rejected it: say what the further step is.")))


def done(_ticket, _file):
    return ()


RULES = dict(zip(COMPLAINT_STAGES, (receipt, tracking, acknowledgement, assessment, investigation, response, decision,
                                    closing, done), strict=True))
