"""Rules about seals: what was published stays as it was published."""
