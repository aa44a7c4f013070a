"""``unassemble build``: letters → DOCX and PDF."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from unassemble.base.formats import FORMATS, Format
from unassemble.base.record_folders import RecordFolders
from unassemble.cli import completion, options
from unassemble.cli.commands import Example, ExampleCommand


def _formats(value: str) -> list[Format]:
    names = [name.strip() for name in value.split(",") if name.strip()]
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        raise click.UsageError(f"--format takes {', '.join(FORMATS)}, not “{value}”")
    return [name for name in FORMATS if name in names]


@click.command(
    name="build",
    cls=ExampleCommand,
    examples=[
        Example("unassemble build letter.yaml", "The DOCX and the PDF, beside the letter."),
        Example(
            "unassemble build letter.yaml --language zh,en --format pdf -o out",
            "The PDF of two versions, in the folder out.",
        ),
        Example("unassemble build letters --report report.json", "All letters of a folder."),
        Example("unassemble build letter.yaml --watch", "Again whenever the letter is saved."),
    ],
)
@click.argument(
    "files",
    metavar="FILE|FOLDER...",
    nargs=-1,
    required=True,
    shell_complete=completion.files,
)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    shell_complete=completion.folders,
    help="Output folder; by default the folder of the letter.",
)
@click.option(
    "--format",
    "formats",
    default=",".join(FORMATS),
    shell_complete=completion.formats,
    help="docx, pdf, or both (the default).",
)
@click.option(
    "--language",
    default="",
    shell_complete=completion.languages_or_all,
    help="Versions to build, such as zh,en, or all; by default the letter's own.",
)
@options.missions
@options.link_base
@options.jobs
@options.scheduler
@click.option(
    "--resume",
    is_flag=True,
    help="Leave outputs alone that were built of the same letter, pictures, record and program.",
)
@options.report
@click.option("--watch", is_flag=True, help="Build again whenever a letter is saved.")
@click.option(
    "--reproducible",
    is_flag=True,
    expose_value=False,
    help="No effect: the same input always gives the same bytes.",
)
def command(
    files: tuple[str, ...],
    output: str | None,
    formats: str,
    language: str,
    missions: RecordFolders,
    link_base: str | None,
    jobs: int | None,
    scheduler: str | None,
    resume: bool,
    report: Path | None,
    watch: bool,
) -> None:
    """Build the DOCX and the PDF of letters.

    FILE is a letter file, or a folder of letter files; - reads standard input.  The name of each
    file written is printed.
    """
    if jobs is not None and scheduler is not None:
        raise click.UsageError("--jobs is for this computer, --scheduler for a cluster")
    # Imported here so that --help and wrong usage do not load the engines.
    if watch:
        if scheduler or resume or report:
            raise click.UsageError("--watch takes no --scheduler, --resume or --report")
        from unassemble.cli.watching import build_watching

        sys.exit(build_watching(files, output, _formats(formats), language, missions, link_base))
    from unassemble.cli.building import build_all
    from unassemble.cli.many import RunOptions

    many = RunOptions(jobs, scheduler, resume, report)
    sys.exit(build_all(files, output, _formats(formats), language, missions, link_base, many))
