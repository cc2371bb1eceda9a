"""What can be wrong with recorded decisions: the DEC codes."""

from __future__ import annotations

from clearcopy.findings import Defect

DECISION_UNUSED = Defect(
    "DEC001",
    "decision-unused",
    'no finding {code} asks for a decision about "{sentence}"',
    "remove it; the history of the file keeps it",
    """A decision that covers nothing is a permission left lying about: whoever writes this
sentence next would find it decided. A decision to delete is done when the sentence is gone, and is
kept. Nothing is said while releases wait for their day, since their sentences are not read.""",
)
DECISION_OUTDATED = Defect(
    "DEC002",
    "decision-outdated",
    'the sentence has changed since it was decided; it reads now "{sentence}"',
    "have it decided anew; its digest is {digest}",
    """A decision is about exactly one sentence. Two characters can turn a sentence into its
opposite, so a changed sentence is open again, unless a slip of the pen was mended: at most two
characters, none of them in a figure, a modal or negating word or at the start of a word.""",
)
WRONG_ROLE = Defect(
    "DEC003",
    "decision-by-wrong-role",
    "the {role} has decided, and {code} is decided by the {roles}",
    "have the {roles} decide, or let policy name the role under `sign-off-by`",
    """Policy names who answers for a rule. A decision by another role says nothing of what that
role would have decided. The owner of the rule's row and the roles under `sign-off-by` can.""",
)
UNUSABLE = Defect(
    "DEC004",
    "decision-unusable",
    "the decision does not count: {problem}",
    "{advice}",
    """A decision holds a sentence and the digest of that sentence, a disposition that its rule
knows, and a day that has come. Where these disagree, nobody can say what was decided.""",
)
UNKNOWN_CODE = Defect(
    "DEC005",
    "decision-for-unknown-code",
    'there is no rule "{code}"',
    "{advice}",
    """A decision names the code of a rule. With a slip in it the decision covers nothing, or after
the slip is mended by somebody else, something that nobody decided.""",
)
CARRIED_OVER = Defect(
    "DEC006",
    "decision-carried-over",
    'the decision of {date} on {code} is carried over from "{sentence}"',
    "look whether the sentence still says the same; then write its digest {digest}",
    """The sentence differs from the decided one in at most two characters, none of them in a
figure, a modal or negating word, or at the start of a word: a slip was mended. The decision still
counts and is shown, so that a person sees what it now stands for.""",
)
DECIDED_TWICE = Defect(
    "DEC007",
    "decided-twice",
    "another decision of the same day on {code} is about the same sentence",
    "keep one of the two",
    """Of several decisions about one sentence the newest counts. Of two on the same day nobody can
say which is the newer, so neither counts.""",
)
DELETION_NOT_DONE = Defect(
    "DEC008",
    "deletion-not-done",
    'it was decided on {date} to delete "{sentence}", and it still stands',
    "take the sentence out, or have the {role} decide again",
    """A decision to delete is no permission. The finding stays open until the sentence is gone, or
a newer decision says otherwise.""",
)
