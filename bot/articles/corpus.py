"""Read a folder of articles."""

from __future__ import annotations

import hashlib
from pathlib import Path

from bot.articles.article import Article, Corpus, Sentence, Source
from bot.articles.decoding import NotTextError, decode
from bot.articles.folder import Found, find_articles
from bot.articles.language import language_of
from bot.articles.particulars import read_particulars
from bot.articles.reading import read
from bot.errors import UnusableError


def read_corpus(folder: Path) -> Corpus:
    """Read every article in `folder`; files that can't be served keep their reason.

    Raises:
        UnusableError: the folder is missing or can't be listed, `sources.toml` is wrong, or no file of the
            folder can be served.
    """
    known = read_particulars(folder)
    found = find_articles(folder)
    digest = hashlib.sha256()
    sources: list[Source] = []
    sentences: list[Sentence] = []
    first: dict[str, str] = {}
    warnings = list(known.warnings)
    for one in found:
        source = _read_source(one, known.files.get(one.file, {}), len(sentences))
        digest.update(one.file.encode() + b"\0" + source.sha256.encode() + b"\0")
        sources.append(source)
        sentences += source.sentences
        if source.error:
            warnings.append(f"{source.file}: {source.error}")
        elif (twin := first.setdefault(source.sha256, source.file)) != source.file:
            warnings.append(f"{source.file}: a copy of {twin}, byte for byte")
    files = {one.file for one in found}
    warnings += [f"sources.toml: there is no article {name}" for name in known.files if name not in files]
    if not sentences:
        raise UnusableError(_nothing(folder, sources))
    return Corpus(
        str(folder), tuple(sources), tuple(sentences), digest.hexdigest(), known.questions, tuple(warnings)
    )


def _read_source(found: Found, particulars: dict[str, str], number: int) -> Source:
    """One file; `number` is that of its first sentence in the corpus."""
    if found.error:
        return Source(found.file, "", None, None, error=found.error)
    try:
        raw = Path(found.path).read_bytes()
    except OSError as error:
        return Source(found.file, "", None, None, error=f"can't be read: {error.strerror}")
    sha256 = hashlib.sha256(raw).hexdigest()
    try:
        decoded = decode(raw)
    except NotTextError as error:
        return Source(found.file, sha256, None, None, error=str(error))
    if not decoded.text.strip():
        return Source(found.file, sha256, decoded.encoding, None, error="the file is empty")
    reading = read(decoded.text, markdown=found.file.casefold().endswith(".md"))
    article = Article(found.file, decoded.text, **{"title": reading.title, **particulars})
    return Source(
        found.file,
        sha256,
        decoded.encoding,
        article,
        tuple(
            Sentence(article, start, end, paragraph, number + place)
            for place, (start, end, paragraph) in enumerate(reading.sentences)
        ),
        reading.rejected,
        None if reading.sentences else "nothing in the file can be quoted",
        language_of(decoded.text),
    )


def _nothing(folder: Path, sources: list[Source]) -> str:
    if not sources:
        return f"There is no article in {folder}: put .txt or .md files there or name another with --corpus"
    reasons = "; ".join(f"{source.file}: {source.error}" for source in sources[:3])
    return f"No article in {folder} can be served ({reasons}{'; …' if len(sources) > 3 else ''})"
