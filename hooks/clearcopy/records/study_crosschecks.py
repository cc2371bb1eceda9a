"""Checks between the parts of one study: registrations, populations, endpoints, cuts and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from clearcopy.findings import Finding
from clearcopy.records import crosscheck_defects as defects
from clearcopy.records.advice import advice_on
from clearcopy.records.facts import Fact
from clearcopy.records.models import Study
from clearcopy.records.named_ids import Path
from clearcopy.records.populations import is_part_of_itself

# The forms are those that the registries publish; a finding shows the example.
REGISTRATION_FORMS = {
    "ClinicalTrials.gov": (re.compile(r"NCT[0-9]{8}"), "NCT05830123"),
    "ChiCTR": (re.compile(r"ChiCTR(?:[0-9]{10}|-?[A-Z0-9-]{6,14})"), "ChiCTR2300072345"),
    "CTR": (re.compile(r"CTR20[0-9]{6}"), "CTR20231234"),
    "EU CTIS": (re.compile(r"20[0-9]{2}-5[0-9]{5}-[0-9]{2}(?:-[0-9]{2})?"), "2023-503456-12-00"),
    "EudraCT": (re.compile(r"[0-9]{4}-[0-9]{6}-[0-9]{2}"), "2021-001234-56"),
    "ISRCTN": (re.compile(r"ISRCTN[0-9]{8}"), "ISRCTN12345678"),
    "jRCT": (re.compile(r"jRCTs?[0-9]{10}"), "jRCT2031230123"),
}


def wrong_in_study(study: Study) -> Iterator[Finding]:
    """Yield what is wrong between the parts of one study."""
    for position, registration in enumerate(study.registrations):
        form, example = REGISTRATION_FORMS[registration.registry]
        if form.fullmatch(registration.id) is None:
            yield defects.REGISTRATION_MALFORMED.found(
                study.span("registrations", position, "id"),
                id=registration.id,
                registry=registration.registry,
                example=example,
            )
    for key, population in study.populations.items():
        if population.regimen is not None and population.regimen not in study.regimens:
            yield defects.UNKNOWN_REGIMEN.found(
                study.span("populations", key, "regimen"),
                regimen=population.regimen,
                advice=advice_on(population.regimen, study.regimens),
            )
    yield from _wrong_in_tables(study)
    yield from _wrong_relations(study)
    yield from _wrong_fact_keys(study, study.facts, ("facts",))
    for name, cut in study.cuts.items():
        if name != cut.cutoff.isoformat():
            yield defects.CUT_NAME_IS_NOT_ITS_DATE.found(
                study.key_span("cuts", name),
                related=(study.span("cuts", name, "cutoff"),),
                cut=name,
                cutoff=cut.cutoff.isoformat(),
            )
        yield from _wrong_fact_keys(study, cut.facts, ("cuts", name, "facts"))


def _wrong_relations(study: Study) -> Iterator[Finding]:
    """Yield names of populations and endpoints, in one another and in gaps, that lead nowhere."""
    for key, population in study.populations.items():
        if population.parent is not None and is_part_of_itself(study, key):
            at = study.span("populations", key, "parent")
            yield defects.PART_OF_ITSELF.found(at, population=key)
    for named, path in _named_populations(study):
        if named not in study.populations:
            advice = advice_on(named, study.populations)
            yield defects.UNKNOWN_POPULATION.found(
                study.span(*path), population=named, advice=advice
            )
    for named, path in _named_endpoints(study):
        if named not in study.endpoints:
            advice = advice_on(named, study.endpoints)
            yield defects.UNKNOWN_ENDPOINT.found(study.span(*path), endpoint=named, advice=advice)


def _named_populations(study: Study) -> Iterator[tuple[str, Path]]:
    for key, population in study.populations.items():
        if population.parent is not None:
            yield population.parent, ("populations", key, "parent")
    for key, endpoint in study.endpoints.items():
        for position, name in enumerate(endpoint.populations):
            yield name, ("endpoints", key, "populations", position)
    for name, cut in study.cuts.items():
        for key, gap in cut.unreported.items():
            yield gap.population, ("cuts", name, "unreported", key, "population")


def _named_endpoints(study: Study) -> Iterator[tuple[str, Path]]:
    for key, endpoint in study.endpoints.items():
        if endpoint.within is not None:
            yield endpoint.within, ("endpoints", key, "within")
    for name, cut in study.cuts.items():
        for key, gap in cut.unreported.items():
            yield gap.endpoint, ("cuts", name, "unreported", key, "endpoint")


def _wrong_in_tables(study: Study) -> Iterator[Finding]:
    for name, table in study.tables.items():
        for position, key in enumerate(table.populations):
            if key not in study.populations:
                at = study.span("tables", name, "populations", position)
                advice = advice_on(key, study.populations)
                yield defects.UNKNOWN_POPULATION.found(at, population=key, advice=advice)
        for position, key in enumerate(table.endpoints):
            if key not in study.endpoints:
                at = study.span("tables", name, "endpoints", position)
                advice = advice_on(key, study.endpoints)
                yield defects.UNKNOWN_ENDPOINT.found(at, endpoint=key, advice=advice)


def _wrong_fact_keys(
    study: Study, facts: Mapping[str, Mapping[str, Fact]], path: Path
) -> Iterator[Finding]:
    for population, table in facts.items():
        if population not in study.populations:
            yield defects.UNKNOWN_POPULATION.found(
                study.key_span(*path, population),
                population=population,
                advice=advice_on(population, study.populations),
            )
        for endpoint in table:
            if endpoint not in study.endpoints:
                yield defects.UNKNOWN_ENDPOINT.found(
                    study.key_span(*path, population, endpoint),
                    endpoint=endpoint,
                    advice=advice_on(endpoint, study.endpoints),
                )
