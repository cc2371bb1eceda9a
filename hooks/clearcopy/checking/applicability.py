"""What policy makes of a rule on a page: whether it binds the page, and how severe it is there."""

from __future__ import annotations

from datetime import date

from clearcopy.document.article import Article
from clearcopy.document.page import Page
from clearcopy.findings import Severity
from clearcopy.records.policy import RuleException, RulePolicy
from clearcopy.records.scope import Setting

# From the mildest to the strictest; `off` keeps the row's severity and marks the finding.
ORDER = ("off", Severity.INFO, Severity.WARN, Severity.SIGN_OFF, Severity.ERROR)


def applies(row: RulePolicy | None, page: Page | Article) -> str:
    """Return why a rule does not bind a page, or "" where it does.

    Without a row everything is bound: what policy does not say is a finding of its own.
    """
    return "" if row is None else row.excludes(page.type, page.setting)


def exception_for(row: RulePolicy, page: Page | Article | None, day: date) -> RuleException | None:
    """Return the exception that decides how severe the rule is on a page, or None.

    The strictest of those that count on `day`, so that their order says nothing; those of profiles
    only where policy itself has none for the page. What is found on no page, such as in a record,
    is excepted only by what is limited to no pages.
    """
    counting = [each for each in row.exceptions if _counts(each, row, page, day)]
    own = [each for each in counting if not each.profile]
    return max(own or counting, key=_weight, default=None)


def severity_for(row: RulePolicy, page: Page | None, day: date) -> Severity:
    """Return how severe a finding of the rule on this page is; `off` leaves the row's severity."""
    exception = exception_for(row, page, day)
    if exception is None or exception.severity == "off":
        return row.level
    return Severity(exception.severity)


def _counts(
    exception: RuleException, row: RulePolicy, page: Page | Article | None, day: date
) -> bool:
    if exception.expires is not None and exception.expires < day:
        return False
    if page is None:
        return exception.everywhere
    return _within(exception, row, page.type, page.setting)


def _within(exception: RuleException, row: RulePolicy, page_type: str, setting: Setting) -> bool:
    if ORDER.index(exception.severity) < ORDER.index(row.severity):
        return exception.covers_all(page_type, setting)
    return not exception.excludes(page_type, setting)


def _weight(exception: RuleException) -> tuple[int, str]:
    """Order by strictness; among equals their words decide, so that every run says the same."""
    return ORDER.index(exception.severity), exception.model_dump_json()
