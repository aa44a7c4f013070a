// Lists of the letter: their items as paths, moved, copied, removed.
import { insertItem, removeValue } from "./setting.js";

/** The items of a list that may also be one item without a list: [path, value] each. */
export function itemsAt(client, path) {
  const value = client.at(path);
  if (Array.isArray(value)) return value.map((one, index) => [[...path, index], one]);
  return value === undefined || value === "" ? [] : [[path, value]];
}

/** What a card needs to be moved, copied and removed. */
export function handles(client, list, index, count, { copies = true, moved = () => {} } = {}) {
  const path = [...list, index];
  const alone = !Array.isArray(client.at(list));
  return {
    index,
    count,
    path: alone ? list : path,
    move: async (to) => {
      if (await client.change([{ do: "move", path, to }])) moved(index, to);
    },
    copy: copies && !alone ? async () => {
      if (await insertItem(client, list, index + 1, client.at(path))) moved(null, index + 1);
    } : undefined,
    remove: async () => {
      const gone = alone || count === 1 ? removeValue(client, list)
        : client.change([{ do: "remove", path }]);
      if (await gone) moved(index, null);
    },
  };
}
