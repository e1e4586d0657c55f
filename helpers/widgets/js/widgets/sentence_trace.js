import "../kit/base.css";
import "../kit/explorer.css";
import "../sentence/sentence.css";

export { default } from "../sentence/sentence_trace.js";
