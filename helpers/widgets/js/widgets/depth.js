import "../kit/base.css";
import "../kit/explorer.css";
import "../study/depth.css";

export { default } from "../study/depth.js";
