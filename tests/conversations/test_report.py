"""The report as a page, and in a browser where there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.conversations.replay import Wanted, replay
from bot.conversations.report import report_page
from bot.conversations.tally import Change, Tally
from tests.conversations.plays import HERE, stories

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
# A phone of 2016 and a laptop.
WIDTHS = {"phone": 360, "laptop": 1280}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    changed = folder / "changed.chat.txt"
    corpus = HERE / "corpora" / "ferry"
    changed.write_text(
        f"# corpus: {corpus}\n"
        "you> Who leads the inquiry?\n"
        'bot> quotes 03: "The inquiry is led by Karl Lindqvist of the maritime authority."\n'
        "you> Who is the mayor of Greywick?\nbot> …\n"
        "you> How much is a ticket to <Greywick>?\nbot> …\n"
        "you> How many passengers were taken to hospital?\nbot> …\n"
    )
    target = folder / "report.html"
    with (folder / "out").open("w") as out:
        replay(Wanted([changed], through=("terminal",), report=target), stories, out, out)
    return target


def test_the_page_is_whole_and_asks_for_nothing(page: Path) -> None:
    text = page.read_text()
    assert not re.search(r"""\b(?:src|href|url|import)\s*[=(]|https?:|//[a-z]""", text.split("</style>")[1])
    parser = _Balanced()
    parser.feed(text)
    assert parser.open == []


def test_the_page_tells_what_is_missing_quoted_never_quoted_and_changed(page: Path) -> None:
    text = page.read_text()
    assert "<b>mayor</b>" in text
    assert "How much is a ticket to &lt;Greywick&gt;?" in text
    assert re.search(r"class=never>.*", text) is None or "01-harbour-news.txt" in text
    assert "<del>Karl</del>" in text
    assert "<ins>Jonas</ins>" in text
    assert "disputed: 1" in text


def test_an_article_that_is_never_quoted_is_marked() -> None:
    tally = Tally()
    tally.know(stories(HERE / "corpora" / "ferry").corpus)
    assert report_page(tally, passed=0, failed=0).count("class=never") == 3


def test_what_people_wrote_is_text_and_never_markup() -> None:
    tally = Tally()
    tally.changed(Change("<a>", "<script>alert(1)</script>", "<b>", "</p>", "<i>"))
    text = report_page(tally, passed=0, failed=0)
    assert "<script" not in text
    assert "&lt;script&gt;" in text


@pytest.mark.skipif(BROWSER is None, reason="no chromium here (Debian: apt install chromium)")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", WIDTHS)
def test_a_browser_shows_it_without_scrolling_sideways(
    page: Path, tmp_path: Path, scheme: str, device: str
) -> None:
    # A frame of the device's width: a headless window can't be as narrow as a phone.
    width = WIDTHS[device]
    frame = tmp_path / "frame.html"
    probe = page.read_text().replace("default-src 'none';", "default-src 'none'; script-src 'unsafe-inline';")
    script = (
        "<script>const d = document.documentElement, s = getComputedStyle(document.body);"
        "parent.postMessage([d.scrollWidth, d.clientWidth, s.backgroundColor].join(' '), '*')</script>"
    )
    (tmp_path / "probe.html").write_text(probe.replace("</body>", script + "</body>"))
    frame.write_text(
        f"<iframe src=probe.html style='width:{width}px;height:800px;border:0'></iframe>"
        "<pre></pre><script>onmessage = e => document.querySelector('pre').textContent = e.data</script>"
    )
    assert BROWSER is not None
    told = subprocess.run(
        [
            BROWSER,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--allow-file-access-from-files",
            f"--user-data-dir={tmp_path / 'profile'}",
            f"--blink-settings=preferredColorScheme={0 if scheme == 'dark' else 1}",
            "--virtual-time-budget=5000",
            "--dump-dom",
            frame.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    ).stdout
    found = re.search(r"<pre>(\d+) (\d+) rgb\((\d+), (\d+), (\d+)\)</pre>", told)
    assert found is not None, told[-300:]
    assert int(found[1]) <= int(found[2]) <= width
    assert (int(found[3]) > 128) == (scheme == "light")


class _Balanced(HTMLParser):
    """Remembers the tags that are open."""

    VOID = ("meta", "br", "img")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """Opened and closed at once."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
