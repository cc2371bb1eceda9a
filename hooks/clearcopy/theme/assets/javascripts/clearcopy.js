/* Runs before Material's script, which reads its settings only once. */
"use strict";

(() => {
  const { searchBase } = document.currentScript.dataset;

  /* Each language has an index of its own: search and its results stay below that address. */
  const settings = document.getElementById("__config");
  settings.textContent = JSON.stringify({
    ...JSON.parse(settings.textContent),
    base: searchBase,
  });

  /*
   * Chinese is written without blanks, and the Chinese index holds one character a term: ask for
   * every character of a word. Material's own segments would match any one of them.
   */
  const QUERY = 2;
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message?.type === QUERY) {
      const data = message.data.replace(/\p{sc=Han}/gu, " +$& ");
      return post.call(this, { ...message, data }, ...rest);
    }
    return post.call(this, message, ...rest);
  };

  /* Without this script the navigation stands open; with it, small screens get a menu. */
  const menu = document.querySelector(".cc-menu");
  const navigation = document.getElementById("cc-nav");
  if (menu && navigation) {
    const show = (open) => {
      menu.setAttribute("aria-expanded", String(open));
      navigation.classList.toggle("cc-nav--closed", !open);
    };
    menu.hidden = false;
    show(false);
    menu.addEventListener("click", () => show(menu.getAttribute("aria-expanded") !== "true"));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.getAttribute("aria-expanded") === "true") {
        show(false);
        menu.focus();
      }
    });
  }

  /* Material opens its search by labels and answers Enter on them; a button answers Space too. */
  for (const label of document.querySelectorAll("label[role=button]")) {
    label.addEventListener("keydown", (event) => {
      if (event.key === " ") {
        event.preventDefault();
        label.click();
      }
    });
  }

  /* On small screens the field is out of reach until search is open. */
  const search = document.getElementById("__search");
  search.addEventListener("change", () => {
    if (search.checked) document.querySelector(".md-search__input")?.focus();
  });
})();
