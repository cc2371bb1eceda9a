import importlib.util
from pathlib import Path

import pytest
from clearcopy.language import weights_en, weights_zh
from clearcopy.language.classes import DEFAULT_TIERS
from clearcopy.language.forward_looking import classify

from tests.forward_looking import fit
from tests.forward_looking.priors import PRIORS

LANGUAGES = ("en", "zh")


def _sentence(*, fls: bool, shown: str) -> fit.Labelled:
    names = frozenset(shown.split())
    return fit.Labelled("", fls, borderline=False, weight=1, shown=names, settled=False)


def _toy() -> list[fit.Labelled]:
    yes = [_sentence(fls=True, shown="plan we") for _ in range(20)]
    return yes + [_sentence(fls=False, shown="past we") for _ in range(20)]


def test_what_stands_in_one_kind_of_sentence_only_counts_for_that_kind() -> None:
    weights = fit.fitted(_toy(), {})
    assert weights["plan"] > 0.5
    assert weights["past"] < -0.5
    assert abs(weights["we"]) < 0.2


def test_a_signal_that_no_sentence_tells_about_keeps_the_weight_that_grammar_gives() -> None:
    rare = [*_toy(), _sentence(fls=True, shown="plan rare")]
    assert fit.fitted(rare, {"rare": 1.5})["rare"] == pytest.approx(1.5, abs=0.1)
    assert "rare" not in fit.fitted(rare, {})


def test_the_folds_judge_a_sentence_by_weights_fitted_without_it() -> None:
    odd = _sentence(fls=True, shown="nothing-else-has-this past")
    sentences = [*_toy(), odd, odd]
    assert fit.cross_validated(sentences, "en")[-2:] == [False, False]


def test_a_written_table_is_read_back_with_the_same_weights(tmp_path: Path) -> None:
    table = tmp_path / "weights.py"
    text = fit.written(fit.TABLES["en"].read_text(encoding="utf-8"), {"": -7, "plan": 9, "no": 0})
    table.write_text(text, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("weights_again", table)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (module.BASE, dict(module.WEIGHTS)) == (-7, {"plan": 9})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_weight_belongs_to_a_signal_that_a_sentence_shows(lang: str) -> None:
    sentences = fit.load(fit.HERE / f"sentences_{lang}.jsonl", lang)
    shown = frozenset[str]().union(*(one.shown or () for one in sentences))
    table = {"en": weights_en, "zh": weights_zh}[lang].WEIGHTS
    assert set(table) - shown <= set(PRIORS[lang])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_detector_knows_the_sentences_that_it_was_fitted_to(lang: str) -> None:
    sentences = fit.load(fit.HERE / f"sentences_{lang}.jsonl", lang)
    hits = [
        (one.settled if one.shown is None else classify(one.sentence, lang).tier == "fls", one.fls)
        for one in sentences
    ]
    right = sum(hit and fls for hit, fls in hits)
    assert right / sum(hit for hit, _ in hits) > 0.87
    assert right / sum(fls for _, fls in hits) > 0.85


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_labelled_sentence_stands_there_once(lang: str) -> None:
    sentences = [one.sentence for one in fit.load(fit.HERE / f"sentences_{lang}.jsonl", lang)]
    assert len(set(sentences)) == len(sentences)


def test_a_class_that_looks_ahead_only_adds_to_the_sum() -> None:
    ahead = "Our chief financial officer will retire in June."
    behind = "The clinic told us that the chief officer remains in post since last June."
    assert classify(ahead, "en").kind == "personnel"
    assert classify(behind, "en").kind not in {
        name for name, tier in DEFAULT_TIERS.items() if tier == "fls"
    }
