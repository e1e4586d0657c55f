import "../kit/base.css";
import "../study/study.css";
import "../study/memory.css";

export { default } from "../study/memory.js";
