"""The confidence is a chance, and each part of the evidence moves it the way it should."""

from __future__ import annotations

import pytest

from bot.answering.answering import Story, tell
from bot.answering.refusing.confidence import confidence_of
from bot.answering.refusing.evidence import evidence_of
from bot.articles.article import Article, Corpus, Sentence
from bot.retrieval.memory import MemoryRetriever
from bot.retrieval.question import read_question
from bot.retrieval.ranking import rank

TEXTS = (
    "Norvik closed the harbour line on Monday after a fire.",
    "Ruth Amsel, 46, has led Norvik since 2012.",
    "The council has not paid the fine of 300,000 euros.",
    "The dam is 40 metres high and 90 years old.",
    "Karl Brandt said that the ferries were safe.",
    "The council approved the new bridge with 12 votes to 3.",
    "Two sailors whose names are unknown were saved.",
    "After the storm the ferry left the harbour.",
)


def _story() -> Story:
    article = Article("norvik.txt", "\n".join(TEXTS))
    sentences = tuple(
        Sentence(article, article.text.index(text), article.text.index(text) + len(text), n + 1, n)
        for n, text in enumerate(TEXTS)
    )
    return tell(Corpus("", (), sentences, ""))


def _evidence(text: str) -> dict[str, float]:
    story = _story()
    question = read_question(text, story.retriever)
    return evidence_of(question, rank(question, story.retriever), story.retriever)


@pytest.mark.parametrize(
    ("question", "feature"),
    [
        ("how old is Karl Brandt?", "unmet"),
        ("what did Ruth Amsel say?", "unmet"),
        ("how heavy is the dam?", "unmet"),
        ("who are the two sailors?", "unmet"),
        ("when did the council pay the fine?", "denied_outright"),
        ("why did the council reject the new bridge?", "contradicted"),
        ("who is the husband of Ruth Amsel?", "head_missing"),
        ("why did Napoleon close the harbour line?", "unknown"),
        ("what did Ruth Amsel do before 2012?", "relations_missing"),
        ("who closed line 7 of the harbour?", "numbers_missing"),
        ("what did the ferry do before the storm?", "small_opposite"),
        ("how many towers did the council approve?", "counted_missing"),
    ],
)
def test_what_speaks_against_an_answer_is_seen(question: str, feature: str) -> None:
    assert _evidence(question)[feature] > 0


@pytest.mark.parametrize(
    ("question", "feature"),
    [
        ("how old is Ruth Amsel?", "unmet"),
        ("what did Karl Brandt say?", "unmet"),
        ("how high is the dam?", "unmet"),
        ("did the council pay the fine?", "denied_outright"),
        ("why has the council not paid the fine?", "denied_outright"),
        ("why did the council approve the new bridge?", "contradicted"),
        ("who has led Norvik since 2012?", "numbers_missing"),
        ("what did the ferry do after the storm?", "small_opposite"),
    ],
)
def test_what_speaks_against_an_answer_is_not_seen_where_it_is_not(question: str, feature: str) -> None:
    assert _evidence(question).get(feature, 0) == 0


@pytest.mark.parametrize(
    ("question", "sentence", "unmet"),
    [
        ("when was the chapel built?", "The chapel was built by monks.", True),
        ("when was the chapel built?", "The chapel was built in 1480.", False),
        ("on what date was the chapel robbed?", "The chapel was robbed three days later.", True),
        ("on what date was the chapel robbed?", "The chapel was robbed on May 3.", False),
        ("on what day was the chapel robbed?", "The chapel was robbed on Friday.", False),
        ("which month did the trial open in?", "The trial opened on a Friday.", True),
        ("how cold was the night?", "The night was spent in a hut.", True),
        ("how cold was the night?", "The night brought minus 12 degrees.", False),
        ("how much did the organ cost?", "The organ cost a fortune.", True),
        ("what percentage of the people left?", "Of the people 40 percent left.", False),
        ("what percentage of the people left?", "Of the people 40% left.", False),
        ("what percentage of the people left?", "Of the people 40 per cent left.", False),
        ("how much did the organ cost?", "The organ cost £80,000.", False),
        ("which school does Ada Lind teach at?", "Ada Lind teaches at a high school.", True),
        ("which school does Ada Lind teach at?", "Ada Lind teaches at the Hillside School.", False),
        ("which river flows past the mill?", "Past the mill flows a river, the Tarn.", False),
        ("what is the name of the farm clerk?", "The clerk of the farm told the Rowan Bank.", True),
        ("what is the name of the farm clerk?", "The clerk of the farm, Ole Birk, told the bank.", False),
        ("what is the inn called?", "Jon Ek, 61, whose inn lies by the gate, is angry about the plan.", True),
        ("what is the inn called?", "The inn Golden Anchor lies by the gate.", False),
        ("who is the bishop of Norvik?", "Norvik's bishop was met by Jon Ek.", True),
        ("who is the bishop of Norvik?", "The bishop of Norvik, Jon Ek, was met.", False),
        ("who is the harbor master?", "Harbor master Jon Ek was met by Ada Lind.", False),
        ("who is the harbor master?", "Ek, the harbor master since May, was met by Ada Lind.", False),
        ("how old is the judge?", "Jon Ek, 54, told the judge that he was ill.", True),
        ("how old is the judge?", "The judge, Ada Lind, 46, is ill.", False),
        ("which country bought the ship?", "The ship was bought by the Norvik Line.", True),
        ("which country bought the ship?", "The ship was bought by Norway.", False),
        ("which part of Norway flooded?", "The river flooded northern Norway.", False),
        ("what is the name of the thief?", "The thief was caught in Norvik.", True),
        ("what is the name of the town?", "The town lies in Norvik.", False),
        ("who built the chapel?", "The chapel was built in 1480 and has a tower.", True),
        ("who built the chapel?", "The chapel was built in 1480 by monks from Norvik.", False),
        ("who built the chapel?", "Monks built the chapel.", False),
        ("which party is Ada Lind in?", "Mayor Ada Lind called the plan a joke.", True),
        ("how many pupils does the school have?", "The pupils of the school walk 90 kilometers.", True),
        ("how many kilometers do the pupils walk?", "The pupils of the school walk 90 kilometers.", False),
        ("how much did the shares of Norvik lose?", "Shares of Norvik fell by 8 percent.", False),
        ("how much did the organ cost?", "The organ cost a third of the budget.", True),
        ("where was the boat found?", "The boat was found below the weir.", False),
        ("how much did the ship cost?", "A steering system costs about 2 million crowns.", True),
        ("how long is the pier?", "The pier is 300 meters long.", False),
        ("how long is the pier?", "The pier is of wood.", True),
        ("how long is the fair?", "The fair lasts three days.", False),
        ("when is the fair?", "She spoke at the fair in her first post.", True),
        ("where was the village fair held?", "It rained at the village fair.", True),
        ("where was the wedding held?", "The wedding was a happy one.", True),
        ("where was the wedding held?", "The wedding was held in the barn.", False),
        ("which court will hear the case?", "The case will be heard in court in May.", True),
        ("which court will hear the case?", "The case will be heard by the district court in May.", False),
        ("which court will hear the case?", "The Norvik Court will hear the case in May.", False),
        ("which hospital was the pilot taken to?", "The pilot was in hospital on Friday.", True),
        ("who planted the trees?", "The trees by the church are old.", True),
        ("who planted the trees?", "The trees were planted by pupils.", False),
        ("who planted the trees?", "They planted the trees by the church.", False),
        (
            "who was the clerk that the bank sued?",
            "The clerk lost to the bank, its head, Ada Lind, said.",
            True,
        ),
        ("who was the clerk that the bank sued?", "The clerk, Ada Lind, was sued by the bank.", False),
        ("what are the names of the brothers?", "The mill was bought by two brothers in May.", True),
        ("what are the names of the brothers?", "The brothers, Ole and Per Birk, bought the mill.", False),
        ("what is the process called?", "The hides are treated in a process called tanning.", False),
        ("when was Ada Lind born?", "Ada Lind has led the choir since 2012.", True),
        ("when was Ada Lind born?", "Ada Lind was born in 1970.", False),
        ("where did Ada Lind grow up?", "Ada Lind sang in Norvik.", True),
        ("where did Ada Lind grow up?", "Ada Lind was raised in Norvik.", False),
        ("is Ada Lind married?", "Ada Lind sang in Norvik.", True),
        ("is Ada Lind married?", "Ada Lind sang with her husband.", False),
        ("how much does the bell weigh?", "The bell has 3 cracks.", True),
        ("how much does the bell weigh?", "The bell, 3 tons of bronze, has cracks.", False),
        ("why did the mayor's brother resign?", "The mayor resigned because he was tired.", True),
        ("why did the brothers resign?", "The owners resigned because they were tired.", False),
        ("what does Ada Lind do for a living?", "Ada Lind brought her son a cake.", True),
        ("what does Ada Lind do for a living?", "Ada Lind is a teacher.", False),
        ("who is the mayor of Ede?", "Norvik's mayor, Jon Ek, sang.", True),
        ("who is the mayor of Ede?", "The mayor of Norvik, Jon Ek, sang.", True),
        ("who is the mayor of Norvik?", "Norvik's mayor, Jon Ek, sang.", False),
        ("what is Birk's lawyer called?", "Lind's lawyer, Jon Ek, sang.", True),
        ("what is Birk's lawyer called?", "The lawyer, Jon Ek, sang for Birk.", False),
        ("did the football club of Norvik win?", "The town of Norvik has a rowing club.", True),
        ("did the football club of Norvik win?", "The club of Norvik is a large one.", False),
        ("when will the pool open again?", "The pool opened in 1970.", True),
        ("when will the pool open again?", "The pool is to open again in May.", False),
        (
            "whose farm did the milk come from?",
            "The milk came from a farm, he said without naming the farmer.",
            True,
        ),
        ("which farmer sold the milk?", "The farmer Per Birk sold the milk.", False),
        ("how many dogs were on board?", "The boat had 48 sailors on board.", True),
        ("how many people were on board?", "The boat had 48 sailors on board.", False),
        ("how many boats were there?", "There were boats in the harbor, 48 of them new.", False),
        ("how high is the tower?", "The tower stood in a wind of 62 km/h.", True),
        ("how high was the fine?", "The fine was €300.", False),
        ("what did the pumps do when the river rose?", "When the river rose, the pumps stopped.", False),
        ("when did the train leave?", "The train left at 6:17.", False),
        ("when is the fair where she will speak?", "She will speak at a fair in the capital.", True),
        ("which bank lent the town the most?", "Norbank alone has lent the town 5 million crowns.", False),
        (
            "how often does the mayor drive to the harbor?",
            "The mayor drives to the harbor every Friday.",
            False,
        ),
        ("how many animals live in the zoo?", "The zoo, founded in 1911, is home to 1,900 animals.", False),
        ("where did the mayor voice his demands?", "The mayor voiced his demands on social media.", False),
        ("where does she drive to?", "She drives to the harbor.", False),
        ("how many millions was the bill?", "The bill was €3 million.", False),
        ("which shift was called in?", "The early shift was called in.", False),
        ("what's the name of the woman with the banner?", "Ada Lind carried a banner.", False),
        (
            "in which month did the bidder drop out?",
            "A bidder whose name was not made public quit in May.",
            False,
        ),
        (
            "which engineer is to check it?",
            "He asked an engineer of his own, Tobias Kroll, to check it.",
            False,
        ),
        ("what is the name of the diplomat?", "A Western official and a diplomat confirmed it.", True),
        ("what is Kaya's restaurant called?", "Kaya runs a restaurant in Kettle Street.", True),
        ("who was the bidder?", "A bidder whose name was not made public quit in May.", True),
        ("how many women were at the gate?", "There were 59 people at the gate.", True),
        ("when is the next meeting?", "The meeting was held in June.", True),
        ("what did the mayor say at the gate?", "At the gate Kroll said nothing to the mayor.", True),
    ],
)
def test_a_sentence_without_what_is_asked_for_is_seen(question: str, sentence: str, unmet: bool) -> None:
    assert _evidence_in(question, sentence)["unmet"] == unmet


@pytest.mark.parametrize(
    ("question", "little"),
    [
        ("when does the trial begin?", 1),  # the work begins
        ("when does the building begin?", 0),
        ("was the football cup of Lisbon polished?", 1),
        ("was the cup of the Lisbon choir polished?", 0),
        ("is there a bishop and a cup?", 0),
        ("is there a bishop and an animal?", 1),  # a horse is one, if of any kind
    ],
)
def test_a_sentence_that_shares_too_little_is_no_answer(question: str, little: int) -> None:
    sentence = "The building begins in April, the choir bought a cup of gold, and the horse was sold."
    assert _evidence_in(question, sentence)["unmet"] == little


def test_what_is_still_to_be_done_is_no_contradiction_of_who_has_to_do_it() -> None:
    sentence = "The judge has yet to be confirmed by the council."
    assert _evidence_in("who has to confirm the judge?", sentence)["denied_outright"] == 0
    assert _evidence_in("who confirmed the judge?", sentence)["denied_outright"] == 1


def test_another_word_for_a_verb_with_its_particle_is_no_contradiction() -> None:
    evidence = _evidence_in("on which day was the trip called off?", "He canceled the trip on Tuesday night.")
    assert evidence["contradicted"] == evidence["denied_outright"] == 0
    assert evidence["opposite"] == 0  # the day asked for is none that the night is against


@pytest.mark.parametrize("silence", ["has not provided comments on it", "declined to respond to questions"])
def test_that_somebody_says_nothing_is_what_he_says(silence: str) -> None:
    evidence = _evidence_in("what has the council said?", f"The council {silence}.")
    assert evidence["unmet"] == evidence["contradicted"] == 0


def test_after_is_against_before_the_same_thing_alone() -> None:
    sentence = "The pause ended after the talks failed."
    assert _evidence_in("how long was the pause before the talks failed?", sentence)["small_opposite"] == 1
    assert _evidence_in("how long was the pause before it fell apart?", sentence)["small_opposite"] == 0


def _evidence_in(question: str, sentence: str) -> dict[str, float]:
    """The evidence of one sentence, beside which stands one about a bank."""
    text = f"{sentence}\nThe bank Norbank was founded by fishermen."
    article = Article("one.txt", text)
    ends = (0, len(sentence)), (len(sentence) + 1, len(text))
    retriever = MemoryRetriever([Sentence(article, *span, at + 1, at) for at, span in enumerate(ends)])
    asked = read_question(question, retriever)
    return evidence_of(asked, [hit for hit in rank(asked, retriever) if hit.sentence.number == 0], retriever)


@pytest.mark.parametrize(
    ("answered", "not_answered"),
    [
        ("how old is Ruth Amsel?", "how old is Karl Brandt?"),
        ("what did Karl Brandt say?", "what did Ruth Amsel say?"),
        ("why did the council approve the new bridge?", "why did the council reject the new bridge?"),
        ("did the council pay the fine?", "when did the council pay the fine?"),
        ("when did Norvik close the harbour line?", "when did Norvik buy the castle?"),
    ],
)
def test_an_answer_is_surer_than_none(answered: str, not_answered: str) -> None:
    assert confidence_of(_evidence(answered)) > confidence_of(_evidence(not_answered)) + 0.1


def test_more_of_the_question_found_never_makes_it_less_sure() -> None:
    values = [confidence_of({"covered": share / 10}) for share in range(11)]
    assert values == sorted(values)
