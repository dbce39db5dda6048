"""The forms of templates, judgements, excuses and overrides."""
