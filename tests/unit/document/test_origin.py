from __future__ import annotations

from clearcopy.document.origin import SourceMap, SourceText
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.document.conftest import Room

WORD = st.text("abcdefgh", min_size=1, max_size=5)


def span_of(line: str, shown: str, piece: str, occurrence: int = 0) -> str:
    """Return what the span of a piece of a shown text covers in its source line."""
    start = shown.index(piece)
    for _ in range(occurrence):
        start = shown.index(piece, start + 1)
    source = SourceMap(SourceText("x.md", ("other", line)), ((0, 2),))
    span = source.span(shown, start, start + len(piece))
    assert span.line == span.end_line == 2
    return line[span.column - 1 : span.end_column - 1]


def test_a_word_is_found_behind_markup() -> None:
    line = "- **bold** and [text](https://x.example/37) with 37 of them"
    assert span_of(line, "bold and text with 37 of them", "37") == "37"
    source = SourceMap(SourceText("x.md", (line,)), ((0, 1),))
    shown = "bold and text with 37 of them"
    assert source.span(shown, 19, 21).column == line.rindex("37") + 1


def test_what_a_value_is_called_is_not_what_it_prints() -> None:
    line = "In [[a.phase-20.rate]] of 20 patients"
    source = SourceMap(SourceText("x.md", (line,)), ((0, 1),))
    shown = "In 35% of 20 patients"
    assert source.span(shown, 10, 12).column == line.rindex("20") + 1


def test_the_second_of_two_equal_words_is_the_second() -> None:
    assert span_of("| 20 | 20 |", "20", "20") == "20"
    source = SourceMap(SourceText("x.md", ("20 of *20* and 20",)), ((0, 1),))
    shown = "20 of 20 and 20"
    columns = [source.span(shown, at, at + 2).column for at in (0, 6, 13)]
    assert columns == [1, 8, 16]


def test_a_sentence_with_a_value_in_it_reaches_from_its_first_to_its_last_words() -> None:
    line = "First one. The rate was [[a.b]] in all of them. Last one."
    shown = "First one. The rate was 31.3% in all of them. Last one."
    assert (
        span_of(line, shown, "The rate was 31.3% in all of them.")
        == "The rate was [[a.b]] in all of them."
    )


def test_a_text_without_a_line_is_in_the_file_as_a_whole() -> None:
    assert str(SourceMap(SourceText("x.md", ()), ((0, 0),)).span("text", 0, 4)) == "x.md"


@given(st.lists(st.lists(WORD, min_size=1, max_size=8), min_size=1, max_size=4))
def test_every_word_of_a_paragraph_is_found_at_its_own_line_and_column(
    lines: list[list[str]],
) -> None:
    source = SourceText("x.md", tuple(" ".join(words) for words in lines))
    shown = " ".join(source.lines)
    starts, at = [], 0
    for number, line in enumerate(source.lines, 1):
        starts.append((at, number))
        at += len(line) + 1
    origin = SourceMap(source, tuple(starts))
    for (start, number), words in zip(starts, lines, strict=True):
        column = 0
        for word in words:
            begin = start + column
            span = origin.span(shown, begin, begin + len(word))
            assert (span.line, span.column) == (number, column + 1)
            column += len(word) + 1


def test_every_sentence_of_an_author_is_found_where_it_is_written(room: Room) -> None:
    sentences = ["One thing is said.", "Another thing is said here.", "One thing is said."]
    room.page(
        f"{sentences[0]} {sentences[1]}\n{sentences[2]}\n\n- {sentences[1]}\n\n"
        f"> {sentences[0]}\n> {sentences[1]}\n\n| a |\n|---|\n| {sentences[1]} |\n"
    )
    page = room.read("en/about/")
    text = (room.root / "docs/en/about.md").read_text(encoding="utf-8").split("\n")
    places = set()
    for block in page.in_section("body"):
        for start, end in block.sentences:
            span = block.span(start, end)
            assert text[span.line - 1][span.column - 1 : span.end_column - 1] == (
                block.text[start:end].strip()
            )
            places.add((span.line, span.column))
    assert len(places) == 8
