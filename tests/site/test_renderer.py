"""The renderer behind its door: what it is given, what it says, what it leaves, what we mend."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dialogues.cache import CACHE
from dialogues.problems import BuildError, Problem
from dialogues.site import renderer, rendering
from dialogues.site.repairs import Repair, repair_pages
from support.plain import run_plain
from support.trees import HOME, Built

ROOT = "https://example.org/notes/"
NAV = ["index", "topics/index", "events/index", "since", "compare", "people", "figures", "glossary"]
#: Those of the menu, and one that is not in it.
PAGES = [*NAV, "timeline", "about", "more"]
#: One of either sort: together they have all that is mended.
SORTS = ("people/index.html", "more/index.html")
TEXT = "## Part {: #part }\n\n### Less {: #less }\n\n"
TEXT += '<table markdown="block">\n<caption>All</caption>\n</table>\n'


def write_docs(folder: Path, languages: tuple[str, ...] = ("ja",)) -> Path:
    """The least that `mkdocs.yml` asks for."""
    for language in languages:
        for name in PAGES:
            page = folder / language / f"{name}.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(f"# {name} {{: #top }}\n\n{TEXT}", "utf-8")
    return folder


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(CACHE, "folder", tmp_path / "cache")
    return tmp_path / "cache"


@pytest.fixture(scope="session")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One language as MkDocs makes it, before anything is mended."""
    folder = tmp_path_factory.mktemp("raw")
    docs = write_docs(folder / "docs")
    run_plain(renderer.Frame("ja"), HOME, docs, folder / "site", ROOT)
    return folder / "site"


def test_three_modules_know_the_renderer() -> None:
    package = HOME / "scripts"
    files = [path for path in package.rglob("*") if path.suffix in (".py", ".j2", ".yaml")]
    names = re.compile("mkdocs|material", re.IGNORECASE)
    found = {path.name for path in files if names.search(path.read_text("utf-8"))}
    assert found == {"live.py", "renderer.py", "rendering.py"}


# Languages --------------------------------------------------------------------------------------


def test_languages_stand_in_the_configuration() -> None:
    assert renderer.read_languages(HOME) == {"ja": "日本語", "en": "English"}


def test_the_source_language_comes_first(tmp_path: Path) -> None:
    languages = "[{locale: en, name: E}, {locale: ja, name: J, default: true}]"
    text = f"plugins: [{{i18n: {{languages: {languages}}}}}]"
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    assert list(renderer.read_languages(tmp_path)) == ["ja", "en"]


@pytest.mark.parametrize("text", ["x", "plugins: []", "plugins: {}", "plugins: [{i18n: {}}]"])
def test_without_languages_there_is_nothing_to_build(tmp_path: Path, text: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    with pytest.raises(BuildError) as error:
        renderer.read_languages(tmp_path)
    (problem,) = error.value.problems
    assert problem.path.endswith("mkdocs.yml")
    assert problem.message.startswith("no languages under plugins, i18n, languages")


@pytest.mark.parametrize(
    ("data", "said"), [(None, "cannot be read"), (b"", "empty file"), (b"\xff", "not UTF-8")]
)
def test_a_configuration_that_is_no_text_is_a_problem(
    tmp_path: Path, data: bytes | None, said: str
) -> None:
    if data is not None:
        (tmp_path / "mkdocs.yml").write_bytes(data)
    with pytest.raises(BuildError) as error:
        renderer.read_languages(tmp_path)
    assert [one.message.startswith(said) for one in error.value.problems] == [True]


# Complaints -------------------------------------------------------------------------------------


def test_warnings_stand_at_the_page_that_they_name() -> None:
    messages = ["Doc file 'ja/a.md' contains a link 'b.md'", "A reference\nto 'c.md' is in nav"]
    found = renderer.read_complaints(messages, Path("/x"))
    assert [(one.path, one.message) for one in found] == [
        ("/x/docs/ja/a.md", "Doc file 'ja/a.md' contains a link 'b.md'"),
        ("/x/mkdocs.yml", "A reference to 'c.md' is in nav"),
    ]


# Rendering --------------------------------------------------------------------------------------


def test_every_language_is_rendered_and_nothing_left_over(tmp_path: Path) -> None:
    docs = write_docs(tmp_path / "docs", ("ja", "en"))
    out = tmp_path / "site"
    before = dict(os.environ)
    for language in ("ja", "en"):
        frame = renderer.Frame(language)
        assert renderer.render(frame, HOME, docs, out / language, ROOT) == []
        assert dict(os.environ) == before
        text = (out / language / "people/index.html").read_text("utf-8")
        assert f'<link rel="canonical" href="{ROOT}{language}/people/">' in text
        assert f'hreflang="ja"\n        href="{ROOT}ja/people/"' in text
        assert 'data-dn-opens="__drawer" aria-label="' in text
        left = [name for name in renderer.LEFTOVERS if list((out / language).glob(name))]
        assert left == []
        assert not list((out / language).glob("assets/**/*.map"))
        theirs = out / language / "assets/stylesheets"
        assert len(list(theirs.iterdir())) == len(renderer.SHEETS)
    assert ".md-header{" in renderer.take_styles(out, ["ja", "en"])
    assert not list(out.glob("*/assets/stylesheets"))


def read_all(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.untraced
def test_pages_are_those_of_the_renderer_by_itself(build: Built, tmp_path: Path) -> None:
    """New, and known from before."""
    docs, frame = build.tree.home / "docs", renderer.Frame("ja")
    run_plain(frame, HOME, docs, tmp_path / "plain", ROOT)
    wanted = read_all(tmp_path / "plain")
    assert len(wanted) > 60
    # A process of its own: the cache and the log are the process's.
    code = f"""
import os, sys
from pathlib import Path
from dialogues.cache import CACHE
from dialogues.site import renderer, rendering
CACHE.folder = Path({str(tmp_path / "cache")!r})
with renderer.set_environment(renderer.Frame("ja"), Path({str(docs)!r}), {ROOT!r}):
    rendering.compile_templates(Path({str(HOME / "mkdocs.yml")!r}))
    print(rendering.run(Path({str(HOME / "mkdocs.yml")!r}), Path(sys.argv[1])))
"""
    for name in ("new", "known"):
        out = tmp_path / name
        env = {**os.environ, "PYTHONPATH": str(HOME / "scripts")}
        done = subprocess.run(
            [sys.executable, "-c", code, str(out)],
            env=env,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (done.stdout, done.stderr) == ("[]\n", "")
        found = read_all(out)
        assert found.keys() == wanted.keys()
        assert [path for path in wanted if found[path] != wanted[path]] == []


def test_a_page_that_gave_cause_for_a_warning_is_not_kept(tmp_path: Path, cache: Path) -> None:
    """It would be silent the next time."""
    docs = write_docs(tmp_path / "docs")
    (docs / "ja/about.md").write_text("# About {: #about }\n\n[x](people.md)\n", "utf-8")
    assert renderer.render(renderer.Frame("ja"), HOME, docs, tmp_path / "site", ROOT) == []
    (docs / "ja/about.md").write_text("# About {: #about }\n\n[x](nowhere.md)\n", "utf-8")
    for _ in range(2):
        (one,) = renderer.render(renderer.Frame("ja"), HOME, docs, tmp_path / "site", ROOT)
        assert "nowhere.md" in one.message


def test_what_a_known_page_links_to_is_looked_at_again(tmp_path: Path, cache: Path) -> None:
    """The page is as it was; what it leads to is not."""
    docs = write_docs(tmp_path / "docs")
    about = "# About {: #about }\n\n[x](people.md#part) [y](more.md)\n"
    (docs / "ja/about.md").write_text(about, "utf-8")
    (docs / "ja/more.md").write_text("# More {: #more }\n", "utf-8")

    def run() -> list[str]:
        with renderer.set_environment(renderer.Frame("ja"), docs, ROOT):
            return rendering.run(HOME / renderer.CONFIG, tmp_path / "site")

    assert run() == run() == []
    assert any(cache.iterdir())
    (docs / "ja/people.md").write_text("# people {: #top }\n", "utf-8")
    (one,) = run()
    assert "#part" in one
    (docs / "ja/more.md").unlink()
    assert sorted("more.md" in one for one in run()) == [False, True]


def test_a_broken_link_is_a_problem_at_its_page(tmp_path: Path) -> None:
    docs = write_docs(tmp_path / "docs")
    (docs / "ja/about.md").write_text("# About {: #about }\n\n[x](nowhere.md)\n", "utf-8")
    (one,) = renderer.render(renderer.Frame("ja"), HOME, docs, tmp_path / "site", ROOT)
    assert one.path.endswith("docs/ja/about.md")
    assert "nowhere.md" in one.message


def test_a_configuration_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [unheard-of]\n", "utf-8")
    (found, *_) = renderer.render(
        renderer.Frame("ja"), tmp_path, write_docs(tmp_path / "docs"), tmp_path / "o", ROOT
    )
    assert found.path.endswith("mkdocs.yml")
    assert "unheard-of" in found.message


# Repairs ----------------------------------------------------------------------------------------

#: For each repair, in order: a change of Material's that it would miss, as (pattern, words).
FAULTS = (
    ("assets/stylesheets/palette.", "assets/stylesheets/colours."),
    ('<link rel="next"', '<link rel="following"'),
    (' autocomplete="off">', ">"),
    ('md-header__button md-icon" for="__drawer"', 'md-button" for="__drawer"'),
    ('md-nav__link--active" for="__toc"', 'md-nav__link" for="__toc"'),
    ('<div class="md-header__topic">', '<div class="md-header__name">'),
    ('md-nav__title" for="__toc"', 'md-nav__title" for="__contents"'),
    ('<nav class="md-nav" ', '<nav class="md-other" '),
    ('md-nav--secondary"', 'md-nav--other"'),
    ("<p><caption", "<div><caption"),
)


def check(raw: Path, folder: Path, old: str = "", new: str = "") -> list[Problem]:
    """What repairs find on a page of either sort, once ``old`` is ``new`` there."""
    for name in SORTS:
        text = (raw / name).read_text("utf-8")
        page = folder / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text.replace(old, new) if old else text, "utf-8")
    source = Path("x.yml")
    repairs, written, taken_off = renderer.REPAIRS, renderer.WRITTEN, renderer.TAKEN_OFF
    return repair_pages(folder, repairs, source, written=written, taken_off=taken_off)


def test_what_the_renderer_makes_can_be_mended(raw: Path, tmp_path: Path) -> None:
    assert check(raw, tmp_path) == []


@pytest.mark.parametrize(("number", "fault"), list(enumerate(FAULTS)))
def test_a_repair_that_misses_is_a_problem(
    raw: Path, tmp_path: Path, number: int, fault: tuple[str, str]
) -> None:
    assert len(FAULTS) == len(renderer.REPAIRS)
    assert any(fault[0] in (raw / name).read_text("utf-8") for name in SORTS)
    found = check(raw, tmp_path, *fault)
    assert found
    why = renderer.REPAIRS[number].why
    assert all(one.path == "x.yml" and one.message.endswith(why) for one in found)


@pytest.mark.parametrize("words", renderer.WRITTEN)
def test_a_block_that_is_gone_is_a_problem(raw: Path, tmp_path: Path, words: str) -> None:
    found = check(raw, tmp_path, words)
    assert [one.message for one in found] == [f"{name} lacks `{words}`" for name in sorted(SORTS)]


@pytest.mark.parametrize("words", renderer.TAKEN_OFF)
def test_what_is_left_of_our_own_marks_is_a_problem(raw: Path, tmp_path: Path, words: str) -> None:
    found = check(raw, tmp_path, "</body>", f"{words}</body>")
    assert [one.message for one in found] == [
        f"{name} still holds `{words}`" for name in sorted(SORTS)
    ]


def test_repairs_go_on_all_pages(tmp_path: Path) -> None:
    for name in ("a.html", "b/c.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("<b>\n<i>", "utf-8")
    repairs = (Repair("b", "<b>.<i>", "<i>"), Repair("none", "</u>", "", times=None))
    (one,) = repair_pages(tmp_path, repairs, Path("x.yml"))
    assert one.message == "met on none of 2 pages: none"
    assert (tmp_path / "b/c.html").read_text("utf-8") == "<i>"


def test_twice_where_once_was_meant_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<b><b>", "utf-8")
    for times in (1, None):
        (one,) = repair_pages(tmp_path, (Repair("b", "<b>", "", times),), Path("x.yml"))
        assert one.message == "a.html: met 2 times, not 1: b"
        (tmp_path / "a.html").write_text("<b><b>", "utf-8")
