// What is shown, in which language: the control above the exchanges, and the key V for two
// languages side by side. The choice stands in the address (?hide=note,source&view=both-en), so
// that a shared link shows what its sender saw; it goes along to other pages, and languages side by
// side are remembered.
import { isShortcut } from "./shortcuts.js";

/** What each name in the address hides. */
const HIDES = /** @type {Record<string, string>} */ ({
  note: ".dn-note, .dn-mark",
  source: ".dn-part--supplement, .dn-part--interpretation, .dn-part--remark",
});
/** By the site's path: other sites may lie on the same host. */
const REMEMBERED = `dn-view:${new URL("../../../", import.meta.url).pathname}`;
const BOTH = "both-";

/**
 * @param {string} search the query of an address
 * @returns {Set<string>} what it hides
 */
export function readHidden(search) {
  const hidden = new URLSearchParams(search).get("hide") ?? "";
  return new Set(hidden.split(",").filter(Boolean));
}

/**
 * An address with the choice in its query.
 * @param {string} address
 * @param {{hidden: Set<string>, view: string}} choice
 */
export function withChoice(address, { hidden, view }) {
  const url = new URL(address);
  url.searchParams.delete("hide");
  url.searchParams.delete("view");
  const query = [
    url.searchParams.toString(),
    hidden.size ? `hide=${[...hidden]}` : "",
    view ? `view=${view}` : "",
  ];
  url.search = query.filter(Boolean).join("&");
  return url.href;
}

/**
 * The language beside this page's that a choice names, as far as there is one.
 * @param {string} view
 * @param {string[]} others the page's other languages
 */
export function chooseOther(view, others) {
  if (!view.startsWith(BOTH)) return "";
  const asked = view.slice(BOTH.length);
  return others.includes(asked) ? asked : (others[0] ?? "");
}

function recall() {
  try {
    return localStorage.getItem(REMEMBERED) ?? "";
  } catch {
    return ""; // storage is shut off
  }
}

/** @param {string} view */
function remember(view) {
  try {
    if (view) localStorage.setItem(REMEMBERED, view);
    else localStorage.removeItem(REMEMBERED);
  } catch {
    // storage is shut off
  }
}

const readChoice = () => ({
  hidden: readHidden(location.search),
  view: new URLSearchParams(location.search).get("view") ?? "",
});

/** @param {string} language */
function findPage(language) {
  const link = document.querySelector(`a.dn-language[lang="${language}"]`);
  return link instanceof HTMLAnchorElement ? link : undefined;
}

/** @param {HTMLElement} box */
function startControl(box) {
  const status = box.querySelector("[role=status]");
  const inputs = [...box.querySelectorAll("input")];
  const radios = inputs.filter(({ name }) => name === "view");
  const others = radios.filter(({ value }) => value && !value.startsWith(BOTH));
  const languages = others.map(({ value }) => value);
  let beside = "";

  const show = async () => {
    const { hidden, view } = readChoice();
    for (const { name, value } of inputs) {
      if (name !== "hide") continue;
      for (const part of document.querySelectorAll(HIDES[value])) {
        part.classList.toggle("dn-away", hidden.has(value));
      }
    }
    const other = chooseOther(view, languages);
    for (const input of inputs) {
      if (input.name === "hide") input.checked = !hidden.has(input.value);
      else input.checked = input.value === (other ? BOTH + other : "");
    }
    if (other === beside) return;
    beside = other;
    if (status) status.textContent = "";
    try {
      const { showAlone, showBeside } = await import("./facing.js");
      const address = findPage(other)?.pathname ?? "";
      if (other) await showBeside(other, new URL(address, location.origin).href);
      else showAlone();
    } catch {
      if (status instanceof HTMLElement) status.textContent = status.dataset.failed ?? "";
      beside = "";
    }
  };

  /** @param {Partial<ReturnType<typeof readChoice>>} change */
  const choose = (change) => {
    const choice = { ...readChoice(), ...change };
    history.replaceState(history.state, "", withChoice(location.href, choice));
    return show();
  };

  /** @param {string} view */
  const chooseView = (view) => {
    remember(view);
    return choose({ view });
  };

  // Whoever follows a link to something hidden wants to see it.
  const showTarget = () => {
    const part = document.querySelector(":target")?.closest(".dn-away");
    const kind = part && Object.keys(HIDES).find((name) => part.matches(HIDES[name]));
    if (!kind) return;
    const hidden = readHidden(location.search);
    hidden.delete(kind);
    choose({ hidden });
    part.scrollIntoView();
  };

  box.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.name === "hide") {
      const off = inputs.filter(({ name, checked }) => name === "hide" && !checked);
      choose({ hidden: new Set(off.map(({ value }) => value)) });
    } else if (languages.includes(target.value)) {
      remember("");
      const page = findPage(target.value);
      choose({ view: "" }).then(() => page?.click());
    } else {
      chooseView(target.value);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (isShortcut(event, "v")) chooseView(beside ? "" : BOTH + languages[0]);
  });
  window.addEventListener("hashchange", showTarget);
  window.addEventListener("popstate", show);
  box.hidden = false;
  const { view } = readChoice();
  return (view || !recall() ? show() : choose({ view: recall() })).then(showTarget);
}

/**
 * Links within the site carry the choice.
 * @param {MouseEvent} event
 */
function carryChoice({ target }) {
  const link = target instanceof Element && target.closest("a[href]");
  // Search results carry what they need themselves.
  if (!(link instanceof HTMLAnchorElement) || link.closest(".dn-search")) return;
  if (link.origin !== location.origin || !/\/$|\.html$/.test(link.pathname)) return;
  // The page of an answer shows all of it, in one language: its address is for sharing.
  if (/\/q\/[^/]+\/$/.test(link.pathname)) return;
  const href = withChoice(link.href, readChoice());
  if (href !== link.href) link.href = href;
}

export function startView() {
  document.addEventListener("click", carryChoice);
  document.addEventListener("auxclick", carryChoice);
  const box = document.querySelector(".dn-view");
  return box instanceof HTMLElement ? startControl(box) : undefined;
}
