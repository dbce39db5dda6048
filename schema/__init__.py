"""The tables, one file a domain. Everyone else imports them from `models`."""
