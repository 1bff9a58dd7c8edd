"""Our scripts in as few files as they are loaded in, on their way into a built site.

In: a language's folder of a built site, and the folder its scripts were copied from. Out: each
script that something loads by itself (a page, a worker, an ``import()``) holds the modules that it
imports, and these are gone. What is there already when a script is loaded, it takes from the one
that loads it. Every module keeps its own scope. Problems where a module is not written as ours are:
imports and exports each on a line of their own, by their names.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..problems import Problems, position

#: Where our scripts, not the renderer's, lie: under ``docs/`` as under a language's folder.
SCRIPTS = "assets/js"
_IMPORT = re.compile(r'^import (?:\{ ?([\w, ]+?) ?\} from )?"(\.[^"]+)";.*$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_LAZY = re.compile(r'(?<=\bimport\()(["`])(\.[^"`?]+)')


@dataclass
class Module:
    """A script as it is written: its ``name`` is its place below our scripts' folder.

    ``imports``: the names taken from each module, by name (``a, b as c``); ``lazy``: what it loads
    when it is needed.
    """

    name: str
    text: str
    imports: list[tuple[str, str]] = field(default_factory=list)
    lazy: list[str] = field(default_factory=list)

    def resolve(self, address: str) -> str:
        """The module that an address in this one leads to."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.name), address))

    def write(self, chunk: str) -> str:
        """Its code without imports, as part of ``chunk``, from where its addresses are other."""
        home = posixpath.dirname(chunk)
        code = _EXPORT.sub("", _IMPORT.sub("", self.text))
        code = _LAZY.sub(lambda m: m[1] + _relate(self.resolve(m[2]), home), code)
        if posixpath.dirname(self.name) != home:
            folder = _relate(posixpath.dirname(self.name), home)
            here = f'new URL("{folder}/", import.meta.url)'
            code = code.replace("import.meta.url", here)
        return code

    @property
    def exports(self) -> str:
        """The names that others may import."""
        return ", ".join(found[1] for found in _EXPORT.finditer(self.text))


def _relate(name: str, home: str) -> str:
    address = posixpath.relpath(name, home or ".")
    return address if address.startswith(".") else f"./{address}"


def join_scripts(site: Path, docs: Path, problems: Problems) -> None:
    """Put modules into the scripts that import them."""
    folder = site / SCRIPTS
    modules = _read_modules(folder, docs / SCRIPTS, problems)
    if problems.items:
        return
    bundles = Bundles(modules)
    for name in modules:
        if name not in bundles.entries:
            (folder / name).unlink()
        elif modules[name].imports or name in bundles.shared:
            (folder / name).write_text(bundles.write(name), "utf-8")


def _read_modules(folder: Path, sources: Path, problems: Problems) -> dict[str, Module]:
    paths = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.js"))}
    modules = {}
    for name, path in paths.items():
        module = modules[name] = Module(name, path.read_text("utf-8"))
        text = module.text
        for found in _IMPORT.finditer(text):
            module.imports.append((module.resolve(found[2]), found[1] or ""))
        module.lazy = [module.resolve(found[2]) for found in _LAZY.finditer(text)]
        rest = _EXPORT.sub(lambda m: " " * len(m[0]), _IMPORT.sub(lambda m: " " * len(m[0]), text))
        for found in _LEFT.finditer(rest):
            place = position(text, found.start())
            problems.add(sources / name, place, "imports or exports in a way that cannot be joined")
        for target in (*(target for target, _ in module.imports), *module.lazy):
            if target not in paths:
                problems.add(sources / name, (1, 1), f"no script `{target}`")
    for name in modules:
        if not problems.items and name in _reach(modules, name):
            problems.add(sources / name, (1, 1), "imports itself, by way of others")
    return modules


def _reach(modules: dict[str, Module], name: str) -> list[str]:
    """What a module imports, and what that does, each behind all that it needs."""
    found: dict[str, None] = {}

    def visit(at: str, path: tuple[str, ...]) -> None:
        for target, _ in modules[at].imports:
            if target not in path:
                visit(target, (*path, target))
            found.setdefault(target)

    visit(name, ())
    return [*found]


class Bundles:
    """Which module stands in which script."""

    def __init__(self, modules: dict[str, Module]) -> None:
        self.modules = modules
        imported = {target for module in modules.values() for target, _ in module.imports}
        lazy = {target for module in modules.values() for target in module.lazy}
        #: Scripts that something loads by itself.
        self.entries = [name for name in modules if name in lazy or name not in imported]
        #: What each of them is to hold or to find, itself last.
        self.needs = {name: [*_reach(modules, name), name] for name in self.entries}
        #: Modules that another script takes from the one that holds them.
        self.shared: set[str] = set()
        self.holders = {name: dict(self._find_holders(name)) for name in self.entries}
        for name, holders in self.holders.items():
            self.shared |= {module for module, holder in holders.items() if holder != name}

    def _find_holders(self, name: str) -> Iterator[tuple[str, str]]:
        """For all that an entry needs: the script that it stands in, by the entry's side."""
        there = self._list_there(name)
        for module in self.needs[name]:
            yield module, module if module in self.entries else there.get(module, name)

    def _list_there(self, name: str) -> dict[str, str]:
        """What is there when an entry is loaded, if one script alone loads it: where it stands."""
        loaders = [
            entry
            for entry in self.entries
            if any(name in self.modules[module].lazy for module in self.needs[entry])
        ]
        if len(loaders) != 1:
            return {}
        (loader,) = loaders
        there = self._list_there(loader)
        return {**dict.fromkeys(self.needs[loader], loader), **there}

    def write(self, entry: str) -> str:
        """The text of a script that holds others, or that others take from."""
        home = posixpath.dirname(entry)
        parts = []
        for name in self.needs[entry]:
            module, holder = self.modules[name], self.holders[entry][name]
            if holder != entry:
                address = _relate(holder, home)
                parts.append(f'import {{ {_label(name)} }} from "{address}";\n')
                continue
            taken = [
                f"const {{ {names.replace(' as ', ': ')} }} = {_label(target)};\n"
                for target, names in module.imports
                if names
            ]
            code = "".join((*taken, module.write(entry)))
            parts.append(
                f"const {_label(name)} = (() => {{\n{code}\nreturn {{ {module.exports} }};"
            )
            parts.append("\n})();\n")
        given = [_label(name) for name in self.needs[entry] if self._gives(entry, name)]
        own = self.modules[entry].exports
        parts += [f"export {{ {', '.join(given)} }};\n"] if given else []
        parts += [f"export const {{ {own} }} = {_label(entry)};\n"] if own else []
        return "".join(parts)

    def _gives(self, entry: str, name: str) -> bool:
        return name in self.shared and self.holders[entry][name] == entry


def _label(name: str) -> str:
    """What a module is called in a script that holds it."""
    return f"${re.sub(r'[^a-z0-9]', '_', name.removesuffix('.js'))}"
