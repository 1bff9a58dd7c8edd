// What goes with the place on the page: the header's shadow and title, the tabs, the way back to
// the top, and in the contents the part that is being read.

/** How far below the header a part begins that counts as read, in pixels. */
const SLACK = 80;
/** How far a page is scrolled before its tabs go. */
const TABS_GO = 10;

/**
 * The part that is being read: the last one that begins above a line, or the very last one where
 * the page ends.
 * @param {number[]} tops where parts begin on the screen
 * @param {number} line
 * @param {boolean} isEnd whether the page cannot be scrolled any further
 * @returns {number} its place among them; -1 above the first
 */
export function findRead(tops, line, isEnd) {
  return isEnd ? tops.length - 1 : tops.findLastIndex((top) => top <= line);
}

/**
 * How far a list is to be scrolled so that one of its links shows; it then stands in the middle.
 * @param {{top: number, bottom: number}} link
 * @param {{top: number, bottom: number}} list what shows of it
 */
export function findScroll(link, list) {
  if (link.top >= list.top && link.bottom <= list.bottom) return 0;
  return (link.top + link.bottom - list.top - list.bottom) / 2;
}

/**
 * @param {HTMLElement} header
 * @returns {() => void} what shows in each list of contents where one is on the page
 */
function prepareContents(header) {
  const lists = [...document.querySelectorAll("[data-md-component=toc]")].map((list) => {
    const links = [...list.querySelectorAll("a")];
    const parts = links.map((link) =>
      document.getElementById(decodeURIComponent(link.hash.slice(1))),
    );
    return { links, parts, frame: list.closest(".md-sidebar__scrollwrap") };
  });
  return () => {
    const line = header.getBoundingClientRect().bottom + SLACK;
    const isEnd = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
    for (const { links, parts, frame } of lists) {
      const tops = parts.map((part) => part?.getBoundingClientRect().top ?? Infinity);
      const read = findRead(tops, line, isEnd);
      for (const [nth, link] of links.entries()) {
        link.classList.toggle("md-nav__link--passed", nth <= read);
        link.classList.toggle("md-nav__link--active", nth === read);
      }
      // Not away from the link that a keyboard is at.
      if (!frame || frame.querySelector(":focus-visible")) continue;
      const goal = links[Math.max(read, 0)]?.getBoundingClientRect();
      if (goal?.height) frame.scrollTop += findScroll(goal, frame.getBoundingClientRect());
    }
  };
}

/** @returns {(was: number) => void} the way back shows to those who scroll up */
function prepareTop() {
  const top = document.querySelector("button.md-top");
  if (!(top instanceof HTMLElement)) return () => {};
  top.addEventListener("click", ({ detail }) => {
    window.scrollTo({ top: 0 });
    // It goes now; a keyboard goes on from where the page begins.
    const logo = document.querySelector(".md-logo");
    if (detail === 0 && logo instanceof HTMLElement) logo.focus({ preventScroll: true });
  });
  return (was) => {
    if (scrollY !== was) top.hidden = scrollY > was || scrollY < innerHeight / 2;
  };
}

export function startScrolling() {
  const header = document.querySelector("header.md-header");
  if (!(header instanceof HTMLElement)) return;
  const tabs = document.querySelector(".md-tabs");
  const title = document.querySelector(".md-header__title");
  const heading = document.querySelector(".md-content h1");
  const showContents = prepareContents(header);
  const showTop = prepareTop();
  let was = scrollY;
  let isAsked = false;
  const update = () => {
    isAsked = false;
    const end = header.getBoundingClientRect().bottom;
    const isOver = heading !== null && heading.getBoundingClientRect().bottom < end;
    const hasTabs = tabs instanceof HTMLElement && tabs.offsetHeight > 0;
    header.classList.toggle("md-header--shadow", !hasTabs || scrollY >= TABS_GO);
    title?.classList.toggle("md-header__title--active", isOver);
    tabs?.toggleAttribute("hidden", scrollY >= TABS_GO);
    showTop(was);
    showContents();
    was = scrollY;
  };
  const ask = () => {
    if (!isAsked) requestAnimationFrame(update);
    isAsked = true;
  };
  addEventListener("scroll", ask, { passive: true });
  addEventListener("resize", ask);
  ask();
}
