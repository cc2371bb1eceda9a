"""What can be wrong with a page's PDF."""

from __future__ import annotations

from clearcopy.findings import Defect

ELEMENT_UNKNOWN = Defect(
    "PDF001",
    "pdf-element-unknown",
    "the PDF has no form for <{tag}>",
    "write it without this element, or teach the PDF's tree and template what it means",
    """The PDF says what the page says. An element that its template does not know would be a gap
in the document that journalists and archives keep, so it stops the build.""",
)
GLYPH_MISSING = Defect(
    "PDF002",
    "pdf-character-without-font",
    'no font of the PDF has "{character}" ({code})',
    "write it otherwise, or name a folder with a font that has it as `extra.clearcopy.pdf.fonts` "
    "in mkdocs.yml (for rare Chinese characters the full Noto Serif SC and Noto Sans SC)",
    """The fonts that come with the newsroom hold Latin, Greek, common symbols and about 8,400
Chinese characters. A character that none of them has would be an empty box on paper. Fonts of the
machine are never used: the same page must make the same file everywhere.""",
)
CANNOT_SET = Defect(
    "PDF003",
    "pdf-not-settable",
    "the PDF cannot be set: {reason}",
    "mend this block; the reason is the typesetter's own",
    """Typst, which sets the PDFs, refuses what would not be an accessible archival file: an image
without an alternative text, a heading level that was skipped, a link to nothing.""",
)
IMAGE_UNUSABLE = Defect(
    "PDF004",
    "pdf-image-unusable",
    'the image "{src}" cannot go into the PDF',
    "use an SVG, PNG, JPEG, GIF or WebP file below docs/",
    "The PDF carries its images in itself, so they must be files of the newsroom.",
)
FONT_UNREADABLE = Defect(
    "PDF005",
    "pdf-font-unreadable",
    "a font cannot be used: {reason}",
    "put TrueType or OpenType fonts into the folder that `extra.clearcopy.pdf.fonts` names",
    "A font that was named and cannot be read would be left out unseen.",
)
SETTING_UNUSABLE = Defect(
    "PDF006",
    "pdf-setting-unusable",
    "`extra.clearcopy.pdf` in mkdocs.yml {problem}",
    "write `pdf: false` to make none, or `pdf: {{fonts: FOLDER}}` to add fonts from a folder of "
    "the newsroom",
    """A setting with a slip in it would be left out unseen, and the PDFs would be others than
those that were asked for.""",
)
ADDRESS_MISSING = Defect(
    "PDF007",
    "pdf-address-missing",
    "the site has no address, and the links of a PDF need it",
    "set `site_url` in mkdocs.yml, or `extra.clearcopy.pdf: false`",
    "A PDF is read away from its site: a link without the site's address leads nowhere.",
)
TEXT_DIFFERS = Defect(
    "OUT001",
    "pdf-text-differs",
    'the PDF says "{printed}" where the page says "{text}" ({section})',
    "this is a fault of the PDF's template or tree; nothing is published until both say the same",
    """The text of every PDF is read back from its structure, block by block, and compared with the
page. Whoever keeps only the file must have read what the page says.""",
)
LINK_DIFFERS = Defect(
    "OUT002",
    "pdf-link-differs",
    'in the PDF "{label}" leads to "{printed}", on the page to "{target}" ({section})',
    "this is a fault of the PDF's template or tree; nothing is published until both say the same",
    """Links, citations and the ways back from references are read from the finished file and
compared with the page, with their words and their targets.""",
)
IMAGE_DIFFERS = Defect(
    "OUT003",
    "pdf-alternative-text-differs",
    'an image of the PDF is described as "{printed}", on the page as "{text}" ({section})',
    "this is a fault of the PDF's template or tree; nothing is published until both say the same",
    "A reader who cannot see an image must be told the same by the page and by its PDF.",
)
NUMBER_DIFFERS = Defect(
    "OUT004",
    "pdf-list-number-differs",
    'the PDF numbers an entry "{printed}", the page "{text}"',
    "this is a fault of the PDF's template or tree; nothing is published until both say the same",
    "Citations name the numbers of the reference list, so the numbers must be the page's.",
)
FILE_UNREADABLE = Defect(
    "OUT005",
    "pdf-unreadable",
    "the finished PDF cannot be read back: {reason}",
    "this is a fault of the typesetter; nothing is published",
    "What cannot be read back was not compared, and not compared is never the same.",
)
TABLE_DIFFERS = Defect(
    "OUT006",
    "pdf-table-differs",
    "a table of the PDF has {printed}, the page's {text}",
    "this is a fault of the PDF's template or tree; nothing is published until both say the same",
    """A table says which cells are heads of rows and of columns; read aloud without them, its
figures mean nothing.""",
)

DEFECTS: tuple[Defect, ...] = tuple(
    value for value in list(globals().values()) if isinstance(value, Defect)
)
