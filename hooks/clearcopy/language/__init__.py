"""Text in, text facts out, in English and Simplified Chinese: nothing here knows records or pages.

Every function is pure, and every offset is an index into the text that was given.
"""
