"""Statements about the future and the words that must stand beside them."""
