function seldom(act,pause){let waits=!1;return()=>{waits||(waits=!0,setTimeout(()=>{waits=!1,act()},pause))}}function contentsBeside(contents){if(!contents)return;let wide=window.matchMedia("(min-width: 68rem)"),fit=()=>{contents.open=wide.matches};wide.addEventListener(
"change",fit),fit(),contents.addEventListener("click",event=>{!wide.matches&&event.target.closest("a")&&(contents.open=!1)});let links=[...contents.querySelectorAll(
".toc a")],places=links.map(link=>document.getElementById(link.hash.slice(1))),mark=()=>{let at=places.findLastIndex(place=>place&&place.getBoundingClientRect().
top<140);for(let[k,link]of links.entries())k===at?link.setAttribute("aria-current","location"):link.removeAttribute("aria-current")};document.addEventListener("\
scroll",seldom(mark,120),{passive:!0}),mark()}function openForPaper(){window.addEventListener("beforeprint",()=>{for(let fold of document.querySelectorAll("deta\
ils"))fold.open=!0})}function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value=="function"?node.addEventListener(name.slice(
2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);return node}async function keepOffline(place){if(!place||!("serviceWorker"in navigator)||!window.isSecureContext)return;let line=h("p",{role:"status"}),buttons=h("p");place.
replaceChildren(line,buttons),place.hidden=!1;let registration=await navigator.serviceWorker.register("sw.js").catch(()=>null);if(!registration){line.textContent=
"This browser doesn't keep pages, so you need a network to read on.";return}let updated=()=>{!registration.waiting||!navigator.serviceWorker.controller||(line.textContent=
"A newer version of the course is here.",buttons.replaceChildren(button("Show it",()=>registration.waiting?.postMessage({kind:"take-over"}))))};registration.addEventListener(
"updatefound",()=>{registration.installing?.addEventListener("statechange",updated)});let controlled=!!navigator.serviceWorker.controller;if(navigator.serviceWorker.
addEventListener("controllerchange",()=>{controlled&&location.reload()}),await navigator.serviceWorker.ready,updated(),registration.waiting)return;let{all,kept,
bytes}=await ask(registration.active,{kind:"count"}),size=`${Math.ceil(bytes/1e6)} MB`;if(kept>=all){line.textContent="All of the course is kept in this browser\
. It works without a network.";return}line.textContent="The lessons are kept in this browser: they work without a network.";let keep=button(`Keep the rest, too:\
 ${size}`,async()=>{keep.disabled=!0;let done=await ask(registration.active,{kind:"keep"},news=>{line.textContent=`Keeping file ${news.kept} of ${all} …`});keep.
remove(),line.textContent=done.kept>=done.all?"All of the course is kept in this browser. It works without a network.":`${done.all-done.kept} files could not be\
 kept: the network or the space ran out. Try again later.`});buttons.replaceChildren(keep)}function button(text,act){let made=h("button",{type:"button"},text);return made.
addEventListener("click",act),made}function ask(worker,question,heard=()=>{}){return new Promise(resolve=>{let{port1,port2}=new MessageChannel;port1.onmessage=({
data})=>data.last?resolve(data):heard(data),worker?.postMessage(question,[port2])})}var KEY="gkm-place";function rememberPlace(){let cells=[...document.querySelectorAll(".cell[id]")];if(!cells.length)return;let keep=()=>{let here=cells.findLast(
cell=>cell.getBoundingClientRect().top<140);if(!here)return;let title=document.querySelector("h1")?.textContent??"",address=`${location.pathname.split("/").pop()}\
#${here.id}`;try{localStorage.setItem(KEY,JSON.stringify({title,address}))}catch{}};document.addEventListener("scroll",seldom(keep,400),{passive:!0})}function offerPlace(line){
try{let kept=JSON.parse(localStorage.getItem(KEY)??"null");if(!line||typeof kept?.address!="string"||!/^[\w-]+\.html#[\w-]+$/.test(kept.address))return;line.append(
"You were reading ",h("a",{href:kept.address},kept.title),". Go on where you stopped."),line.hidden=!1}catch{}}function scrollsByKeys(boxes){let found=[...document.querySelectorAll(boxes)],fit=new ResizeObserver(changes=>{for(let{target}of changes)target.scrollWidth>target.
clientWidth+1?target.setAttribute("tabindex","0"):target.removeAttribute("tabindex")});for(let box of found)fit.observe(box)}function plain(text){return text.normalize("NFD").replace(/\p{Mn}/gu,"").toLowerCase()}var MANY=12;function matches(sections,query){let words=plain(query).split(/\s+/).filter(Boolean);return words.length?sections.flatMap(section=>{let title=plain(
section.title),all=`${title} ${plain(section.text)}`;if(!words.every(word=>all.includes(word)))return[];let starts=title.startsWith(words.join(" "))?0:1;return[
{section,rank:words.every(word=>title.includes(word))?starts:2}]}).sort((a,b)=>a.rank-b.rank).map(one=>one.section):[]}function excerpt(text,query){let first=plain(
query).split(/\s+/).filter(Boolean)[0]??"",at=Math.max(plain(text).indexOf(first)-40,0),from=at?text.indexOf(" ",at)+1:0;return`${from?"… ":""}${text.slice(from,
from+140)}${text.length>from+140?" …":""}`}function searchBox(box){let input=box?.querySelector("input"),list=box?.querySelector("#found");if(!box||!input||!list)
return;box.hidden=!1;let index,chosen=-1,links=()=>[...list.querySelectorAll("a")],close=()=>{list.hidden=!0,input.setAttribute("aria-expanded","false"),input.removeAttribute(
"aria-activedescendant"),chosen=-1},choose=number=>{let all=links();if(all.length){chosen=(number+all.length)%all.length;for(let[k,link]of all.entries())link.setAttribute(
"aria-selected",String(k===chosen));input.setAttribute("aria-activedescendant",all[chosen].id),all[chosen].scrollIntoView({block:"nearest"})}},show=async()=>{let query=input.
value;if(!query.trim())return close();index??=fetch(box.dataset.index).then(answer=>answer.json());let found=matches(await index,query).slice(0,MANY);if(query===
input.value){if(list.replaceChildren(...found.map((one,k)=>h("a",{href:one.address,role:"option",id:`found-${k}`,"aria-selected":"false",tabindex:"-1"},h("stron\
g",{},one.title),h("span",{},`${one.page}. ${excerpt(one.text,query)}`)))),!found.length){let nothing={role:"option","aria-selected":"false"};list.append(h("p",
nothing,"Nothing has all of these words. Try fewer, or a shorter one."))}list.hidden=!1,input.setAttribute("aria-expanded","true"),chosen=-1}};input.addEventListener(
"input",show),input.addEventListener("keydown",event=>{event.key==="ArrowDown"||event.key==="ArrowUp"?(event.preventDefault(),choose(event.key==="ArrowDown"?chosen+
1:Math.max(chosen,0)-1)):event.key==="Enter"?links()[Math.max(chosen,0)]?.click():event.key==="Escape"&&close()}),list.addEventListener("click",close),document.
addEventListener("click",event=>{box.contains(event.target)||close()})}var KEY2="gkm-theme";function themeButton(button2){if(!button2)return;let root=document.documentElement,show=()=>{button2.textContent=root.dataset.jpThemeLight===
"false"?"Light":"Dark"};button2.hidden=!1,button2.addEventListener("click",()=>{let light=root.dataset.jpThemeLight==="false";root.dataset.jpThemeLight=String(light);
try{localStorage.setItem(KEY2,light?"light":"dark")}catch{}show()}),show()}themeButton(document.querySelector(".theme"));contentsBeside(document.querySelector(".contents"));openForPaper();scrollsByKeys("pre, .wide, .katex-display");rememberPlace();
offerPlace(document.querySelector(".go-on"));searchBox(document.querySelector(".search"));keepOffline(document.querySelector(".offline"));
