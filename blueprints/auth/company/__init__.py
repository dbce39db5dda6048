"""Signing in as one does elsewhere in the company: OpenID Connect or a directory (LDAP), and whom that makes here."""
