from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main, run
from bot.settings import Settings

CORPUS = str(Path(__file__).parent / "corpora" / "bridge")
TOP_LEVEL = Path(__file__).parent.parent

Type = Callable[[bytes], None]


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("BOT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Type:
    """What comes in through the pipe."""

    def put(lines: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines)))

    return put


def _objects(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_ask_quotes_a_sentence_with_its_file_and_paragraph(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "When did the flood reach the market?", "--corpus", CORPUS]) == 0
    out, err = capsys.readouterr()
    assert "│ The flood in Torvald reached the market on Monday night.\n  herald.txt · paragraph 2" in out
    assert err == ""


def test_what_comes_through_a_pipe_is_repeated_above_its_answer(
    capsys: pytest.CaptureFixture[str], typed: Type
) -> None:
    typed(b"What will repairs cost?\nWhen did the flood reach the market?\n")
    assert main(["ask", "--corpus", CORPUS]) == 0
    out = capsys.readouterr().out
    assert out.startswith("? What will repairs cost?\n│ ")
    assert "\n\n? When did the flood reach the market?\n│ " in out


def test_a_question_between_quotation_marks_is_answered_with_a_hint_at_the_quote_check(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["ask", '"The fire brigade brought 60 people to safety."', "--corpus", CORPUS]) == 0
    out, err = capsys.readouterr()
    assert "│ The fire brigade brought 60 people to safety." in out
    assert err.count("\n") == 1
    assert "verbatim quote TEXT" in err
    assert main(["ask", "--json", '"The fire brigade brought 60 people to safety."', "--corpus", CORPUS]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("command", "told"), [("ask", "nothing to ask"), ("quote", "nothing to check")])
def test_an_empty_stdin_is_told(
    capsys: pytest.CaptureFixture[str], typed: Type, command: str, told: str
) -> None:
    typed(b"")
    assert main([command, "--corpus", CORPUS]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"verbatim: {told}: stdin is empty\n"


@pytest.mark.parametrize("text", ["", " "])
def test_an_empty_text_is_nothing_to_check(capsys: pytest.CaptureFixture[str], text: str) -> None:
    assert main(["quote", text, "--corpus", CORPUS]) == 1
    assert capsys.readouterr().out == "There is nothing to check.\n"


def test_ask_json_answers_each_line_on_its_own(capsys: pytest.CaptureFixture[str], typed: Type) -> None:
    typed(
        "What will repairs cost?\n\n/new\r\nwhen?\ncaf\N{LATIN SMALL LETTER E WITH ACUTE}".encode("latin-1")
    )
    assert main(["ask", "--json", "--corpus", CORPUS]) == 0
    out, err = capsys.readouterr()
    answers = _objects(out)
    assert [answer["question"] for answer in answers] == [
        "What will repairs cost?",
        "",
        "/new",
        "when?",
        "caf\N{REPLACEMENT CHARACTER}",
    ]
    assert [answer["status"] for answer in answers] == ["answered", *["not_found"] * 4]
    assert answers[1]["reason"]["code"] == "no_question"  # type: ignore[index]
    assert all(answer["understood_as"] is None for answer in answers)
    assert err == ""


def test_chat_json_knows_a_new_conversation_and_prints_nothing_for_it(
    capsys: pytest.CaptureFixture[str], typed: Type
) -> None:
    typed(b'What will repairs cost?\n/new\n/help\n"We have never seen so much water"\n')
    assert main(["chat", "--json", "--corpus", CORPUS]) == 0
    questions = [answer["question"] for answer in _objects(capsys.readouterr().out)]
    assert questions == ["What will repairs cost?", "/help", '"We have never seen so much water"']


def test_chat_answers_what_is_piped_in_and_ends(capsys: pytest.CaptureFixture[str], typed: Type) -> None:
    typed(b"What will repairs cost?\n/more\n/quit\nnever read\n")
    assert main(["chat", "--corpus", CORPUS]) == 0
    out = capsys.readouterr().out
    assert "Repairs of the old bridge will cost 3 million crowns" in out
    assert out.endswith("Goodbye!\n\n")


@pytest.mark.parametrize(("top", "most"), [("1", 0), ("3", 2)])
def test_top_bounds_the_quotes(capsys: pytest.CaptureFixture[str], top: str, most: int) -> None:
    assert main(["ask", "--json", "--top", top, "--corpus", CORPUS, "What will repairs cost?"]) == 0
    [answer] = _objects(capsys.readouterr().out)
    assert len(answer["more"]) <= most  # type: ignore[arg-type]


def test_quote_ends_with_1_unless_every_text_is_there_word_for_word(
    capsys: pytest.CaptureFixture[str], typed: Type
) -> None:
    assert main(["quote", "The fire brigade brought 60 people to safety.", "--corpus", CORPUS]) == 0
    assert capsys.readouterr().out.startswith("Word for word")
    typed(b"The fire brigade brought 60 people to safety.\nThe fire brigade brought 70 people to safety.\n\n")
    assert main(["quote", "--json", "--corpus", CORPUS]) == 1
    assert [check["status"] for check in _objects(capsys.readouterr().out)] == ["exact", "near", "absent"]


def test_sources_lists_every_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources", "--corpus", CORPUS]) == 0
    assert [line.split(" · ")[0] for line in capsys.readouterr().out.splitlines() if line[0] != " "] == [
        "gazette.txt",
        "herald.txt",
    ]
    assert main(["sources", "--json", "--corpus", CORPUS]) == 0
    for source in _objects(capsys.readouterr().out):
        text = (Path(CORPUS) / str(source["file"])).read_text("utf-8")
        assert source["characters"] == len(text)
        assert source["error"] is None


@pytest.mark.parametrize(
    "wrong",
    [
        ["ask", "--top", "0", "x"],
        ["ask", "--top", "many", "x"],
        ["ask", "--corpus", "", "x"],
        ["ask", "--corpus", "nowhere", "x"],
        ["ask", "--js", "x"],
        ["fly"],
        ["replay"],
        ["replay", "nowhere.chat.txt"],
        ["sources", "--corpus", "nowhere"],
        ["serve", "--corpus", CORPUS],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_on_stderr_and_ends_with_2(
    capsys: pytest.CaptureFixture[str], wrong: list[str]
) -> None:
    try:
        status = main(wrong)
    except SystemExit as exit_:
        status = int(exit_.code or 0)
    out, err = capsys.readouterr()
    assert status == 2
    assert out == ""
    assert err
    assert "Traceback" not in err


def test_a_folder_without_an_article_ends_with_2(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\x00\x01" * 100)
    for command in (["ask", "x"], ["chat"], ["sources"], ["quote", "x"]):
        assert main([*command, "--corpus", str(tmp_path)]) == 2
        assert "Traceback" not in capsys.readouterr().err


def test_a_wrong_setting_ends_with_2_and_a_name_without_meaning_is_only_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_CORPUSS", "x")
    assert main(["ask", "x", "--corpus", CORPUS]) == 0
    assert "BOT_CORPUSS" in capsys.readouterr().err
    monkeypatch.setenv("BOT_TOKEN", "secret but wrong")
    assert main(["ask", "x", "--corpus", CORPUS]) == 2
    err = capsys.readouterr().err
    assert "BOT_TOKEN" in err
    assert "secret but wrong" not in err


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert capsys.readouterr().out.startswith("usage: verbatim")


def test_an_interrupt_ends_with_130(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.articles.corpus.read_corpus", interrupted)
    assert main(["ask", "x"]) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("imported", ["argparse", "logging", "pathlib", "pydantic_settings"])
def test_an_interrupt_during_the_imports_ends_with_130(tmp_path: Path, imported: str) -> None:
    (tmp_path / f"{imported}.py").write_text("raise KeyboardInterrupt")
    # Without -S what is installed may have imported the module before the program begins.
    paths = os.pathsep.join([str(tmp_path), str(TOP_LEVEL), *sys.path])
    bot = subprocess.run(
        [sys.executable, "-S", "-m", "bot", "ask", "x", "--corpus", CORPUS],
        env={"PYTHONPATH": paths},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert (bot.returncode, bot.stderr) == (130, "")


def test_an_error_inside_is_one_line_without_what_it_holds(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("what nobody should read")

    monkeypatch.setattr("bot.articles.corpus.read_corpus", broken)
    assert main(["ask", "x"]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "RuntimeError" in err
    assert "what nobody should read" not in err


def test_a_reader_that_goes_away_is_no_error() -> None:
    asked = "What will repairs cost?\n" * 2000
    bot = subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "--json", "--corpus", CORPUS],
        cwd=TOP_LEVEL,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert bot.stdin
    assert bot.stdout
    assert bot.stderr
    bot.stdin.write(asked[:24])
    bot.stdin.flush()
    # The first answer is there before the second question is asked.
    assert json.loads(bot.stdout.readline())["status"] == "answered"
    bot.stdout.close()
    _, err = bot.communicate(asked)
    assert bot.returncode == 0
    assert err == ""


def test_ask_and_quote_start_without_the_telegram_library() -> None:
    for command in (["ask", "x"], ["quote", "x"], ["sources"]):
        arguments = [*command, "--corpus", CORPUS]
        script = f"import sys, bot.__main__ as m; m.main({arguments!r}); sys.exit('telegram' in sys.modules)"
        assert (
            subprocess.run([sys.executable, "-c", script], cwd=TOP_LEVEL, capture_output=True).returncode == 0
        )


def test_sources_lists_what_the_articles_disagree_about(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    sentences = {
        "gazette.txt": "The flood in Torvald on Monday killed 12 people, the police said.",
        "herald.txt": "The flood in Torvald on Monday killed 15 people, the mayor said.",
    }
    for file, text in sentences.items():
        (tmp_path / file).write_text(text)
    assert main(["sources", "--disagreements", "--json", "--corpus", str(tmp_path)]) == 0
    [dispute] = _objects(capsys.readouterr().out)
    claims = dispute["claims"]
    assert sorted(claim["differs"] for claim in claims) == [["12"], ["15"]]  # type: ignore[attr-defined]
    for claim in claims:  # type: ignore[attr-defined]
        for quote in claim["quotes"]:
            assert sentences[quote["file"]][quote["start"] : quote["end"]] == quote["text"]
    assert main(["sources", "--disagreements", "--corpus", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("The articles give different figures:\n\n")
    assert all(text in out for text in sentences.values())


def test_sources_say_what_they_are_not_quoted_for(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = "\ufeffThe ferry sank off Lund on Friday night.\n\nLeave a Reply\n"
    (tmp_path / "ferry.txt").write_bytes(text.encode())
    (tmp_path / "picture.txt").write_bytes(b"\x00" * 64)
    assert main(["sources", "--json", "--corpus", str(tmp_path)]) == 0
    ferry, picture = _objects(capsys.readouterr().out)
    for span in ferry["rejected"]:  # type: ignore[attr-defined]
        assert text[1:][span["start"] : span["end"]] == span["text"]
        assert span["reason"]
    assert [span["text"] for span in ferry["rejected"]] == ["Leave a Reply"]  # type: ignore[attr-defined]
    assert picture["error"]
    assert picture["sentences"] == []


@pytest.mark.parametrize(
    ("command", "redirection", "status", "said"),
    [
        ("ask", "<&-", 0, "stdin is empty"),
        ("chat", "<&-", 0, ""),
        ("ask flood", ">&-", 0, ""),
        ("sources", ">/dev/full", 2, "No space left on device"),
    ],
)
def test_streams_that_are_closed_or_full_end_in_words(
    command: str, redirection: str, status: int, said: str, tmp_path: Path
) -> None:
    line = f'"{sys.executable}" -m bot {command} --corpus "{CORPUS}" {redirection}'
    ran = subprocess.run(
        ["sh", "-c", line],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(TOP_LEVEL)},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    assert ran.returncode == status
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "inside" not in ran.stderr
    assert ran.stderr.count("\n") == bool(said)


@pytest.mark.parametrize("top", ["0", "-1", "x", "1.5", "²", "", "00"])
def test_top_is_a_whole_number_from_1(capsys: pytest.CaptureFixture[str], top: str) -> None:
    assert main_status(["ask", f"--top={top}", "--corpus", CORPUS, "Why?"]) == 2
    assert "must be a whole number, 1 or more" in capsys.readouterr().err


def test_top_may_be_more_than_python_reads(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--json", f"--top={'9' * 5000}", "--corpus", CORPUS, "What will repairs cost?"]) == 0
    assert len(_objects(capsys.readouterr().out)) == 1


def main_status(arguments: list[str]) -> int:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(str(ended.value.code))


def test_make_run_serves_telegram_when_there_is_a_token_and_else_opens_the_chat(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, typed: Type
) -> None:
    monkeypatch.setenv("BOT_CORPUS", CORPUS)
    typed(b"What will repairs cost?\n")
    assert run() == 0
    out, err = capsys.readouterr()
    assert "3 million crowns" in out
    assert err.count("\n") == 1
    assert "BOT_TOKEN is not set" in err
    served = []

    def serve(settings: Settings, *_: object, **__: object) -> int:
        served.append(settings)
        return 0

    monkeypatch.setenv("BOT_TOKEN", "123456:AAsecretsecretsecret")
    monkeypatch.setattr("bot.frontends.telegram.serve.serve", serve)
    assert run() == 0
    assert [settings.corpus for settings in served] == [Path(CORPUS)]
    assert capsys.readouterr() == ("", "")


def test_a_python_without_the_packages_is_told_what_to_do() -> None:
    # -S leaves out what is installed.
    told = subprocess.run(
        [sys.executable, "-S", "-m", "bot", "ask", "why?"],
        cwd=TOP_LEVEL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert told.returncode == 2
    assert told.stdout == ""
    assert told.stderr.startswith("verbatim: this Python has no ")
    assert "make run" in told.stderr
    assert told.stderr.count("\n") == 1
