// Carries the #place of the page over to the other language. Without scripts the link still works.
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a[data-dn-language]");
  if (link) {
    link.hash = location.hash;
  }
});

// Material opens its menu and its search (on small screens) by labels, which no keyboard reaches.
// overrides/main.html puts a button before each; it does what the label does and says its state.
for (const button of document.querySelectorAll("[data-dn-opens]")) {
  const box = document.getElementById(button.dataset.dnOpens);
  const say = () => button.setAttribute("aria-expanded", box.checked);
  button.addEventListener("click", () => button.nextElementSibling.click());
  box.addEventListener("change", say);
  window.addEventListener("pageshow", say);
}

// The menu, once open, takes the focus; it closes on Escape and when the focus leaves it, and with
// it the page's contents, which lie on top.
const menuBox = document.getElementById("__drawer");
const menuButton = document.querySelector("[data-dn-opens=__drawer]");
const menu = document.querySelector(".md-sidebar--primary");
menuBox.addEventListener("change", () => {
  const contents = document.getElementById("__toc");
  if (menuBox.checked) {
    menu.querySelector("a").focus();
  } else if (contents) {
    contents.checked = false;
  }
});
const closeMenu = () => menuBox.checked && menuBox.click();
menu.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menuBox.checked) {
    closeMenu();
    menuButton.focus();
  }
});
menu.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !menu.contains(event.relatedTarget)) {
    closeMenu();
  }
});

const query = document.querySelector(".md-search__input");
// On small screens the closed search box is off screen: no tab stop, its button opens it.
const wide = matchMedia("(min-width: 60em)");
const setStop = () => (query.tabIndex = wide.matches ? 0 : -1);
wide.addEventListener("change", setStop);
setStop();
// Material listens for keys only: words that are pasted, dictated or composed must count as well.
for (const type of ["input", "compositionend"]) {
  query.addEventListener(type, (event) => {
    if (!event.isComposing) {
      query.dispatchEvent(new KeyboardEvent("keyup"));
    }
  });
}
