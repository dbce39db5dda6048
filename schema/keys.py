"""What lets somebody in besides their password: passkeys, and the tokens of programs."""
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Base, UtcDateTime, now


class ApiToken(Base):
    """What a program shows instead of a person signing in. Only its hash is kept; `hint` is how it begins.

    `grants` limits it to {domain: level}; it never reaches further than its owner does at that moment.
    """

    __tablename__ = "api_tokens"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"), index=True)
    name: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    hint: Mapped[str]
    grants: Mapped[dict] = mapped_column(sa.JSON)
    created_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]

    house_audited = ("name", "grants", "expires_at", "revoked_at")  # core/house_audit.py


class Passkey(Base):
    """A key pair kept by a device or a password manager (WebAuthn); here is its public half."""

    __tablename__ = "passkeys"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"), index=True)
    name: Mapped[str]
    credential_id: Mapped[str] = mapped_column(unique=True)  # base64url, as browsers send it
    public_key: Mapped[str]  # COSE, base64url
    sign_count: Mapped[int] = mapped_column(sa.BigInteger)  # 0 of those that do not count
    can_be_copied: Mapped[bool]  # WebAuthn's "backup eligible": it may stand on several devices
    is_copied: Mapped[bool]  # "backup state", as of its last use
    transports: Mapped[list] = mapped_column(sa.JSON)
    created_at: Mapped[datetime] = mapped_column(default=now)
    last_used_at: Mapped[datetime | None]

    house_audited = ("name",)
