"""Owns the factories of tests: acts in our own words as text, with the tree they must give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

Body = Literal[
    "text",
    "parts",
    "points",
    "points+parts",
    "items",
    "letters",
    "sanction",
    "stub",
    "nested",
    "point with parts",
]


@dataclass(frozen=True)
class Tongue:
    """The words that a made act uses in one language."""

    language: str
    chapter: str
    article: str
    nouns: Sequence[str]
    lead: str
    stub: str
    label: str
    future: str
    footnote: str
    letters: str
    head: str


TONGUES = {
    "rus": Tongue(
        "rus",
        "Глава {}. {}",
        "Статья {}. {}",
        ("журнал", "запись", "хранитель", "проверка", "лист", "срок", "опись", "шкаф"),
        "В {} вносятся следующие сведения:",
        "Исключен Законом РК от 05.03.2025 № 1-VIII (вводится в действие с 01.07.2026).",
        "Примечание ИЗПИ!",
        "Предусматривается изменение Законом РК от 05.03.2025 № 1-VIII.",
        "Сноска. Статья с изменениями, внесенными Законом РК от 05.03.2024 № 1-VIII.",
        "абвгд",
        "О ведении журнала\n\nЗакон Республики Казахстан от 5 марта 2024 года № 999-VIII",
    ),
    "kaz": Tongue(
        "kaz",
        "{}-тарау. {}",
        "{}-бап. {}",
        ("журналды", "жазбаның", "сақтаушы", "тексеру", "парақты", "мерзімі", "тізімді", "үлгі"),
        "Журналға {} туралы мынадай мәліметтер енгізіледі:",
        "Алып тасталды – ҚР 05.03.2025 № 1-VIII (01.07.2026 бастап енгізіледі) Заңымен.",
        "ЗҚАИ-ның ескертпесі!",
        "Өзгеріс енгізу көзделген – ҚР 05.03.2025 № 1-VIII Заңымен.",
        "Ескерту. Бапқа өзгеріс енгізілді – ҚР 05.03.2024 № 1-VIII Заңымен.",
        "аәбвг",
        "Журнал жүргізу туралы\n\n"
        "Қазақстан Республикасының Заңы 2024 жылғы 5 наурыздағы № 999-VIII ҚРЗ",
    ),
    "eng": Tongue(
        "eng",
        "Chapter {}. {}",
        "Article {}. {}",
        ("journal", "entry", "keeper", "check", "sheet", "term", "list", "cabinet"),
        "The {} shall hold the following data:",
        "Excluded by the Law of the Republic of Kazakhstan dated 05.03.2025 № 1-VIII.",
        "Note by ILLI!",
        "A change is provided by the Law dated 05.03.2025 № 1-VIII.",
        "Footnote. The article as amended by the Law dated 05.03.2024 № 1-VIII.",
        "abcde",
        "On the journal\n\nLaw of the Republic of Kazakhstan dated 5 March 2024 No. 999-VIII",
    ),
}


@dataclass(frozen=True)
class Block:
    """One unit under an article, or an article's own body: its form and numbers."""

    form: Body
    numbers: tuple[str, ...] = ()
    """Numbers of the points, or the count of items, letters, parts (its length)."""
    remark: bool = False
    """A publisher's remark on a future change before the unit."""


@dataclass(frozen=True)
class MadeArticle:
    """An article: own number, either one body or numbered paragraphs."""

    number: str
    body: Block | None
    paragraphs: tuple[tuple[str, Block], ...] = ()
    footnote: bool = False
    remark: bool = False


@dataclass(frozen=True)
class MadeChapter:
    """A chapter with its articles; an empty number means that there are no chapters."""

    number: str
    articles: tuple[MadeArticle, ...]


@dataclass(frozen=True)
class Expected:
    """A unit that must be found: its eId, its first words, and whether it is a stub."""

    eid: str
    words: str
    removed: bool = False


@dataclass
class Printer:
    """Prints a made act: paragraphs one by one, and the units they must give."""

    tongue: Tongue
    paragraphs: list[str]
    units: list[Expected]
    remarks: list[str]
    count: int = 0
    headings: list[str] = field(default_factory=list)

    def with_contents(self) -> list[str]:
        """Give the paragraphs with a list of contents before the first unit."""
        head = len(self.tongue.head.split("\n\n"))
        return self.paragraphs[:head] + self.headings + self.paragraphs[head:]

    def words(self) -> str:
        nouns = self.tongue.nouns
        self.count += 1
        n = self.count
        return f"{nouns[n % len(nouns)]} {nouns[n // 3 % len(nouns)]} {n} {nouns[n * 5 % 7]}"

    def sentence(self) -> str:
        words = self.words()
        return f"{words[0].upper()}{words[1:]}."

    def lead(self) -> str:
        return self.tongue.lead.format(self.words())

    def remark(self) -> None:
        for line in (self.tongue.label, self.tongue.future):
            self.paragraphs.append(line)
            self.remarks.append(line)

    def act(self, chapters: Sequence[MadeChapter]) -> None:
        self.paragraphs += self.tongue.head.split("\n\n")
        for chapter in chapters:
            if chapter.number:
                heading = self.words().upper()
                self.headings.append(self.tongue.chapter.format(chapter.number, heading))
                self.paragraphs.append(self.headings[-1])
                self.units.append(Expected(f"chp_{chapter.number}", heading))
            for article in chapter.articles:
                self.article(article)

    def article(self, article: MadeArticle) -> None:
        eid = f"art_{article.number}"
        if article.remark:
            self.remark()
        if article.body is not None and article.body.form == "stub":
            self.paragraphs.append(self.tongue.article.format(article.number, self.tongue.stub))
            self.remarks.append(self.tongue.stub)
            self.units.append(Expected(eid, "", True))
            return
        heading = self.words().capitalize()
        self.headings.append(self.tongue.article.format(article.number, heading))
        self.paragraphs.append(self.headings[-1])
        self.units.append(Expected(eid, heading))
        if article.body is not None:
            self.block(article.body, eid, "", heading=True)
        for number, block in article.paragraphs:
            if block.remark:
                self.remark()
            self.block(block, f"{eid}__para_{number}", f"{number}. ")
        if article.footnote:
            self.paragraphs.append(self.tongue.footnote)
            self.remarks.append(self.tongue.footnote)

    def block(self, block: Block, eid: str, mark: str, heading: bool = False) -> None:
        """Print one unit; `heading`: an article, whose words are its heading."""
        if block.form == "stub":
            self.paragraphs.append(mark + self.tongue.stub)
            self.remarks.append(self.tongue.stub)
            self.units.append(Expected(eid, "", True))
            return
        many = block.form == "parts"
        dash = f"{self.sentence()[:-1]} –"
        first = {"text": self.sentence(), "parts": self.sentence(), "sanction": dash}.get(
            block.form, self.lead()
        )
        self.paragraphs.append(mark + first)
        if not heading:
            self.units.append(Expected(eid, "" if many else first))
        if many:
            self.units.append(Expected(f"{eid}__subpara_1", first))
            for n in range(2, 2 + len(block.numbers)):
                self.unnumbered(f"{eid}__subpara_{n}", self.sentence())
        elif block.form == "sanction":
            self.unnumbered(f"{eid}__al_2", f"{self.words()}.")
        elif block.form == "items":
            for n, end in enumerate(_ends(block.numbers), 2):
                self.unnumbered(f"{eid}__al_{n}", f"{self.words()}{end}")
        elif block.form == "letters":
            ends = [*_ends(block.numbers)]
            for letter, latin, end in zip(self.tongue.letters, _LATIN, ends, strict=False):
                plain = letter if letter.isascii() else _CYRILLIC.get(letter, latin)
                text = f"{self.words()}{end}"
                self.paragraphs.append(f"{letter}) {text}")
                self.units.append(Expected(f"{eid}__indent_{plain}", text))
        elif block.form in ("points", "points+parts"):
            for number, end in zip(block.numbers, _ends(block.numbers), strict=True):
                text = f"{self.words()}{end}"
                self.paragraphs.append(f"{number}) {text}")
                self.units.append(Expected(f"{eid}__point_{number}", text))
            if block.form == "points+parts":
                self.unnumbered(f"{eid}__subpara_2", self.sentence())
        elif block.form == "nested":
            self.nested(len(block.numbers), eid)
        elif block.form == "point with parts":
            self.point_with_parts(eid)

    def point(self, eid: str, number: int, text: str, shown: bool = True) -> str:
        self.paragraphs.append(f"{number}) {text}")
        self.units.append(Expected(f"{eid}__point_{number}", text if shown else ""))
        return f"{eid}__point_{number}"

    def nested(self, count: int, eid: str) -> None:
        """Print a list whose last point but one holds a list of its own, of one to three points.

        With `count` points before and after it, both readings of the next number may fit.
        """
        for number in range(1, count):
            self.point(eid, number, f"{self.words()};")
        inner = self.point(eid, count, f"{self.words()}:")
        for number in range(1, 2 + self.count % 3):
            self.point(inner, number, f"{self.words()};")
        self.point(eid, count + 1, f"{self.words()}.")

    def point_with_parts(self, eid: str) -> None:
        """Print a list that goes on after a point of two parts."""
        first = f"{self.words()}."
        point = self.point(eid, 1, first, shown=False)
        self.units.append(Expected(f"{point}__subpara_1", first))
        self.unnumbered(f"{point}__subpara_2", self.sentence())
        self.point(eid, 2, f"{self.words()}.")

    def unnumbered(self, eid: str, text: str) -> None:
        self.paragraphs.append(text)
        self.units.append(Expected(eid, text))


_LATIN = "abcde"
_CYRILLIC = {"а": "a", "ә": "ae", "б": "b", "в": "v", "г": "g", "д": "d"}


def _ends(items: Sequence[str]) -> Iterator[str]:
    for n in range(len(items)):
        yield ";" if n + 1 < len(items) else "."


def printed_act(chapters: Sequence[MadeChapter], language: str) -> Printer:
    """Print an act; the printer holds its paragraphs, its units and its remarks in order."""
    printer = Printer(TONGUES[language], [], [], [])
    printer.act(chapters)
    return printer
