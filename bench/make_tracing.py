"""Step by step: how soon a traced run is there, how large it is, how fast a step shows.

From pressing Step to the last step at the page, beside the same program's plain run; how large the steps are; how fast
the page shows one, in Chromium.
"""

import asyncio
import json
import shutil
import statistics
import time

from playwright.async_api import Page, async_playwright

from bench.site import Site, Student, Workspace

ROUNDS = 7
STEPS_SHOWN = 120
# A bubble sort: about so many steps, with a list that changes.
SORT = """numbers = [(7 * n) % {size} for n in range({size})]
swaps = 0
for end in range(len(numbers) - 1, 0, -1):
    for at in range(end):
        if numbers[at] > numbers[at + 1]:
            numbers[at], numbers[at + 1] = numbers[at + 1], numbers[at]
            swaps += 1
print(swaps)
"""
# What a class does in its third month: objects, a dict of lists, recursion, words.
MIXED = """class Pupil:
    def __init__(self, name):
        self.name = name
        self.marks = []

    def take(self, mark):
        self.marks.append(mark)
        return sum(self.marks) / len(self.marks)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


pupils = [Pupil(name) for name in ("Ada", "Grace", "Alan", "Katherine")]
table = {pupil.name: pupil for pupil in pupils}
words = ""
for turn in range(400):
    pupil = pupils[turn % 4]
    mean = pupil.take(fib(turn % 6))
    words += pupil.name[0]
    if turn % 50 == 0:
        print(turn, mean, len(words))
"""


async def measure(site: Site, table) -> None:
    student = Student(site, 8000)
    await student.join()
    await student.fork()
    async with student.workspace() as workspace:
        await thousand_steps(site, workspace, table)
        for name, program in (("sorting a list", SORT.format(size=60)), ("objects and recursion", MIXED)):
            steps, size, cut = await how_large(site, workspace, program)
            words = f"{name}: {steps} steps{', cut' if cut else ''}"
            table.add("5,000 steps, as sent to the page", size / 1_000_000, "MB", goal=2, beside=words)
    await in_the_page(site, student, table)
    await student.http.aclose()


async def thousand_steps(site: Site, workspace: Workspace, table) -> None:
    """In turn, so that both have the same weather."""
    program = SORT.format(size=27)
    plain, traced, number = [], [], 0
    for _ in range(ROUNDS):
        await settled(site)
        plain.append(await press(workspace, program, "finished"))
        await settled(site)
        began = time.perf_counter()
        number = (await all_steps(workspace, program))[0]
        traced.append(time.perf_counter() - began)
        await workspace.next("finished")
    middle, beside = statistics.median(traced), statistics.median(plain)
    table.add(
        "Step to the last of 1,000 steps at the page, more than the plain run",
        1000 * (middle - beside),
        "ms",
        goal=1000,
        beside=f"{number} steps; plain run {1000 * beside:.0f} ms",
    )


async def settled(site: Site) -> None:
    await asyncio.sleep(1.2)
    await site.until_warm(2)


async def press(workspace: Workspace, program: str, until: str, **options) -> float:
    began = time.perf_counter()
    await workspace.send(type="start", files={"main.py": program}, entry="main.py", **options)
    await workspace.next(until)
    return time.perf_counter() - began


async def all_steps(workspace: Workspace, program: str) -> tuple[int, int, str]:
    """How many, how many bytes, and why not all."""
    await workspace.send(type="start", files={"main.py": program}, entry="main.py", trace=True)
    number = size = 0
    while True:
        event = await workspace.next("steps")
        number += len(event["steps"])
        size += len(json.dumps(event, separators=(",", ":")))
        if event["done"]:
            return number, size, event["cut"]


async def how_large(site: Site, workspace: Workspace, program: str) -> tuple[int, int, str]:
    await settled(site)
    found = await all_steps(workspace, program)
    await workspace.next("finished")
    return found


async def in_the_page(site: Site, student: Student, table) -> None:
    browser_path = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "chromium-headless-shell"))), None
    )
    if browser_path is None:
        return
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        context = await browser.new_context(viewport={"width": 1280, "height": 800})
        cookies = [{"name": name, "value": value, "url": site.url} for name, value in student.http.cookies.items()]
        await context.add_cookies(cookies)
        page = await context.new_page()
        await page.goto(f"{site.url}/projects/{student.project}/")
        await page.locator(".cm-content").wait_for()
        await page.locator(".cm-content").fill(SORT.format(size=60))
        await page.locator("button[data-step]").click()
        await page.locator("[data-stepping]").wait_for(timeout=60_000)
        took = await page.evaluate(SHOW, STEPS_SHOWN)
        table.add("a step forward is shown, median", statistics.median(took), "ms", goal=50, beside=words_of(took))
        back = await page.evaluate(JUMP, STEPS_SHOWN)
        table.add(
            "a jump by the slider is shown, median", statistics.median(back), "ms", goal=50, beside=words_of(back)
        )
        await slowed(context, page, table)
        await browser.close()


def words_of(took: list[float]) -> str:
    return f"of {len(took)}; slowest {max(took):.0f} ms"


async def slowed(context, page: Page, table) -> None:
    session = await context.new_cdp_session(page)
    await session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    took = await page.evaluate(SHOW, STEPS_SHOWN // 3)
    table.add("… with the processor slowed 4 times", statistics.median(took), "ms", beside=words_of(took))


# From the key to the moment at which the page with the step is laid out and handed on to be painted.
PAINTED = """const painted = async (act) => {
  const began = performance.now();
  act();
  await new Promise((done) => requestAnimationFrame(() => { const c = new MessageChannel();
    c.port1.onmessage = done; c.port2.postMessage(0); }));
  return performance.now() - began;
};
const slider = document.querySelector("[data-step-slider]");
const took = [];"""
SHOW = f"""async (number) => {{ {PAINTED}
  for (let n = 0; n < number; n += 1) took.push(await painted(() =>
    slider.dispatchEvent(new KeyboardEvent("keydown", {{key: "ArrowRight", bubbles: true, cancelable: true}}))));
  return took; }}"""
JUMP = f"""async (number) => {{ {PAINTED}
  for (let n = 0; n < number; n += 1) took.push(await painted(() => {{
    slider.value = 1 + ((n * 997) % Number(slider.max));
    slider.dispatchEvent(new Event("input", {{bubbles: true}}));
  }}));
  return took; }}"""
