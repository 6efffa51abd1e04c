"""All that the articles disagree about is found without a question, with everybody who says so."""

from __future__ import annotations

import pytest

from bot.answering.answering import tell
from bot.answering.comparing.counting import narrowing
from bot.answering.comparing.disagreement import Side
from bot.answering.comparing.disputes import disagreements
from bot.answering.comparing.reading import read
from bot.answering.comparing.same_matter import exclude
from bot.answering.comparing.statements import slots_of
from bot.articles.article import Article, Corpus, Sentence

# Words that every sentence has tell nothing, so there must be others.
OTHERS = (
    "The council will meet again in the old library, which has a new roof.",
    "Rain is expected in the north.",
    "A ferry was late because of fog.",
    "The harbour master has retired.",
    "Nobody won the lottery.",
)


def disputes_of(*texts: str) -> list[tuple[Side, ...]]:
    articles = [Article(f"{number}.txt", text) for number, text in enumerate((*texts, *OTHERS))]
    sentences = tuple(Sentence(a, 0, len(a.text), 1, number) for number, a in enumerate(articles))
    return disagreements(tell(Corpus("", (), sentences, "")).retriever)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "Director Vera Lund said the theatre would stay closed for at least six weeks.",
            "The theatre will remain closed for three months, the council announced on Tuesday.",
            {"six weeks", "three months"},
        ),
        (
            "The ushers evacuated about 120 people from the theatre.",
            "Around 200 people had to leave the theatre, according to the police.",
            {"120", "200"},
        ),
        (
            "The 38 dancers may train in the gym from Monday.",
            "From Monday 30 of the 40 dancers will train in the gym.",
            {"38", "40"},
        ),
        (
            "The repair of the stage costs 450,000 euros.",
            "The town puts the cost of the repair of the stage at 600,000 euros.",
            {"450,000 euros", "600,000 euros"},
        ),
    ],
)
def test_a_disagreement_is_named_with_the_units_of_its_sides(one: str, other: str, words: set[str]) -> None:
    (dispute,) = disputes_of(one, other)
    assert {word for side in dispute for word in side.differs} == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("From Monday 30 of the 40 dancers will train in the gym.", "All 40 dancers train in the gym."),
        ("The theatre will stay closed for two weeks.", "The theatre will stay closed for 14 days."),
        ("Around 190 people had to leave the theatre.", "About 200 people had to leave the theatre."),
        ("It was Jonas Holt, a 19-year-old usher, who called.", '"She paid for it," the 68-year-old said.'),
        ("Anna Maria Holt painted in 1897.", "Anna Maria Holt was born in 1861."),
        ("Six people died in the theatre fire.", "A similar fire in a theatre in 2009 killed 14 people."),
    ],
)
def test_what_can_be_true_together_is_not_listed(one: str, other: str) -> None:
    assert disputes_of(one, other) == []


def test_every_article_that_takes_a_side_is_named() -> None:
    (dispute,) = disputes_of(
        "The theatre was built in 1896 by the town.",
        "The theatre was built in 1898 by the town.",
        "In 1898 the theatre was built by the town.",
    )
    files = {frozenset(hit.sentence.file for hit in side.hits) for side in dispute}
    assert files == {frozenset({"0.txt"}), frozenset({"1.txt", "2.txt"})}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Five weeks after the fire a lamp was found.", []),
        ("The lamp was found after five weeks.", ["five weeks"]),
        ("Two days later 40 dancers left.", ["40"]),
    ],
)
def test_how_long_after_something_it_was_is_no_statement_of_its_own(text: str, said: list[str]) -> None:
    article = Article("0.txt", text)
    sentence = Sentence(article, 0, len(text), 1, 0)
    retriever = tell(Corpus("", (), (sentence,), "")).retriever
    assert [text[slot.start : slot.end] for slot in slots_of(sentence, retriever)] == said


def test_what_is_kept_of_a_whole_is_wanted_and_the_whole_is_not() -> None:
    reading = read("The buyer wants to keep 40 of the 210 workers.")
    part, whole = reading.figures
    clause = reading.clause_at(part.start, part.end)
    assert narrowing(reading, part, clause, read("How many workers are there?")) == frozenset({"planned"})
    assert narrowing(reading, whole, clause, read("How many workers are there?")) == frozenset()


def test_times_are_no_people() -> None:
    first = "Thieves took five paintings from the theatre."
    second = "The alarm rang twice in the theatre."
    articles = [Article("0.txt", first), Article("1.txt", second)]
    sentences = tuple(Sentence(a, 0, len(a.text), 1, number) for number, a in enumerate(articles))
    retriever = tell(Corpus("", (), sentences, "")).retriever
    one, other = (next(slots_of(sentence, retriever)) for sentence in sentences)
    assert not exclude(one, other)
