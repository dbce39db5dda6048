"""Rules about the code itself. Each says why it is there; a failure says what to do."""
