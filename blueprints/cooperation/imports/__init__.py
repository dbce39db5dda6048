"""Files of agreements."""
