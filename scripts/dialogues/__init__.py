"""Dialogue Notes: raw notes of question-and-answer events in, a bilingual site out.

Data flows one way; a module imports only modules above it in this list:

    problems  model                     what everything else speaks in
    sources                             bytes in: text fit to parse
    fields                              kinds of value that editors write
    yamlfile  schema                    YAML with positions, and the shape it must have
    quantities  english                 numbers in prose
    translation  layouts                PO files; raw text to exchanges and spans
    corpus                              all of it joined and frozen
    checks                              what one file says of another
    figures                             the index of figures, and whether it is whole
    similarity  rejections              likeness of texts; suggestions that were turned down
    ranking                             topics and relations, best first, with reasons
    suggestions                         what an editor may still add to an event
    views                               what a page shows, in one language
    comparison                          the events against each other
    charts                              figures to places on a drawing
    render                              templates to Markdown, foreign text disarmed
    marks                               terms and notes, at their words
    tokens                              how words are compared
    readings                            how Japanese words are read
    search                              what can be found
    shards                              its index, in small files
    pages  exports  scaffold            which pages and data files exist; a new event's draft
    minified                            our scripts, made smaller
    site                                the disk, MkDocs, one swap

``scripts/build.py`` is the command line on top.
"""
