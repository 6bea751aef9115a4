// Choices say how much they would leave as soon as somebody turns to them.

const way = document.querySelector("a[data-count]");
const form = document.querySelector("main form.facets");

const count = async () => {
  for (const kind of ["pointerenter", "focusin"]) form.removeEventListener(kind, count);
  const answer = await fetch(way.href);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const told of page.querySelectorAll("main form.facets option")) {
    const shown = form.elements[told.parentElement.name].querySelector(`option[value="${CSS.escape(told.value)}"]`);
    if (shown) shown.textContent = told.textContent;
  }
  way.parentElement.replaceWith(page.querySelector("[data-counted]"));
};

if (way && form) for (const kind of ["pointerenter", "focusin"]) form.addEventListener(kind, count);
