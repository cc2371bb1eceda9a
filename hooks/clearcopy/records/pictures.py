"""Pictures that pages show: whose they are, and under which terms they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from clearcopy.findings import Finding
from clearcopy.records.library_defects import PICTURE_MISSING, PICTURE_TWICE
from clearcopy.records.located import Day, Form, Located, Many, Words, problem_at
from clearcopy.records.wording import LocalText

BelowDocs = Annotated[
    str,
    Form(
        r"(?!\s)(?!(?:.*/)?\.{1,2}(?:/|$))(?!.*//)[^/\\:][^\\:]*",
        'a path from docs/ down, such as "images/building.jpg"',
    ),
]
"""A path below docs/ as the system of files has it: no address, and no way out of docs/."""


class Picture(Located):
    """One picture, or all in one folder: its holder, and by which right it is shown.

    What is somebody else's has its terms on record and a credit line that pages print beside it.
    """

    file: BelowDocs = Field(
        description="its path below docs/; a folder, with / at its end, holds many"
    )
    holder: Words = Field(description="who holds the copyright")
    right: Literal["own", "licence", "permission"] = Field(
        description="own: the company's work, or its own under a blanket licence; licence: open to "
        "everybody; permission: given to us"
    )
    terms: Words | None = Field(
        default=None, description="the name of the licence, or the document with the permission"
    )
    credit: LocalText | None = Field(default=None, description="the line that pages print")
    expires: Day | None = Field(default=None, description="the last day on which it may be shown")

    @model_validator(mode="after")
    def _has_terms_and_credit(self) -> Picture:
        if self.right == "own":
            return self
        for name, value in (("terms", self.terms), ("credit", self.credit)):
            if value is None:
                raise problem_at(
                    "right",
                    text=f'a picture shown by "{self.right}" has no `{name}`',
                    help=f"add `{name}` from what the holder allows",
                )
        return self

    def ended(self, day: date) -> bool:
        """Whether it may no longer be shown on this day."""
        return self.expires is not None and day > self.expires


class Pictures(Located):
    """The file `data/pictures.yml`."""

    pictures: Many[Picture]

    def of(self, path: str) -> Picture | None:
        """Return the record of the file `path` below docs/: its own, else of the nearest folder."""
        covering = [
            each
            for each in self.pictures
            if each.file == path or (each.file.endswith("/") and path.startswith(each.file))
        ]
        return max(covering, key=lambda each: len(each.file), default=None)


def check_pictures(record: Pictures, root: Path) -> Iterator[Finding]:
    """Find the pictures that are recorded twice, and those that are not below `root`/docs."""
    first: dict[str, int] = {}
    for place, each in enumerate(record.pictures):
        at = record.span("pictures", place, "file")
        if each.file in first:
            other = record.span("pictures", first[each.file], "file")
            yield PICTURE_TWICE.found(at, related=(other,), file=each.file)
            continue
        first[each.file] = place
        path = root / "docs" / each.file
        is_folder = each.file.endswith("/")
        if not (path.is_dir() if is_folder else path.is_file()):
            yield PICTURE_MISSING.found(
                at,
                file=each.file,
                kind="folder" if is_folder else "file",
                hint=' ("/" at the end stands for a whole folder)' if path.exists() else "",
            )
