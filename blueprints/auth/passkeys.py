"""Passkeys (WebAuthn): made on a device for one person, and what proves that they are at it.

A challenge is a link that works once: kept as a hash, for minutes, used up with the answer to it. A passkey asks its
owner for a finger, a face or a PIN each time (user verification), so it stands for password and second factor at once.
"""
import hashlib
import json
from ipaddress import ip_address
from urllib.parse import urlsplit

import sqlalchemy as sa

from blueprints.auth.links import address_of_server, new_link, usable_link
from core.address_values import LARGEST_ID
from core.database import writing
from core.later import Later
from core.page import Refused
from core.words import _
from models import OneTimeLink, Passkey, SignIn, User, db, now

webauthn, helpers = Later("webauthn"), Later("webauthn.helpers")
structs, exceptions = Later("webauthn.helpers.structs"), Later("webauthn.helpers.exceptions")
MOST = 10  # of one person
WAIT_MS = 120_000  # how long a browser waits for the finger
NEW, PROOF = "passkey-new", "passkey"  # purposes of challenges


def host():
    """The name passkeys are bound to: BASE_URL's, or the one this request came to."""
    return urlsplit(address_of_server()).hostname


def are_possible():
    """Browsers make passkeys for names alone, over HTTPS or at this very machine."""
    server = urlsplit(address_of_server())
    try:
        ip_address(server.hostname)
    except ValueError:
        return server.scheme == "https" or server.hostname == "localhost"
    return False


def are_usable(user_id):
    """Has somebody one, and does it open this server?"""
    return are_possible() and bool(of_user(user_id))


def of_user(user_id):
    return db.session.scalars(sa.select(Passkey).where(Passkey.user_id == user_id).order_by(Passkey.id)).all()


def handle(user_id):
    """What a device keeps beside the key, to tell accounts apart; it says nothing about the person."""
    return hashlib.sha256(f"guanxi {user_id}".encode()).digest()


def challenge(purpose, user=None):
    """A fresh challenge, 32 random bytes; those that nobody answered in time are swept up on the way."""
    for gone in db.session.scalars(sa.select(OneTimeLink).where(
            OneTimeLink.purpose == purpose, OneTimeLink.expires_at < now()).limit(100)):
        db.session.delete(gone)
    return helpers.base64url_to_bytes(new_link(purpose, user))


def strict():
    return structs.UserVerificationRequirement.REQUIRED


def options_to_make(user, company):
    """What a browser needs to make one (JSON); the caller commits."""
    if len(kept := of_user(user.id)) >= MOST:
        raise Refused(_("You have %(num)s passkeys already; remove one first", num=MOST))
    return helpers.options_to_json(webauthn.generate_registration_options(
        rp_id=host(), rp_name=company, user_id=handle(user.id), user_name=user.email, user_display_name=user.name,
        challenge=challenge(NEW, user), timeout=WAIT_MS, exclude_credentials=[descriptor(one) for one in kept],
        authenticator_selection=structs.AuthenticatorSelectionCriteria(
            resident_key=structs.ResidentKeyRequirement.REQUIRED, user_verification=strict())))


def options_to_prove(user=None):
    """What a browser needs to show one (JSON): any of this server's, or one of `user`. The caller commits."""
    return helpers.options_to_json(webauthn.generate_authentication_options(
        rp_id=host(), challenge=challenge(PROOF, user), timeout=WAIT_MS, user_verification=strict(),
        allow_credentials=[descriptor(one) for one in of_user(user.id)] if user else None))


def descriptor(passkey):
    known = {each.value for each in structs.AuthenticatorTransport}
    return structs.PublicKeyCredentialDescriptor(
        id=helpers.base64url_to_bytes(passkey.credential_id),
        transports=[structs.AuthenticatorTransport(name) for name in passkey.transports if name in known] or None)


def keep(user, answer, name):
    """The new Passkey of `user`; Refused when the browser's answer does not hold."""
    expected = _used_up(NEW, user, answer)
    try:
        made = webauthn.verify_registration_response(
            credential=answer, expected_challenge=expected, expected_rp_id=host(),
            expected_origin=address_of_server(), require_user_verification=True)
    except exceptions.WebAuthnException:
        raise Refused(_("This did not work: please try again")) from None
    transports = json.loads(answer)["response"].get("transports") or []
    passkey = Passkey(
        user_id=user.id, name=name, credential_id=helpers.bytes_to_base64url(made.credential_id),
        public_key=helpers.bytes_to_base64url(made.credential_public_key), sign_count=made.sign_count,
        is_copied=made.credential_backed_up,
        can_be_copied=made.credential_device_type == structs.CredentialDeviceType.MULTI_DEVICE,
        transports=[each for each in transports if isinstance(each, str)][:8])
    db.session.add(passkey)
    return passkey


def who_proves(answer, user=None):
    """Whose passkey this answer is, an active person's (or just `user`); None when it does not hold."""
    try:
        expected = _used_up(PROOF, user, answer)
        told = helpers.parse_authentication_credential_json(answer)
    except (Refused, exceptions.WebAuthnException):
        return None
    passkey = db.session.scalars(
        sa.select(Passkey).where(Passkey.credential_id == helpers.bytes_to_base64url(told.raw_id))
        .with_for_update().execution_options(populate_existing=True)).one_or_none()
    if passkey is None or (user is not None and passkey.user_id != user.id):
        return None
    if told.response.user_handle not in (None, handle(passkey.user_id)):
        return None
    return db.session.get(User, passkey.user_id) if _holds(passkey, told, expected) else None


def _holds(passkey, told, expected):
    """Is it signed by this key, and later than its last use? Counted and noted if so."""
    try:
        proof = webauthn.verify_authentication_response(
            credential=told, expected_challenge=expected, expected_rp_id=host(), expected_origin=address_of_server(),
            credential_public_key=helpers.base64url_to_bytes(passkey.public_key),
            credential_current_sign_count=passkey.sign_count, require_user_verification=True)
    except exceptions.WebAuthnException:
        return False
    passkey.sign_count, passkey.is_copied = proof.new_sign_count, proof.credential_backed_up
    passkey.last_used_at = now()
    return True


def _used_up(purpose, user, answer):
    """The challenge a browser answered, which is good no more from here on."""
    try:
        said = json.loads(helpers.base64url_to_bytes(json.loads(answer)["response"]["clientDataJSON"]))["challenge"]
        link = usable_link(said, purpose)
    except (ValueError, KeyError, TypeError):
        link = None
    if link is None or link.user_id != (user.id if user else None):
        raise Refused(_("This took too long: please try again"))
    link.used_at = now()
    return helpers.base64url_to_bytes(said)


def own(passkey_id, *, of):
    """One of somebody's own; Refused where it is gone."""
    passkey = db.session.get(Passkey, passkey_id, with_for_update=True) if passkey_id <= LARGEST_ID else None
    if passkey is None or passkey.user_id != of.id:
        raise Refused(_("This passkey is gone already"))
    return passkey


def remove(passkey_id, *, of):
    """It opens nothing any more; after the last one no sign-in of theirs has shown two factors by one."""
    passkey = own(passkey_id, of=of)
    db.session.delete(passkey)
    if [each.id for each in of_user(of.id)] in ([], [passkey.id]):
        for sign_in in db.session.scalars(sa.select(SignIn).where(SignIn.user_id == of.id, SignIn.has_factor)):
            sign_in.has_factor = sign_in.way == "oidc"


def end_all(user):
    """All their passkeys open nothing from here on."""
    for passkey in of_user(user.id):
        db.session.delete(passkey)


def begin_to_prove(user_id=None):
    """Options for a stranger at the door, or for who is in already and proves it again. Commits."""
    with writing():
        options = options_to_prove(db.session.get(User, user_id) if user_id else None)
        db.session.commit()
    return options
