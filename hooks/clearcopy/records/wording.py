"""Words in the languages of the newsroom."""

from __future__ import annotations

from clearcopy.records.located import Located, Many


class LocalText(Located):
    """The same words in every language of the newsroom."""

    en: str
    zh: str

    def __getitem__(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


class Said(LocalText):
    """Words that pages print, and other ways in which a page may say the same."""

    also: Many[str] = ()

    def ways(self, lang: str) -> tuple[str, ...]:
        """Return every way in which a page of `lang` may say it, the printed one first."""
        return (self[lang], *self.also)
