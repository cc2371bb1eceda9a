from __future__ import annotations

from pathlib import Path

import pytest
from clearcopy.publishing.pdf.keeping import Store
from clearcopy.publishing.pdf.making import make_all
from clearcopy.publishing.pdf.manuscript import Manuscript
from clearcopy.publishing.pdf.typesetting import Typesetter

from tests.documents import make_rich, manuscripts
from tests.newsrooms import RELEASE


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_rich(tmp_path_factory.mktemp("rich"))


@pytest.fixture(scope="session")
def written(rich: Path) -> dict[str, Manuscript]:
    return manuscripts(rich)


@pytest.fixture(scope="session")
def release(written: dict[str, Manuscript]) -> Manuscript:
    return written[f"en/news/{RELEASE}/"]


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    return Typesetter()


@pytest.fixture(scope="session")
def files(
    written: dict[str, Manuscript], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    store = Store(tmp_path_factory.mktemp("store"))
    folder = tmp_path_factory.mktemp("made")
    outcome = make_all(list(written.values()), store, folder)
    assert not outcome.findings
    return {name: path.read_bytes() for name, path in outcome.files.items()}


@pytest.fixture(scope="session")
def printed(files: dict[str, bytes], release: Manuscript) -> bytes:
    return files[release.file]
