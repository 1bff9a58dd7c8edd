"""Dialogue Notes: raw notes of question-and-answer events in, a bilingual site out.

Data flows one way; a module imports only modules above it in this list:

    problems  model                     what everything else speaks in
    sources   yamlfile  schema          files in: checked bytes, YAML with positions, its shape
    layouts                             raw text to exchanges and spans
    translation                         PO files in and out, states of units
    corpus                              all of it joined, cross-checked, frozen
    views  render                       what a page shows, and Markdown made of it
    pages  exports                      which pages and data files exist
    site  scaffold  commands            disk, MkDocs, and the commands of ``build.py``
"""
