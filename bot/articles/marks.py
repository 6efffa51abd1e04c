"""Markdown and HTML: what is a mark and not a word, in texts that say so and in what scrapers left."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.articles.lines import Span, lines

MARKUP = "markup"
CODE = "code"
FRONT_MATTER = "front matter"
INVISIBLE = "invisible characters"


@dataclass(slots=True)
class Marks:
    """The marks of a text, in order and apart from each other, and which of them belong together."""

    spans: list[Span] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    partners: dict[Span, Span] = field(default_factory=dict)

    def add(self, span: Span, reason: str = MARKUP) -> None:
        """Note a mark that stands behind all the others."""
        self.spans.append(span)
        self.reasons.append(reason)

    def blanked(self, text: str) -> str:
        """A copy of the text, of the same length, with blanks where the marks are."""
        pieces: list[str] = []
        done = 0
        for start, end in self.spans:
            pieces += (text[done:start], _NOT_A_LINE_END.sub(" ", text[start:end]))
            done = end
        return "".join((*pieces, text[done:]))

    def words(self, text: str, start: int, end: int) -> str:
        """What a reader sees of a span: its words on one line, without the marks in it."""
        pieces: list[str] = []
        done = start
        at = bisect_left(self.spans, (start, start))
        while at < len(self.spans) and self.spans[at][0] < end:
            left, right = self.spans[at]
            at += 1
            if _STAR.match(text, left) and (left, right) not in self.partners:
                continue
            pieces += (text[done:left], " " if _SPACE.match(text, left) else "")
            done = right
        return " ".join("".join((*pieces, text[done:end])).split())

    def around(self, start: int, end: int) -> Span:
        """The span with the marks beside it whose partner lies inside: of `**He** left` not `He** left`."""
        at = bisect_left(self.spans, (start, start))
        while at > 0 and self.spans[at - 1][1] == start and self._inside(self.spans[at - 1], start, end):
            at -= 1
            start = self.spans[at][0]
        at = bisect_left(self.spans, (end, end))
        while at < len(self.spans) and self.spans[at][0] == end and self._inside(self.spans[at], start, end):
            end = self.spans[at][1]
            at += 1
        return start, end

    def _inside(self, span: Span, start: int, end: int) -> bool:
        partner = self.partners.get(span)
        return partner is not None and start <= partner[0] and partner[1] <= end


_TAGS = (
    "a|abbr|amp-[a-z-]+|article|aside|audio|b|big|blockquote|body|br|button|center|cite|code|dd|del|div|dl|dt|em|"
    "embed|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|"
    "mark|meta|nav|noscript|object|ol|option|p|param|picture|pre|q|s|section|select|small|source|span|strike|strong|"
    "sub|sup|svg|table|tbody|td|tfoot|th|thead|time|title|tr|u|ul|video"
)
_AT_START = re.compile(
    r"[ \t]*(?:(?:>|\#{1,6}(?=[ \t]|$)|[*+•‣▪●◦·■□–-](?=[ \t])|\[[ xX]\](?=[ \t])|\|)[ \t]*)+"
)
_NUMBER = re.compile(r"[ \t]*\d{1,3}[.)](?=[ \t]+\S)")
_AT_END = re.compile(r"(?:[ \t]*(?:\#+|\|)|\\)[ \t]*$")
_ANY = re.compile(r"[*_~`<\[&\xad\u200b-\u200f\u2060-\u2064\ufeff]")
_ADDRESS = r"\((?:[^()\s]|\([^()\s]{0,300}\)){0,2000}(?:[ ]\"[^\"\n\r]{0,300}\")?\)"
_INLINE = re.compile(
    rf"""
      (?P<image> !\[[^\[\]]{{0,300}}\]{_ADDRESS}
                 | \[/?(?:caption|gallery|embed|audio|video)\b[^\[\]]{{0,500}}\] )
    | (?P<link>  \]{_ADDRESS} | \]\[[^\[\]]{{0,100}}\](?!\() )
    | (?P<open>  \[ )
    | (?P<tag>   </?(?P<name>{_TAGS})(?:[ \t/][^<>]{{0,1000}})?> )
    | (?P<blank> &(?:nbsp|ensp|emsp|thinsp|shy|zwnj|zwj|\#160|\#173|\#8203|\#x0*a0|\#x200b);
               | [\xad\u200b-\u200f\u2060-\u2064\ufeff]+ )
    | (?P<run>   \*+ | _+ | ~~ | `+ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_STAR = re.compile(r"[*_~`]")
# A mark that stands for a blank; the others stand for nothing.
_SPACE = re.compile(r"&(?:[a-z]+sp|#160|#x0*a0);|<br|!\[", re.IGNORECASE)
_REFERENCE = re.compile(r"[ \t]*\[[^\[\]]{1,100}\]:[ \t]*\S{1,2000}(?:[ \t]+[\"'(].{0,300})?[ \t]*$")
_BLOCK = re.compile(r"<!--|<(script|style)\b", re.IGNORECASE)
_NOT_A_LINE_END = re.compile(r"[^\r\n]")
_FRONT_MATTER = re.compile(r"---[ \t]*(?:\r\n|\n|\r)[\w-]+:")
_FENCE = re.compile(r"[ \t]{0,3}(`{3,}|~{3,})[^`]*$")


def find_marks(text: str, *, markdown: bool) -> Marks:
    """Every mark of the text; front matter, code fences and backticks count in Markdown files alone."""
    marks = Marks()
    blocks = _blocks(text, markdown)
    block = next(blocks, None)
    numbered = True
    covered = 0
    for start, end in lines(text):
        while block and block[0] < end:
            _of_line(text, max(start, covered), block[0], markdown, numbered, marks)
            marks.add(block[:2], block[2])
            covered = block[1]
            block = next(blocks, None)
        if covered < end or start == end:
            numbered = _of_line(text, max(start, covered), end, markdown, numbered, marks)
    return marks


def _of_line(text: str, start: int, end: int, markdown: bool, after_break: bool, marks: Marks) -> bool:
    """Note the marks of one line; True when a number at the next line's beginning would be a list's."""
    if not text[start:end].strip():
        return True
    if markdown and _REFERENCE.match(text, start, end):
        marks.add((start, end))
        return True
    at_start = _AT_START.match(text, start, end)
    number = _NUMBER.match(text, at_start.end() if at_start else start, end) if after_break else None
    last = number or at_start
    if last:
        marks.add((start, last.end()))
        start = last.end()
    at_end = None
    if at_start and ("#" in at_start[0] or "|" in at_start[0]):
        at_end = _AT_END.search(text, max(start, end - 20), end)
    _inline(text, start, at_end.start() if at_end else end, markdown, marks)
    if at_end:
        marks.add((at_end.start(), end))
    return number is not None


def _inline(text: str, start: int, end: int, markdown: bool, marks: Marks) -> None:
    if not _ANY.search(text, start, end):
        return
    waiting: dict[str, Span] = {}
    brackets: list[Span] = []
    found: list[tuple[Span, str]] = []
    for token in _INLINE.finditer(text, start, end):
        span = token.span()
        if token["open"]:
            brackets.append(span)
        elif token["link"]:
            if brackets:
                marks.partners |= {brackets[-1]: span, span: brackets[-1]}
                found += ((brackets.pop(), MARKUP), (span, MARKUP))
        elif token["run"]:
            if _is_mark(text, span, token["run"], markdown):
                found.append((span, MARKUP))
                _pair(waiting, token["run"], span, _opens(text, span), marks)
        elif token["tag"]:
            found.append((span, MARKUP))
            _pair(waiting, f"<{token['name'].casefold()}", span, token["tag"][1] != "/", marks)
        else:
            found.append((span, INVISIBLE if token["blank"] else MARKUP))
    for span, reason in sorted(found):
        marks.add(span, reason)


def _pair(waiting: dict[str, Span], key: str, span: Span, opens: bool, marks: Marks) -> None:
    if key in waiting and (not opens or not key.startswith("<")):
        first = waiting.pop(key)
        marks.partners |= {first: span, span: first}
    elif opens:
        waiting[key] = span


def _is_mark(text: str, span: Span, run: str, markdown: bool) -> bool:
    if run[0] == "`":
        return markdown
    if run[0] == "_":
        before, behind = text[span[0] - 1 : span[0]], text[span[1] : span[1] + 1]
        return not (before.isalnum() and behind.isalnum())
    return True


def _opens(text: str, span: Span) -> bool:
    return not text[span[1] : span[1] + 1].isspace()


def _blocks(text: str, markdown: bool) -> Iterator[tuple[int, int, str]]:
    """What is no text at all, in order: front matter, fenced code, HTML comments, scripts and styles."""
    done = 0
    fenced = list(_fenced(text)) if markdown else []
    missing: set[str] = set()
    tags: list[tuple[int, int, str]] = []
    for found in _BLOCK.finditer(text):
        close = f"</{found[1].casefold()}>" if found[1] else "-->"
        if found.start() < done or close in missing:
            continue
        at = text.find(close, found.end())
        if at < 0:
            missing.add(close)
            continue
        done = at + len(close)
        tags.append((found.start(), done, MARKUP))
    done = 0
    for block in sorted(fenced + tags):
        if block[0] >= done:
            done = block[1]
            yield block


def _fenced(text: str) -> Iterator[tuple[int, int, str]]:
    fence: str | None = None
    begun = 0
    reason = CODE
    for number, (start, end) in enumerate(lines(text)):
        line = text[start:end]
        if fence is None:
            opening = _FENCE.match(line)
            if number == 0 and _FRONT_MATTER.match(text):
                fence, begun, reason = "---", start, FRONT_MATTER
            elif opening:
                fence, begun, reason = opening[1], start, CODE
        elif line.strip().startswith(fence) and not line.strip().strip(fence[0]):
            yield begun, end, reason
            fence = None
    if fence and reason == CODE:
        yield begun, len(text), reason
