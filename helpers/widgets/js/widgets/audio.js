import "../kit/base.css";
import "../study/study.css";
import "../study/audio.css";

export { default } from "../study/audio.js";
