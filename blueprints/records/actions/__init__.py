"""What can be done with what hangs on a record, by noun."""
