"""clearcopy: a newsroom that will not publish a page until it is clear."""

__version__ = "0.1.0"
