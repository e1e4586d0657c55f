// Where a card stands, by what happened to it. helpers/study/_fold.py says the same of Jupyter's; tests compare the two.
import { RETENTION, rated } from "./fsrs.js";
import { momentOf } from "./moments.js";

/** @typedef {{due: number, state: import("./fsrs.js").Memory | null, missed: string | null}} Card */

/**
 * Where a card stands after its events, given in the order of time; null where nothing happened to it. A miss makes a card due at once and
 * leaves its memory as it is; a card that is due already keeps its date.
 * @type {(events: import("./events.js").Event[]) => Card | null}
 */
export function cardState(events) {
  let card = /** @type {Card | null} */ (null);
  for (const { kind, data, moment } of events) {
    if (kind === "review") {
      const { state, due } = rated(card?.state ?? null, data.rating, moment, data.retention ?? RETENTION);
      card = { due, state, missed: null };
    } else if (kind === "miss")
      card = { due: Math.min(card?.due ?? moment, moment), state: card?.state ?? null, missed: data.by };
    else if (kind === "schedule") card = { due: momentOf(data.due), state: data.state, missed: data.missed };
  }
  return card;
}
