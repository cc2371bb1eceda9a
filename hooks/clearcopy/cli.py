"""The command line: every command is thin and ends in one of four exit codes.

0 cleared, 1 blocked, 2 could not run, 3 not yet due.
"""

from __future__ import annotations

import datetime
import json
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from clearcopy import __version__
from clearcopy.checking.explaining import explain_code, list_codes
from clearcopy.checking.registry import RegistryError, defects
from clearcopy.checking.verdict import Report
from clearcopy.hosts.build import Purpose
from clearcopy.hosts.commands import as_of_for, run_build, run_drafts, run_serve
from clearcopy.hosts.stopping import CannotRun
from clearcopy.publishing.clearance import DEFECTS, prepare, read_lines
from clearcopy.publishing.clock import UnusableInstant
from clearcopy.publishing.drafting import CannotMake, write_release
from clearcopy.publishing.pdf.defects import DEFECTS as PDF_DEFECTS
from clearcopy.publishing.sealing import CannotSeal, Decided, NotYetDue, write_seal
from clearcopy.records.library import load_library
from clearcopy.records.schemas import schemas
from clearcopy.reports.binding import render_binding, render_policy
from clearcopy.reports.github import render_github, render_summary
from clearcopy.reports.json import render_json
from clearcopy.reports.judgements import render_judgements
from clearcopy.reports.matrix import render_matrix
from clearcopy.reports.sarif import render_sarif
from clearcopy.reports.sentences import UnreadableSentence, judge_lines
from clearcopy.reports.statistics import render_statistics
from clearcopy.reports.terminal import takes_color
from clearcopy.reports.text import render_text

ALL_DEFECTS = (*DEFECTS, *PDF_DEFECTS)
FORMS = ("text", "json", "sarif", "github")
OUTPUT = click.Path(dir_okay=False, path_type=Path)
CLEARED, BLOCKED, CANNOT_RUN, NOT_YET_DUE = 0, 1, 2, 3

AS_OF = click.option(
    "--as-of", metavar="INSTANT", help="Build for this instant, e.g. 2025-10-20T09:00:00+08:00."
)
CONFIG = click.option(
    "--config-file",
    "-f",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The newsroom's mkdocs.yml.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="clearcopy")
def commands() -> None:
    """A newsroom that will not publish a page until its facts, legal text and references are clear.

    Exit codes: 0 cleared, 1 blocked, 2 could not run, 3 not yet due.
    """
    logging.getLogger("mkdocs").addHandler(logging.NullHandler())
    logging.lastResort = None


NO_PDF = click.option("--no-pdf", is_flag=True, help="Leave the PDFs out, for a quick look.")


def _run(
    config_file: Path, as_of: str | None, purpose: Purpose, *, silent: bool, no_pdf: bool
) -> Report:
    return run_build(
        config_file.resolve(),
        as_of=as_of,
        purpose=purpose,
        silent=silent,
        documents=not no_pdf,
    )


@commands.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@AS_OF
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.option("--output", "-o", type=OUTPUT, help="Write the report into this file.")
@click.option("--matrix", type=OUTPUT, help="Write what every rule came to on every page, as JSON.")
@click.option("--statistics", is_flag=True, help="Count findings by rule, page and age instead.")
@NO_PDF
@CONFIG
def check(
    paths: Sequence[Path],
    as_of: str | None,
    form: str,
    output: Path | None,
    matrix: Path | None,
    statistics: bool,
    no_pdf: bool,
    config_file: Path,
) -> None:
    """Say what keeps the newsroom, or the files in PATHS, from being published."""
    if statistics and form != "text":
        raise click.UsageError("--statistics is text; leave --format out")
    root = config_file.resolve().parent
    report = _run(config_file, as_of, "judge", silent=True, no_pdf=no_pdf)
    if paths:
        wanted = [_inside(root, path) for path in paths]
        waiting = report.waiting_among(wanted)
        if waiting:
            click.echo(waiting)
            sys.exit(NOT_YET_DUE)
        report = report.about(wanted)
    if matrix is not None:
        matrix.write_text(render_matrix(report) + "\n", encoding="utf-8")
    if statistics:
        _give(render_statistics(report), output)
    else:
        _give(_rendered(report, form, root, plain=output is not None), output)
    if form == "github":
        _summarise(report)
    sys.exit(CLEARED if report.cleared else BLOCKED)


def _inside(root: Path, path: Path) -> str:
    full = path.resolve()
    if not full.is_relative_to(root) or not full.exists():
        raise CannotRun(f'there is no "{path}" in this newsroom')
    return full.relative_to(root).as_posix()


def _rendered(report: Report, form: str, root: Path, *, plain: bool) -> str:
    if form == "json":
        return render_json(report) + "\n"
    if form == "sarif":
        return render_sarif(report, defects(ALL_DEFECTS)) + "\n"
    if form == "github":
        return render_github(report)
    color = not plain and takes_color(sys.stdout, os.environ)
    return render_text(report, lambda path: read_lines(root, path), color=color)


def _give(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False, color=True)
    else:
        output.write_text(text, encoding="utf-8")


def _summarise(report: Report) -> None:
    """Add to the summary of the job, where GitHub runs us and names the file for it."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path:
        with Path(path).open("a", encoding="utf-8") as summary:
            summary.write(render_summary(report))


@commands.command()
@AS_OF
@NO_PDF
@CONFIG
def build(as_of: str | None, no_pdf: bool, config_file: Path) -> None:
    """Build the newsroom and publish it into site/, or refuse and say why."""
    report = _run(config_file, as_of, "publish", silent=False, no_pdf=no_pdf)
    sys.exit(CLEARED if report.cleared else BLOCKED)


def _address(_context: click.Context, _option: click.Parameter, given: str | None) -> str | None:
    """Refuse what is no address before anything is built: the server would say so only then."""
    host, _, port = (given or "").rpartition(":")
    if given is None or (host and port.isdecimal() and int(port) < 65536):
        return given
    raise click.BadParameter(f'"{given}" is no address; give one such as 127.0.0.1:8000')


@commands.command()
@AS_OF
@click.option(
    "--address",
    "-a",
    metavar="HOST:PORT",
    callback=_address,
    help="Where to serve; 127.0.0.1:8000.",
)
@CONFIG
def serve(as_of: str | None, address: str | None, config_file: Path) -> None:
    """Show a preview that follows every change. Never blocks: findings are printed."""
    run_serve(config_file.resolve(), as_of=as_of, address=address)


@commands.command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
@AS_OF
@CONFIG
def policy(path: Path | None, as_of: str | None, config_file: Path) -> None:
    """Say what binds the page PATH (its file in docs/) and why; without PATH, what binds what."""
    config_file = config_file.resolve()
    prepared = prepare(config_file.parent, as_of_for(config_file, as_of), preview=True)
    if prepared.library.policy is None:
        raise CannotRun("data/policy.yml cannot be read; `clearcopy check` says why")
    if path is None:
        click.echo(render_policy(prepared.library.policy), nl=False)
        return
    wanted = _inside(config_file.parent, path)
    for article in prepared.newsroom.articles.values():
        if article.path == wanted:
            library, rows = prepared.library, prepared.library.policy
            click.echo(render_binding(article, library, rows, prepared.as_of), nl=False)
            return
    raise CannotRun(f'"{path}" is no page of this newsroom; name its file in docs/')


@commands.command()
@AS_OF
@CONFIG
def waivers(as_of: str | None, config_file: Path) -> None:
    """List waivers and exceptions by the day they end, and decisions by their day."""
    config_file = config_file.resolve()
    library = load_library(config_file.parent)
    click.echo(render_judgements(library, as_of_for(config_file, as_of)), nl=False)


@commands.command()
@click.argument("code", required=False)
@CONFIG
def explain(code: str | None, config_file: Path) -> None:
    """Say what the finding CODE means, why it matters and how to mend it; without CODE, list all.

    Severity, owner and source are those of the newsroom's own policy.
    """
    policy = load_library(config_file.resolve().parent).policy
    if code is None:
        click.echo(list_codes(ALL_DEFECTS, policy))
        return
    text = explain_code(code, ALL_DEFECTS, policy)
    if text is None:
        raise CannotRun(f'there is no code "{code}"; `clearcopy explain` lists all')
    click.echo(text)


@commands.command()
@click.option("--output", "-o", type=click.Path(file_okay=False, path_type=Path))
def schema(output: Path | None) -> None:
    """Write the JSON Schemas of data/ for editors; without -o, print them."""
    texts = {kind: json.dumps(found, indent=2) + "\n" for kind, found in schemas().items()}
    if output is None:
        click.echo(json.dumps(schemas(), indent=2))
        return
    output.mkdir(parents=True, exist_ok=True)
    for kind, text in texts.items():
        (output / f"{kind}.json").write_text(text, encoding="utf-8")
    click.echo(f"wrote {len(texts)} schemas to {output}")


@commands.command()
@click.argument("slug")
@AS_OF
@click.option("--reason", help="Why something that was sealed may change.")
@click.option("--role", help="Which role decided that.")
@CONFIG
def seal(
    slug: str, as_of: str | None, reason: str | None, role: str | None, config_file: Path
) -> None:
    """Record what the published release SLUG shows, so that a later change of it is a finding."""
    if (reason is None) != (role is None):
        raise CannotRun("a seal is broken with both --reason and --role")
    decided = Decided(reason, role) if reason and role else None
    try:
        config_file = config_file.resolve()
        path = write_seal(config_file.parent, slug, as_of_for(config_file, as_of), decided)
    except NotYetDue as problem:
        click.echo(str(problem), err=True)
        sys.exit(NOT_YET_DUE)
    click.echo(f"sealed {slug} in {path}")


@commands.command()
@click.argument("slug")
@click.option("--output", "-o", type=click.Path(file_okay=False, path_type=Path), default="drafts")
@AS_OF
@CONFIG
def draft(slug: str, output: Path, as_of: str | None, config_file: Path) -> None:
    """Write PDFs of SLUG for review, whatever its state: every page of them says DRAFT."""
    written, findings = run_drafts(config_file.resolve(), slug, as_of=as_of, folder=output)
    for finding in findings:
        click.echo(f"{finding.span}: {finding.code} {finding.message}", err=True)
    if not written and not findings:
        raise CannotRun(f'there is no release, study or medicine "{slug}"')
    for path in written:
        click.echo(f"wrote {path}")
    sys.exit(BLOCKED if findings else CLEARED)


@commands.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--lang", type=click.Choice(["en", "zh"]), default="en", show_default=True)
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day of publication, with which years are compared, e.g. 2025-10-20.",
)
def sentences(file: Path, lang: str, published: datetime.datetime | None) -> None:
    """Say of each sentence in FILE, a JSON object a line, whether it is forward-looking and why."""
    day = published.date() if published is not None else None
    with file.open("rb") as lines:
        for line in judge_lines(lines, lang, day):
            click.echo(line)


@commands.group()
def new() -> None:
    """Begin something, ready to fill in."""


@new.command("release")
@click.argument("slug")
@CONFIG
def new_release(slug: str, config_file: Path) -> None:
    """Write the record and the files of both languages of a new release."""
    for path in write_release(config_file.resolve().parent, slug):
        click.echo(f"wrote {path}")
    click.echo("fill them in; `clearcopy check --as-of` its date says what is still missing")


def main() -> None:
    """Run the command line; whatever cannot run ends in one sentence and exit code 2."""
    try:
        commands(standalone_mode=False)
    except (CannotRun, CannotMake, CannotSeal, UnusableInstant, RegistryError) as problem:
        _fail(str(problem))
    except UnreadableSentence as problem:
        _fail(str(problem))
    except click.ClickException as problem:
        problem.show()
        sys.exit(CANNOT_RUN)
    except (click.Abort, KeyboardInterrupt):
        _fail("stopped")
    except OSError as problem:
        _fail(f"{problem.filename or 'a file'}: {problem.strerror or problem}")


def _fail(sentence: str) -> None:
    click.echo(f"clearcopy: {sentence}", err=True)
    sys.exit(CANNOT_RUN)


if __name__ == "__main__":
    main()
