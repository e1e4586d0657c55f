import "../kit/base.css";
import "../kit/explorer.css";
import "../training/training.css";

export { default } from "../training/playground.js";
