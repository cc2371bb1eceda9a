"""Rules about dates, times of day and the moment of publication."""
