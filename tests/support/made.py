"""Made-up events, as large as the real ones and in words of their own each, to see what many cost.

Their texts are words at random, the same on every run: texts that repeat would be compressed to
nothing, which real ones are not.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import yaml

#: Exchanges of an event.
SIZE = 30
#: Letters of words, and what stands between them.
LETTERS = (
    "人工知能社会未来技術研究開発企業政府市場資本労働教育医療安全倫理計算"
    "言語学習推論成長変化問題可能価値自由責任世界国際協力競争投資産業革新"
)
LINKS = "のはがをにでともや"
ENDS = ("という。", "とみる。", "だと述べる。", "と考える。")
#: What an event tells of money, and how that becomes a figure of it.
MONEY = "億ドル"


class Writer:
    """Sentences at random, from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  (not for secrets)

    def make_phrase(self, words: int) -> str:
        """Words with particles between them."""
        return "".join(
            "".join(self.random.choices(LETTERS, k=2)) + self.random.choice(LINKS)
            for _ in range(words - 1)
        ) + "".join(self.random.choices(LETTERS, k=2))

    def make_text(self, sentences: int) -> str:
        """Some sentences."""
        return "".join(self.make_phrase(9) + self.random.choice(ENDS) for _ in range(sentences))


def name_event(number: int) -> str:
    """The id of an event."""
    return f"made{number}"


def write_events(home: Path, numbers: Sequence[int], topics: Sequence[str]) -> None:
    """Raw files and YAML of some events into a checkout; their exchanges go round all topics.

    Of each one exchange is related to one of the event before it, and something became of another.
    """
    for number in numbers:
        event, raw = _make_event(number, topics, first=number == numbers[0])
        (home / f"raw/made-{number}.txt").write_text(raw, "utf-8")
        text = yaml.safe_dump(event, allow_unicode=True, sort_keys=False, width=1_000_000)
        (home / f"editorial/events/{name_event(number)}.yaml").write_text(text, "utf-8")


def _make_event(
    number: int, topics: Sequence[str], *, first: bool
) -> tuple[dict[str, object], str]:
    writer, name = Writer(number), name_event(number)
    month = f"{2026 + number // 12}-{number % 12 + 1:02}"
    questions, answers = [], []
    exchanges: dict[str, dict[str, object]] = {}
    for place in range(1, SIZE + 1):
        questions.append(f"{writer.make_phrase(6)}か？")
        amount = str(place + 30)
        answers.append(f"{writer.make_text(4)}{amount}{MONEY}と{writer.make_text(4)}")
        exchanges[f"{name}-q{place:02}"] = {
            "title": writer.make_phrase(3),
            "gist": writer.make_text(2),
            "topics": [topics[(place + n * 7) % len(topics)] for n in range(2)],
            "keywords": [writer.make_phrase(2)],
            "figures": [
                {
                    "value": amount,
                    "unit": MONEY,
                    "meaning": writer.make_phrase(4),
                    "by": "speaker",
                }
            ],
        }
    basis = {
        "basis": f"{writer.make_phrase(4)}の記事",
        "url": f"https://example.org/{name}",
        "checked": max("2026-11-28", f"{month}-28"),  # not before it happened
    }
    exchanges[f"{name}-q02"]["follow_ups"] = [
        {"id": "since-1", "date": month, "text": writer.make_text(2), **basis}
    ]
    if not first:
        exchanges[f"{name}-q03"]["related"] = [
            {
                "to": f"{name_event(number - 1)}-q03",
                "relation": "same-subject",
                "verdict": "agree",
                "why": writer.make_text(2),
            }
        ]
    return {
        "id": name,
        "raw": [f"made-{number}.txt"],
        "layout": "thread",
        "title": f"{writer.make_phrase(4)}の対話",
        "short": writer.make_phrase(2),
        "speaker": "話し手",
        "dates": {"held": f"{month}-01", "published": f"{month}-02"},
        "added": max("2026-11-28", f"{month}-02"),  # not before it was held
        "source": {
            "title": f"{writer.make_phrase(3)}の記録",
            "author": "筆者",
            "not_found": "探していない",
            "checked": "2026-11-28",
        },
        "about": [writer.make_text(2)],
        "exchanges": exchanges,
    }, _write_thread(writer, questions, answers)


def _write_thread(writer: Writer, questions: Iterable[str], answers: Iterable[str]) -> str:
    rows = zip(questions, answers, strict=True)
    parts = (f" --- Q{n}. {question} {answer}" for n, (question, answer) in enumerate(rows, 1))
    return writer.make_text(1) + "".join(parts)
