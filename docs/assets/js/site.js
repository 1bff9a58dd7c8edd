// Carries the #place of the page over to the other language. Without scripts the link still works.
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a[data-dn-language]");
  if (link) {
    link.hash = location.hash;
  }
});
