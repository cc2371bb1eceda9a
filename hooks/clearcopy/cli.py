"""The command line: every command is thin and ends in one of four exit codes.

0 cleared, 1 blocked, 2 could not run, 3 not yet due.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from clearcopy import __version__
from clearcopy.checking.explaining import explain_code
from clearcopy.checking.registry import RegistryError
from clearcopy.checking.verdict import Report
from clearcopy.hosts.mkdocs import CannotRun, Purpose, as_of_for, run_build, run_serve
from clearcopy.publishing.clearance import DEFECTS, read_lines
from clearcopy.publishing.clock import UnusableInstant
from clearcopy.publishing.drafting import CannotMake, write_release
from clearcopy.publishing.pdf.defects import DEFECTS as PDF_DEFECTS
from clearcopy.publishing.sealing import CannotSeal, Decided, NotYetDue, write_seal
from clearcopy.records.schemas import schemas
from clearcopy.reports.json import render_json
from clearcopy.reports.text import render_text

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
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@NO_PDF
@CONFIG
def check(
    paths: Sequence[Path], as_of: str | None, form: str, no_pdf: bool, config_file: Path
) -> None:
    """Say what keeps the newsroom, or the files in PATHS, from being published."""
    root = config_file.resolve().parent
    report = _run(config_file, as_of, "judge", silent=True, no_pdf=no_pdf)
    if paths:
        wanted = [_inside(root, path) for path in paths]
        waiting = report.waiting_among(wanted)
        if waiting:
            click.echo(waiting)
            sys.exit(NOT_YET_DUE)
        report = report.about(wanted)
    _print(report, form, root)
    sys.exit(CLEARED if report.cleared else BLOCKED)


def _inside(root: Path, path: Path) -> str:
    full = path.resolve()
    if not full.is_relative_to(root) or not full.exists():
        raise CannotRun(f'there is no "{path}" in this newsroom')
    return full.relative_to(root).as_posix()


def _print(report: Report, form: str, root: Path) -> None:
    if form == "json":
        click.echo(render_json(report))
        return
    color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    text = render_text(report, lambda path: read_lines(root, path), color=color)
    click.echo(text, nl=False, color=True)


@commands.command()
@AS_OF
@NO_PDF
@CONFIG
def build(as_of: str | None, no_pdf: bool, config_file: Path) -> None:
    """Build the newsroom and publish it into site/, or refuse and say why."""
    report = _run(config_file, as_of, "publish", silent=False, no_pdf=no_pdf)
    sys.exit(CLEARED if report.cleared else BLOCKED)


@commands.command()
@AS_OF
@click.option("--address", "-a", metavar="HOST:PORT", help="Where to serve; 127.0.0.1:8000.")
@CONFIG
def serve(as_of: str | None, address: str | None, config_file: Path) -> None:
    """Show a preview that follows every change. Never blocks: findings are printed."""
    run_serve(config_file.resolve(), as_of=as_of, address=address)


@commands.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what the finding CODE means, why it matters, and how to mend it."""
    text = explain_code(code, (*DEFECTS, *PDF_DEFECTS))
    if text is None:
        raise CannotRun(f'there is no code "{code}"')
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
    click.echo("fill them in; `clearcopy check` says what is still missing")


def main() -> None:
    """Run the command line; whatever cannot run ends in one sentence and exit code 2."""
    try:
        commands(standalone_mode=False)
    except (CannotRun, CannotMake, CannotSeal, UnusableInstant, RegistryError) as problem:
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
