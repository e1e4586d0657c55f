import "../kit/base.css";
import "../machine/environment.css";

export { default } from "../machine/environment.js";
