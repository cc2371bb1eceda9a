"""What can be wrong between records: the DAT codes from DAT030, one Defect each."""

from __future__ import annotations

from clearcopy.findings import Defect

UNKNOWN_ID = Defect(
    "DAT030",
    "unknown-id",
    'There is no {kind} "{id}".',
    "{advice}",
    why="""Records name each other by id, and a name that leads nowhere would silently switch off
what hangs on it: a figure without its source, a page without its legal text. `asset: hs-2093` is
refused where data/assets/ holds hs-20093. An id that stands in data/ passes.""",
)
UNKNOWN_CUT = Defect(
    "DAT031",
    "unknown-data-cut",
    'The study "{study}" has no data cut "{cut}".',
    "{advice}",
    why="""A release shows the figures of one data cut, and without it there is nothing to show.
`artemis-002: "2025-07-10"` is refused where the study has the cut "2025-07-01" only. A cut that
stands under `cuts` of the study passes.""",
)
UNKNOWN_POPULATION = Defect(
    "DAT032",
    "unknown-population",
    '"{population}" is no population of this study.',
    "{advice}",
    why="""A figure without its population cannot be read: nobody knows of whom it speaks, and
its column would have no heading. Every key below `facts`, and every entry of a table's
`populations`, stands under `populations` of the same study.""",
)
UNKNOWN_ENDPOINT = Defect(
    "DAT033",
    "unknown-endpoint",
    '"{endpoint}" is no endpoint of this study.',
    "{advice}",
    why="""A figure without its endpoint cannot be read: nobody knows what was measured, and its
row would have no heading. Every key below a population in `facts`, and every entry of a table's
`endpoints`, stands under `endpoints` of the same study.""",
)
UNKNOWN_REGIMEN = Defect(
    "DAT034",
    "unknown-regimen",
    '"{regimen}" is no regimen of this study.',
    "{advice}",
    why="""The doses that a page may print come from the declared regimens of a study. A
population that names another one would speak of a dose that nobody declared.""",
)
CUT_NAME_IS_NOT_ITS_DATE = Defect(
    "DAT035",
    "cut-name-is-not-its-date",
    'The data cut "{cut}" has the cut-off date {cutoff}.',
    'Name it "{cutoff}", here and in the releases that show it, or correct the date.',
    why="""A cut is named after its cut-off date, so that the newest is the last in order and an
address says which data it speaks of. The cut "2025-07-01" with `cutoff: 2025-07-10` is refused,
because one of the two days is wrong and pages print the second. Equal days pass.""",
)
CUT_AFTER_PUBLICATION = Defect(
    "DAT036",
    "data-cut-after-publication",
    'The data cut "{cut}" of "{study}" lies after the publication on {published}.',
    "Correct the cut or the day of publication.",
    why="""Nobody can publish figures of a day that has not come. One of the two dates is a slip.
A release of 20 October 2025 with a cut of 1 July 2025 passes, with one of 1 November 2025 not.""",
)
VERSIONS_OVERLAP = Defect(
    "DAT037",
    "statement-versions-overlap",
    'The versions "{earlier}" and "{later}" are both valid on {day}.',
    'Give "{earlier}" a `valid-to` before {day}.',
    why="""On every day exactly one wording of a legal text is in force, and which one a page
must carry cannot be left to the order of a file. A version without `valid-to` next to a later
one is refused; one that ends the day before the next begins passes.""",
)
REGISTRATION_MALFORMED = Defect(
    "DAT038",
    "registration-id-malformed",
    '"{id}" has not the form of an id of {registry}, such as {example}.',
    "Copy it from the registry's own page.",
    why="""A registry id is how readers find the trial's protocol and its declared endpoints
(ICMJE, CONSORT item 2), and one wrong digit leads to another trial or to none. "NCT0583012" is
refused: ClinicalTrials.gov uses NCT and eight digits. "NCT05830123" passes.""",
)
UNKNOWN_ZONE = Defect(
    "DAT039",
    "unknown-time-zone",
    '"{zone}" is not a time zone.',
    "{advice}",
    why="""Days begin at another moment in every zone, and publication and embargo are days or
moments somewhere. "Berlin" and "CEST" are refused: the first is no name of the tz database, the
second is valid for half of the year. "Europe/Berlin" passes.""",
)
EMBARGO_AFTER_PUBLICATION = Defect(
    "DAT040",
    "embargo-ends-after-publication",
    "The embargo ends at {embargo}, after the publication at {published}.",
    "Publish later, or give the time of day of both where a date alone is too coarse.",
    why="""The page would carry a date on which nobody could read it. It stays closed until both
moments have passed, so the printed date would be wrong. A date without a time of day counts
until the end of that day in its zone. An embargo that ends before the publication passes.""",
)
EMBARGO_LONG_BEFORE_PUBLICATION = Defect(
    "DAT041",
    "embargo-ends-long-before-publication",
    "The embargo ends at {embargo}, more than a year before the publication at {published}.",
    "Correct the year of one of the two, or remove the embargo.",
    why="""An embargo that ended a year ago protects nothing: mostly the year of one date is a
slip, and then the true embargo is not observed. An embargo of the same congress passes.""",
)
IMPOSSIBLE_COUNTS = Defect(
    "DAT042",
    "impossible-counts",
    "{k} of {n} is no proportion.",
    "Correct k or n; n is at least 1, and k lies between 0 and n.",
    why="""The count above the line is a part of the count below it. 20 of 15 patients is
refused, and so is a part of nobody. 15 of 48 passes.""",
)
DENOMINATOR_ABOVE_ENROLMENT = Defect(
    "DAT043",
    "denominator-above-enrolment",
    'n is {n}, but only {enrolled} were enrolled in "{population}".',
    "Correct n, or the number enrolled, or the population of this figure.",
    why="""A proportion of a population cannot count more people than were enrolled in it. n of
62 is refused where the record's own enrolment of that population is 60. n of 48 of 60 passes,
since not everybody is evaluable. Where no enrolment of the population is on record, that of the
nearest one around it counts.""",
)
IMPOSSIBLE_FIGURE = Defect(
    "DAT068",
    "impossible-figure",
    'The {name} "{value}" {problem}, which no such figure can be.',
    "Copy it from the source again, or correct the kind or the unit.",
    why="""A share of people lies between 0 and 100 per cent, as do the limits of its interval; a
ratio, and a median time, is not negative; p lies between 0 and 1, and an interval has a level of
50 to 99.9 per cent. "104.2" per cent, a hazard ratio of "-0.80" and the level "950" are slips.
A difference may be negative.""",
)
WAIVER_COVERS_NOTHING = Defect(
    "DAT044",
    "waiver-covers-nothing",
    "This waiver for {code} names nothing that it covers.",
    "List each subject with the digest that the finding prints, or remove the waiver.",
    why="""A waiver accepts particular findings, each for exactly what was judged. One that
covers nothing has no effect, and whoever wrote it believes that it has.""",
)
WAIVER_MALFORMED = Defect(
    "DAT045",
    "waiver-malformed",
    'The {part} "{value}" is not of the form {form}.',
    "Copy it from the finding.",
    why="""A waiver holds the subject and the digest of a finding as it was printed. With a slip in
one of them it covers nothing. "9f2c" is refused as a digest; sixteen hexadecimal digits pass.""",
)
WAIVED_TWICE = Defect(
    "DAT046",
    "waived-twice",
    'Another waiver for {code} covers "{covered}" with the same digest.',
    "Keep one of the two.",
    why="""Of two waivers for one finding the later expiry would win without a word, whoever
decided the earlier one. One waiver for each finding passes.""",
)
UNKNOWN_PAGE_TYPE = Defect(
    "DAT047",
    "unknown-page-type",
    'There is no page type "{type}".',
    "{advice}",
    why="""Obligations, rules and their exceptions bind pages of some types. With a type that does
not exist they bind nothing, and the pages that were meant go without text or check. A key of
`page-types` passes.""",
)
SEAL_WITHOUT_RELEASE = Defect(
    "DAT048",
    "seal-without-release",
    'This seals "{slug}", and there is no such release.',
    "Restore the release, or record why it was withdrawn and remove the seal.",
    why="""A seal remembers what was published. A release that is gone or renamed while its seal
still stands was published and vanished, which nobody should find out from a reader.""",
)
SUBJECT_IS_NO_THING = Defect(
    "DAT049",
    "subject-is-no-subject",
    '"{id}" is a {kind}; an About text is about an issuer, asset, study, event or disease.',
    "Name the record that the text is about.",
    why="""The subject of an About text decides on which pages it must stand and whose figures it
may give. A statement or a release has neither. The id of an asset or a disease passes.""",
)
PART_OF_ITSELF = Defect(
    "DAT060",
    "population-part-of-itself",
    '"{population}" is a part of itself.',
    "Let `parent` name the larger population, and leave it away from the largest.",
    why="""A population's `parent` leads up to the people that it was taken from, in the end to all
patients. "a" with the parent "b" and "b" with the parent "a" lead nowhere, and nobody knows which
of the two is the subset. A chain that ends passes.""",
)
MARKET_UNKNOWN = Defect(
    "DAT059",
    "market-not-on-record",
    '"{release}" {what}, and "{issuer}" has no {missing} on record.',
    "Say in data/issuers/{issuer}.yml where it is: policy binds the rules of a market by that.",
    why="""Which exchange's and which authority's rules bind a release follows from the issuer's
`listings` and `reporting`. An announcement or inside information of an issuer that is listed
nowhere would be asked by none of them, and pass unchecked. `category: announcement` passes where
the issuer has a listing, `hkexnews` where it is listed on HKEX, `material` with either.""",
)
