import "../kit/base.css";
import "../kit/explorer.css";
import "../desk/gru_desk.css";
export { default } from "../desk/gru_desk.js";
