// Pictures: the file goes into the letter's folder, and nothing is inserted without words for it.
import { t } from "../common/words.js";
import { html } from "../vendor/lit.js";
import { schema } from "./schema.js";

/** What the toolbar's sheet for pictures has: words, then the file. */
export function pictureSheet(editor, toolbar) {
  const send = async (event) => {
    event.preventDefault();
    const form = event.target;
    const { alternative, file } = form.elements;
    if (!alternative.value.trim() || !file.files.length) return;
    const answer = await sendPicture(file.files[0]);
    if (answer.path) {
      insertPicture(editor, answer.path, alternative.value.trim());
      toolbar.close();
    } else form.querySelector("output").value = t(answer.refused);
  };
  return html`<form @submit=${send}>
    <label>${t("editor.alternative")}<input name="alternative" required maxlength="500"></label>
    <label>${t("editor.file")}<input type="file" name="file" accept="image/png,image/jpeg" required>
    </label><button>${t("editor.insert")}</button><output></output></form>`;
}

/** Send a picture: { path } in the letter's folder, or { refused }. */
export async function sendPicture(file) {
  const answer = await fetch("pictures", {
    method: "POST", body: file,
    headers: { "content-type": "application/octet-stream", "x-file-name": encodeURIComponent(file.name) },
  });
  const body = await answer.json().catch(() => ({}));
  return answer.ok ? body : { refused: body.refused ?? "refused.request" };
}

export function insertPicture(editor, path, alternative) {
  const { view } = editor;
  const { tr } = view.state;
  const { $to } = tr.selection;
  const place = $to.depth ? $to.after(1) : $to.pos;
  view.dispatch(tr.insert(place, schema.nodes.picture.create({ path, alternative })).scrollIntoView());
}
