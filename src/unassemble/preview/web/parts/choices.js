// Lists to choose from, in the language of the interface.
import { chosen, t } from "../common/words.js";

/** Ask for a list: "items", { state: "AZ", session: 79 }; null if there is none. */
export async function choicesOf(base, what, asked = {}) {
  const address = new URL(`choices/${what}`, base);
  for (const [key, value] of Object.entries({ language: chosen(), ...asked })) {
    address.searchParams.set(key, value);
  }
  const answer = await fetch(address);
  return answer.ok ? answer.json() : null;
}

/** The States in the order of the alphabet, those with records of the person's own first. */
export async function statesFrom(base) {
  const states = await choicesOf(base, "states") ?? [];
  const { compare } = new Intl.Collator(chosen());
  states.sort((a, b) => (b.yours ?? false) - (a.yours ?? false) || compare(a.label, b.label));
  return states.map((one) => ({ ...one, group: one.yours ? t("parts.yours") : "" }));
}
