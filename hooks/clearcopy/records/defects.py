"""What can be wrong with a file or a record: the DAT codes, one Defect each.

DAT001-DAT009 are about files, DAT010-DAT019 about YAML, DAT020-DAT029 about the shape of a record.
DAT030-DAT060 and DAT068 belong to the checks between records. A code is never used twice.
"""

from __future__ import annotations

from clearcopy.findings import Defect

UNREADABLE_FILE = Defect(
    "DAT001",
    "unreadable-file",
    'The file "{path}" cannot be read: {reason}.',
    "Make it an ordinary file that can be read, or remove what names it.",
    why="""A file that cannot be read was not checked, and not checked never counts as passed. A
name without a file, a folder with the name of a file or missing rights all end here. An
ordinary, readable file passes.""",
)
FILE_OUTSIDE_PROJECT = Defect(
    "DAT002",
    "file-outside-project",
    'The path "{path}" {reason}.',
    "Put a copy of the file into the project and name it by its own path.",
    why="""What is published must come from the files that were reviewed, and a link or a path
out of the project reaches files that nobody reviewed. A symbolic link "data/studies/a.yml" and
the path "../a.yml" are refused; the ordinary file "data/studies/a.yml" passes.""",
)
FILE_TOO_LARGE = Defect(
    "DAT003",
    "file-too-large",
    "The file has {size} bytes; {limit} are allowed.",
    "{advice}",
    why="""A record is written and reviewed by people, and nobody reviews a megabyte of it. Such
a file is mostly a mistake: an export, a picture, a log. Over 1,000,000
bytes are refused; fewer pass.""",
)
NOT_UTF8 = Defect(
    "DAT004",
    "not-utf-8",
    "The file is not UTF-8: byte {offset} ({byte}) belongs to no character.",
    "Save the file again as UTF-8.",
    why="""Another encoding turns a dash, a "≥" or a Chinese name into something else without a
word. Guessing the encoding would publish the guess. A "–" saved as byte 0x96 by an old editor
is refused; the same dash saved as UTF-8 passes.""",
)
CONTROL_CHARACTER = Defect(
    "DAT005",
    "control-character",
    "The character {code} ({character}) must not stand here.",
    "Remove it; it is invisible, so delete and retype the words around it.",
    why="""Control characters are invisible, and programs disagree about them: one ends the text
at a NUL, another ends a line at a U+2028. What is checked and what is shown then differ. A NUL
or a lone carriage return is refused; line feeds and tabs pass.""",
)
BIDIRECTIONAL_CHARACTER = Defect(
    "DAT006",
    "bidirectional-character",
    "The character {code} ({character}) can reorder the text that a reader sees.",
    "Remove it; no language of this site needs it.",
    why="""A character that turns the direction of writing makes a text look different from what
is stored: "12.3" can be shown as "3.21". A reviewer would then approve what no reader gets.
Such characters are refused in every file and as escapes too; plain text in any script passes.""",
)
INVISIBLE_CHARACTER = Defect(
    "DAT007",
    "invisible-character",
    "The character {code} ({character}) is invisible and may hide in a word.",
    "Remove it; delete and retype the word around it.",
    why="""A soft hyphen or a space without width inside a word changes nothing that a reader sees,
and the word is found by no search and no rule: a claim would pass unread. Such characters are
refused in every file, as escapes and as entities; ordinary and no-break spaces pass.""",
)
LETTER_OF_ANOTHER_SCRIPT = Defect(
    "DAT008",
    "letter-of-another-script",
    "The character {code} ({character}) looks like a letter of the word in which it stands.",
    "Retype the word on a Latin keyboard.",
    why="""A Cyrillic "а" looks like the Latin letter and is another: no search and no rule finds
the word in which it stands. "sаfe" with that letter is refused, and so are Greek look-alikes beside
Latin letters and the slanted letters of mathematics; a word in one script and "μg" pass.""",
)

YAML_SYNTAX = Defect(
    "DAT010",
    "yaml-syntax",
    "{problem}.",
    "{advice}",
    why="""A file with an error in its YAML holds no record at all, so nothing of it can be
checked. `title: Results: part 2` is refused, because the second colon would begin another key.
`title: "Results: part 2"` passes.""",
)
TAB_INDENTATION = Defect(
    "DAT011",
    "tab-indentation",
    "A tab stands where only spaces can indent.",
    "Replace the tab by spaces.",
    why="""Editors show a tab at different widths, so YAML allows only spaces before a key or an
entry. A line that begins with a tab is refused; a line that begins with two spaces passes.""",
)
EMPTY_FILE = Defect(
    "DAT012",
    "empty-file",
    "There is no record in this file.",
    "Write the record, or remove the file.",
    why="""A file without a record says that something was planned or lost, and either needs a
person. A file of comments only is refused; a file with at least one key passes.""",
)
SEVERAL_DOCUMENTS = Defect(
    "DAT013",
    "several-documents",
    "A second document begins here; a file holds one record.",
    'Move it into a file of its own, or remove the line "---" or "...".',
    why="""The name of a file is the name of its record, so a second one would have no name and
would be skipped by most readers. A "---" in the middle of a file is refused; one at its start
passes.""",
)
DUPLICATE_KEY = Defect(
    "DAT014",
    "duplicate-key",
    'The key "{key}" stands here a second time; the first is in line {line}.',
    "Keep one of the two.",
    why="""Of two equal keys most readers silently keep the last, so an old figure can win over
the corrected one. `n: "60"` followed by `n: "62"` in one group is refused. The same key in two
different groups passes.""",
)
ALIAS = Defect(
    "DAT015",
    "yaml-alias",
    'The {kind} "{name}" ties two places of the file together.',
    "Write the value out at each place.",
    why="""With an anchor and its alias one edit changes two values, and the reviewer sees one
of them. `n: &n "60"` and `of: *n` are refused; `n: "60"` and `of: "60"` pass.""",
)
EXPLICIT_TAG = Defect(
    "DAT016",
    "yaml-tag",
    'The {kind} "{name}" changes how a value is read.',
    "Remove it; write text in quotes.",
    why="""Types come from the record's own description, not from the file. A tag can make a
text of a number or, with other readers, run code. `n: !!int "60"` is refused; `n: "60"` passes.""",
)
MERGE_KEY = Defect(
    "DAT017",
    "merge-key",
    'The key "<<" would copy keys from another place.',
    "Write the keys out here.",
    why="""Merged keys are not there to be seen, and YAML 1.2 no longer knows them, so readers
differ. `<<: *defaults` is refused; the same keys written out pass.""",
)
KEY_NOT_TEXT = Defect(
    "DAT018",
    "key-not-text",
    "{problem}; a key must be text.",
    "{advice}",
    why="""A key that is read as a number or as true is changed on the way: `1.10` becomes
`1.1`. `1.10: first version` is refused; `"1.10": first version` passes.""",
)
TOO_DEEP = Defect(
    "DAT019",
    "nested-too-deep",
    "More than {limit} groups lie in one another here.",
    "Flatten the record.",
    why="""No record needs more than a handful of levels; a file with dozens is broken or
hostile. Fifty levels pass, the fifty-first is refused.""",
)

UNKNOWN_KEY = Defect(
    "DAT020",
    "unknown-key",
    'There is no key "{key}" here.',
    "{advice}",
    why="""An unknown key is mostly a known one with a slip, and its value would be ignored: an
"embago" protects nothing. `valid-form: 2025-01-01` is refused where `valid-from` is meant. Only
the keys of the schema pass.""",
)
MISSING_KEY = Defect(
    "DAT021",
    "missing-key",
    'The key "{key}" is missing in {place}.',
    'Add "{key}": {expected}.',
    why="""What a record must say, the pages and the checks rely on. What is not known is said
as such, where the schema allows it, with "not disclosed". A study without an `id` is refused. A
record with every required key passes.""",
)
UNQUOTED_VALUE = Defect(
    "DAT022",
    "unquoted-value",
    "{place} is {written} without quotes, so it is read as {kind}, not as text.",
    'Write "{written}" in quotes.',
    why="""A figure is printed exactly as it was disclosed, and a number forgets how it was
written: 20.0 becomes 20. `value: 20.0` is refused; `value: "20.0"` passes.""",
)
WRONG_TYPE = Defect(
    "DAT023",
    "wrong-type",
    "{place} is {found}; {expected} is needed.",
    "{advice}",
    why="""A value of another shape than the schema's cannot be used, and converting it would be
a guess. `authors: Durfee` is refused where a list is needed; `authors: [Durfee]` passes.""",
)
NOT_A_CHOICE = Defect(
    "DAT024",
    "not-a-choice",
    '{place} is "{value}"; that is not one of the possible values.',
    "{advice}",
    why="""Rules decide by such words, and a word that they do not know would switch them off.
`kind: proportions` is refused where `proportion` is meant; a value of the list passes.""",
)
IMPOSSIBLE_DATE = Defect(
    "DAT025",
    "impossible-date",
    '{place} is "{value}"; {reason}.',
    "Write {expected}.",
    why="""Dates decide what is public and which statement is valid, so they must have one
meaning. "2025-02-30" does not exist, and "01/07/2025" is July here and January there: both are
refused. "2025-07-01" passes.""",
)
INSTANT_WITHOUT_OFFSET = Defect(
    "DAT026",
    "instant-without-offset",
    '{place} is "{value}"; without an offset from UTC that is a different moment in each place.',
    'Add the offset, as in "{value}+08:00", or "Z" for UTC.',
    why="""An embargo ends at one moment of the world, and a time of day without an offset names
many. "2025-10-19T08:00" is refused; "2025-10-19T08:00+02:00" and "2025-10-19T06:00Z" pass.""",
)
MALFORMED_VALUE = Defect(
    "DAT027",
    "malformed-value",
    '{place} is "{value}"; {expected} is needed.',
    "{advice}",
    why="""Some texts have a form on which other checks rely: a short name becomes an address, a
figure is compared digit by digit. The short name "ARTEMIS 002" and the figure "20,0 %" are
refused. "artemis-002" and "20.0" pass.""",
)
OUT_OF_BOUNDS = Defect(
    "DAT028",
    "value-out-of-bounds",
    "{place} is {found}; {expected} is needed.",
    "{advice}",
    why="""A value outside of its bounds is a slip or a misunderstanding, and both change what
readers are told. A confidence level of 950 and an empty list of authors are refused. A level of
95 and a list with one author pass.""",
)
INCONSISTENT_RECORD = Defect(
    "DAT029",
    "inconsistent-record",
    "{problem}",
    "{advice}",
    why="""Values can be well formed one by one and still contradict each other: an interval
whose low end is above its high end, a validity that ends before it begins. Which of the two is
wrong, only a person knows, so the record is refused until they agree.""",
)
