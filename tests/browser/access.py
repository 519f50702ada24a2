"""What a page says about itself: findings of axe, and whether it is wider than its window."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def findings(page: Page) -> str:
    found = Axe().run(page)
    return "\n".join(
        f"{violation['id']}: {violation['help']}: {[node['html'][:120] for node in violation['nodes']]}"
        for violation in found.response["violations"]
    )


def too_wide(page: Page) -> str:
    """The widest element, if one has to scroll sideways to see the whole page."""
    return page.evaluate(
        """() => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return "";
          const right = (element) => element.getBoundingClientRect().right;
          const scrolls = (element) => getComputedStyle(element).overflowX !== "visible";
          const isFree = (element) => {
            for (let around = element.parentElement; around !== document.body; around = around.parentElement)
              if (scrolls(around)) return false;
            return true;
          };
          const free = [...document.body.querySelectorAll("*")].filter(isFree);
          const widest = free.reduce((a, b) => (right(b) > right(a) ? b : a));
          return `${Math.round(right(widest))} of ${width}: ${widest.outerHTML.slice(0, 160)}`;
        }"""
    )
