"""Dialogue Notes: raw notes of question-and-answer events in, a bilingual site out.

Data flows one way; a module imports only modules above it in this list:

    problems  model                     what everything else speaks in
    sources                             bytes in: text fit to parse
    yamlfile  schema                    YAML with positions, and the shape it must have
    translation  layouts                PO files; raw text to exchanges and spans
    corpus                              all of it joined and frozen
    checks                              what one file says of another
    views                               what a page shows, in one language
    render                              templates to Markdown, foreign text disarmed
    pages  exports  scaffold            which pages and data files exist; a new event's draft
    site                                the disk, MkDocs, one swap

``scripts/build.py`` is the command line on top.
"""
