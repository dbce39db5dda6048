"""Files of suppliers, of what they supply, and of deliveries."""
