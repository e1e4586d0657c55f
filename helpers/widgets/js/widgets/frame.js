// What a page of the site does around its widgets.
import { contentsBeside, openForPaper } from "../frame/contents.js";
import { keepOffline } from "../frame/offline.js";
import { scrollsByKeys } from "../frame/scrolls.js";
import { searchBox } from "../frame/search.js";
import { themeButton } from "../frame/theme.js";
import { main } from "../page/main.js";

main(document.getElementById("course-page"));
themeButton(document.querySelector(".theme"));
contentsBeside(document.querySelector(".contents"));
openForPaper();
scrollsByKeys("pre, .wide, .katex-display");
searchBox(document.querySelector(".search"));
keepOffline(document.querySelector(".offline"));
