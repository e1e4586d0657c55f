import "../kit/base.css";
import "../kit/explorer.css";
import "../playground/budget.css";

export { default } from "../playground/budget.js";
