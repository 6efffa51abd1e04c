"""What a replay found as JUnit XML, which every CI system shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from bot.errors import UnusableError

# XML 1.0 has no way to write these: https://www.w3.org/TR/xml/#charsets
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Case:
    """One recording or export: how it went, in words if it failed (`failure`) or can't be used (`error`)."""

    path: Path
    seconds: float = 0.0
    failure: str = ""
    error: str = ""
    told: str = ""


def write_junit(cases: Sequence[Case], target: Path) -> None:
    """Write one test suite with a case for each recording.

    Raises:
        UnusableError: the file can't be written.
    """
    suite = ElementTree.Element(
        "testsuite",
        name="verbatim replay",
        tests=str(len(cases)),
        failures=str(sum(bool(case.failure) for case in cases)),
        errors=str(sum(bool(case.error) for case in cases)),
        skipped="0",
        time=f"{sum(case.seconds for case in cases):.3f}",
    )
    for case in cases:
        node = ElementTree.SubElement(
            suite,
            "testcase",
            classname=_clean(case.path.parent.as_posix()),
            name=_clean(case.path.name),
            time=f"{case.seconds:.3f}",
        )
        for tag, text in (("failure", case.failure), ("error", case.error)):
            if text:
                first = _clean(text).split("\n")[0]
                ElementTree.SubElement(node, tag, message=first).text = _clean(text)
        if case.told:
            ElementTree.SubElement(node, "system-out").text = _clean(case.told)
    suites = ElementTree.Element("testsuites")
    suites.append(suite)
    ElementTree.indent(suites)
    try:
        target.write_bytes(ElementTree.tostring(suites, "utf-8", xml_declaration=True) + b"\n")
    except OSError as error:
        raise UnusableError(f"{target}: {error.strerror or error}") from None


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
