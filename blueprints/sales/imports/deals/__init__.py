"""Bringing in deals with their history, their customers, products and sellers."""
