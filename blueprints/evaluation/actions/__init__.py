"""What is done to templates, and how evaluations and standings come about."""
