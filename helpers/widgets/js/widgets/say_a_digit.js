import "../kit/base.css";
import "../kit/explorer.css";
import "../language/language.css";
import "../translation/translation.css";
import "../speech/speech.css";

export { default } from "../speech/say_a_digit.js";
