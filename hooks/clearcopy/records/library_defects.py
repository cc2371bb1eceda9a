"""What can be wrong with `data/` as a whole: the DAT codes from 061 on."""

from __future__ import annotations

from clearcopy.findings import Defect

UNEXPECTED_FILE = Defect(
    "DAT061",
    "data-file-unexpected",
    '"{name}" is no file that data/ knows',
    "name it data/<kind>s/<id>.yml, or move it out of data/",
    "A file that nothing reads holds facts that nobody checks.",
)
UNUSABLE_NAME = Defect(
    "DAT062",
    "record-name-unusable",
    'the file\'s name "{name}" is no id',
    "use lower-case letters, digits and single hyphens",
    "The name is the record's id, and the id stands in addresses and in `[[paths]]`.",
)
ID_TAKEN = Defect(
    "DAT063",
    "id-taken",
    'the id "{id}" is also that of {other}',
    "rename one of the two files",
    "An id names one record: `[[id.value]]` must not be open to two readings.",
)
POLICY_MISSING = Defect(
    "DAT064",
    "policy-missing",
    "there is no data/policy.yml",
    "write one: it says which blocks, statements and rules bind which page",
    "Without a policy nothing says what a page must carry, so nothing can be published.",
)
NO_REFERENCES = Defect(
    "DAT065",
    "references-unreadable",
    "the file {reason}",
    "write a list of entries with an `id` each, or a mapping of keys to entries",
    "Citations lead to the entries of this file by their keys.",
)
PICTURE_TWICE = Defect(
    "DAT066",
    "picture-recorded-twice",
    '"{file}" is recorded twice',
    "keep the entry that holds, and delete the other",
    "Two entries may name two holders or two last days, and only one of them would count.",
)
PICTURE_MISSING = Defect(
    "DAT067",
    "picture-missing",
    '"{file}" is no {kind} below docs/',
    "correct the path{hint}, or delete the entry",
    "A right that is recorded for a misspelt path covers no picture.",
)
DEFECTS: tuple[Defect, ...] = (
    UNEXPECTED_FILE,
    UNUSABLE_NAME,
    ID_TAKEN,
    POLICY_MISSING,
    NO_REFERENCES,
    PICTURE_TWICE,
    PICTURE_MISSING,
)
