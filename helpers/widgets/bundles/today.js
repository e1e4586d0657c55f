function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function s(tag,attrs={},...children){return build(document.createElementNS(
"http://www.w3.org/2000/svg",tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value==
"function"?node.addEventListener(name.slice(2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);
return node}function setText(node,text){node.textContent!==text&&(node.textContent=text)}function ownName(){return`gkm-${Math.random().toString(36).slice(2)}`}function keepUnfolded(el,change){let open=[...el.querySelectorAll("details")].map(one=>one.
open),made=change();for(let[k,one]of[...el.querySelectorAll("details")].entries())one.open=open[k]??!1;return made}function keepFocus(el,change){let inside=el.contains(
document.activeElement),next=change();inside&&next&&next.focus()}function button(label,onclick,attrs={}){return h("button",{type:"button",class:"gkm-button",onclick,...attrs},label)}function choice({legend,options,value,onchange}){
let name=ownName(),made=options.map(([key,label])=>{let input=h("input",{type:"radio",name,value:key,onchange:()=>onchange(key)});return input.checked=key===value,
{key,input,root:h("label",{class:"gkm-choice"},input,label)}});return{root:h("fieldset",{class:"gkm-picker"},h("legend",{},legend),...made.map(one=>one.root)),set(chosen){
for(let{key,input}of made)input.checked=key===chosen}}}var onPage=()=>document.getElementById("course-page")!==null;function notebookLink(text,notebook,cell=""){if(onPage())return h("a",{href:pageOf(notebook,cell)},text);let fragment=cell?`#cell-id=${cell}`:"";return h("a",{href:`${notebook}${fragment}`,
"data-commandlinker-command":"rendermime:handle-local-link","data-commandlinker-args":JSON.stringify({path:`${folder()}${notebook}`,id:fragment})},text)}function pageOf(notebook,cell){
let slug=notebook.replace(/^\d+_|\.ipynb$/g,"").replaceAll("_","-");return`${slug}.html${cell?`#${cell.startsWith(`${slug}-`)?cell.slice(slug.length+1):cell}`:""}`}
function folder(){let path=window.location.pathname.match(/\/(?:tree|notebooks)\/(.*\/)?[^/]*$/)?.[1]??"";return decodeURIComponent(path)}var signs_default={listen:{word:"Listen",colour:"#7d4e9e",path:"M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z"},look:{word:"Lo\
ok",colour:"#5a6472",path:"M2 12s4-6.5 10-6.5S22 12 22 12s-4 6.5-10 6.5S2 12 2 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z"},try:{word:"Try",colour:"#00757f",path:"M4\
 7h9M17 7h3M15 4.5v5M4 17h3M11 17h9M9 14.5v5"},predict:{word:"Predict",colour:"#9a5a00",path:"M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 9.5a2.6 2.6 0 1 1 3.7 2.4\
c-.8.4-1.2.9-1.2 1.8M12 16.8v.4"},measure:{word:"Measure",colour:"#2f68a8",path:"M4 4v16h16M7.5 15.5l4-5.5 3 3 5-7"},write:{word:"Write",colour:"#4b4f9c",path:"\
M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5"},recall:{word:"Recall",colour:"#9c3d6b",path:"M8 9h12v11H8zM5 16V5h11"},check:{word:"Check",colour:"#6f5f1e",
path:"M6 5h12v15H6zM9 5V3.5h6V5M9 10h6M9 14h6"}};function signLine(activity){let{word,path}=signs_default[activity],icon=s("svg",{viewBox:"0 0 24 24","aria-hidden":"true"},s("path",{d:path})),tick=h("span",{"a\
ria-hidden":"true"}),state=h("span"),root=h("div",{class:"gkm-sign"},icon,h("span",{},word),h("span",{class:"gkm-state"},tick,state));return{root,mark(text,done=!1){
setText(tick,done?"✓ ":""),setText(state,text),root.classList.toggle("gkm-finished",done)}}}function colourOf(activity){return signs_default[activity].colour}function start(el,name,label,activity){el.classList.add("gkm",`gkm-${name}`),el.setAttribute("role","group"),el.setAttribute("aria-label",label),el.addEventListener(
"keydown",event=>event.stopPropagation()),el.addEventListener("focusin",keepKeys),guardFolds();let live=h("div",{class:"gkm-live","aria-live":"polite"}),{root,mark}=signLine(
activity);return el.style.setProperty("--gkm-sign",colourOf(activity)),el.append(live,root),{mark,say(text){live.textContent=text}}}function keepKeys(event){event.
target.setAttribute("data-lm-suppress-shortcuts","true")}function guardFolds(){document.documentElement.hasAttribute("data-gkm-folds")||(document.documentElement.
setAttribute("data-gkm-folds",""),document.addEventListener("focusin",event=>{event.target.matches(".jp-OutputArea-output :is(summary, pre)")&&keepKeys(event)}))}
function emit(model,kind,data={}){let{before=[],...last}=model.get("event")||{},heard=model.get("heard"),waiting=heard===void 0||!last.n?[]:[...before,last].filter(
event=>event.n>heard);model.set("event",{...data,n:(last.n||0)+1,kind,...waiting.length?{before:waiting}:{}}),model.save_changes()}function withOwn(model,own){return{
get:name=>name in own?own[name]:model.get(name),set:(name,value)=>model.set(name,value),on:(event,call)=>model.on(event,call),off:(event,call)=>model.off(event,
call),save_changes:()=>model.save_changes(),send:message=>model.send(message)}}function problemLine(model){let line=h("p",{class:"gkm-problem",role:"alert"}),show=()=>{let problem=model.get("problem")||"";line.hidden=!problem,line.textContent=
problem&&`Not stored. ${problem}`};return model.on("change:problem",show),show(),line}var EVERY=5,LEVELS=[["25","I'm guessing"],["50","half and half"],["75","rather sure"],["95","sure"]],shown=0;function timeToAsk(){return shown+=1,shown%EVERY===
0}function confidence(){let sure,box=choice({legend:"How sure are you? You may leave this out.",options:LEVELS,onchange:value=>{sure=+value}});return box.root.classList.
add("gkm-sure"),{root:box.root,value:()=>sure}}var RATINGS=["Again","Hard","Good","Easy"],LONGEST=120;function render({model,el}){let{say,mark}=start(el,"cards","Flash cards","recall"),count=h("span",{class:"\
gkm-count"}),kind=h("span",{class:"gkm-kind"}),stage=h("div",{class:"gkm-stage"}),note=h("p",{class:"gkm-after"});el.append(h("div",{class:"gkm-head"},h("h3",{},
"Flash cards"),count,kind),stage,note,problemLine(model));let cards=new Map(model.get("cards").map(card=>[card.id,card])),waiting=new Set,queue=[],wanted=new Set,
at=0,flipped=!1,since=0,sure=null,slow,wake,dueTime=id=>{let{due}=model.get("status")[id]||{};return due?Date.parse(due):Number.NaN},isDue=id=>!waiting.has(id)&&
dueTime(id)<=Date.now(),isNew=id=>!waiting.has(id)&&Number.isNaN(dueTime(id));function begin(all=!1){let ids=[...cards.keys()],due=ids.filter(isDue);return model.
get("inOrder")||due.sort((a,b)=>dueTime(a)-dueTime(b)),queue=[...due,...ids.filter(isNew)],wanted=new Set(queue),all&&(queue=[...queue,...ids.filter(id=>!queue.
includes(id))]),at=0,turn(),draw()}function turn(){flipped=!1,since=performance.now(),sure=at<queue.length&&timeToAsk()?confidence():null}function draw(){return clearTimeout(
wake),drawHead(),at<queue.length?drawCard(cards.get(queue[at])):drawEnd()}function drawHead(){let open=[...cards.keys()].filter(id=>isDue(id)||isNew(id)).length;
mark(open?`${open} of ${cards.size} open`:"none is due",!open);let card=cards.get(queue[at]);count.textContent=card?`card ${at+1} of ${queue.length}`:"";let{seen}=model.
get("status")[card?.id]||{},stands=seen?isDue(card?.id)?"due again":"seen before":isDue(card?.id)?"due":"new";kind.textContent=card?card.lesson?`${card.lesson},\
 ${stands}`:stands:""}function drawCard(card){let face=h("div",{class:"gkm-card",onclick:()=>flip()},h("p",{class:"gkm-front"},card.front));if(!flipped){let over=button(
"Flip",()=>flip(),{class:"gkm-button gkm-primary"});return stage.replaceChildren(face,h("div",{class:"gkm-row"},over,h("span",{class:"gkm-quiet"},"Answer it in \
your head first.")),...sure?[sure.root]:[]),over}face.append(h("p",{class:"gkm-back"},card.back));let times=model.get("intervals")?.[card.id]||[],rates=RATINGS.
map((word,k)=>h("button",{type:"button",class:"gkm-button gkm-rate",onclick:()=>rate(k+1)},h("span",{},`${k+1} ${word}`)," ",times.length?h("small",{},span(times[k])):
null)),group=h("div",{class:"gkm-rates",role:"group",tabindex:-1,"aria-label":"How well did you know it? Keys 1 to 4 rate."},...rates);return stage.replaceChildren(
face,h("p",{class:"gkm-ask"},"How well did you know it?"),group),group}function drawEnd(){let ids=[...cards.keys()],due=ids.filter(id=>isDue(id)||isNew(id)),later=ids.
map(dueTime).filter(time=>time>Date.now()),next=later.length?Math.min(...later):null,done=h("p",{class:"gkm-done",tabindex:-1},queue.length?`Done: ${queue.length}\
 ${queue.length===1?"card":"cards"}. `:"Nothing is due. ",due.length?`${due.length} due again now.`:next?`The next comes back ${when(next)}.`:null),go=due.length?
button("Show what is due",()=>keepFocus(el,()=>begin()),{class:"gkm-button gkm-primary"}):null,all=button("Go through all",()=>keepFocus(el,()=>begin(!0)));return stage.
replaceChildren(done,h("div",{class:"gkm-row"},...[go,all].filter(Boolean))),!due.length&&next&&next-Date.now()<864e5&&(wake=setTimeout(()=>keepFocus(el,draw),next-
Date.now()+500)),done}function flip(){flipped||at>=queue.length||(flipped=!0,keepFocus(el,draw),say(cards.get(queue[at]).back))}function rate(rating){let id=queue[at];
waiting.add(id);let seconds=Math.min(LONGEST,Math.round((performance.now()-since)/100)/10);emit(model,"rate",{card:id,rating,seconds,sure:sure?.value()}),note.textContent=
"",clearTimeout(slow),slow=setTimeout(()=>{note.textContent=onPage()?"Not stored yet: this page doesn't answer. Load it again if this stays so.":"Not stored yet\
: Python is busy, or not running. It is stored as soon as Python answers."},4e3),at+=1,turn(),keepFocus(el,draw),say(at<queue.length?`Card ${at+1} of ${queue.length}\
. ${cards.get(queue[at]).front}`:stage.textContent)}let answered=()=>{let{card,due,stored}=model.get("rated")||{};if(!card)return;clearTimeout(slow),waiting.delete(
card);let how={true:"✓ Stored.",soon:"✓ Kept, and soon on the disk.",false:"Kept until it can be stored."};note.textContent=`${how[String(stored??!0)]} You \
will see that card again ${when(Date.parse(due))}.`,moved()},moved=()=>{let before=queue[at],stays=(id,k)=>k<at||k===at&&flipped||!wanted.has(id)||isDue(id)||isNew(
id);if(queue=queue.filter(stays),before!==void 0&&queue[at]===before){drawHead();return}before!==void 0&&turn(),keepFocus(el,draw)},failed=()=>{model.get("probl\
em")&&(clearTimeout(slow),note.textContent="")};return model.on("change:rated",answered),model.on("change:status",moved),model.on("change:problem",failed),el.addEventListener(
"keydown",event=>{event.ctrlKey||event.metaKey||event.altKey||at>=queue.length||(flipped&&"1234".includes(event.key)?(event.preventDefault(),rate(+event.key)):!flipped&&
(event.key===" "||event.key==="Enter")&&!event.target.closest("button, summary, input")&&(event.preventDefault(),flip()))}),begin(),()=>{model.off("change:rated",
answered),model.off("change:status",moved),model.off("change:problem",failed),clearTimeout(slow),clearTimeout(wake)}}function when(time){let minutes=Math.max(1,
Math.round((time-Date.now())/6e4));if(minutes<90)return`in ${minutes} ${minutes===1?"minute":"minutes"}`;if(minutes<1440)return`in ${Math.round(minutes/60)} hou\
rs`;let date=new Date(time),year=date.getFullYear()===new Date().getFullYear()?{}:{year:"numeric"};return`on ${date.toLocaleDateString("en-GB",{day:"numeric",month:"\
short",...year})}`}function span(seconds){let[size,word]=seconds<5400?[60,"min"]:seconds<86400?[3600,"h"]:[86400,"day"],n=Math.max(1,Math.round(seconds/size));return`${n}\
 ${word}${word==="day"&&n>1?"s":""}`}var cards_default={render};function render2({model,el}){let{say,mark}=start(el,"today","Today","recall"),known=new Map(model.get("cards").map(card=>[card.id,card])),due=h("p"),box=h("div"),
slips=h("div"),begins=h("div"),opened=[],had=!1,end;function draw(){let{length}=model.get("deck");had||=length>0,offer(length>0&&!model.get("deck").some(id=>opened.
includes(id)));let left=model.get("left"),minutes=model.get("minutes");mark(length?`${counted(length,"card")} due, about ${counted(minutes,"minute")}`:"nothing \
is due",!length);let rest=left?` ${counted(left,"more card")} can wait: ten minutes are enough for one day.`:"",later=had||model.get("whole")?tomorrow(model.get(
"tomorrow")):"";setText(due,length?`${counted(length,"card")} from all lessons, mixed.${rest}`:later),due.hidden=!due.textContent}function offer(whether){whether!==
!!begins.firstChild&&begins.replaceChildren(...whether?[h("div",{class:"gkm-row"},go)]:[])}async function review(){end?.(),opened=model.get("deck"),offer(!1);let inside=h(
"div");box.replaceChildren(inside);let deck=opened.map(id=>known.get(id));end=await cards_default.render({model:withOwn(model,{cards:deck,inOrder:!0}),el:inside})}
function drawSlips(){keepUnfolded(slips,()=>slips.replaceChildren(...slipping(model.get("leeches"),known)))}let go=button("Review now",()=>keepFocus(el,()=>(review(),
box.querySelector("button"))),{class:"gkm-button gkm-primary"}),stopped=model.get("stopped");el.append(due,...stopped?[h("p",{},"You stopped at ",link(stopped),
`, in ${stopped.lesson}.`)]:[],slips,begins,box),drawSlips(),draw(),had&&model.get("whole")&&review();let rated=()=>{draw(),model.get("deck").length||say(due.textContent)},
news=["deck","left","minutes","tomorrow"];model.on("change:rated",rated),model.on("change:leeches",drawSlips);for(let name of news)model.on(`change:${name}`,draw);
return()=>{model.off("change:rated",rated),model.off("change:leeches",drawSlips);for(let name of news)model.off(`change:${name}`,draw);end?.()}}function link({heading,
notebook,cell}){return notebookLink(heading,notebook,cell)}function slipping(leeches,known){if(!leeches.length)return[];let rows=leeches.map(({card,times,place})=>h(
"li",{},known.get(card).front,h("span",{class:"gkm-quiet"},` Lost ${times} times. `),...place?["Read again: ",link(place),`, in ${place.lesson}.`]:[])),words=leeches.
length===1?"One card keeps slipping":`${leeches.length} cards keep slipping`;return[h("details",{},h("summary",{},`${words}. Read before you try again`),h("ul",
{},...rows))]}function tomorrow(count){return count?`Done for today. ${counted(count,"card")} will come back by tomorrow.`:"No card comes back before the day af\
ter tomorrow."}function counted(count,word){return`${count} ${word}${count===1?"":"s"}`}var today_default={render:render2};export{today_default as default};
