// Which kinds of text to show: the switch above the exchanges. The choice stands in the address
// (?hide=note,gist), so that a shared link shows what its sender saw, and goes along to other pages.
const kindsBox = document.querySelector(".dn-kinds");
const readHidden = () =>
  new Set((new URLSearchParams(location.search).get("hide") || "").split(",").filter(Boolean));

/** An address with the choice of kinds in its query. */
function withHidden(address, hidden) {
  const url = new URL(address);
  url.searchParams.delete("hide");
  const query = [url.searchParams.toString(), hidden.size ? `hide=${[...hidden]}` : ""];
  url.search = query.filter(Boolean).join("&");
  return url.href;
}

function showKinds() {
  const hidden = readHidden();
  for (const input of kindsBox.querySelectorAll("input")) {
    input.checked = !hidden.has(input.value);
    // Marks belong to the notes that they lead to.
    const also = input.value === "note" ? ", .dn-mark" : "";
    for (const part of document.querySelectorAll(`.dn-part--${input.value}${also}`)) {
      part.hidden = hidden.has(input.value);
    }
  }
  const count = kindsBox.querySelectorAll("input:not(:checked)").length;
  const status = kindsBox.querySelector("[role=status]");
  status.textContent = count ? status.dataset.some.replace("{n}", count) : status.dataset.all;
  kindsBox.querySelector("button").hidden = !count;
}

function setHidden(hidden) {
  history.replaceState(history.state, "", withHidden(location.href, hidden));
  showKinds();
}

// Whoever follows a link to something hidden wants to see it.
function showTarget() {
  const part = document.querySelector(":target")?.closest(".dn-part");
  const kind = part?.hidden && [...part.classList].find((name) => name.startsWith("dn-part--"));
  if (kind) {
    const hidden = readHidden();
    hidden.delete(kind.replace("dn-part--", ""));
    setHidden(hidden);
    part.scrollIntoView();
  }
}

if (kindsBox) {
  kindsBox.hidden = false;
  kindsBox.addEventListener("change", () => {
    const off = [...kindsBox.querySelectorAll("input:not(:checked)")].map((input) => input.value);
    // Kinds that this page does not hold stay as they were.
    const here = new Set([...kindsBox.querySelectorAll("input")].map((input) => input.value));
    setHidden(new Set([...readHidden()].filter((kind) => !here.has(kind)).concat(off)));
  });
  kindsBox.querySelector("button").addEventListener("click", () => {
    setHidden(new Set());
    kindsBox.querySelector("input").focus({ preventScroll: true });
  });
  window.addEventListener("hashchange", showTarget);
  window.addEventListener("popstate", showKinds);
  showKinds();
  showTarget();
}

function carryHidden(event) {
  const link = event.target instanceof Element && event.target.closest("a[href]");
  // Search results carry what they need themselves (search.js).
  if (link && !link.closest(".md-search") && link.origin === location.origin && /\/$|\.html$/.test(link.pathname)) {
    const href = withHidden(link.href, readHidden());
    if (href !== link.href) {
      link.href = href;
    }
  }
}
document.addEventListener("click", carryHidden);
document.addEventListener("auxclick", carryHidden);
