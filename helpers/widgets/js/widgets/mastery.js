import { pageOf } from "../kit/links.js";
import { written } from "../page/views/mastery.js";
import { view } from "../page/views/view.js";

export default view(["lessons", "formula"], written, pageOf);
