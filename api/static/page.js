// Small comforts on pages that work without it: copy a citation, print, follow a folded group.
"use strict";

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

document.addEventListener("click", async (event) => {
  const pin = event.target.closest("a.pin[data-copy]");
  if (!pin || event.ctrlKey || event.metaKey || event.shiftKey || !navigator.clipboard) return;
  const address = new URL(pin.getAttribute("href"), location.href).href;
  try {
    await navigator.clipboard.writeText(`${pin.dataset.copy}\n${address}`);
  } catch {
    return;
  }
  const said = pin.textContent;
  pin.textContent = pin.dataset.done;
  pin.setAttribute("aria-live", "polite");
  setTimeout(() => { pin.textContent = said; }, 1400);
});

// A link to something inside a folded part unfolds it first.
function unfold() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && document.getElementById(id);
  if (!target) return;
  for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", unfold);
unfold();

// Everything is printed, folded parts too.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll(".results details:not([open])")];
  for (const part of folded) part.open = true;
});
addEventListener("afterprint", () => { for (const part of folded) part.open = false; });

// On a narrow screen the table of contents starts folded.
if (matchMedia("(max-width: 60rem)").matches) {
  document.querySelector(".contents > details")?.removeAttribute("open");
}
