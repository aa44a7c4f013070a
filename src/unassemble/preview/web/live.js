// The letter as it stands, told by the server after each change; connects again by itself.
const FIRST = 250;
const LAST = 4000;

/** Follow a version of the letter; returns a function that ends it. */
export function follow(language, told, linked) {
  let socket = null;
  let wait = FIRST;
  let timer = 0;
  let ended = false;

  const connect = () => {
    const address = new URL(`live?language=${encodeURIComponent(language)}`, location.href);
    address.protocol = "ws:";
    socket = new WebSocket(address);
    socket.onopen = () => { wait = FIRST; linked(true); };
    socket.onmessage = (event) => told(JSON.parse(event.data).state);
    socket.onclose = () => {
      if (ended) return;
      linked(false);
      timer = setTimeout(connect, wait);
      wait = Math.min(wait * 2, LAST);
    };
  };
  connect();
  return () => {
    ended = true;
    clearTimeout(timer);
    socket?.close();
  };
}
