"""What is read of templates, evaluations and standings."""
