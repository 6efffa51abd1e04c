"""English is told from what is not."""

from __future__ import annotations

import pytest

from bot.articles.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The mill will close at the end of June, the company said on Tuesday.", "english"),
        ("In June the mill is to close, and nobody knows what comes after that.", "english"),
        ("Das Werk wird Ende Juni schließen, teilte die Firma am Dienstag in Harle mit.", None),
        ("L'usine fermera ses portes fin juin, a annoncé mardi la direction de la société.", None),
        ("La fábrica cerrará a finales de junio, anunció el martes la empresa en Harle.", None),
        ("Mill closes", None),
        ("", None),
        ("620 1894 2025", None),
    ],
)
def test_english_is_named_and_anything_else_is_unknown(text: str, language: str | None) -> None:
    assert language_of(text) == language
