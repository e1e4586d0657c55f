import "../kit/base.css";
import "../kit/table.css";
import "../machine/environment.css";

export { default } from "../machine/environment.js";
