"""The page in a real browser, where there is one: headless Chromium over its debugging pipe."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from speechsum.render import as_html, render
from speechsum.render.view import listed
from tests.render.test_people import ALL, hostile, invented

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")


class Browser:
    """A page of a browser that is told what to do as its debugger would (CDP)."""

    def __init__(self, to_browser: int, from_browser: int) -> None:
        self._out, self._in = to_browser, from_browser
        self._rest = b""
        self._numbers = itertools.count(1)
        self._session: str | None = None
        self.requests: list[str] = []
        self.dialogs = 0
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self.ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Network", "Runtime"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **params: Any) -> Any:
        number = next(self._numbers)
        message: dict[str, Any] = {"id": number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == number:
                assert "error" not in answer, answer
                return answer["result"]

    def _next(self) -> Any:
        while b"\0" not in self._rest:
            piece = os.read(self._in, 1 << 16)
            assert piece, "the browser went away"
            self._rest += piece
        line, _, self._rest = self._rest.partition(b"\0")
        message = json.loads(line)
        if message.get("method") == "Network.requestWillBeSent":
            self.requests.append(message["params"]["request"]["url"])
        self.dialogs += message.get("method") == "Page.javascriptDialogOpening"
        return message

    def show(self, path: Path, place: str = "") -> None:
        self.ask("Page.navigate", url=path.as_uri() + place)
        while self._next().get("method") != "Page.loadEventFired":
            pass

    def run(self, expression: str) -> Any:
        result = self.ask(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        return result["result"].get("value")

    def click(self, selector: str) -> None:
        """Click into the middle of the first line of what ``selector`` names."""
        found = f"document.querySelector({selector!r})"
        self.run(f"{found}.scrollIntoView({{behavior: 'instant', block: 'center'}})")
        box = f"{found}.getClientRects()[0]"
        at = {
            "x": self.run(f"{box}.x + {box}.width / 2"),
            "y": self.run(f"{box}.y + {box}.height / 2"),
        }
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **at)
        self.settle()

    def settle(self) -> None:
        """Wait until what was set off has been heard."""
        self.run("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")

    def open_all(self) -> None:
        """Open all that is folded away."""
        self.run("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        self.settle()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    assert CHROMIUM
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()

    profile = tmp_path_factory.mktemp("profile")
    # The browser speaks over descriptors 3 and 4, which only a shell can put in their place here.
    command = f'exec "$0" "$@" 3<&{theirs_in} 4>&{theirs_out}'
    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"]
    flags += [f"--user-data-dir={profile}", "--window-size=800,600", "--no-first-run"]
    flags += ["--force-prefers-reduced-motion", "--disable-background-networking"]
    process = subprocess.Popen(
        ["bash", "-c", command, CHROMIUM, *flags],
        pass_fds=(theirs_in, theirs_out),
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs_in)
    os.close(theirs_out)
    try:
        yield Browser(ours_out, ours_in)
    finally:
        os.close(ours_out)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        process.wait()
        os.close(ours_in)


def families() -> list[str]:
    """Fonts of this machine that have Persian letters, each drawn at another height."""
    command = ["fc-list", ":lang=fa", "family"]
    if CHROMIUM is None or shutil.which(command[0]) is None:
        return ["sans-serif"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return sorted({line.split(",")[0] for line in listed.splitlines()})[:8] or ["sans-serif"]


def show(browser: Browser, path: Path, page: str, font: str = "sans-serif") -> None:
    """Show ``page`` in ``font``."""
    styled = page.replace("</style>", f'body {{ font-family: "{font}" !important; }}</style>')
    path.write_text(styled, encoding="utf-8")
    browser.show(path)


@pytest.mark.parametrize("font", families())
def test_a_click_on_a_directive_lands_on_its_sentence(
    browser: Browser, tmp_path: Path, font: str
) -> None:
    page = render([invented()], "html", ALL)
    assert isinstance(page, str)
    show(browser, tmp_path / "page.html", page, font)
    for number, (directive, _) in enumerate(listed(invented().directives), 1):
        browser.click(f"#r1-row{number} a")
        assert browser.run("location.hash") == f"#r1-d{number}"
        place = f"document.querySelector('#r1-d{number}').getBoundingClientRect()"
        assert browser.run(f"{place}.top >= 0 && {place}.bottom <= innerHeight")
        assert directive.text in browser.run("document.querySelector(':target').textContent")
        browser.click(f"#r1-d{number} a")
        assert browser.run("location.hash") == f"#r1-row{number}"


SMALL = """
[...document.querySelectorAll("a, button, summary, [tabindex]")].filter((target) => {
  if (target.matches(".skip")) target.focus();
  target.scrollIntoView({ behavior: "instant", block: "center" });
  const boxes = [...target.getClientRects()];
  const box = boxes.find((one) => one.width >= 24 && one.height >= 24);
  if (!box) return true;
  const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return !target.contains(hit);
}).map((target) => target.outerHTML)
"""
"""What is to be clicked, and is smaller than 24 pixels or lies below something else."""


@pytest.mark.parametrize("lang", ["fa", "en"])
@pytest.mark.parametrize("font", families())
def test_a_finger_hits_every_link_and_button(
    browser: Browser, tmp_path: Path, font: str, lang: str
) -> None:
    reports = [invented(), invented(source="b.txt")]
    one = render(reports[:1], "html", replace(ALL, lang=lang))
    several = render(reports, "html", replace(ALL, lang=lang, many=True))
    for width in (360, 1400):
        narrow(browser, width)
        for page in (one, several):
            assert isinstance(page, str)
            show(browser, tmp_path / "page.html", page, font)
            browser.open_all()
            assert browser.run("document.querySelectorAll('a').length") > 10
            assert browser.run(SMALL) == []
    browser.ask("Emulation.clearDeviceMetricsOverride")


def narrow(browser: Browser, width: int) -> None:
    """Make the window ``width`` pixels wide; up to 500 it is a telephone's."""
    browser.ask(
        "Emulation.setDeviceMetricsOverride",
        width=width, height=700, deviceScaleFactor=1, mobile=width < 500,
    )  # fmt: skip


def many(browser: Browser, path: Path, place: str = "") -> None:
    """Show a page of three reports, the second a hostile one."""
    reports = [invented(), hostile(), invented(source="c.txt")]
    page = render(reports, "html", replace(ALL, many=True))
    assert isinstance(page, str)
    path.write_text(page, encoding="utf-8")
    browser.ask("Page.navigate", url="about:blank")
    browser.show(path, place)


BUILT = "document.querySelectorAll('article').length"


def test_a_report_of_many_is_built_when_it_is_opened(browser: Browser, tmp_path: Path) -> None:
    many(browser, tmp_path / "page.html")
    assert browser.run("document.querySelectorAll('h1').length") == 1
    assert browser.run(BUILT) == 0
    assert "انتهای پیام" not in browser.run("document.body.innerText")
    browser.click("#r3 summary")
    assert browser.run(BUILT) == 1
    assert "انتهای پیام" in browser.run("document.querySelector('#r3').innerText")
    browser.click("#r3 th:first-child button")
    browser.click("#r3 th:first-child button")
    assert browser.run("document.querySelector('#r3 tbody tr').id") == "r3-row4"


@pytest.mark.parametrize("by_address", [False, True])
def test_a_link_to_a_place_in_one_of_many_opens_it(
    browser: Browser, tmp_path: Path, by_address: bool
) -> None:
    place = "r1-d4"
    many(browser, tmp_path / "page.html", f"#{place}" if by_address else "")
    if not by_address:
        browser.click(f'a[href="#{place}"]')
    assert browser.run("location.hash") == f"#{place}"
    assert browser.run("document.querySelector('#r1').open")
    assert browser.run("document.querySelector(':target').id") == place
    box = f"document.querySelector('#{place}').getBoundingClientRect()"
    assert browser.run(f"{box}.top >= 0 && {box}.bottom <= innerHeight")


def test_the_list_of_many_is_by_deadline_or_by_addressee(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    addressees = "[...document.querySelectorAll('main > section tbody tr')].map((row) => row.cells"
    addressees += "[3].textContent.slice(0, 10))"
    for shown in (500, 2):
        monkeypatch.setattr(as_html, "_ROWS", shown)
        many(browser, tmp_path / "page.html")
        by_deadline = browser.run(addressees)
        browser.click('.orders [data-column="addressee"]')
        by_body = browser.run(addressees)
        assert len(by_body) == min(shown, 4)
        assert by_body[0] == "بخشداران"
        if shown == 2:
            browser.click(".more button")
            assert browser.run("document.querySelector('.more')") is None
        everyone = ["", "بخشداران", "بخشداران", "شرکت آب و "]
        assert sorted(browser.run(addressees)) == everyone
        browser.click('.orders [data-column="deadline"]')
        assert browser.run(addressees)[0] == by_deadline[0] != "بخشداران"


def test_a_click_on_a_heading_sorts_the_directives(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(render([invented()], "html", ALL), encoding="utf-8")
    browser.show(page)
    order = "[...document.querySelectorAll('tbody tr')].map(row => row.id.slice(-1)).join('')"
    assert browser.run(order) == "1234"
    browser.click("th:first-child button")
    browser.click("th:first-child button")
    assert browser.run(order) == "4321"
    browser.click("th:last-child button")
    assert browser.run(order)[0] == "1"
    assert browser.run("document.querySelector('th:last-child').ariaSort") == "ascending"


def test_nothing_in_a_report_is_run_or_fetched(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(render([hostile()], "html", ALL), encoding="utf-8")
    browser.requests.clear()
    browser.show(page)
    assert browser.run("document.scripts.length") == 1
    assert "<script>alert(1)</script>" in browser.run("document.body.innerText")
    many(browser, page)
    browser.click("#r2 summary")
    assert browser.run("document.querySelectorAll('script:not([type])').length") == 1
    assert "<script>alert(1)</script>" in browser.run("document.querySelector('#r2').innerText")
    assert {url.split(":")[0] for url in browser.requests} <= {"file", "data", "about"}
    assert browser.dialogs == 0


def test_a_narrow_window_needs_no_scrolling_sideways(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    for report in (invented(), hostile()):
        for options in (ALL, replace(ALL, many=True), replace(ALL, joint=True)):
            page.write_text(render([report], "html", options), encoding="utf-8")
            for width in (360, 800, 1400):
                narrow(browser, width)
                browser.show(page)
                browser.run(
                    "document.querySelectorAll('details').forEach((one) => one.open = true)"
                )
                browser.run("new Promise(requestAnimationFrame)")
                assert browser.run("document.documentElement.scrollWidth") <= width
    browser.ask("Emulation.clearDeviceMetricsOverride")
