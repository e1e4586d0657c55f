import { pageOf } from "../kit/links.js";
import { written } from "../page/views/map.js";
import { view } from "../page/views/view.js";

export default view(["lessons", "stations", "next"], written, pageOf);
