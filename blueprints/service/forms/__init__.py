"""The forms of tickets, of what is said about them, and of what is promised."""
