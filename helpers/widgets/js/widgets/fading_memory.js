import "../kit/base.css";
import "../kit/explorer.css";
import "../gradients/gradients.css";

export { default } from "../gradients/fading_memory.js";
