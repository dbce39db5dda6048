"""Entries, files and tags as they are typed in."""
