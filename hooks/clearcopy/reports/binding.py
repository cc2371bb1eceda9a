"""What policy binds a page to, and why: for the person who answers for the policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from clearcopy.checking.applicability import applies, exception_for
from clearcopy.document.article import Article
from clearcopy.document.frame import assets_of
from clearcopy.records.library import Library
from clearcopy.records.obligations import Bound, bound_statements
from clearcopy.records.policy import Policy, RuleException, RulePolicy
from clearcopy.records.scope import Scope, Setting
from clearcopy.reports.terminal import safe


def render_binding(article: Article, library: Library, policy: Policy, as_of: datetime) -> str:
    """Render what binds one page: statements with their versions, blocks, rules, exceptions."""
    page_type = policy.page_types[article.type]
    lines = [f'{article.path}: a page of type "{article.type}"', *_addressed(article.setting)]
    if page_type.exempt is not None:
        exempt = page_type.exempt
        lines.append(f"not governed: {exempt.reason} ({exempt.role})")
    lines += ["", "statements", *_statements(article, library, policy)]
    lines += ["", "blocks, from top to bottom", f"  {', '.join(page_type.blocks)}"]
    bound = {code: row for code, row in policy.rules.items() if not applies(row, article)}
    left_out = {code: row for code, row in policy.rules.items() if code not in bound}
    lines += ["", f"rules that bind the page ({len(bound)})"]
    day = as_of.astimezone(UTC).date()
    for code, row in sorted(bound.items()):
        lines += _rule(code, row, exception_for(row, article, day), article.setting)
    if left_out:
        lines += ["", f"rules that do not ({len(left_out)})"]
        lines += [f"  {code}: {applies(row, article)}" for code, row in sorted(left_out.items())]
    return "\n".join(line and _line(line) for line in lines) + "\n"


def _line(line: str) -> str:
    text = line.lstrip(" ")
    return " " * (len(line) - len(text)) + safe(text)


def _addressed(setting: Setting) -> Iterator[str]:
    for what, words in (
        ("addresses the markets", setting.markets),
        ("addresses the audience", setting.audience),
        ("issuer listed at", setting.listed),
        ("issuer reports to", setting.reporting),
    ):
        nobody = "nobody said, so all of them bind it" if "addresses" in what else "nobody said"
        yield f"{what}: {', '.join(sorted(words)) or nobody}"


def _statements(article: Article, library: Library, policy: Policy) -> Iterator[str]:
    assets = set(assets_of(library, article.record))
    assets |= {each.subject for each in article.expected if each.statement and each.subject}
    bound = bound_statements(
        library,
        policy,
        page_type=article.type,
        record=article.record,
        assets=assets,
        day=article.published,
    )
    said = [_statement(each) for each in bound]
    yield from said or ["  none"]


def _statement(bound: Bound) -> str:
    version = bound.version or "in no version that was valid on its day"
    met = f" [{bound.conditions}]" if bound.conditions else ""
    return f"  statement {bound.statement} {version}: because {bound.because}{met}"


def _rule(
    code: str, row: RulePolicy, exception: RuleException | None, setting: Setting
) -> Iterator[str]:
    met = f" [{row.reasons(setting)}]" if row.reasons(setting) else ""
    yield f"  {code} {row.severity}, {row.owner}: {row.source}{met}"
    if exception is not None:
        yield f"    here {exception.severity}: {_why(exception)}"


def _why(exception: RuleException) -> str:
    until = f", until {exception.expires.isoformat()}" if exception.expires else ""
    by = f"; by profile {exception.profile}: {exception.source}" if exception.profile else ""
    return f"{exception.reason} ({exception.role}{until}{by})"


def render_policy(policy: Policy) -> str:
    """Render the whole policy in short: which statements and rules bind which pages."""
    lines = ["statements"]
    lines += [f"  {each.statement}: {_scope(each)}: {each.because}" for each in policy.statements]
    lines += ["", "rules"]
    for code, row in sorted(policy.rules.items()):
        lines.append(f"  {code} {row.severity}, {row.owner}: {_scope(row)}: {row.source}")
        lines += _exceptions(row.exceptions)
    exempt = {name: each.exempt for name, each in policy.page_types.items() if each.exempt}
    lines += ["", "page types that are not governed"]
    lines += [f"  {name}: {each.reason} ({each.role})" for name, each in sorted(exempt.items())]
    return "\n".join(line and _line(line) for line in lines) + "\n"


def _exceptions(exceptions: Iterable[RuleException]) -> Iterator[str]:
    for each in exceptions:
        yield f"    {each.severity} for {_scope(each)}: {_why(each)}"


def _scope(scope: Scope) -> str:
    parts = [
        f"{what} {', '.join(words)}"
        for what, words in (
            ("types", scope.page_types),
            ("markets", scope.markets),
            ("audiences", scope.audiences),
            ("issuers reporting to", scope.reporting),
            ("issuers listed at", scope.listed),
        )
        if words
    ]
    return "; ".join(parts) or "every page"
