// Keeps the draft on the server while he types, so that a lost connection or a sign-out by itself loses no word.
(() => {
  const form = document.querySelector("form[data-keep]");
  const said = document.querySelector("[data-kept]");
  if (!form || !said) return;
  let waiting;
  const keep = async () => {
    const draft = new FormData(form);
    draft.set("leaving", "keep");
    try {
      const answer = await fetch(form.action, { method: "POST", body: draft, redirect: "manual" });
      said.textContent = answer.status === 204 ? said.dataset.kept : said.dataset.lost;
    } catch {
      said.textContent = said.dataset.lost;
    }
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 1500);
  };
  form.addEventListener("input", soon);
  form.addEventListener("submit", () => clearTimeout(waiting));
})();
