"""The people a file names."""
