"""Files that are not as Typst writes them: refused or reported, never misread, never a crash."""

from __future__ import annotations

import json
import zlib
from contextlib import suppress
from dataclasses import replace

from clearcopy.publishing.pdf import defects
from clearcopy.publishing.pdf.drift import find_drift
from clearcopy.publishing.pdf.extraction import Printed, extract
from clearcopy.publishing.pdf.manuscript import Manuscript
from clearcopy.publishing.pdf.objects import read_objects, write_objects
from clearcopy.publishing.pdf.structure import finish
from clearcopy.publishing.pdf.typesetting import Typesetter
from clearcopy.publishing.pdf.values import Unreadable
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

# What stands in a file where something else is meant to stand.
WORDS = b"( ) \\ << >> [ ] < / % 0 null - . 1.2.3 EMC Q Tj 99999999999999999999 ' 20 BT"
ODDITIES = st.sampled_from([b"", b" 1 0 R", b"\n", *WORDS.split()]) | st.binary(max_size=3)
# Where, as a share of the whole; how much goes; what comes.
DAMAGE = st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 4), ODDITIES)
SETTINGS = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def damaged(data: bytes, damage: tuple[float, int, bytes]) -> bytes:
    share, length, put = damage
    at = int(share * len(data))
    return data[:at] + put + data[at + length :]


def said(printed: Printed) -> object:
    """Everything that is read, without where it stands."""
    blocks = [(block.role, block.text) for block in printed.blocks]
    links = [(link.text, link.contents) for link in printed.links]
    return blocks, links, printed.alternatives, sorted(printed.numbers), printed.scopes


def check(data: bytes, printed: bytes, release: Manuscript) -> None:
    """A damaged file is reported, or still says the same."""
    differences = find_drift(data, release.wanted)
    if not differences:
        assert said(extract(data)) == said(extract(printed))
    for difference in differences:
        assert difference.defect in defects.DEFECTS
        assert difference.defect.message.format(**difference.values)


@SETTINGS
@given(DAMAGE)
def test_a_file_with_other_bytes_is_reported_or_says_the_same(
    printed: bytes, release: Manuscript, damage: tuple[float, int, bytes]
) -> None:
    check(damaged(printed, damage), printed, release)


@SETTINGS
@given(st.data(), DAMAGE)
def test_a_changed_object_is_reported_or_says_the_same(
    printed: bytes, release: Manuscript, data: st.DataObject, damage: tuple[float, int, bytes]
) -> None:
    objects = read_objects(printed)
    number = data.draw(st.sampled_from(sorted(objects.bodies)))
    bodies = objects.bodies | {number: damaged(objects.bodies[number], damage)}
    check(write_objects(replace(objects, bodies=bodies)), printed, release)


@SETTINGS
@given(st.data(), DAMAGE)
def test_a_changed_drawing_is_reported_or_says_the_same(
    printed: bytes, release: Manuscript, data: st.DataObject, damage: tuple[float, int, bytes]
) -> None:
    objects = read_objects(printed)
    head = b"/FlateDecode>>\nstream\n"
    streams = [number for number, body in objects.bodies.items() if head in body]
    number = data.draw(st.sampled_from(streams))
    packed = objects.bodies[number].partition(head)[2].rpartition(b"\nendstream")[0]
    content = zlib.compress(damaged(zlib.decompress(packed), damage))
    body = b"<</Length %d/Filter%b%b\nendstream" % (len(content), head, content)
    changed = replace(objects, bodies=objects.bodies | {number: body})
    check(write_objects(changed), printed, release)


@SETTINGS
@given(DAMAGE)
def test_what_typst_might_write_otherwise_is_finished_or_refused(
    release: Manuscript, typesetter: Typesetter, damage: tuple[float, int, bytes]
) -> None:
    whole = json.loads(release.text)
    with suppress(Unreadable):
        finished = finish(damaged(typesetter.set(release.text), damage), whole["blocks"])
        assert finished.startswith(b"%PDF")
