"""Backups: one zip file with every row, every file and the secret key, made while people work.

    manifest.json       what is in it: migration, tables with their columns, counts and digests, files
    tables/NAME.jsonl   one line of JSON for each row, in the order of the primary key
    files/…             what people attached, by sha256
    secret_key          what cookies and links are signed with

It describes itself, so a later version restores it: its tables are made as they were and then brought up to date.
"""
