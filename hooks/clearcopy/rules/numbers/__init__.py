"""Rules about figures: each is a fact, printed as the record has it."""
