import "../kit/base.css";
import "../exercise/exercise.css";

export { default } from "../exercise/exercise.js";
