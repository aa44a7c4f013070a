// The list of letters in a folder, refreshed while it is shown.
import { element } from "../common/dom.js";
import { loadWords } from "../common/words.js";

const base = new URL(".", location.href);
await loadWords(base);

async function show() {
  const answer = await fetch(new URL("letters.json", base));
  if (!answer.ok) return;
  const { folder, letters } = await answer.json();
  document.title = `${folder} – unassemble`;
  document.getElementById("letters").replaceChildren(
    ...letters.map(({ id, name }) => element("li", {}, element("a", { href: `l/${id}/` }, name))));
  document.getElementById("none").hidden = letters.length > 0;
}

await show();
setInterval(() => { if (!document.hidden) show(); }, 2000);
