"""What can be wrong with the engine itself and with waivers: the ENG and WVR codes."""

from __future__ import annotations

from clearcopy.findings import Defect

RULE_CRASHED = Defect(
    "ENG001",
    "rule-crashed",
    'the rule {rule} {name} crashed on "{what}": {problem}',
    "report it to the engine's maintainers with this text; nothing is published until it is mended",
    """A rule that crashed has not judged what it was given, and not checked never counts as
passed. The other rules go on, so that one run shows everything else that is wrong.""",
)
RULE_NOT_RUN = Defect(
    "ENG002",
    "rule-not-run",
    "the rule {rule} {name} was given up; {count} of {total} subjects were not checked",
    "mend what made it crash, or report it to the engine's maintainers",
    """A rule that crashes again and again is given up, so that its crashes do not bury what the
other rules found. What it did not see was not checked, and that is a finding of its own.""",
)
RULE_WITHOUT_POLICY = Defect(
    "ENG003",
    "rule-without-policy",
    "the rule {rule} {name} has no row under `rules`",
    "add `{rule}:` with its `severity`, `owner` and `source`",
    """The compliance officer decides how severe each finding is and who answers for it. A rule
without a row has neither, so rules and policy must name the same codes.""",
)
POLICY_WITHOUT_RULE = Defect(
    "ENG004",
    "policy-without-rule",
    'there is no rule "{rule}"',
    "{advice}",
    """A row without its rule promises a check that nobody makes: the rule was renamed or
removed, or the code has a slip. Rules and policy must name the same codes.""",
)
NOTHING_CHECKED = Defect(
    "ENG005",
    "nothing-checked",
    "no page was read, so nothing was checked",
    "see that docs/ holds pages and that the other findings do not keep all of them out",
    """A run over no pages finds nothing wrong, and must not pass for a run over clear pages.""",
)

LIST_MISSING = Defect(
    "ENG006",
    "word-list-missing",
    'there is no word list "{name}", so rules that look for its words looked for nothing',
    "write data/lexicons/{name}.yml; an empty list says that nothing is to be found",
    """Many rules look for words that a role keeps in data/lexicons/. Without its list a rule finds
nothing, and not checked never counts as passed. Only lists that a rule asked for are needed: a
rule that policy binds to no page of this newsroom asks for none.""",
)

WAIVER_EXPIRED = Defect(
    "WVR001",
    "waiver-expired",
    "this waiver for {code} ended on {expires}",
    "mend what it covers, or have the {role} decide again and give a new date",
    """A waiver accepts a finding until a date, so that nobody has to remember to look again.
From the day after that date the finding counts again, and the waiver itself is reported, even
if it covers nothing any more. A waiver counts on the day of its date.""",
)
WAIVER_UNUSED = Defect(
    "WVR002",
    "waiver-unused",
    'there is no finding {code} at "{what}"',
    "remove it from the waiver",
    """A waiver that covers nothing is a permission left lying about: the next defect with its
code at its place would pass unseen. Every entry of a waiver covers at least one finding.""",
)
WAIVER_OUTDATED = Defect(
    "WVR003",
    "waiver-outdated",
    'what {code} found at "{what}" has changed since it was waived',
    "judge it anew; if it may stand, write the digest {digest}",
    """A waiver holds the digest of exactly what was judged. When a figure or a sentence changes,
the judgement no longer speaks of it, so the finding counts again until a role has decided
anew.""",
)
WAIVER_UNKNOWN_CODE = Defect(
    "WVR004",
    "waiver-unknown-code",
    'there is no rule "{code}"',
    "{advice}",
    """A waiver names the code of a rule. With a slip in it the waiver covers nothing, or after
the slip is mended by somebody else, something that nobody decided.""",
)
NOT_WAIVABLE = Defect(
    "WVR005",
    "finding-not-waivable",
    "{code} can not be waived",
    "remove the waiver and mend what {code} finds",
    """Findings about files and records, authors' Markdown, embargoes, built output, the engine
and waivers say that something could not be read, checked or kept back. No judgement can stand in
for that: it would publish what nobody has seen. Findings of rules about content can be waived.""",
)

EXCEPTION_EXPIRED = Defect(
    "WVR006",
    "exception-expired",
    "this exception from {code} ended on {expires}",
    "remove it, or have the {role} decide again and give a new date",
    """An exception of policy changes how severe a rule is, or switches it off, until a date. From
the day after that date the rule counts as its row says, and the exception itself is reported, so
that nobody believes it still in force. It counts on the day of its date.""",
)

DEFECTS: tuple[Defect, ...] = tuple(
    value for value in list(globals().values()) if isinstance(value, Defect)
)
