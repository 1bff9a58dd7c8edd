"""WebKit, the engine of Safari, in the plain browser that its GTK port is tested with."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from selenium.webdriver import ActionChains, Remote, WebKitGTKOptions
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.service import Service

from .browsing import HEIGHT, PATIENCE, STARTED
from .serving import Site

DRIVER, DISPLAY = "WebKitWebDriver", "Xvfb"
#: Calls an async function, the first of what is given, with the rest of it.
CALL = """
  const done = [...arguments].pop();
  (FUNCTION)(...[...arguments].slice(0, -1))
    .then((value) => done({ value }), (error) => done({ error: String(error) }));
"""


@dataclass
class WebKit:
    """One window, and the site that it shows."""

    driver: Remote
    site: Site

    def widen(self, width: int) -> None:
        """As wide a window, in pixels; none is narrower than the browser's own buttons."""
        self.driver.set_window_size(width, HEIGHT)

    def open(self, path: str) -> None:
        """A page of the site, loaded anew, once it shows what it will show."""
        self.driver.get("about:blank")
        self.driver.get(self.site.url + path)
        self.settle()

    def settle(self) -> None:
        """Wait until a page shows what it will show; its address may have come before its text."""
        self.wait("document.readyState !== 'loading' && document.scripts.length")
        self.call(STARTED)

    def call(self, function: str, *given: Any) -> Any:
        """What an async function of JavaScript comes to."""
        came = self.driver.execute_async_script(CALL.replace("FUNCTION", function), *given)
        assert "error" not in came, came["error"]
        return came.get("value")

    def run(self, expression: str, *given: Any) -> Any:
        """What a JavaScript expression gives; ``arguments`` are those given."""
        return self.driver.execute_script(f"return {expression}", *given)

    def wait(self, expression: str, *given: Any) -> Any:
        """The same once it is something."""
        patient = WebDriverWait(self.driver, PATIENCE / 1000)
        return patient.until(lambda _: self.run(expression, *given), message=expression)

    def press(self, *keys: str) -> None:
        for key in keys:
            ActionChains(self.driver).send_keys(key).perform()

    def click(self, selector: str) -> None:
        """The first that a selector finds, as a reader would."""
        self.driver.find_element("css selector", selector).click()


@contextmanager
def open_screen() -> Iterator[str]:
    """A screen that nobody sees, by the name of its display."""
    reader, writer = os.pipe()
    command = [DISPLAY, "-displayfd", str(writer), "-screen", "0", "1400x1000x24"]
    with subprocess.Popen(
        command, pass_fds=(writer,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as screen:
        os.close(writer)
        with os.fdopen(reader) as said:
            number = said.readline().strip()
        try:
            assert number, "no screen"
            yield f":{number}"
        finally:
            screen.terminate()


@contextmanager
def launch_webkit() -> Iterator[Remote]:
    """Its browser, as long as it is needed."""
    missing = [name for name in (DRIVER, DISPLAY) if not shutil.which(name)]
    if missing:
        pytest.fail(f"no {' and no '.join(missing)}: run `make all-tools`")
    with open_screen() as screen:
        shown = {**os.environ, "DISPLAY": screen, "WEBKIT_DISABLE_COMPOSITING_MODE": "1"}
        service = Service(shutil.which(DRIVER), env=shown)
        service.start()
        try:
            way = RemoteConnection(client_config=ClientConfig(service.service_url))
            driver = Remote(way, options=WebKitGTKOptions())
            driver.set_script_timeout(PATIENCE / 1000)
            yield driver
            driver.quit()
        finally:
            service.stop()


@pytest.fixture(scope="session")
def webkit(site: Site) -> Iterator[WebKit]:
    with launch_webkit() as driver:
        yield WebKit(driver, site)
