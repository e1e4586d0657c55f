import "../kit/base.css";
import "../study/study.css";

export { default } from "../study/final_test.js";
