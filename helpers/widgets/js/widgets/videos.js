import "../kit/base.css";
import "../study/study.css";

export { default } from "../study/videos.js";
