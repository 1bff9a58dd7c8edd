"""JSON Schemas of what editors write, for completion in their editors.

In: the models of ``read``. Out: ``.schema/*.json``.
"""

import json
from pathlib import Path

from pydantic import BaseModel

from ..files import write_changed
from ..read.schema import EventFile
from ..read.schema_shared import SHARED


def write_schemas(folder: Path) -> None:
    """One file for events and one for each shared file."""
    models: dict[str, type[BaseModel]] = {"event": EventFile}
    models |= {name: file.model for name, file in SHARED.items()}
    for name, model in models.items():
        text = json.dumps(model.model_json_schema(), ensure_ascii=False, indent=1) + "\n"
        write_changed(folder / f"{name}.json", text)
