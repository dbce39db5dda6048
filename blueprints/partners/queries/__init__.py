"""Which partners, what they registered and brought us, who of them is certified, what they earned."""
