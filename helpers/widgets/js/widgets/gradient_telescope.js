import "../kit/base.css";
import "../kit/explorer.css";
import "../gradients/gradients.css";

export { default } from "../gradients/gradient_telescope.js";
