"""A wording is asserted unless its own clause denies, asks or examines it."""

from __future__ import annotations

import pytest
from clearcopy.document.denials import is_denied
from clearcopy.document.site import Site

from tests.rules.case_runs import AS_OF, base_files, write_files
from tests.unit.document.conftest import Room

DENIED = (
    "The medicine is not a safe choice.",
    "It has not been shown in any study so far to be safe.",
    "No medicine is safe.",
    "The study asks whether the new medicine of the company is safe.",
    "It is not known if the medicine is safe.",
    "The study has not shown that the medicine is safe.",
    "The trial assessed a safe dose.",
    "The safe use has not been established.",
)
ASSERTED = (
    "There is no doubt that the medicine is safe.",
    "If given early the medicine is safe.",
    "It is not for sale, but it is safe.",
    "In patients with no pain the medicine is safe.",
    "The medicine was assessed in many patients as safe.",
    "The study assessed the medicine and showed that it is safe.",
    "Not only is the medicine safe.",
    "It was without effect on the heart and is safe.",
)


def page_of(tmp_path_factory: pytest.TempPathFactory, sentences: tuple[str, ...]) -> Site:
    room = Room(write_files(tmp_path_factory.mktemp("site"), base_files().items()))
    page = room.page("\n\n".join(sentences) + "\n")
    return Site(page.library, (page.read("en/about/"),), AS_OF)


def denied(site: Site, sentences: tuple[str, ...]) -> dict[str, bool]:
    blocks = {block.text: block for page in site.pages for block in page.content}
    places = {each: each.find("safe") for each in sentences}
    return {each: is_denied(blocks[each], at, len(each) - 1, site) for each, at in places.items()}


def test_what_is_denied_asked_or_examined_is_not_asserted(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    assert denied(page_of(tmp_path_factory, DENIED), DENIED) == dict.fromkeys(DENIED, True)


def test_a_word_of_denial_elsewhere_excuses_nothing(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    assert denied(page_of(tmp_path_factory, ASSERTED), ASSERTED) == dict.fromkeys(ASSERTED, False)
