"""Facts and decisions: strict YAML in, one frozen Library out. Knows nothing of pages."""
