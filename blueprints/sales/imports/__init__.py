"""Bringing in orders, invoices and credit notes with their lines, their customers and their products."""
