// The connection to a letter: its states come after each change, and changes are sent.
// It reconnects by itself; what was asked for and not answered is then asked again, which changes
// nothing twice: the server merges each change with the text that it was made from.
const FIRST_WAIT = 250;
const LONGEST_WAIT = 4000;

/**
 * Follow a version of the letter.
 * `heard` takes the states, how the file on disk stands to the text, and whether there is a
 * connection.  Returns `ask`, which sends a message and gives the status and body of the answer;
 * `waiting`, the number of messages without one; and `close`.
 */
export function follow(language, heard) {
  const asked = new Map();
  let socket = null;
  let wait = FIRST_WAIT;
  let timer = 0;
  let ended = false;
  let last = 0;

  const take = {
    state: ({ state }) => { if (!ended) heard.state(state); },
    disk: ({ disk }) => { if (!ended) heard.disk(disk); },
    where: ({ where }) => { if (!ended) heard.where?.(where); },
    answer: ({ id, status, body }) => {
      const one = asked.get(id);
      asked.delete(id);
      one?.done({ status, body });
      if (ended && !asked.size) socket.close();
    },
  };

  const connect = () => {
    const address = new URL(`live?language=${encodeURIComponent(language)}`, location.href);
    address.protocol = "ws:";
    socket = new WebSocket(address);
    socket.onopen = () => {
      wait = FIRST_WAIT;
      if (!ended) heard.connection(true);
      for (const { text } of asked.values()) socket.send(text);
    };
    socket.onmessage = (event) => {
      const message = JSON.parse(event.data);
      take[message.type]?.(message);
    };
    socket.onclose = () => {
      if (ended && !asked.size) return;
      if (!ended) heard.connection(false);
      timer = setTimeout(connect, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    };
  };
  connect();
  return {
    ask: (message) => new Promise((done) => {
      last += 1;
      const text = JSON.stringify({ ...message, id: last });
      asked.set(last, { text, done });
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    }),
    waiting: () => asked.size,
    close: () => {
      ended = true;
      if (asked.size) return;
      clearTimeout(timer);
      socket.close();
    },
  };
}
