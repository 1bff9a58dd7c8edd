"""Builds that wait with everything loaded."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

from support.trees import HOME

#: Two builds, as ``serve`` has them: each says on which page it is, and what is wrong.
SCRIPT = """\
import os
from dialogues.check import run_checks
from dialogues.site.standby import Standby


def run(options, address, shown):
    {imports}
    shown(address)
    return options


if __name__ == "__main__":
    for number in (1, 2):
        os.write(2, f"build {number}\\n".encode())
        print(Standby(run, 0).build("ja/", print) or "nothing wrong")
"""


def list_imports() -> list[str]:
    """What ``build`` loads only once it has begun."""
    tree = ast.parse((HOME / "scripts/build.py").read_text("utf-8"))
    build = next(
        one for one in tree.body if isinstance(one, ast.FunctionDef) and one.name == "build"
    )
    found = [ast.unparse(one) for one in ast.walk(build) if isinstance(one, ast.ImportFrom)]
    assert found
    return found


def test_a_build_loads_nothing_of_ours(tmp_path: Path) -> None:
    """Python's own account of what each process loads is empty behind the first build."""
    script = tmp_path / "job.py"
    path = f"import sys\nsys.path.append({str(HOME / 'scripts')!r})\n"
    script.write_text(path + SCRIPT.replace("{imports}", "; ".join(list_imports())), "utf-8")
    done = subprocess.run(
        [sys.executable, str(script)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPROFILEIMPORTTIME": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.split("\n") == ["ja/", "nothing wrong"] * 2 + [""]
    loaded = [set(re.findall(r"\| +(dialogues\S*)", part)) for part in done.stderr.split("build ")]
    assert "dialogues.check.relations" in loaded[0], "by the command"
    assert "dialogues.check.relations" in loaded[1], "by what builds are forked from"
    assert not loaded[2]
