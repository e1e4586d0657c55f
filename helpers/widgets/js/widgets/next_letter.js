import "../kit/base.css";
import "../kit/explorer.css";
import "../language/language.css";

export { default } from "../language/next_letter.js";
