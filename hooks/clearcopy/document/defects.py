"""What can be wrong in the author's Markdown: the DOC codes."""

from __future__ import annotations

from clearcopy.findings import Defect

FRONT_MATTER_MISSING = Defect(
    "DOC001",
    "front-matter-missing",
    "the file does not begin with front matter",
    "begin it with `---`, the keys `type` and `description`, and `---`",
    "The front matter says what type of page this is, and the type decides which legal blocks the "
    "page carries. A page without it would be published without them.",
)
FRONT_MATTER_OPEN = Defect(
    "DOC002",
    "front-matter-not-closed",
    "the front matter that begins here is never closed",
    "write `---` on a line of its own after its last key",
    "Without the closing line the whole page would be read as front matter, or the front matter "
    "printed as text.",
)
UNKNOWN_TYPE = Defect(
    "DOC003",
    "page-type-unknown",
    'there is no page type "{type}"',
    "use one of: {known}",
    "The page types stand in data/policy.yml with the blocks that each must carry.",
)
TITLE_MISSING = Defect(
    "DOC004",
    "title-missing",
    "the page has no title",
    "write one `# Title` as the first line after the front matter",
    "The title is the heading, the name in the browser and the name in every list.",
)
TITLE_TWICE = Defect(
    "DOC005",
    "title-twice",
    'the page has a second title, "{title}"',
    "use `##` for sections",
    "A screen reader and a search engine expect one main heading a page.",
)
FILE_NOT_PUBLISHABLE = Defect(
    "DOC006",
    "file-not-publishable",
    '"{name}" is neither Markdown nor an image that can be published',
    "keep only .md, .png, .jpg, .webp and .gif files in docs/",
    "Everything in docs/ that is not on a list of known kinds could reach the public unread.",
)
LINKED_OUT = Defect(
    "DOC007",
    "symlink-in-docs",
    '"{name}" is a symbolic link',
    "put the file itself there",
    "A link can lead out of docs/ and publish any file of the machine.",
)
SAME_ADDRESS = Defect(
    "DOC008",
    "two-pages-one-address",
    'this page and {other} have the same address "{url}"',
    "rename one of them",
    "Only one of them would be published, and nothing would say which.",
)
NAME_DIFFERS_IN_CASE = Defect(
    "DOC009",
    "names-differ-only-in-case",
    "this file and {other} differ only in upper and lower case",
    "rename one of them",
    "On some machines they are one file, and one of the two pages is lost.",
)
OUTSIDE_LANGUAGE = Defect(
    "DOC010",
    "page-outside-language-folder",
    '"{name}" stands outside docs/en/ and docs/zh/',
    "move it into the folder of its language",
    "The folder decides the language of the page, its statements and its navigation.",
)
UNKNOWN_PATH = Defect(
    "DOC011",
    "value-unknown",
    "`{raw}` names no value that this page can print",
    "{hint}",
    "`[[record.key]]` prints a value of a record, so that a figure on a page and the fact behind "
    "it cannot drift apart.",
)
UNKNOWN_FORM = Defect(
    "DOC012",
    "form-not-available",
    "`{raw}` cannot be printed in the form `{form}`: {reason}",
    "{hint}",
    "A fact prints in the forms value, k/n, n, ci and word, where the record holds what they need.",
)
UNKNOWN_CITATION = Defect(
    "DOC013",
    "citation-unknown",
    '`[@{key}]` names no reference "{key}"',
    "{hint}",
    "A citation must lead to an entry of data/references.yml.",
)
RAW_HTML = Defect(
    "DOC014",
    "raw-html",
    "`{raw}` is HTML",
    "say it in Markdown; pages carry no HTML of their own",
    "HTML can hide or restyle a required block, or run a script in the reader's browser.",
)
ATTRIBUTE_LIST = Defect(
    "DOC015",
    "attribute-list",
    "`{raw}` sets attributes",
    "delete it; pages set no attributes",
    "Attributes can hide or restyle a required block, or run a script in the reader's browser.",
)
UNSAFE_LINK = Defect(
    "DOC016",
    "link-scheme-refused",
    '"{href}" is not a web address, a mail address or a page of this newsroom',
    "use https://, mailto: or the relative path of a .md file",
    "Other schemes, javascript: above all, act in the reader's browser.",
)
BROKEN_LINK = Defect(
    "DOC017",
    "link-leads-nowhere",
    '"{href}" leads to no page of this newsroom',
    "{hint}",
    "A reader who follows it gets an error page.",
)
LINK_NOT_PUBLIC = Defect(
    "DOC018",
    "link-to-page-not-public",
    '"{href}" leads to a page that is not public yet',
    "remove the link until that page is published",
    "The address alone can give away what is under embargo.",
)
IMAGE_MISSING = Defect(
    "DOC019",
    "image-missing",
    'there is no image "{src}"',
    "put it into docs/ and give its relative path",
    "Images are served by the newsroom itself, never from elsewhere.",
)
RECORD_WITHOUT_PAGE = Defect(
    "DOC020",
    "release-without-words",
    'the release "{id}" has no page {path}',
    "write it; a release that is meant for one language alone says so under `local-only`, with "
    "reason and role",
    "A release is a record in data/ and a page in docs/ for every language.",
)
PAGE_WITHOUT_RECORD = Defect(
    "DOC021",
    "page-without-record",
    'there is no {kind} "{id}" in data/ for this page',
    "write {path}, or rename the page",
    "The page's record says what it is about, when it is public and which figures it may show.",
)
PRIVATE_CHARACTER = Defect(
    "DOC022",
    "private-use-character",
    "the text holds the private-use character U+{code}",
    "delete it",
    "Such characters have no agreed meaning, and fonts show boxes for them.",
)
TABLE_INSIDE_TEXT = Defect(
    "DOC023",
    "table-inside-text",
    "`{raw}` is a table and stands inside other text",
    "give it a paragraph of its own",
    "A table cannot stand inside a sentence.",
)
CUT_NEEDED = Defect(
    "DOC024",
    "study-figure-without-cut",
    "`{raw}` belongs to a data cut of a study, and this page shows none that is public",
    "{hint}",
    "A study's figures change from one data cut to the next, and a cut is public once a release "
    "that names it is public.",
)
DESCRIPTION_LONG = Defect(
    "DOC025",
    "description-too-long",
    "the description has {length} characters",
    "keep it to 200; link previews cut it anywhere",
    "A sentence cut in the middle can say the opposite.",
)
STATEMENT_NOT_VALID = Defect(
    "DOC026",
    "no-valid-statement",
    'the statement "{statement}" binds this page and has no version valid on {day}',
    "give a version whose `valid-from` and `valid-to` enclose that day",
    "A page carries the legal text that was in force on the day it was published.",
)
TYPE_MISPLACED = Defect(
    "DOC027",
    "page-type-misplaced",
    'a page of type "{type}" cannot stand here',
    "{hint}",
    "The folder of a page decides which record it is about, and with it when the page is public. "
    "The type decides which blocks it carries. The two must speak of the same thing.",
)
NAME_NOT_USABLE = Defect(
    "DOC028",
    "file-name-not-usable",
    '"{name}" cannot stand in an address',
    "use small letters, digits and single hyphens for pages and folders, no spaces in images",
    "The name of a file becomes the address of the page, in every list and feed.",
)
MARKER_OPEN = Defect(
    "DOC029",
    "marker-not-closed",
    "`{raw}` begins a value or a citation that is never closed",
    "close it with `]]` or `]`; to print the brackets themselves, write `\\[`",
    "What is not closed would be printed on the page as it stands.",
)
CITATION_WITHOUT_PLACE = Defect(
    "DOC030",
    "citation-without-place",
    "`{raw}` stands in plain text, where no citation can be printed",
    "cite in the text of the page",
    "Titles, descriptions and alternative texts hold no links.",
)
HEADING_EMPTY = Defect(
    "DOC031",
    "heading-empty",
    "a heading has no text",
    "write its text, or delete the line",
    "A screen reader announces it, and nothing follows.",
)
NESTED_TOO_DEEP = Defect(
    "DOC032",
    "nested-too-deep",
    "the text nests deeper than {limit} levels",
    "look for lines that are indented or quoted too far",
    "Nothing that people read nests so deep; it is a mistake of indentation.",
)
ANCHOR_MISSING = Defect(
    "DOC033",
    "link-to-missing-heading",
    '"{href}" leads to no heading of that page',
    "{hint}",
    "A reader who follows it lands at the top of the page and has to search.",
)
NOT_UNDERSTOOD = Defect(
    "DOC034",
    "text-not-understood",
    "a part of this line cannot be read as Markdown",
    "look for brackets, parentheses and quotes that are not closed",
    "What cannot be read for certain is not published, since words of it could be lost.",
)

# What `clearcopy explain` knows of this file.
DEFECTS: tuple[Defect, ...] = tuple(
    value for value in list(globals().values()) if isinstance(value, Defect)
)
