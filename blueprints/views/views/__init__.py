"""The pages about lists, by what they are about."""
