import "../kit/base.css";
import "../kit/explorer.css";
import "../study/study.css";
import "../study/depth.css";
import "../study/audio.css";

export { default } from "../study/overview.js";
