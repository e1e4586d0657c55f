import "../kit/base.css";
import "../kit/explorer.css";
import "../translation/translation.css";

export { default } from "../translation/say_it.js";
