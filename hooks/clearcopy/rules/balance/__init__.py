"""What is said of benefit and what of harm, side by side."""
