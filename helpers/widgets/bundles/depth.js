function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function s(tag,attrs={},...children){return build(document.createElementNS(
"http://www.w3.org/2000/svg",tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value==
"function"?node.addEventListener(name.slice(2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);
return node}function setText(node,text){node.textContent!==text&&(node.textContent=text)}function ownName(){return`gkm-${Math.random().toString(36).slice(2)}`}var signs_default={listen:{word:"Listen",colour:"#7d4e9e",path:"M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z"},look:{word:"Lo\
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
event=>event.n>heard);model.set("event",{...data,n:(last.n||0)+1,kind,...waiting.length?{before:waiting}:{}}),model.save_changes()}function problemLine(model){let line=h("p",{class:"gkm-problem",role:"alert"}),show=()=>{let problem=model.get("problem")||"";line.hidden=!problem,line.textContent=
problem&&`Not stored. ${problem}`};return model.on("change:problem",show),show(),line}function choice({legend,options,value,onchange}){let name=ownName(),made=options.map(([key,label])=>{let input=h("input",{type:"radio",name,value:key,onchange:()=>onchange(
key)});return input.checked=key===value,{key,input,root:h("label",{class:"gkm-choice"},input,label)}});return{root:h("fieldset",{class:"gkm-picker"},h("legend",
{},legend),...made.map(one=>one.root)),set(chosen){for(let{key,input}of made)input.checked=key===chosen}}}var onPage=()=>document.getElementById("course-page")!==null;var DEPTHS=["basic","medium","detailed"],HEADINGS=".jp-RenderedMarkdown :is(h1, h2, h3, h4, h5, h6)";function folds(part,depth){return DEPTHS.indexOf(part.depth)>
DEPTHS.indexOf(depth)}var letters=text=>text.toLowerCase().replace(/[^a-z0-9]+/g,"");function foldNotebook(el,parts,depth){let notebook=el.closest(".jp-Notebook");
if(!notebook)return{here:!1,stop(){}};let open=new Map(parts.map(part=>[letters(part.title),part])),fold=()=>{for(let cell of notebook.querySelectorAll(".jp-Mar\
kdownCell")){let heading=cell.querySelector(HEADINGS),button=cell.querySelector(".jp-collapseHeadingButton"),name=heading&&letters(heading.textContent),part=name&&
open.get(name);!part||!button||(open.delete(name),cell.setAttribute("data-gkm-part",part.depth),button.classList.contains("jp-mod-collapsed")!==folds(part,depth)&&
button.click())}};fold();let watch=new MutationObserver(()=>{fold(),open.size||watch.disconnect()});return open.size&&watch.observe(notebook,{childList:!0,subtree:!0}),
{here:!0,stop:()=>watch.disconnect()}}var NEWS="gkm-depth";function depthPicker({model,el,say,changed=()=>{}}){let depths=model.get("depths"),parts=model.get("parts"),note=h("p",{class:"gkm-note"}),
taken=model.get("depth"),stop=()=>{},picker=choice({legend:"How deep do you want to go?",options:depths.map(one=>[one.id,one.name]),value:model.get("depth"),onchange(depth){
depth!==model.get("depth")&&(emit(model,"depth",{depth}),take(depth),window.dispatchEvent(new CustomEvent(NEWS,{detail:depth})))}});function take(depth){taken=depth,
model.set("depth",depth),model.save_changes(),picker.set(depth),apply(),say(note.textContent),changed()}function apply(){let depth=model.get("depth"),{here}=fold(
depth),away=depth?parts.filter(part=>folds(part,depth)).length:0,{name,says}=depths.find(one=>one.id===depth)??{},what=depth?here?away?`${name}: ${says}. Folded\
 here: ${away} ${away===1?"part":"parts"}. A click on “cells hidden” under a heading opens it.`:`${name}: ${says}. Nothing is folded here.`:`${name}: ${says}\
.`:onPage()?"Choose one; you can change it here whenever you like.":"Choose one; you can change it in any notebook, with here.depth().";setText(note,what)}function fold(depth){
let here=!!el.closest(".jp-Notebook");if(!depth||!here||model.get("folded")===depth)return{here};stop();let folding=foldNotebook(el,parts,depth);return stop=folding.
stop,model.set("folded",depth),model.save_changes(),folding}let heard=event=>{event.detail!==model.get("depth")&&take(event.detail)};return window.addEventListener(
NEWS,heard),model.on("change:depth",()=>{onPage()&&model.get("depth")!==taken&&take(model.get("depth"))}),setTimeout(apply),{root:h("div",{class:"gkm-depths"},h(
"strong",{"aria-hidden":"true"},"How deep?"),picker.root,note),end(){stop(),window.removeEventListener(NEWS,heard)}}}function render({model,el}){let{say}=start(el,"depth","How deep do you want to go?","look"),picker=depthPicker({model,el,say});return el.append(picker.root,problemLine(
model)),picker.end}var depth_default={render};export{depth_default as default};
