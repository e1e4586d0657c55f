import { pageOf } from "../kit/links.js";
import { written } from "../page/views/forecast.js";
import { view } from "../page/views/view.js";

export default view(["fronts", "coming", "new"], written, pageOf);
