"""A quote that leans on the sentence before it gets that sentence; one that stands alone gets none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.standing import context_of, stands_alone
from bot.articles.article import Article, Corpus, Sentence

LEANING = [
    "He resigned on Monday.",
    "They were rescued by a trawler.",
    "It was built in 1961 by two brothers.",
    "It is not the first flood: the dam broke in 1987.",
    "Its chair, Ruth Amsel, accused Norvik of delay.",
    "These payments, made by Norvik, were illegal.",
    "This marks the first time that Norvik has lost a case.",
    "This decision was confirmed by two ministers.",
    "Among them were 14 children.",
    "However, the ferry was late.",
    "But the judge disagreed.",
    "As a result, all 40 flights were cancelled.",
    "The move angers the unions.",
    "The fourth, in Oslo, was closed last year.",
    "The latter was sold to Norvik.",
    "The two men deny it.",
    "Both companies declined to comment.",
    "Others said that the storm had been forecast.",
    "Despite weeks of rain, no dam has broken.",
    "Despite these warnings, the bridge stayed open.",
    "The company denies this and blames the weather.",
    "The bank would lend no more than half of that, said Ruth Amsel.",
    "Norvik has paid the first fine but not the second one.",
    "Justice Minister Karl Brandt turned her down.",
    "The harbour police have confirmed that 12 of them are dead.",
    "In good years they sell 500 boats.",
    "On Tuesday it was closed.",
    "“I was too old to swim,” she said.",
    "The dam is safe, he said: Norvik checked nothing.",
    "High prices had made the line unprofitable, it said.",
    "We shall never forget that night.”",
    "In return he had approved the line, the court found.",
    "About $30 million would be needed to turn it into flats, said the planner.",
    "Firefighters say that he opened the valve himself.",
    "The Appeals Court will hear her complaint in May.",
    "In a long letter, her lawyer rejected the charge.",
    "Earlier he had sold his shares in Norvik.",
    "Pumping it dry takes two weeks.",
    "The council rejected it.",
    "The second one was found in a ditch.",
    "Of these, 14 were returned.",
    "Nine of them needed stitches.",
    "None of this was known at the time.",
    "In both cases the brakes failed.",
    "Another three were found in the barn.",
    "The other half goes to the state.",
    "Such a fence costs about $4,000.",
    "Until this is done the bridge stays closed.",
    "In return the farmer got a new well.",
    "The chapel that used to stand there burned down in 1911.",
    "The agency had warned of a storm in March.",
    "The agency's director stepped down.",
    "The couple married in 1999.",
    "A similar case was dismissed in 2019.",
    "At the same meeting the budget was passed.",
    "Six weeks later the ring was found.",
    "The following day the search was called off.",
    "That evening the mayor resigned.",
]
STANDING = [
    "The union welcomed the plan.",
    "Norvik said it would appeal.",
    "Ruth Amsel, 46, lost her house in the flood.",
    "“We lost everything,” said Ruth Amsel, a farmer.",
    "This unprecedented verdict against Norvik changes the law, said Ruth Amsel.",
    "This year Norvik lost 40 million.",
    "Those who lose their homes will get a loan.",
    "It is unclear whether Norvik will appeal.",
    "It took firefighters three hours to reach the village.",
    "It was in 1990 that Norvik bought the line.",
    "When she came back, Ruth Amsel found the house empty.",
    "In his speech, Karl Brandt promised help.",
    "A second fine of 300,000 followed in 2023.",
    "There are 59 boats in the harbour.",
    "Some 2,500 people marched through the town.",
    "Though the rain has stopped, Norvik keeps the gates shut, as it fears a second flood.",
    "The first train left at 6 a.m.",
    "The two sides of the river were joined by a bridge.",
    "According to the harbour police, at least 12 people are missing.",
    "Farmers say they were warned too late.",
    "The baker fears that his shop will close.",
    "Norvik to Close Harbour Line",
    "Amsel, 46, wants to keep the old line open, she said.",
    "Relatives, some 200 of them, are camping in front of the gate.",
    "So far 150 tips have come in, said the harbour police.",
    "Later this month Norvik will publish its accounts.",
    "The widow of the miller kept his books.",
    "Police said they had found the car.",
    "Ada Lind moved to Oslo and opened a bakery there.",
    "There has been no rain since May.",
    "The company Norvik has lost a third of its staff.",
    "The company that built the dam has lost its licence.",
    "Every child gets a flute and keeps it for a year.",
    "In its report the institute for coastal research warns of a storm.",
    "On his way home, Karl Brandt was robbed.",
    "Three men and their dog were rescued.",
    "One of the three men had been a pilot.",
    "Three of those on board had no ticket.",
    "The other side of the lake belongs to Norvik.",
    "Both sides of the street are closed.",
    "It costs $4 to cross the bridge.",
    "It can take a month until the first leaves show.",
    "Fishermen say the ban will ruin them.",
    "That the dam would break was known to the ministry of works.",
    "Three days before the storm the dam had passed its test.",
    "The bridge was closed three weeks after it had opened.",
]


@pytest.mark.parametrize("text", LEANING)
def test_a_sentence_that_points_back_does_not_stand_alone(text: str) -> None:
    assert not stands_alone(text)


@pytest.mark.parametrize("text", STANDING)
def test_a_sentence_that_names_what_it_is_about_stands_alone(text: str) -> None:
    assert stands_alone(text)


def _corpus(*articles: list[list[str]]) -> Corpus:
    """Articles as paragraphs of sentences."""
    sentences: list[Sentence] = []
    for place, paragraphs in enumerate(articles):
        text = "\n".join(" ".join(paragraph) for paragraph in paragraphs)
        article, position = Article(f"{place}.txt", text), 0
        for number, paragraph in enumerate(paragraphs, 1):
            for each in paragraph:
                position = text.index(each, position)
                sentences.append(Sentence(article, position, position + len(each), number, len(sentences)))
                position += len(each)
    return Corpus("", (), tuple(sentences), "")


def test_the_context_is_the_sentence_before_it_even_across_paragraphs() -> None:
    corpus = _corpus([["Norvik lost the case.", "It will appeal."], ["However, it may fail."]])
    contexts = [context_of(sentence, corpus) for sentence in corpus.sentences]
    assert [context and context.text for context in contexts] == [
        None,
        "Norvik lost the case.",
        "It will appeal.",
    ]


def test_another_article_and_a_headline_are_no_context() -> None:
    corpus = _corpus([["Norvik lost."]], [["He resigned."]], [["Norvik Loses Case"], ["It will appeal."]])
    assert [context_of(sentence, corpus) for sentence in corpus.sentences] == [None] * 4


@given(st.lists(st.sampled_from([*LEANING, *STANDING]), min_size=1, max_size=8))
def test_a_context_is_the_neighbour_of_a_sentence_that_leans(texts: list[str]) -> None:
    corpus = _corpus([texts])
    for sentence in corpus.sentences:
        context = context_of(sentence, corpus)
        if context is not None:
            assert context.number == sentence.number - 1
            assert not stands_alone(sentence.text)


def test_a_sentence_without_end_is_read_in_no_time() -> None:
    assert not stands_alone("and he said that she saw him, " * 3000)


@given(st.text())
def test_any_text_is_judged_the_same_twice(text: str) -> None:
    first = stands_alone(text)
    stands_alone.cache_clear()
    assert stands_alone(text) is first
