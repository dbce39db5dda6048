"""What is read of what hangs on a record, by noun: plain rows, a constant number of statements."""
