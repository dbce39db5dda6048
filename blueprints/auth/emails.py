"""E-mail addresses: what is one, and how they are compared."""
from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email

LONGEST = 200

SPECIAL_USE_DOMAIN_NAMES.clear()  # .local and .test are no places on the internet, but intranets live there


def email_key(email):
    """How addresses are compared: the same person may write it in any case."""
    return email.strip().casefold()


def is_email(text):
    """Is it the form of an address? Names of an intranet (mail.lan, a bare host) are fine, nothing is looked up."""
    try:
        validate_email(text, check_deliverability=False, globally_deliverable=False)
    except EmailNotValidError:
        return False
    return len(text) <= LONGEST
