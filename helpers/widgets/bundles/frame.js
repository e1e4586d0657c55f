function hostModel(values,{save=()=>{},send=()=>{}}={}){let own=new Map(Object.entries(structuredClone(values)).map(([name,value])=>[name,freeze(value)])),listeners=new Map,
changed=new Set,tell=(event,message)=>{for(let call of[...listeners.get(event)??[]])call(message)},take=news=>{let names=Object.keys(news).filter(name=>!equal(own.
get(name),news[name]));for(let name of names)own.set(name,freeze(structuredClone(news[name])));for(let name of names)tell(`change:${name}`);return names},model={
get:name=>own.get(name),set(name,value){changed.add(name),take({[name]:value})},on(event,call){listeners.has(event)||listeners.set(event,new Set),listeners.get(
event)?.add(call)},off(event,call){listeners.get(event)?.delete(call)},save_changes(){let changes=Object.fromEntries([...changed].map(name=>[name,structuredClone(
own.get(name))]));changed.clear();let answer=save(changes,model);typeof answer?.then=="function"?answer.then(news=>news&&model.receive(news)):answer&&typeof answer==
"object"&&model.receive(answer)},send:message=>send(structuredClone(message),model),receive:news=>{take(news)},deliver:message=>tell("msg:custom",message),values:()=>structuredClone(
Object.fromEntries(own))};return model}async function mount(widget,model,el){return await widget.render({model,el})??(()=>{})}function freeze(value){if(value===
null||typeof value!="object"||ArrayBuffer.isView(value)||value instanceof ArrayBuffer)return value;for(let part of Object.values(value))freeze(part);return Object.
freeze(value)}function equal(a,b){if(Object.is(a,b))return!0;if(typeof a!="object"||typeof b!="object"||a===null||b===null||Array.isArray(a)!==Array.isArray(b))
return!1;let names=Object.keys(a);return names.length===Object.keys(b).length&&names.every(name=>Object.hasOwn(b,name)&&equal(a[name],b[name]))}function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value=="function"?node.addEventListener(name.slice(
2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);return node}function setText(node,text){
node.textContent!==text&&(node.textContent=text)}var OF_CLASS={Quiz:({kind,question,given})=>kind==="answer"&&{answered:{[question]:given}},Cards:rate,Glossary:rate,Predict:({kind,option})=>kind==="guess"&&{guess:option,
done:!0},GateDesk:goal,GruDesk:goal,FadingMemory:goal,DepthChoice:depth,Overview:depth,Exercise:written};function answersOf({class:kind,clips}){return async(event,model)=>event.
kind==="clip"?{clips:await clip(clips,event)}:event.kind==="answer"&&"line"in event?{answered:{[event.line]:event.option}}:OF_CLASS[kind]?.(event,model)||void 0}
function rate({kind,card,rating,n=0},model){if(kind!=="rate")return;let due=new Date(Date.now()+model.get("intervals")[card][rating-1]*1e3).toISOString();return{
status:{[card]:{due,seen:!0}},rated:{card,rating,due,stored:!0,n}}}function goal({kind,goal:goal2},model){let reached=model.get("reached")??[];if(kind==="goal"&&
!reached.includes(goal2))return{reached:[...reached,goal2]}}function written({kind,text,status},model){if(kind==="text")return{text};if(kind==="attempt")return{
attempts:model.get("attempts")+1,passed:model.get("passed")||status==="passed"}}function depth({kind,depth:depth2}){if(kind==="depth")return{depth:depth2}}async function clip(clips,{
talk,line}){let path=talk===void 0?clips?.[line]:clips?.[talk]?.[line];if(!path)return{};let bytes=new Uint8Array(await(await fetch(path)).arrayBuffer()),signs="";
for(let at=0;at<bytes.length;at+=8192)signs+=String.fromCharCode(...bytes.subarray(at,at+8192));return{[talk===void 0?String(line):`${talk}/${line}`]:btoa(signs)}}function button(label,onclick,attrs={}){return h("button",{type:"button",class:"gkm-button",onclick,...attrs},label)}var SMALL=5e4,known=new Map;async function filled(place,name,state){let missing=await missingOf(filesOf(state)),size=missing.reduce((sum,file)=>sum+file.size,0);
return size<=SMALL?revived(state):wanted(place,name,missing,size).then(()=>revived(state))}function filesOf(value){return value===null||typeof value!="object"?[]:
"$bytes"in value?[value]:Object.values(value).flatMap(filesOf)}async function missingOf(files){let each=[...new Map(files.map(file=>[file.$bytes,file])).values()],
here=await Promise.all(each.map(({$bytes,size})=>!size||$bytes.startsWith("blob:")||known.has($bytes)||kept($bytes)));return each.filter((_,k)=>!here[k])}async function kept(path){
try{return!!await caches.match(new URL(path,document.baseURI).href)}catch{return!1}}function wanted(place,name,files,size){return new Promise(resolve=>{let text=h(
"span",{role:"status"},`It loads what its network needs: ${mega(size)} MB.`),bar=h("progress",{max:size,value:0,"aria-label":`Loading ${name}`,hidden:!0}),press=button(
`Start “${name}”`,load,{class:"starts"}),line=h("p",{class:"waits"},press,bar,text);async function load(){let had=document.activeElement===press;press.hidden=
!0,bar.hidden=!1,had&&(place.tabIndex=-1,place.focus({preventScroll:!0})),setText(text,`Loading ${mega(size)} MB …`);let come=0,heard2=bytes=>{come+=bytes,bar.
value=come};try{await Promise.all(files.map(({$bytes})=>bytesOf($bytes,heard2))),line.remove(),delete place.dataset.waits,resolve()}catch(error){setText(press,`\
Try “${name}” again`),press.hidden=!1,bar.hidden=!0,bar.value=0;let reason=error instanceof Error?error.message:String(error);setText(text,`It did not come \
(${reason}). Is there a network?`),had&&press.focus()}}place.dataset.waits="",place.append(line)})}var mega=bytes=>(bytes/1e6).toFixed(1);async function revived(value){
if(value===null||typeof value!="object")return value;if("$bytes"in value)return new DataView(value.size?await bytesOf(value.$bytes):new ArrayBuffer(0));if(Array.
isArray(value))return Promise.all(value.map(revived));let entries=Object.entries(value).map(async([name,one])=>[name,await revived(one)]);return Object.fromEntries(
await Promise.all(entries))}function bytesOf(path,heard2=()=>{}){let found=known.get(path);if(found)return found;let coming=fetched(path,heard2);return known.set(
path,coming),coming.catch(()=>known.delete(path)),coming}async function fetched(path,heard2){let answer=await fetch(path);if(!answer.ok||!answer.body)throw new Error(
`the server answers ${answer.status}`);let counting=new TransformStream({transform(part,out){heard2(part.byteLength),out.enqueue(part)}});return new Response(answer.
body.pipeThrough(counting)).arrayBuffer()}var NEAR="800px",alive=[],guessed=new Set;function aliveWidgets(data){if(!data)return;let specs=new Map(JSON.parse(data.textContent??"{}").widgets.map(spec=>[spec.
id,spec])),watch=new IntersectionObserver(seen=>{for(let{isIntersecting,target}of seen){if(!isIntersecting)continue;watch.unobserve(target);let place=target;start(
place,specs.get(place.dataset.widget))}},{rootMargin:NEAR});for(let place of document.querySelectorAll("[data-widget]"))specs.get(place.dataset.widget)?.module&&
watch.observe(place)}async function start(place,spec){try{let state=await filled(place,nameOf(spec.class),spec.state),[module]=await Promise.all([import(absolute(
spec.module)),styled(spec.style)]),answers=answersOf(spec),save=async changes=>{let news=await heard(answers,changes.event,model);return spec.class==="Predict"&&
news?.done&&lift(spec.prediction),news};spec.class==="Result"&&guessed.has(spec.prediction)&&(state.guessed=!0);let model=hostModel({event:{},problem:"",...state},
{save}),el=h("div");place.setAttribute("aria-busy","true"),await mount(module.default,model,el),alive.push({spec,model}),place.replaceChildren(el),place.dataset.
alive=""}catch(error){let reason=error instanceof Error?error.message:String(error);place.append(h("p",{class:"quiet",role:"status"},`This part could not be sta\
rted (${reason}). Load the page again to try it once more.`))}finally{place.removeAttribute("aria-busy")}}async function heard(answers,event,model){if(!answers||
!event?.kind)return;let news=await answers(event,model),merged=Object.entries(news??{}).map(([name,value])=>{let whole=value!==null&&typeof value=="object"&&!Array.
isArray(value);return[name,whole?{...model.get(name),...value}:value]});return Object.fromEntries(merged)}function lift(prediction){guessed.add(prediction);for(let{
spec,model}of alive)spec.class==="Result"&&spec.prediction===prediction&&model.receive({guessed:!0})}function nameOf(kind){return kind.replace(/(?<=[a-z])[A-Z](?![A-Z])/g,
letter=>` ${letter.toLowerCase()}`)}function absolute(path){return new URL(path,document.baseURI).href}async function styled(path){if(!path||document.querySelector(
`link[data-path="${path}"]`))return;let link=h("link",{rel:"stylesheet",href:path,"data-path":path}),loaded=new Promise(resolve=>{link.onload=link.onerror=resolve});
document.head.append(link),await loaded}function seldom(act,pause){let waits=!1;return()=>{waits||(waits=!0,setTimeout(()=>{waits=!1,act()},pause))}}function contentsBeside(contents){if(!contents)return;let wide=window.matchMedia("(min-width: 68rem)"),fit=()=>{contents.open=wide.matches};wide.addEventListener(
"change",fit),fit(),contents.addEventListener("click",event=>{!wide.matches&&event.target.closest("a")&&(contents.open=!1)});let links=[...contents.querySelectorAll(
".toc a")],places=links.map(link=>document.getElementById(link.hash.slice(1))),mark=()=>{let at=places.findLastIndex(place=>place&&place.getBoundingClientRect().
top<140);for(let[k,link]of links.entries())k===at?link.setAttribute("aria-current","location"):link.removeAttribute("aria-current")};document.addEventListener("\
scroll",seldom(mark,120),{passive:!0}),mark()}function openForPaper(){window.addEventListener("beforeprint",()=>{for(let fold of document.querySelectorAll("deta\
ils"))fold.open=!0})}async function keepOffline(place){if(!place||!("serviceWorker"in navigator)||!window.isSecureContext)return;let line=h("p",{role:"status"}),buttons=h("p");place.
replaceChildren(line,buttons),place.hidden=!1,await quiet();let registration=await navigator.serviceWorker.register("sw.js").catch(()=>null);if(!registration){line.
textContent="This browser doesn't keep pages, so you need a network to read on.";return}let updated=()=>{!registration.waiting||!navigator.serviceWorker.controller||
(line.textContent="A newer version of the course is here.",buttons.replaceChildren(button2("Show it",()=>registration.waiting?.postMessage({kind:"take-over"}))))};
registration.addEventListener("updatefound",()=>{registration.installing?.addEventListener("statechange",updated)});let controlled=!!navigator.serviceWorker.controller;
if(navigator.serviceWorker.addEventListener("controllerchange",()=>{controlled&&location.reload()}),await navigator.serviceWorker.ready,updated(),registration.waiting)
return;let{all,kept:kept2,bytes}=await ask(registration.active,{kind:"count"}),size=`${Math.ceil(bytes/1e6)} MB`;if(kept2>=all){line.textContent="All of the cou\
rse is kept in this browser. It works without a network.";return}line.textContent="The lessons are kept in this browser: they work without a network.";let keep=button2(
`Keep voices and Python, too: ${size}`,async()=>{keep.disabled=!0;let done=await ask(registration.active,{kind:"keep"},news=>{line.textContent=`Keeping file ${news.
kept} of ${all} …`});keep.remove(),line.textContent=done.kept>=done.all?"All of the course is kept in this browser. It works without a network.":`${done.all-done.
kept} files could not be kept: the network or the space ran out. Try again later.`});buttons.replaceChildren(keep)}function quiet(){return new Promise(resolve=>{
document.readyState==="complete"?resolve(null):window.addEventListener("load",resolve,{once:!0})}).then(()=>new Promise(resolve=>{"requestIdleCallback"in window?
requestIdleCallback(resolve,{timeout:3e3}):setTimeout(resolve,1e3)}))}function button2(text,act){let made=h("button",{type:"button"},text);return made.addEventListener(
"click",act),made}function ask(worker,question,heard2=()=>{}){return new Promise(resolve=>{let{port1,port2}=new MessageChannel;port1.onmessage=({data})=>data.last?
resolve(data):heard2(data),worker?.postMessage(question,[port2])})}var KEY="gkm-place";function rememberPlace(){let cells=[...document.querySelectorAll(".cell[id]")];if(!cells.length)return;let keep=()=>{let here=cells.findLast(
cell=>cell.getBoundingClientRect().top<140);if(!here)return;let title=document.querySelector("h1")?.textContent??"",address=`${location.pathname.split("/").pop()}\
#${here.id}`;try{localStorage.setItem(KEY,JSON.stringify({title,address}))}catch{}};document.addEventListener("scroll",seldom(keep,400),{passive:!0})}function offerPlace(line){
try{let kept2=JSON.parse(localStorage.getItem(KEY)??"null");if(!line||typeof kept2?.address!="string"||!/^[\w-]+\.html#[\w-]+$/.test(kept2.address))return;line.
append("You were reading ",h("a",{href:kept2.address},kept2.title),". Go on where you stopped."),line.hidden=!1}catch{}}function scrollsByKeys(boxes){let found=[...document.querySelectorAll(boxes)],fit=new ResizeObserver(changes=>{for(let{target}of changes)target.scrollWidth>target.
clientWidth+1?target.setAttribute("tabindex","0"):target.removeAttribute("tabindex")});for(let box of found)fit.observe(box)}function plain(text){return text.normalize("NFD").replace(/\p{Mn}/gu,"").toLowerCase()}var MANY=12,NOTHING="Nothing has all of these words. Try fewer, or a shorter one.",NO_INDEX="The list to search in did not come. Is there a network? Type on to \
try again.";function matches(sections,query){let words=plain(query).split(/\s+/).filter(Boolean);return words.length?sections.flatMap(section=>{let title=plain(
section.title),all=`${title} ${plain(section.text)}`;if(!words.every(word=>all.includes(word)))return[];let starts=title.startsWith(words.join(" "))?0:1;return[
{section,rank:words.every(word=>title.includes(word))?starts:2}]}).sort((a,b)=>a.rank-b.rank).map(one=>one.section):[]}function excerpt(text,query){let first=plain(
query).split(/\s+/).filter(Boolean)[0]??"",at=Math.max(plain(text).indexOf(first)-40,0),from=at?text.indexOf(" ",at)+1:0;return`${from?"… ":""}${text.slice(from,
from+140)}${text.length>from+140?" …":""}`}async function fetched2(path){let answer=await fetch(path);if(!answer.ok)throw new Error(`the server answers ${answer.
status}`);return answer.json()}function searchBox(box){let input=box?.querySelector("input"),list=box?.querySelector("#found");if(!box||!input||!list)return;box.
hidden=!1;let index,chosen=-1,links=()=>[...list.querySelectorAll("a")],close=()=>{list.hidden=!0,input.setAttribute("aria-expanded","false"),input.removeAttribute(
"aria-activedescendant"),chosen=-1},choose=number=>{let all=links();if(all.length){chosen=(number+all.length)%all.length;for(let[k,link]of all.entries())link.setAttribute(
"aria-selected",String(k===chosen));input.setAttribute("aria-activedescendant",all[chosen].id),all[chosen].scrollIntoView({block:"nearest"})}},show=async()=>{let query=input.
value;if(!query.trim())return close();index??=fetched2(box.dataset.index);let sections=await index.catch(()=>null);sections||(index=void 0);let found=matches(sections??
[],query).slice(0,MANY);if(query===input.value){if(list.replaceChildren(...found.map((one,k)=>h("a",{href:one.address,role:"option",id:`found-${k}`,"aria-select\
ed":"false",tabindex:"-1"},h("strong",{},one.title),h("span",{},`${one.page}. ${excerpt(one.text,query)}`)))),!found.length){let nothing={role:"option","aria-se\
lected":"false"};list.append(h("p",nothing,sections?NOTHING:NO_INDEX))}list.hidden=!1,input.setAttribute("aria-expanded","true"),chosen=-1}};input.addEventListener(
"input",show),input.addEventListener("keydown",event=>{event.key==="ArrowDown"||event.key==="ArrowUp"?(event.preventDefault(),choose(event.key==="ArrowDown"?chosen+
1:Math.max(chosen,0)-1)):event.key==="Enter"?links()[Math.max(chosen,0)]?.click():event.key==="Escape"&&close()}),list.addEventListener("click",close),document.
addEventListener("click",event=>{box.contains(event.target)||close()})}var KEY2="gkm-theme";function themeButton(button3){if(!button3)return;let root=document.documentElement,show=()=>{button3.textContent=root.dataset.jpThemeLight===
"false"?"Light":"Dark"};button3.hidden=!1,button3.addEventListener("click",()=>{let light=root.dataset.jpThemeLight==="false";root.dataset.jpThemeLight=String(light);
try{localStorage.setItem(KEY2,light?"light":"dark")}catch{}show()}),show()}aliveWidgets(document.getElementById("course-page"));themeButton(document.querySelector(".theme"));contentsBeside(document.querySelector(".contents"));openForPaper();
scrollsByKeys("pre, .wide, .katex-display");rememberPlace();offerPlace(document.querySelector(".go-on"));searchBox(document.querySelector(".search"));keepOffline(
document.querySelector(".offline"));
