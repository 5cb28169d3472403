// Single keys for those who want them: only when nothing is being typed, listed under "?", and switched off there
// (WCAG 2.2, 2.1.4). A page names its keys in its markup: data-key on what a key activates, data-search on the field
// that "/" enters, data-rows on a table or list whose rows j and k walk.
const OFF = "keys-off";

const isTyping = (target) => target.isContentEditable || Boolean(target.closest("input:not([type=radio], [type=checkbox], [type=submit], [type=button]), textarea, select, dialog"));
const isVisible = (element) => element.getClientRects().length > 0 || element.matches("input[type=radio], input[type=checkbox]");
const areOff = () => localStorage.getItem(OFF) === "yes";

function rowsOf(page) {
  const within = page.querySelector("[data-rows]");
  return within ? [...within.querySelectorAll(":scope tbody tr, :scope > li")].filter(isVisible) : [];
}

function walk(page, step) {
  const rows = rowsOf(page);
  if (!rows.length) return;
  const here = rows.findIndex((row) => row.hasAttribute("data-here"));
  const next = rows[Math.min(Math.max(here + step, 0), rows.length - 1)];
  rows.forEach((row) => row.removeAttribute("data-here"));
  next.setAttribute("data-here", "");
  const opens = next.querySelector("a[href], button, input");
  if (opens) opens.focus();
  next.scrollIntoView({ block: "nearest" });
}

function activate(page, key) {
  const row = page.querySelector("[data-here]");
  const wanted = `[data-key="${CSS.escape(key)}"]`;
  const found = (row && row.querySelector(wanted)) || [...page.querySelectorAll(wanted)].find(isVisible);
  if (!found || found.disabled) return false;
  found.focus();
  if (!found.matches("input:not([type=radio], [type=checkbox], [type=submit]), textarea, select")) found.click();
  return true;
}

function nameOf(element) {
  const label = element.labels && element.labels[0];
  const words = element.getAttribute("aria-label") || (label || element).cloneNode(true);
  if (typeof words === "string") return words;
  words.querySelectorAll("kbd").forEach((key) => key.remove());
  return words.textContent.trim().replace(/\s+/g, " ");
}

function help(page) {
  const words = page.getElementById("keys-words");
  if (!words) return;
  const dialog = words.content.cloneNode(true).querySelector("dialog");
  const list = dialog.querySelector("dl");
  if (!page.querySelector("[data-search]") && !page.querySelector('[data-key="/"]')) dialog.querySelectorAll("[data-of=search]").forEach((line) => line.remove());
  if (!page.querySelector("[data-rows]")) dialog.querySelectorAll("[data-of=rows]").forEach((line) => line.remove());
  const seen = new Set(["/"]);
  for (const element of page.querySelectorAll("[data-key]")) {
    const key = element.dataset.key;
    if (seen.has(key) || !isVisible(element)) continue;
    seen.add(key);
    const line = page.createElement("div");
    line.innerHTML = "<dt><kbd></kbd></dt><dd></dd>";
    line.querySelector("kbd").textContent = key;
    line.querySelector("dd").textContent = nameOf(element);
    list.append(line);
  }
  const box = dialog.querySelector("#keys-on");
  box.checked = !areOff();
  box.addEventListener("change", () => localStorage.setItem(OFF, box.checked ? "no" : "yes"));
  dialog.addEventListener("close", () => dialog.remove());
  page.body.append(dialog);
  dialog.showModal();
}

export function listen(page) {
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
    if (event.key === "?") help(page);
    else if (areOff()) return;
    else if (event.key === "/" && page.querySelector("[data-search]")) page.querySelector("[data-search]").focus();
    else if (event.key === "j" && rowsOf(page).length) walk(page, 1);
    else if (event.key === "k" && rowsOf(page).length) walk(page, -1);
    else if (event.key.length > 1 || !activate(page, event.key)) return;
    event.preventDefault();
  });
}
