"""Output checks, and the step that makes a cleared site public."""
