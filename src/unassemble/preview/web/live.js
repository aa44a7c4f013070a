// The state of the letter, sent by the server after each change; reconnects automatically.
const FIRST_WAIT = 250;
const LONGEST_WAIT = 4000;

/** Receive the states of a version; returns a function that closes the connection. */
export function follow(language, onState, onConnection) {
  let socket = null;
  let wait = FIRST_WAIT;
  let timer = 0;
  let ended = false;

  const connect = () => {
    const address = new URL(`live?language=${encodeURIComponent(language)}`, location.href);
    address.protocol = "ws:";
    socket = new WebSocket(address);
    socket.onopen = () => { wait = FIRST_WAIT; onConnection(true); };
    socket.onmessage = (event) => onState(JSON.parse(event.data).state);
    socket.onclose = () => {
      if (ended) return;
      onConnection(false);
      timer = setTimeout(connect, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    };
  };
  connect();
  return () => {
    ended = true;
    clearTimeout(timer);
    socket?.close();
  };
}
