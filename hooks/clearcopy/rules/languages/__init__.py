"""Both languages say the same, and say which language they are."""
