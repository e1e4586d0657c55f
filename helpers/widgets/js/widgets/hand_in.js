import "../kit/base.css";
import "../kit/table.css";
import "../handin/hand_in.css";

export { default } from "../handin/hand_in.js";
