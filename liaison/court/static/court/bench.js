// The sheet by keyboard, and what must not be lost when a save does not arrive. Without this script all of it works by
// its buttons. Single keys are fired by the page's own key script; here are only Enter, Escape and the arrows.
(() => {
  "use strict";
  const PULSE = 6000;
  const QUIET = 10 * 60 * 1000;
  const AGAIN = 5000;
  const TYPING = "textarea, select, input:not([type=radio], [type=checkbox], [type=hidden])";
  let lastTouched = Date.now();
  let waiting = 0;
  let submitter = null;

  const form = () => document.getElementById("bench");
  const typing = (target) => target instanceof Element && target.matches(TYPING);

  const say = (text) => {
    const box = document.getElementById("not-saved");
    if (!box) return;
    box.textContent = text;
    box.className = text ? "done error" : "";
  };

  const retry = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => form()?.requestSubmit(submitter), AGAIN);
  };

  // A sheet asks for news only while somebody is at it: an open page must not keep a forgotten session alive.
  setInterval(() => {
    const pulse = document.getElementById("pulse");
    const attended = document.visibilityState === "visible" && Date.now() - lastTouched < QUIET;
    if (pulse && attended && navigator.onLine) pulse.dispatchEvent(new Event("pulse"));
  }, PULSE);
  for (const kind of ["keydown", "pointerdown", "input"])
    document.addEventListener(kind, () => { lastTouched = Date.now(); }, { passive: true });
  addEventListener("load", () => document.getElementById("pulse")?.dispatchEvent(new Event("pulse")));

  document.addEventListener("submit", (event) => {
    if (event.target !== form()) return;
    submitter = event.submitter;
    clearTimeout(waiting);
    say("");
  });

  const ofForm = (event) => event.detail.elt === form();

  document.addEventListener("htmx:sendError", (event) => {
    if (!ofForm(event)) return;
    say(form().dataset.offline);
    retry();
  });
  document.addEventListener("htmx:responseError", (event) => {
    if (!ofForm(event)) return;
    if (event.detail.xhr.status === 403) return renew();
    say(form().dataset.broken);
  });
  // A page that is not the sheet, such as the sign-in, must not take the place of what was typed.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const answered = new URL(event.detail.xhr.responseURL || location.href);
    const asked = new URL(event.detail.pathInfo.requestPath, location.href);
    if (answered.pathname === asked.pathname) return;
    event.detail.shouldSwap = false;
    if (ofForm(event)) say(form().dataset.signedOut);
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target?.id !== "main") return;
    document.querySelector("[role=alert][tabindex], .errors, .govuk-error-summary")?.focus();
  });

  // Somebody who signed in again in another window has another token: it is fetched, and the save is tried once more.
  const renew = async () => {
    const answer = await fetch(location.href, { credentials: "same-origin" }).catch(() => null);
    const page = new DOMParser().parseFromString(answer ? await answer.text() : "", "text/html");
    const token = page.querySelector("#bench [name=csrfmiddlewaretoken]")?.value;
    if (!token) return say(form().dataset.signedOut);
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
    form().requestSubmit(submitter);
  };

  const go = (relation) => document.querySelector(`a[rel=${relation}]`)?.click();

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || !form()) return;
    const save = form().querySelector("[data-save]");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form().requestSubmit(save);
    } else if (event.ctrlKey || event.metaKey) {
      return;
    } else if (event.key === "Escape" && typing(event.target)) {
      event.target.blur();
    } else if (typing(event.target)) {
      return;
    } else if (event.key === "Enter" && !event.target.closest("a, button, summary, input")) {
      event.preventDefault();
      form().requestSubmit(save);
    } else if (event.key === "ArrowRight" && !event.target.matches("input")) {
      go("next");
    } else if (event.key === "ArrowLeft" && !event.target.matches("input")) {
      go("prev");
    }
  });
})();
