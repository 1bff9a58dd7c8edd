"""JSON Schemas of what editors write, for completion and hints in their programs.

In: the models of ``read``, and the files under ``editorial/`` for names to offer. Out:
``.schema/*.json``. A schema accepts a file exactly if our reader does. That holds for the file as
our reader has it, where all that is bare is text or nothing, and for what a program makes of it by
the core schema of YAML 1.2, where ``27`` is a number and ``true`` a truth value; only how such a
value was spelt is lost to that (``NULL``, ``True``, ``0x1F``, ``1e3``, ``0999``). What is no
matter of fields (tags, aliases, a key that stands twice, depth, a row of a thousand marks) is told
by the reader alone. Names of topics, exchanges and units of measurement are offered, and any other
text is accepted: whether a name is there is told by the checks, which know the files as they are.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from ..files import write_changed
from ..problems import BuildError, Problems, Where
from ..read.fields import NAMES, SCALARS
from ..read.schema import EventFile
from ..read.schema_shared import SHARED
from ..read.text import FAULTY, MAX_VALUE
from ..read.yaml import read_yaml

DIALECT = "https://json-schema.org/draft/2020-12/schema"
#: The beginning of a pattern: all characters may stand in a file of ours.
SOUND = rf"^(?![\s\S]*[{FAULTY}])[\s\S]*"
#: Text that is not empty.
TEXT = {
    "type": SCALARS,
    "maxLength": MAX_VALUE,
    "pattern": SOUND + r"\S",
    "patternErrorMessage": "must be text, without control or invisible characters",
}


class _Generator(GenerateJsonSchema):
    """As pydantic's own, with our texts, and without titles that repeat the fields' names."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Keys may be empty; every value of ours is stripped, and not empty then."""
        return {**TEXT} if schema.get("min_length") else {**TEXT, "pattern": SOUND + "$"}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Where pydantic lets keys pass that do not match their pattern, these do not."""
        keys = self.generate_inner(schema["keys_schema"])
        values = self.generate_inner(schema["values_schema"])
        return {"type": "object", "propertyNames": keys, "additionalProperties": values}

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never: there is a description."""
        return False


def write_schemas(folder: Path, editorial: Path) -> None:
    """One file for events and one for each shared file, with the names that ``editorial`` holds.

    Raises BuildError where the folder is a link: what lies behind it is not ours to write.
    """
    if folder.is_symlink():
        raise BuildError([Where(folder).problem("is a link, and schemas are made", "remove it")])
    for name, schema in make_schemas(find_names(editorial)).items():
        write_changed(folder / f"{name}.json", json.dumps(schema, indent=1) + "\n")


def make_schemas(names: Mapping[str, Iterable[str]]) -> dict[str, dict[str, Any]]:
    """The schemas of an ``event`` and of shared files; ``names``: to offer, by what they name."""
    models: dict[str, type[BaseModel]] = {"event": EventFile}
    models |= {name: file.model for name, file in SHARED.items()}
    made = {
        name: one.model_json_schema(schema_generator=_Generator) for name, one in models.items()
    }
    return {name: {"$schema": DIALECT, **_finish(one, names)} for name, one in made.items()}


def _finish(schema: Any, names: Mapping[str, Iterable[str]]) -> Any:
    """A schema with known names in their places, and descriptions as programs show them."""
    if isinstance(schema, list):
        return [_finish(one, names) for one in schema]
    if not isinstance(schema, dict):
        return schema
    done = {key: _finish(one, names) for key, one in schema.items() if key != NAMES}
    if isinstance(done.get("description"), str):
        done["description"] = re.sub(r"\s+", " ", done["description"]).replace("``", "`")
    known = sorted({name for what in schema.get(NAMES, ()) for name in names.get(what, ())})
    about = {key: done.pop(key) for key in ("description", "default") if known and key in done}
    return {"anyOf": [{"enum": known}, done], **about} if known else done


def find_names(editorial: Path) -> dict[str, list[Any]]:
    """Names of topics, exchanges and units, as far as the files are YAML at all.

    Other mistakes do not matter here: an editor is in the midst of writing.
    """
    events = (_read_loosely(path) for path in sorted((editorial / "events").glob("[!.]*.y*ml")))
    topics, units = (_read_loosely(editorial / f"{name}.yaml") for name in ("topics", "units"))
    return {
        "topics": [slug for topic in _pick(topics, "topics") for slug in _pick(topic, "slug")],
        "units": [name for measure in _pick(units, "units") for name in _pick(measure, "units")],
        "exchanges": [key for event in events for key in _pick(event, "exchanges")],
    }


def _read_loosely(path: Path) -> Any:
    read = read_yaml(path, Problems())
    return read[0] if read else None


def _pick(data: Any, name: str) -> Iterator[Any]:
    """The entries or keys of a field, or the text in it; nothing of what is not there."""
    found = data.get(name) if isinstance(data, dict) else None
    yield from [found] if isinstance(found, str) else found or ()
