// Another language or density while something is being typed: the page is fetched as it was chosen and put in place of
// this one, with what was typed in its fields. It passes from the one page to the other and is stored nowhere.
(() => {
  "use strict";
  const FIELDS = "main :is(input:not([type=hidden], [type=submit], [type=password]), textarea, select)";
  const isMark = (field) => field.matches("[type=radio], [type=checkbox]");

  function isTyped(field) {
    if (field.type === "file") return field.files.length > 0;
    if (isMark(field)) return field.checked !== field.defaultChecked;
    if (!field.matches("select")) return field.value !== field.defaultValue;
    const first = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex !== Math.max(first, 0);
  }

  function fill(field, typed) {
    if (field.type === "file") field.files = typed.files;
    else if (isMark(field)) field.checked = typed.checked;
    else field.value = typed.value;
  }

  // The fields of a page, each by its form, its name and how many of that name came before it.
  function named(page) {
    const seen = new Map();
    const found = new Map();
    for (const field of page.querySelectorAll(FIELDS)) {
      const form = field.form ? field.form.getAttribute("action") : "";
      const name = [form, field.name, isMark(field) ? field.value : ""].join("\n");
      seen.set(name, (seen.get(name) || 0) + 1);
      found.set(`${name}\n${seen.get(name)}`, field);
    }
    return found;
  }

  async function asked(form, button) {
    const sent = new URLSearchParams(new FormData(form, button));
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body: sent }).catch(() => null);
    return answer && answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  }

  document.addEventListener("submit", async (event) => {
    if (!event.target.matches("form[data-again]")) return;
    if (![...named(document).values()].some(isTyped)) return;
    event.preventDefault();
    const page = await asked(event.target, event.submitter);
    const typed = [...named(document)].filter(([, field]) => isTyped(field));
    const places = page ? named(page) : new Map();
    if (!typed.every(([name]) => places.has(name))) return;
    for (const [name, field] of typed) fill(places.get(name), field);
    document.documentElement.lang = page.documentElement.lang;
    document.title = page.title;
    document.body.replaceWith(document.adoptNode(page.body));
    if (window.htmx) window.htmx.process(document.body);
    document.dispatchEvent(new Event("again"));
    document.querySelector(`[data-again] [value="${CSS.escape(event.submitter.value)}"]`)?.focus();
  });
})();
