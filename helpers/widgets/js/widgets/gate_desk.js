import "../kit/base.css";
import "../kit/explorer.css";
export { default } from "../desk/gate_desk.js";
