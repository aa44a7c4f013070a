"""The text editor in a browser, for tests: mounted on the page of a letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_MOUNT = """async ([path, kind]) => {
  const web = new URL("../../web/", location.href);
  const load = (name) => import(new URL(name, web));
  const { loadWords } = await load("common/words.js");
  const { LetterClient } = await load("write/client.js");
  const { TextEditor } = await load("editor/editor.js");
  await loadWords(new URL("../../", location.href));
  document.body.replaceChildren();
  for (const name of ["base", "editor"]) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href: new URL(`style/${name}.css`, web) });
    document.head.append(link);
  }
  const root = document.createElement("main");
  root.style.cssText = "padding:16px;max-width:720px";
  document.body.className = "";
  document.body.append(root);
  window.letter ??= new LetterClient("");
  await window.letter.start();
  window.mount = async (path, kind) => {
    window.editor?.destroy();
    window.refused = [];
    window.editor = new TextEditor(root, { letter: window.letter, path, kind, label: "Text" });
    await window.editor.ready;
  };
  const { TextSelection } = await load("vendor/prosemirror.js");
  window.put = (from, to) => {
    const { view } = window.editor;
    const { tr, doc } = view.state;
    view.dispatch(tr.setSelection(TextSelection.create(doc, from, to)));
    view.focus();
  };
  await window.mount(path, kind);
}"""


class EditorPage:
    """A window with the editor of one text."""

    def __init__(self, page: Any, path: Sequence[str | int], kind: str = "block") -> None:
        self.page = page
        page.evaluate(_MOUNT, [list(path), kind])
        page.wait_for_selector(".ProseMirror, textarea.as-text")

    def open(self, path: Sequence[str | int], kind: str = "block") -> None:
        """Open the editor of another text."""
        self.page.evaluate("([path, kind]) => window.mount(path, kind)", [list(path), kind])

    def value(self) -> str:
        """The text of the letter that the window knows."""
        value: str = self.page.evaluate("window.letter.at(window.editor.path)")
        return value

    def shown(self) -> str:
        """The words on the screen."""
        text: str = self.page.evaluate("window.editor.view.state.doc.textContent")
        return text

    def go_to(self, words: str, after: bool = True) -> None:
        """Put the cursor behind some words, or before them."""
        found = self.page.evaluate(
            """([words, after]) => {
              const { view } = window.editor;
              let place = -1;
              view.state.doc.descendants((node, pos) => {
                if (place >= 0 || !node.isTextblock) return place < 0;
                let text = "";
                const places = [];
                node.forEach((one, offset) => {
                  const shown = one.isText ? one.text : "\ufffc";
                  for (let i = 0; i < shown.length; i += 1) places.push(pos + 1 + offset + i);
                  text += shown;
                });
                const at = text.indexOf(words);
                if (at >= 0) place = after ? places[at + words.length - 1] + 1 : places[at];
                return false;
              });
              if (place >= 0) window.put(place, place);
              return place;
            }""",
            [words, after],
        )
        assert found >= 0, words

    def settle(self) -> None:
        """Wait until all edits are answered."""
        self.page.wait_for_function(
            "() => !window.letter.busy && !window.editor.patches.isChanged", timeout=5000
        )

    def html(self) -> str:
        """The document as the browser has it."""
        made: str = self.page.evaluate("window.editor.view.dom.innerHTML")
        return made
