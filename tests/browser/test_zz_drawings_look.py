from tests.browser.test_phone import PHONE
from tests.browser.workspace import Workspace


def shoot(page, name):
    page.screenshot(path=f"/tmp/turtle2try/{name}.png")


def art(stack, student, open_page, name, **options):
    context = student(**options)
    page = open_page(context)
    page.goto(stack.url + "/starters/")
    page.wait_for_load_state("networkidle")
    shoot(page, name + "-gallery")
    work = Workspace.fork(page, "turtle-art")
    work.wait_until_open()
    work.run_to_the_end()
    page.wait_for_timeout(1500)
    shoot(page, name + "-art")
    page.get_by_text("In words", exact=True).click()
    shoot(page, name + "-words")
    page.goto(stack.url + "/starters/")
    work = Workspace.fork(page, "turtle-playground")
    work.wait_until_open()
    work.run()
    page.wait_for_timeout(5000)
    shoot(page, name + "-play")
    page.goto(stack.url + "/projects/")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    shoot(page, name + "-mine")


def test_desk(stack, student, open_page):
    art(stack, student, open_page, "desk", viewport={"width": 1280, "height": 800})


def test_phone(stack, student, open_page):
    art(stack, student, open_page, "phone", **PHONE, color_scheme="dark")
