// What the components need to start, on the pages that have them, and the single keys. Every page works without this.
import { Button, CharacterCount, ErrorSummary, createAll } from "../built/govuk-frontend.js";
import { listen } from "./keys.js";

function start() {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
  for (const component of [Button, CharacterCount, ErrorSummary]) createAll(component);
}

start();
document.addEventListener("again", start);
listen(document);
