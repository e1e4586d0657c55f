// What a page of the site does around its widgets.
import { aliveWidgets } from "../frame/alive.js";
import { contentsBeside, openForPaper } from "../frame/contents.js";
import { keepOffline } from "../frame/offline.js";
import { offerPlace, rememberPlace } from "../frame/place.js";
import { scrollsByKeys } from "../frame/scrolls.js";
import { searchBox } from "../frame/search.js";
import { themeButton } from "../frame/theme.js";

aliveWidgets(document.getElementById("course-page"));
themeButton(document.querySelector(".theme"));
contentsBeside(document.querySelector(".contents"));
openForPaper();
scrollsByKeys("pre, .wide, .katex-display");
rememberPlace();
offerPlace(document.querySelector(".go-on"));
searchBox(document.querySelector(".search"));
keepOffline(document.querySelector(".offline"));
