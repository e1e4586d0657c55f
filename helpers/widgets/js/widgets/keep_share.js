import "../kit/base.css";

export { default } from "../playground/keep_share.js";
