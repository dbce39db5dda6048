"""What can be done with suppliers and what is bought of them."""
