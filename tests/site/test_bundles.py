"""Our scripts joined: they do what they did apart, in as few files as they are loaded in."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from dialogues.problems import Problem, Problems
from dialogues.site.bundles import SCRIPTS, join_scripts
from support.trees import HOME

#: Two modules with the same words inside, one that keeps a state, what is loaded when needed.
APART = {
    "page.js": """\
// import { nothing } from "./comment.js";
import { count, raise as lift } from "./part/state.js";
import { count as other } from "./part/same.js";
import "./part/effect.js";
export const said = [];
const where = import.meta.url;
export async function run() {
  lift();
  const { look } = await import("./part/later.js");
  said.push(count(), other(), look(), globalThis.effects, where.endsWith("/page.js"));
  return said;
}
""",
    "part/state.js": """\
const HOME = new URL("../", import.meta.url);
let times = 0;
export const count = () => times;
export function raise() { times += 1; }
export class Place { where = HOME.href.endsWith("/js/"); }
""",
    "part/same.js": "let times = 9;\nexport const count = () => times;\n",
    "part/effect.js": "globalThis.effects = (globalThis.effects ?? 0) + 1;\n",
    "part/later.js": """\
import { Place, count, raise } from "./state.js";
import { deep } from "./deep.js";
export function look() {
  raise();
  return [count(), new Place().where, deep()];
}
""",
    "part/deep.js": 'export function deep() { return "deep"; }\n',
    "classic.js": "(() => { globalThis.classic = true; })();\n",
}
RUN = 'import("./page.js").then(({ run }) => run()).then((it) => console.log(JSON.stringify(it)))'


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / SCRIPTS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def run(folder: Path) -> object:
    node = shutil.which("node")
    assert node, "this needs Node.js"
    (folder / "assets/js/package.json").write_text('{"type": "module"}', "utf-8")
    done = subprocess.run(
        [node, "--input-type=module", "-e", RUN],
        cwd=folder / SCRIPTS,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def join(folder: Path, files: dict[str, str]) -> list[Problem]:
    problems = Problems()
    join_scripts(write(folder, files), Path("docs"), problems)
    return problems.items


def test_joined_scripts_do_what_they_did_apart(tmp_path: Path) -> None:
    apart = run(write(tmp_path / "apart", APART))
    assert apart == [1, 9, [2, True, "deep"], 1, True]
    assert join(tmp_path / "joined", APART) == []
    assert run(tmp_path / "joined") == apart
    left = sorted(p.name for p in (tmp_path / "joined" / SCRIPTS).rglob("*.js"))
    assert left == ["classic.js", "later.js", "page.js"]
    assert (tmp_path / "joined" / SCRIPTS / "classic.js").read_text() == APART["classic.js"]
    # What the page holds, its later part takes from it.
    assert "times" not in (tmp_path / "joined" / SCRIPTS / "part/later.js").read_text()


def test_what_two_scripts_load_rests_on_neither(tmp_path: Path) -> None:
    """Each of them may be there without the other."""
    files = {**APART, "second.js": 'export const load = () => import("./part/later.js");\n'}
    apart = run(write(tmp_path / "apart", files))
    assert join(tmp_path / "joined", files) == []
    later = (tmp_path / "joined" / SCRIPTS / "part/later.js").read_text()
    assert "page.js" not in later and "times" in later
    # A state of its own is what it then has: ours keep none in such modules.
    assert run(tmp_path / "joined") != apart


def test_the_same_module_is_not_in_two_scripts_of_one_page(tmp_path: Path) -> None:
    """A script that is loaded by itself and imported as well stays one."""
    files = {
        "page.js": (
            'import { count } from "./state.js";\n'
            "export async function run() {\n"
            '  const { raise } = await import("./state.js");\n'
            "  raise();\n  return [count()];\n}\n"
        ),
        "state.js": (
            "let n = 0;\nexport const count = () => n;\nexport const raise = () => (n += 1);\n"
        ),
    }
    assert join(tmp_path, files) == []
    assert run(tmp_path) == [1]


@pytest.mark.parametrize(
    ("line", "says"),
    (
        ('import * as all from "./a.js";', "cannot be joined"),
        ('import one from "./a.js";', "cannot be joined"),
        ('export * from "./a.js";', "cannot be joined"),
        ("export default 1;", "cannot be joined"),
        ("export let changing = 1;", "cannot be joined"),
        ("const a = 1;\nexport { a };", "cannot be joined"),
        ('import { a } from "./none.js";', "no script `none.js`"),
        ('const it = () => import("./none.js");', "no script `none.js`"),
        ('import { b } from "./c.js";', "imports itself"),
    ),
)
def test_what_cannot_be_joined_is_a_problem(tmp_path: Path, line: str, says: str) -> None:
    files = {
        "a.js": "export const a = 1;\n",
        "b.js": f"// first\n{line}\nexport const b = 1;\n",
        "c.js": 'import { b } from "./b.js";\nexport const c = b;\n',
    }
    (found, *_) = join(tmp_path, files)
    assert says in found.message
    assert found.path.startswith("docs/assets/js/")
    if "joined" in says:
        assert found.line == line.count("\n") + 2


def test_our_own_are_loaded_in_few_files(tmp_path: Path) -> None:
    """Fails where a module of the search is no longer part of what is loaded first."""
    shutil.copytree(HOME / "docs" / SCRIPTS, tmp_path / SCRIPTS)
    problems = Problems()
    join_scripts(tmp_path, HOME / "docs", problems)
    assert problems.items == []
    loaded = {"box": {"box", "extras"}, "search": {"worker", "later", "near", "amounts"}}
    for folder, names in loaded.items():
        assert {path.stem for path in (tmp_path / SCRIPTS / folder).glob("*.js")} == names
    # What it took from the box it would look for at an address that may have failed.
    extras = (tmp_path / SCRIPTS / "box/extras.js").read_text("utf-8")
    assert "class SearchExtras" in extras
    assert not re.search(r"^import\b", extras, re.MULTILINE)
