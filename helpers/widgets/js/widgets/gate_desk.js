import "../kit/base.css";
import "../kit/explorer.css";
import { desk } from "../desk/desk.js";
import { lstm } from "../desk/lstm/cell.js";

export default desk(lstm);
