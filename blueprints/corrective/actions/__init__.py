"""What can be done with corrective actions."""
