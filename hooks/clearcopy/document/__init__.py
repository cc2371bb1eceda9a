"""Words and records become an article; a finished page becomes a read-only Page. Never judges."""
