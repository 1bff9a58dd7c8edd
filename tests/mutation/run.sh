#!/bin/sh
# Plants faults in `read`, `corpus` and `check`, one at a time, and counts how many the unit tests and
# golden cases find. mutmut knows a package only at the root or in `src`, so it gets a folder of links.
set -eu
cd "$(dirname "$0")/../.."
mkdir -p .mutation
for name in tests raw editorial locale mkdocs.yml docs overrides; do
  ln -sfn "../$name" ".mutation/$name"
done
ln -sfn ../scripts .mutation/src
cp tests/mutation/pyproject.toml .mutation/pyproject.toml
cd .mutation
../.venv/bin/mutmut run "$@"
../.venv/bin/python ../tests/mutation/score.py mutants/src/dialogues
