// Carries the #place of the page over to the other language. Without scripts the link still works.

export function startLanguage() {
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest("a[data-dn-language]");
    if (link instanceof HTMLAnchorElement) link.hash = location.hash;
  });
}
