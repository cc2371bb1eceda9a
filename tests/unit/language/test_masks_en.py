import pytest
from clearcopy.language.masks_en import DISCLAIMERS
from clearcopy.language.row_index import RowIndex
from clearcopy.language.signals_en import words_of

# One for each way in which the expression can match: none may be lost for want of its stem.
SENTENCES = """\
this forward-looking text
they are by their nature uncertain
no representation is made
no obligation to publicly update them
no duty to revise
this does not constitute advice
the information contained in this page should not be used
nothing herein may be read so
it is not an offer
we are not responsible for them
no offer to sell
for information only
for reference purposes only
past performance
past securities
the safe harbour
these statements
such statements
differ materially
undue reliance
it makes no warranty
we make no claim
at any time without notice
for advertising purposes
nothing here should
you should exercise caution
words like these
terms such as these
actual results
what actually happens
outcomes might stray from what we expect
results could depart from those projected
events may vary from what is described
results may differ from those stated
"""


@pytest.mark.parametrize("sentence", SENTENCES.splitlines())
def test_each_kind_of_disclaimer_is_found(sentence: str) -> None:
    assert DISCLAIMERS.pattern.search(sentence) is not None
    assert RowIndex((DISCLAIMERS,)).candidates(sentence, words_of(sentence)) == [DISCLAIMERS]
