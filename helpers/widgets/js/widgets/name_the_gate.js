import "../kit/base.css";
import "../kit/explorer.css";
import "../game/game.css";

export { default } from "../game/name_the_gate.js";
