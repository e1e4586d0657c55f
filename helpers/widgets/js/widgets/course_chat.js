import "../kit/base.css";
import "../kit/explorer.css";
import "../chat/chat.css";

export { default } from "../chat/course_chat.js";
