import "../kit/base.css";

export { default } from "../experiment/live_view.js";
