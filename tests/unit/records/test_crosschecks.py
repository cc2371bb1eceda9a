"""What must hold between records, on records that were read from YAML."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from clearcopy.findings import Defect
from clearcopy.records import crosscheck_defects
from clearcopy.records.crosschecks import cross_check
from clearcopy.records.library import Library, load_library
from clearcopy.records.named_ids import Named, named_ids
from clearcopy.records.populations import enrolled
from clearcopy.records.study_crosschecks import REGISTRATION_FORMS

WORDS = "{en: words, zh: 词}"
FILES = {
    "data/issuers/example-bio.yml": f"""\
        name: {WORDS}
        short-name: {WORDS}
        zone: Asia/Shanghai
        site: {WORDS}
        contacts: {{}}
        """,
    "data/assets/ex-101.yml": f"""\
        code: EX-101
        kind: {WORDS}
        status: {{US: investigational}}
        programmes:
          - indication: {WORDS}
            phase: "2"
            region: {WORDS}
            study: example-1
            disease: examplitis
        """,
    "data/studies/example-1.yml": f"""\
        name: EXAMPLE-1
        title: {WORDS}
        asset: ex-101
        phase: "2"
        registrations:
          - registry: ClinicalTrials.gov
            id: NCT05830123
        regimens:
          q3w: {{label: {WORDS}}}
        populations:
          all: {{label: {WORDS}, disease: examplitis, regimen: q3w}}
          low: {{label: {WORDS}, parent: all}}
        endpoints:
          size: {{label: {WORDS}, role: enrolment}}
          orr: {{label: {WORDS}, role: primary}}
        facts:
          all:
            size: {{value: "60", kind: count}}
        cuts:
          "2025-07-01":
            cutoff: 2025-07-01
            facts:
              all:
                orr: {{value: "31.3", kind: proportion, unit: percent, k: 15, n: 48}}
        tables:
          main:
            caption: {WORDS}
            populations: [all, low]
            endpoints: [orr]
        """,
    "data/events/congress-2025.yml": f"""\
        name: {WORDS}
        tag: CONGRESS 2025
        start: 2025-10-17
        end: 2025-10-21
        place: {WORDS}
        zone: Europe/Berlin
        """,
    "data/diseases/examplitis.yml": f"""\
        name: {WORDS}
        facts:
          share: {{value: "35", kind: external, unit: percent, source: durfee2016}}
        """,
    "data/risks/trial-risk.yml": f"""\
        topics: [clinical]
        clause: {WORDS}
        """,
    "data/statements/about-ex-101.yml": f"""\
        kind: about
        title: {WORDS}
        subject: ex-101
        risks: [trial-risk]
        versions:
          "1": {{valid-from: 2024-01-01, valid-to: 2024-12-31, text: {WORDS}}}
          "2": {{valid-from: 2025-01-01, text: {WORDS}}}
        """,
    "data/releases/example-1-results.yml": """\
        issuer: example-bio
        published: {at: "2025-10-20T08:00+08:00", zone: Asia/Shanghai}
        embargo: {at: "2025-10-19T10:00+02:00", zone: Europe/Berlin}
        audience: [professionals]
        markets: [US]
        studies: {example-1: "2025-07-01"}
        assets: [ex-101]
        event: congress-2025
        about: [about-ex-101]
        """,
    "data/seals/example-1-results.yml": "facts: {}\n",
    "data/references.yml": """\
        durfee2016: {type: article-journal, title: Review}
        """,
    "data/policy.yml": f"""\
        page-types:
          release: {{title: {WORDS}}}
        statements:
          - statement: about-ex-101
            page-types: [release]
            because: readers ask
        headings: {{}}
        rules: {{}}
        """,
    "data/waivers.yml": """\
        waivers:
          - code: NUM001
            reason: the publication does not state it
            role: medical
            expires: 2026-12-31
            covers:
              - subject: example-1@2025-07-01.all.orr
                digest: 0123456789abcdef
        """,
}


def load(root: Path, **changes: tuple[str, str]) -> Library:
    """Write the newsroom with `old` replaced by `new` in the named records, and load it."""
    texts = {path: dedent(text) for path, text in FILES.items()}
    for name, (old, new) in changes.items():
        path = next(path for path in texts if path.endswith(f"/{name.replace('_', '-')}.yml"))
        assert texts[path].count(old) == 1, f"{old!r} must stand once in {path}"
        texts[path] = texts[path].replace(old, new)
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return load_library(root)


def test_a_consistent_newsroom_has_no_findings(tmp_path: Path) -> None:
    assert cross_check(load(tmp_path)) == []


UNRESOLVED = {
    "an asset of a study": ({"example_1": ("asset: ex-101", "asset: ex-11")}, "ex-11"),
    "a study of a pipeline line": ({"ex_101": ("study: example-1", "study: exam-1")}, "exam-1"),
    "a disease of a population": (
        {"example_1": ("disease: examplitis", "disease: exampliti")},
        "exampliti",
    ),
    "a study that is a key": (
        {"example_1_results": ("studies: {example-1:", "studies: {example-l:")},
        "example-l",
    ),
    "an entry of a list": (
        {"example_1_results": ("assets: [ex-101]", "assets: [ex-10l]")},
        "ex-10l",
    ),
    "an event": ({"example_1_results": ("event: congress-2025", "event: congress")}, "congress"),
    "an about text": (
        {"example_1_results": ("about: [about-ex", "about: [abot-ex")},
        "abot-ex-101",
    ),
    "an issuer": ({"example_1_results": ("issuer: example-bio", "issuer: example")}, "example"),
    "a risk": ({"about_ex_101": ("risks: [trial-risk]", "risks: [trial]")}, "trial"),
    "a statement that policy binds": (
        {"policy": ("statement: about-ex-101", "statement: about-ex-01")},
        "about-ex-01",
    ),
    "the subject of a statement": (
        {"about_ex_101": ("subject: ex-101", "subject: ex-1o1")},
        "ex-1o1",
    ),
    "the source of a fact": (
        {"examplitis": ("source: durfee2016", "source: durfee2006")},
        "durfee2006",
    ),
}


@pytest.mark.parametrize("case", UNRESOLVED.values(), ids=UNRESOLVED)
def test_an_id_that_leads_nowhere_is_reported_where_it_stands(
    tmp_path: Path, case: tuple[dict[str, tuple[str, str]], str]
) -> None:
    changes, wrong = case
    found = cross_check(load(tmp_path, **changes))
    assert [finding.code for finding in found] == ["DAT030"]
    assert f'"{wrong}"' in found[0].message
    written = (tmp_path / found[0].span.path).read_text(encoding="utf-8").split("\n")
    line = written[found[0].span.line - 1]
    assert line[found[0].span.column - 1 : found[0].span.end_column - 1] == wrong


def test_an_id_that_leads_nowhere_comes_with_the_one_that_was_meant(tmp_path: Path) -> None:
    found = cross_check(load(tmp_path, example_1=("asset: ex-101", "asset: ex-11")))
    assert found[0].help == 'Did you mean "ex-101"?'


def test_a_record_that_could_not_be_read_is_not_also_unknown(tmp_path: Path) -> None:
    library = load(tmp_path, ex_101=("code: EX-101", "cod: EX-101"))
    assert "ex-101" not in library.assets
    assert cross_check(library) == []


FIGURE = 'orr: {value: "31.3", kind: proportion, unit: percent, k: 15, n: 48}'
KM = 'orr: {{value: "{value}", kind: km-rate, unit: percent, ci: {ci}}}'
CONTRADICTIONS: dict[str, tuple[Defect, dict[str, tuple[str, str]], str]] = {
    "a release shows a cut that the study does not have": (
        crosscheck_defects.UNKNOWN_CUT,
        {"example_1_results": ('{example-1: "2025-07-01"}', '{example-1: "2025-07-10"}')},
        '"2025-07-10"',
    ),
    "a table names an unknown population": (
        crosscheck_defects.UNKNOWN_POPULATION,
        {"example_1": ("populations: [all, low]", "populations: [all, high]")},
        "high",
    ),
    "a table names an unknown endpoint": (
        crosscheck_defects.UNKNOWN_ENDPOINT,
        {"example_1": ("endpoints: [orr]", "endpoints: [corr]")},
        "corr",
    ),
    "facts stand under an unknown population": (
        crosscheck_defects.UNKNOWN_POPULATION,
        {"example_1": ("all:\n        orr:", "al:\n        orr:")},
        "al",
    ),
    "a fact stands under an unknown endpoint": (
        crosscheck_defects.UNKNOWN_ENDPOINT,
        {"example_1": ("orr: {value", "corr: {value")},
        "corr",
    ),
    "a population has an unknown regimen": (
        crosscheck_defects.UNKNOWN_REGIMEN,
        {"example_1": ("regimen: q3w", "regimen: q2w")},
        "q2w",
    ),
    "a cut is not named after its date": (
        crosscheck_defects.CUT_NAME_IS_NOT_ITS_DATE,
        {"example_1": ("cutoff: 2025-07-01", "cutoff: 2025-07-10")},
        '"2025-07-01"',
    ),
    "a cut lies after the publication": (
        crosscheck_defects.CUT_AFTER_PUBLICATION,
        {
            "example_1_results": (
                (
                    'published: {at: "2025-10-20T08:00+08:00", zone: Asia/Shanghai}\n'
                    'embargo: {at: "2025-10-19T10:00+02:00", zone: Europe/Berlin}'
                ),
                "published: {date: 2025-06-30, zone: Asia/Shanghai}",
            )
        },
        '"2025-07-01"',
    ),
    "two versions are valid at once": (
        crosscheck_defects.VERSIONS_OVERLAP,
        {"about_ex_101": ("valid-to: 2024-12-31", "valid-to: 2025-01-01")},
        "2025-01-01",
    ),
    "a registration has the wrong form": (
        crosscheck_defects.REGISTRATION_MALFORMED,
        {"example_1": ("id: NCT05830123", "id: NCT0583012")},
        "NCT0583012",
    ),
    "an event has no real zone": (
        crosscheck_defects.UNKNOWN_ZONE,
        {"congress_2025": ("zone: Europe/Berlin", "zone: Berlin")},
        "Berlin",
    ),
    "an issuer has no real zone": (
        crosscheck_defects.UNKNOWN_ZONE,
        {"example_bio": ("zone: Asia/Shanghai", "zone: CST")},
        "CST",
    ),
    "a proportion counts more than there are": (
        crosscheck_defects.IMPOSSIBLE_COUNTS,
        {"example_1": ("k: 15, n: 48", "k: 51, n: 48")},
        "51",
    ),
    "a proportion is one of nobody": (
        crosscheck_defects.IMPOSSIBLE_COUNTS,
        {"example_1": ("k: 15, n: 48", "k: 0, n: 0")},
        "0",
    ),
    "a denominator is larger than the enrolment": (
        crosscheck_defects.DENOMINATOR_ABOVE_ENROLMENT,
        {"example_1": ("k: 15, n: 48", "k: 15, n: 61")},
        "61",
    ),
    "a denominator is larger than the enrolment around the population": (
        crosscheck_defects.DENOMINATOR_ABOVE_ENROLMENT,
        {"example_1": (f"all:\n        {FIGURE}", f"low:\n        {FIGURE.replace('48', '61')}")},
        "61",
    ),
    "a share is more than everybody": (
        crosscheck_defects.IMPOSSIBLE_FIGURE,
        {
            "example_1": (
                FIGURE,
                'orr: {value: "104.2", kind: km-rate, unit: percent, ci: not disclosed}',
            )
        },
        '"104.2"',
    ),
    "the upper limit of a share is more than everybody": (
        crosscheck_defects.IMPOSSIBLE_FIGURE,
        {
            "example_1": (
                FIGURE,
                KM.format(value="94.2", ci='{low: "80.0", high: "103.0"}'),
            )
        },
        '"103.0"',
    ),
    "the lower limit of a share is less than nobody": (
        crosscheck_defects.IMPOSSIBLE_FIGURE,
        {
            "example_1": (
                FIGURE,
                KM.format(value="4.2", ci='{low: "-5.0", high: "10.0"}'),
            )
        },
        '"-5.0"',
    ),
    "a ratio is negative": (
        crosscheck_defects.IMPOSSIBLE_FIGURE,
        {"example_1": (FIGURE, 'orr: {value: "-0.80", kind: hazard-ratio, ci: not disclosed}')},
        '"-0.80"',
    ),
    "an interval has no level": (
        crosscheck_defects.IMPOSSIBLE_FIGURE,
        {
            "example_1": (
                FIGURE,
                KM.format(value="8.0", ci='{low: "6.0", high: "9.0", level: "950"}'),
            )
        },
        '"950"',
    ),
    "a p value is above one": (
        crosscheck_defects.IMPOSSIBLE_FIGURE,
        {
            "example_1": (
                FIGURE,
                'orr: {value: "0.80", kind: hazard-ratio, ci: not disclosed, p: "1.20"}',
            )
        },
        '"1.20"',
    ),
    "an announcement is of an issuer that is listed nowhere": (
        crosscheck_defects.MARKET_UNKNOWN,
        {"example_1_results": ("issuer:", "category: announcement\nissuer:")},
        "category",
    ),
    "inside information is of an issuer that is listed nowhere": (
        crosscheck_defects.MARKET_UNKNOWN,
        {"example_1_results": ("issuer:", "inside-information: true\nissuer:")},
        "inside-information",
    ),
    "material news is of an issuer that reports nowhere": (
        crosscheck_defects.MARKET_UNKNOWN,
        {"example_1_results": ("issuer:", "material: true\nissuer:")},
        "material",
    ),
    "an obligation binds an unknown type of page": (
        crosscheck_defects.UNKNOWN_PAGE_TYPE,
        {"policy": ("page-types: [release]", "page-types: [realease]")},
        "realease",
    ),
    "a statement is about a statement": (
        crosscheck_defects.SUBJECT_IS_NO_THING,
        {"about_ex_101": ("subject: ex-101", "subject: trial-risk")},
        "trial-risk",
    ),
    "a waiver has a mistyped digest": (
        crosscheck_defects.WAIVER_MALFORMED,
        {"waivers": ("digest: 0123456789abcdef", "digest: 0123456789abcdeg")},
        "0123456789abcdeg",
    ),
}


@pytest.mark.parametrize(
    "figure",
    [
        'orr: {value: "-3.1", kind: difference, ci: {low: "-8.0", high: "1.8", level: "97.5"}}',
        'orr: {value: "0.00", kind: odds-ratio, ci: {low: "0.00", high: "0.35"}, p: "<0.001"}',
        'orr: {value: "NE", kind: median, unit: months, ci: {low: "12.1", high: NE}}',
    ],
)
def test_a_figure_that_can_be_is_left_alone(tmp_path: Path, figure: str) -> None:
    assert cross_check(load(tmp_path, example_1=(FIGURE, figure))) == []


@pytest.mark.parametrize("case", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_a_contradiction_is_reported_at_the_value_that_is_wrong(
    tmp_path: Path, case: tuple[Defect, dict[str, tuple[str, str]], str]
) -> None:
    defect, changes, wrong = case
    found = cross_check(load(tmp_path, **changes))
    assert [(finding.code, finding.name) for finding in found] == [(defect.code, defect.name)]
    span = found[0].span
    line = (tmp_path / span.path).read_text(encoding="utf-8").split("\n")[span.line - 1]
    assert line[span.column - 1 : span.end_column - 1] == wrong


def test_a_zone_without_its_continent_comes_with_the_full_name(tmp_path: Path) -> None:
    found = cross_check(load(tmp_path, congress_2025=("zone: Europe/Berlin", "zone: Berlin")))
    assert found[0].help == 'Did you mean "Europe/Berlin"?'


@pytest.mark.parametrize(
    ("embargo", "code"),
    [
        ('{at: "2025-10-20T02:00+02:00", zone: Europe/Berlin}', None),
        ('{at: "2025-10-20T02:01+02:00", zone: Europe/Berlin}', "DAT040"),
        ("{date: 2025-10-20, zone: Europe/Berlin}", "DAT040"),
        ("{date: 2025-10-18, zone: Europe/Berlin}", None),
        ('{at: "2024-10-19T10:00+02:00", zone: Europe/Berlin}', "DAT041"),
    ],
)
def test_an_embargo_must_end_before_the_publication_and_in_the_same_year(
    tmp_path: Path, embargo: str, code: str | None
) -> None:
    written = '{at: "2025-10-19T10:00+02:00", zone: Europe/Berlin}'
    found = cross_check(load(tmp_path, example_1_results=(written, embargo)))
    assert [finding.code for finding in found] == ([code] if code else [])


def test_a_version_without_an_end_overlaps_a_later_one(tmp_path: Path) -> None:
    found = cross_check(load(tmp_path, about_ex_101=("valid-to: 2024-12-31, ", "")))
    assert [finding.code for finding in found] == ["DAT037"]
    assert 'Give "1" a `valid-to` before 2025-01-01.' in found[0].help


def test_a_waiver_that_covers_nothing_is_reported(tmp_path: Path) -> None:
    library = load(
        tmp_path,
        waivers=(
            (
                "covers:\n      - subject: example-1@2025-07-01.all.orr\n"
                "        digest: 0123456789abcdef"
            ),
            "covers: []",
        ),
    )
    assert [finding.code for finding in cross_check(library)] == ["DAT044"]


def test_the_same_finding_is_not_waived_twice(tmp_path: Path) -> None:
    covered = "      - subject: example-1@2025-07-01.all.orr\n        digest: 0123456789abcdef\n"
    found = cross_check(load(tmp_path, waivers=(covered, covered * 2)))
    assert [finding.code for finding in found] == ["DAT046"]


def test_a_seal_of_a_release_that_is_gone_is_reported(tmp_path: Path) -> None:
    load(tmp_path)
    (tmp_path / "data/releases/example-1-results.yml").unlink()
    found = cross_check(load_library(tmp_path))
    assert [finding.code for finding in found] == ["DAT048"]
    assert found[0].span.path == "data/seals/example-1-results.yml"


def test_all_findings_come_in_one_run(tmp_path: Path) -> None:
    library = load(
        tmp_path,
        example_1=("asset: ex-101", "asset: ex-11"),
        congress_2025=("zone: Europe/Berlin", "zone: Berlin"),
        waivers=("digest: 0123456789abcdef", "digest: 9f2c"),
    )
    assert {finding.code for finding in cross_check(library)} == {"DAT030", "DAT039", "DAT045"}


@pytest.mark.parametrize("registry", REGISTRATION_FORMS)
def test_the_example_of_each_registry_has_its_own_form(registry: str) -> None:
    form, example = REGISTRATION_FORMS[registry]
    assert form.fullmatch(example)
    assert form.fullmatch(example[:-1]) is None or registry == "ChiCTR"


def test_enrolment_is_the_largest_count_of_the_population(tmp_path: Path) -> None:
    library = load(
        tmp_path,
        example_1=(
            'orr: {value: "31.3"',
            'size: {value: "1,062", kind: count}\n        orr: {value: "31.3"',
        ),
    )
    study = library.studies["example-1"]
    assert enrolled(study, "2025-07-01", "all") == 1062
    assert enrolled(study, "", "all") == 60
    assert enrolled(study, "2025-07-01", "low") is None


def test_ids_are_found_in_keys_lists_and_parts(tmp_path: Path) -> None:
    release = load(tmp_path).releases["example-1-results"]
    assert set(named_ids(release)) == {
        Named(("issuer",), "example-bio", "issuer"),
        Named(("studies", "example-1"), "example-1", "study", as_key=True),
        Named(("assets", 0), "ex-101", "asset"),
        Named(("event",), "congress-2025", "event"),
        Named(("about", 0), "about-ex-101", "statement"),
    }


def test_every_code_is_used_once_and_explained() -> None:
    found = [value for value in vars(crosscheck_defects).values() if isinstance(value, Defect)]
    assert len({defect.code for defect in found}) == len({d.name for d in found}) == len(found)
    codes = [*range(30, 61), 68]
    assert all(int(defect.code[3:]) in codes and len(defect.why) > 100 for defect in found)
