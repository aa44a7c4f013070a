// How the file stands to the text, the connection, and what went wrong.
import { byId } from "../common/dom.js";
import { t } from "../common/words.js";

const GONE = 20_000; // milliseconds after which a server that does not answer is gone for good

/** Show what happens to the letter's file and to the connection. */
export function fileNotices(client) {
  client.on("disk", showDisk);
  client.on("merged", () => message(t("merged")));
  client.on("refused", ({ reason, yours }) => message(t(reason), yours));
  let since = 0;
  client.on("connection", (on) => {
    since = on ? 0 : since || Date.now();
    const box = byId("link");
    box.hidden = on;
    if (on) return;
    const text = client.unsentText();
    const gone = Date.now() - since > GONE;
    box.querySelector("p").textContent = t(gone ? "write.gone.server" : text ? "write.waits" : "link.lost");
    const area = box.querySelector("textarea");
    area.hidden = !(gone && text);
    area.value = text;
  });
  for (const keep of ["ours", "theirs", "both"]) {
    byId(`keep-${keep}`).addEventListener("click", () => client.ask({ do: "settle", keep }));
  }
  byId("message-close").addEventListener("click", () => { byId("message").hidden = true; });
}

function showDisk({ state, parts = [] }) {
  const time = new Date().toLocaleTimeString(document.documentElement.lang,
    { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  byId("disk").textContent = state === "saved" && byId("disk").dataset.state === "waiting"
    ? t("write.saved.at", { time }) : state === "saved" && byId("disk").textContent
      ? byId("disk").textContent : t(`disk.${state}`);
  byId("disk").dataset.state = state;
  byId("disk").classList.toggle("wrong", state === "unwritable" || state === "conflict");
  byId("conflict").hidden = state !== "conflict";
  byId("conflict-yours").value = parts.map((one) => one.yours).join("…\n");
  byId("conflict-theirs").value = parts.map((one) => one.theirs).join("…\n");
}

/** Say something, with the text of a person that could not be taken. */
export function message(words, yours = "") {
  const box = byId("message");
  const wasOpen = !box.hidden;
  box.hidden = false;
  box.querySelector("p").textContent = words;
  const text = box.querySelector("textarea");
  const kept = wasOpen && text.value; // what was not taken before stays until it was seen
  text.value = [kept, yours].filter(Boolean).join("\n\n");
  text.hidden = !text.value;
}
