"""Each release, study and asset page as a PDF that says what the page says."""
