"""Rules about clinical trials: registration and data cut-off."""
