import { pageOf } from "../kit/links.js";
import { written } from "../page/views/progress.js";
import { view } from "../page/views/view.js";

export default view(["title", "rings", "last"], written, pageOf);
