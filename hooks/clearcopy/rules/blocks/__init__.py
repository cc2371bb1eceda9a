"""Blocks that policy requires, and what may be wrong with them."""
