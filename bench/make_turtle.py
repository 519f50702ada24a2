"""Turtle: a large drawing at once, a smooth one under a slow processor, and a key that moves something."""

import shutil
import statistics
import time

from playwright.async_api import Browser, async_playwright

from bench.site import Site, Student, settled
from bench.table import Table

MOVES = 10_000
PRINTING = f"for n in range({MOVES}):\n    print(n)\n"
AT_ONCE = f"from turtle import *\ntracer(0)\nfor n in range({MOVES}):\n    forward(n / 40)\n    left(61)\nupdate()\n"
SMOOTH = "from turtle import *\nspeed(3)\nwhile True:\n    forward(200)\n    left(170)\n"
KEYS = """from turtle import *
def step():
    setx(xcor() + 5)
penup()
speed(0)
onkeypress(step, "Right")
listen()
mainloop()
"""
FRAMES = """(seconds) => new Promise((resolve) => {
  let frames = 0, began = 0;
  const count = (now) => {
    began ||= now;
    frames += 1;
    if (now - began < seconds * 1000) requestAnimationFrame(count);
    else resolve((frames - 1) / ((now - began) / 1000));
  };
  requestAnimationFrame(count);
})"""


async def measure(site: Site, table: Table) -> None:
    student = Student(site, 7000)
    await student.join()
    await student.fork()
    await all_at_once(site, student, table)
    await keys(site, student, table)
    await frames(site, student, table)


async def all_at_once(site: Site, student: Student, table: Table) -> None:
    drawn, printed = [], []
    async with student.workspace() as workspace:
        for _ in range(5):
            await settled(site)
            drawn.append(await until_drawn(workspace))
            await settled(site)
            began = time.perf_counter()
            await workspace.run(PRINTING)
            printed.append(time.perf_counter() - began)
    beside = f"printing {MOVES:,} lines {statistics.median(printed):.2f} s"
    table.add(f"{MOVES:,} moves with tracer(0) to the picture", statistics.median(drawn), "s", goal=1, beside=beside)


async def until_drawn(workspace) -> float:
    """Seconds until all its lines and the order to show them are here."""
    began = time.perf_counter()
    await workspace.send(type="start", files={"main.py": AT_ONCE}, entry="main.py")
    lines, is_shown = 0, False
    while not (lines >= MOVES and is_shown):
        names = [command[0] for command in (await workspace.next("drawing"))["commands"]]
        lines += names.count("l")
        is_shown = "u" in names
    seconds = time.perf_counter() - began
    await workspace.next("finished")
    return seconds


async def keys(site: Site, student: Student, table: Table) -> None:
    """From the key's message to the turtle's move, beside the way to the site alone."""
    moved, alone = [], []
    async with student.workspace() as workspace:
        await settled(site)
        await workspace.send(type="start", files={"main.py": KEYS}, entry="main.py")
        while "wants" not in [command[0] for command in (await workspace.next("drawing"))["commands"]]:
            pass
        for _ in range(40):
            began = time.perf_counter()
            await workspace.send(type="act", kind="press", key="Right")
            while "m" not in [command[0] for command in (await workspace.next("drawing"))["commands"]]:
                pass
            moved.append((time.perf_counter() - began) * 1000)
            await workspace.send(type="act", kind="release", key="Right")
            alone.append(await there_and_back(workspace))
        await workspace.send(type="stop")
        await workspace.next("finished")
    beside = f"a ping over the websocket {statistics.median(alone):.1f} ms"
    table.add("key to movement over the websocket, median", statistics.median(moved), "ms", goal=80, beside=beside)
    table.add("… slowest of them", max(moved), "ms", beside=f"{max(alone):.1f} ms")


async def there_and_back(workspace) -> float:
    began = time.perf_counter()
    await (await workspace.wire.ping())
    return (time.perf_counter() - began) * 1000


async def frames(site: Site, student: Student, table: Table) -> None:
    """Frames a second in Chromium with the processor slowed four times, beside the same page without a drawing."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "chromium-headless-shell"))), None)
    if chromium is None:
        table.add("frames a second, processor slowed 4 times", 0, "fps", beside="no Chromium here")
        return
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        try:
            still, moving = await frames_in(browser, site, student)
        finally:
            await browser.close()
    slow = max(0.0, 50 - moving)
    table.add(
        "animation, processor slowed 4 times, below 50 frames/s by", slow, "fps", goal=0, beside=f"{moving:.0f} fps"
    )
    table.add("… the same page without a drawing", still, "fps")


async def frames_in(browser: Browser, site: Site, student: Student) -> tuple[float, float]:
    context = await browser.new_context(viewport={"width": 1280, "height": 800})
    cookies = [{"name": name, "value": value, "url": site.url} for name, value in student.http.cookies.items()]
    await context.add_cookies(cookies)  # type: ignore[arg-type]
    page = await context.new_page()
    await page.goto(f"{site.url}/projects/{student.project}/")
    await page.locator(".cm-content").click()
    await page.keyboard.press("Control+a")
    await page.keyboard.insert_text(SMOOTH)
    devtools = await context.new_cdp_session(page)
    await devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    still = await page.evaluate(FRAMES, 3)
    await page.keyboard.press("Control+Enter")
    await page.locator(".drawing__front").wait_for(timeout=60_000)
    await page.wait_for_timeout(3_000)
    moving = await page.evaluate(FRAMES, 5)
    await page.keyboard.press("Control+.")
    return still, moving
