"""Dialogue Notes: raw notes of question-and-answer events in, a bilingual site out.

Each stage is a folder; one imports only from those that stand before it here, and never from itself
in a circle. ``docs/architecture.md`` draws it, with what each may look back at.

    unit model problems letters files    what everything speaks in
    cache jobs progress                  what is kept between runs; several things at once, and
                                         how far they are
    read                                 bytes to values, one file at a time
    corpus                               joined and frozen, every fact worked out once
    check                                one list of functions, from the corpus to problems
    publish                              what a page shows: Markdown, and data for machines
    search                               what can be found, and the index that browsers read
    edit                                 for editors; never in a build's path
    site                                 the renderer, the disk, one swap

``scripts/build.py`` is the command line on top, the only place that sees all of them.
"""
