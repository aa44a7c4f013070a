// Small helpers: elements, delays, requests.

export const byId = (id) => document.getElementById(id);

/** Create an element with attributes (functions become event listeners) and children. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A debounced function: it runs once some time has passed without another call. */
export function soon(milliseconds, call) {
  let waiting = 0;
  const made = (...given) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { waiting = 0; call(...given); }, milliseconds);
  };
  made.now = (...given) => { if (waiting) { clearTimeout(waiting); waiting = 0; call(...given); } };
  return made;
}

/** Send JSON; returns the status and the JSON of the response. */
export async function send(address, body) {
  const answer = await fetch(address, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json().catch(() => ({})) };
}
