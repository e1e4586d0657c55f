import "../kit/base.css";

export { default } from "../experiment/result.js";
