"""What lies in the folders and reaches no page: told as advice, since it may be meant so.

In: the Corpus. Out: Problems. ``corpus.strays`` has the files that can only be a mistake.
"""

from collections.abc import Iterator
from pathlib import Path

from ..corpus.corpus import Corpus
from ..problems import Problem, Where, display, nearest, quote


def advise_raw_files(corpus: Corpus) -> Iterator[Problem]:
    """Every raw file is an event's, and that of one alone."""
    readers: dict[str, str] = {}
    for event in corpus.events:
        if (other := readers.setdefault(event.raw.path, event.id)) != event.id:
            message = f"{event.raw.name} is read by {quote(other)} too"
            yield event.at("raw").problem(message, "name the raw file of this event")
    names = {event.raw.name for event in corpus.events}
    for folder in sorted({Path(path).parent for path in readers}):
        for path in sorted(folder.glob("[!.]*.txt")):
            if path.name not in names:
                hint = f"`build.py new EVENT --raw {display(path)}` starts an event from it"
                yield Where(path).problem("no event reads this file", hint)


def advise_languages(corpus: Corpus) -> Iterator[Problem]:
    """Every folder of translations is a language of the site, and each of these has one."""
    for language in corpus.translated:
        if not (folder := corpus.locale / language).is_dir():
            hint = "`build.py sync` starts it; or is the folder another one?"
            yield Where(folder).problem("is not there: nothing is translated", hint)
    for path in sorted(corpus.locale.glob("[!.]*")):
        if path.is_dir() and path.name not in corpus.translated:
            message = f"{quote(path.name)} is no language of the site: nothing there is read"
            near = nearest(path.name.lower(), corpus.translated)
            hint = near or "add the language to those of the site's settings"
            yield Where(path).problem(message, hint)
