// The list by keyboard: Shift with an arrow moves the row that has the focus; after a move the focus is there again.
(() => {
  "use strict";
  const row = () => document.activeElement?.closest("tr[id^=row-]");
  document.addEventListener("keydown", (event) => {
    if (!event.shiftKey || !["ArrowUp", "ArrowDown"].includes(event.key) || !row()) return;
    const button = row().querySelector(event.key === "ArrowUp" ? "button[name=up]" : "button[name=down]");
    if (!button) return;
    event.preventDefault();
    button.click();
  });
  addEventListener("load", () => {
    const there = location.hash.startsWith("#row-") && document.getElementById(location.hash.slice(1));
    if (there) there.querySelector("a")?.focus();
  });
})();
