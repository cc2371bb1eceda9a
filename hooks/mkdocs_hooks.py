"""MkDocs loads this file and calls its events: all that a newsroom's mkdocs.yml has to name."""

import sys
from pathlib import Path

# MkDocs has this folder on the path only while it loads this file.
sys.path.insert(0, str(Path(__file__).parent))

from clearcopy.hosts.mkdocs import (
    on_build_error,
    on_config,
    on_files,
    on_page_content,
    on_page_context,
    on_page_markdown,
    on_post_build,
    on_post_page,
    on_serve,
    on_shutdown,
    on_startup,
)

__all__ = [
    "on_build_error",
    "on_config",
    "on_files",
    "on_page_content",
    "on_page_context",
    "on_page_markdown",
    "on_post_build",
    "on_post_page",
    "on_serve",
    "on_shutdown",
    "on_startup",
]
