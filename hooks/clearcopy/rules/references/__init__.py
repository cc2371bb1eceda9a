"""Rules about citations and the list of references."""
