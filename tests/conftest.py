"""The fixtures that all tests share stand in ``support``."""

pytest_plugins = [
    "coverage_bar",
    "support.tracing",
    "support.trees",
    "support.serving",
    "support.browsing",
    "support.whole",
    "support.search_box",
    "support.corpora",
    "support.patience",
    "support.together",
    "support.suggesting",
    "support.webkit",
]
