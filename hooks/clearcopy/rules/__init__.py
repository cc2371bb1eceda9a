"""What can be wrong with what a reader sees: one rule a file."""
