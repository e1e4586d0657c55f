// What the LSTM's desk has beyond the others: it can be sent to somebody as a challenge, and somebody else's can be opened.
import { shareBox } from "../share_box.js";
import { readChallenge, writeChallenge } from "./challenge.js";

/**
 * @param {import("../cell.js").Desk} desk
 * @returns {import("../cell.js").Extras}
 */
export function sharing(desk) {
  /** @type {{goal: string | null, question: string, own: any} | null} Somebody else's, and the desk as it was before. */
  let challenge = null;
  let counts = true; // whether reaching a goal counts: not when a challenge arrives solved

  // Somebody else's desk, until the learner goes back.
  const open = (/** @type {string} */ text) => {
    const { question, ...theirs } = readChallenge(text, desk.goals);
    const own = challenge ? challenge.own : desk.snapshot();
    desk.restore({ ...theirs, challenge: { goal: theirs.goal, question, own } });
    desk.settle();
    desk.say(share.banner.firstChild.textContent);
    share.banner.scrollIntoView({ block: "nearest" });
  };
  const back = () => {
    desk.restore(challenge?.own ?? {});
    desk.settle();
    desk.say("Your own desk is back.");
    desk.focus();
  };
  const make = (/** @type {string} */ question) => writeChallenge({ ...desk.snapshot(), question });
  const share = shareBox({ make, open, back, say: desk.say });
  return {
    settings: {},
    above: share.banner,
    below: share.root,
    settled: share.refresh,
    counts: () => counts,
    open() {
      counts = true;
    },
    snapshot: () => (challenge ? { challenge } : {}),
    restore(state) {
      challenge = state.challenge ?? null;
      counts = !challenge;
      share.show(challenge, desk.goalOf(challenge?.goal));
    },
  };
}
