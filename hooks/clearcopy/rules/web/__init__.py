"""What a page must offer to readers who cannot see it."""
