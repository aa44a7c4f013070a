// The text editor of a field.
import { PlainText } from "./plaintext.js";

/** Mount an editor for a text; it tells the screen where the cursor is. */
export function makeText(root, screen, { path, kind, language, label, needed }) {
  const told = (editor) => screen.cursor(path, editor?.offset ?? 0);
  const control = new PlainText(root, { letter: screen.client, path, kind, language, label, needed,
    focused: () => told(control), changed: () => told(control) });
  return control;
}
