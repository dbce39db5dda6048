"""All that is known of a person, wherever it stands: found, handed out as a file, erased.

    belongings.py   rows that are about them, by the foreign keys of all tables
    identity.py     what they are called and reached by: the needles
    traces.py       needles in texts of any table, file names, words of the search and history among them
    erasing.py      all of it taken out; rules.py says of which table what
    file.py         all of it as a readable zip
    ledger.py       who was erased and suppressed, kept beside the database, so that no restored backup brings it back
"""
