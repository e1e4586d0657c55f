import "../kit/base.css";
import "../kit/explorer.css";
import "../study/study.css";

export { default } from "../study/glossary.js";
