import "../kit/base.css";
import "../study/study.css";
import "../study/certificate.css";

export { default } from "../study/certificate.js";
