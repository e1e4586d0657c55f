import "../kit/base.css";
import "../kit/explorer.css";
import "../desk/gru/gru.css";
import { desk } from "../desk/desk.js";
import { gru } from "../desk/gru/cell.js";

export default desk(gru);
