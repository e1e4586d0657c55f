function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function s(tag,attrs={},...children){return build(document.createElementNS(
"http://www.w3.org/2000/svg",tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value==
"function"?node.addEventListener(name.slice(2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);
return node}function setText(node,text){node.textContent!==text&&(node.textContent=text)}function button(label,onclick,attrs={}){return h("button",{type:"button",class:"gkm-button",onclick,...attrs},label)}var signs_default={listen:{word:"Listen",colour:"#7d4e9e",path:"M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z"},look:{word:"Lo\
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
event=>event.n>heard);model.set("event",{...data,n:(last.n||0)+1,kind,...waiting.length?{before:waiting}:{}}),model.save_changes()}async function saveNotebook(el){let panel=el.closest(".jp-NotebookPanel");if(!panel)return;let mac=navigator.platform.startsWith("Mac"),keys={key:"s",code:"KeyS",
keyCode:83,ctrlKey:!mac,metaKey:mac,bubbles:!0,cancelable:!0};panel.dispatchEvent(new KeyboardEvent("keydown",keys));let tab=document.querySelector(`.lm-TabBar-\
tab[data-id="${panel.id}"]`),ends=Date.now()+(tab?3e3:3e3/3);do await new Promise(done=>setTimeout(done,100));while(Date.now()<ends&&(!tab||tab.classList.contains(
"jp-mod-dirty")))}var AGAIN="Save the notebook (Ctrl+S), then press “Look again”.";function render({model,el}){let title=`Hand in: ${model.get("title")}`,{say,mark}=start(el,
"hand_in",title,"check"),problem=h("p",{class:"gkm-problem",role:"alert"}),body=h("tbody"),table=h("table",{class:"gkm-table gkm-travels"},h("thead",{},h("tr",{},
h("th",{scope:"col"},"what"),h("th",{scope:"col"},"what will travel"))),body),unsaved=h("p",{class:"gkm-bad"}),done=h("input",{type:"checkbox"}),aboutDone=h("sp\
an"),question=h("textarea",{maxlength:5e3}),ask=h("details",{},h("summary",{},"Ask about your grade"),h("label",{},"Your question travels too; you'll find the a\
nswer on your grades page.",question)),press=button("Hand in",()=>act("hand-in","Handing in ..."),{class:"gkm-button gkm-main"}),again=button("Look again",()=>act(
"look","Looking ...")),state=h("span",{role:"status"}),handed=h("ol",{class:"gkm-handed"}),row=(name,words)=>h("tr",{},h("th",{scope:"row"},name),h("td",{},words)),
show=()=>{let found=model.get("found");problem.hidden=!found.problem,setText(problem,found.problem?`Nothing can be handed in yet. ${found.problem} ${AGAIN}`:"");
for(let part of[table,press,ask,done.parentElement])part&&(part.hidden=!!found.problem);if(unsaved.hidden=!found.unsaved?.length,found.problem)return;let names=found.
unsaved.map(name=>`“${name}”`).join(", ");setText(unsaved,`You have run a different answer to ${names} than the one that is saved. ${AGAIN}`),body.replaceChildren(
...found.answers.map(one=>row(one.name,one.state)),...found.words.map(name=>row(name,"what you wrote in words")),row("Code around it","the definitions that your\
 answers use; no outputs, no other cells"),row("Notebook",`${found.file}, as saved on ${found.saved}`),row("Versions",found.versions),row("Digest",`${found.digest}\
, a fingerprint: the same answers have the same one`),row("It goes into",["a file beside this notebook",...model.get("places")].join(", and ")));let wish=found.
asks_done?"Your teacher would like to know, and you decide: also say":"Also say",now=found.done?"done":"not done";setText(aboutDone,`${wish} whether the study p\
art is done: every question answered, every card met. Now it would say “${now}”.`)},showHanded=()=>{let made=model.get("handed");handed.replaceChildren(...made.
toReversed().map(one=>h("li",{class:one.problem?"gkm-problem":"gkm-good"},one.file?`✓ ${one.time}: ${one.file} is written, beside this notebook. Digest ${one.
digest}. `:"✗ ",one.delivered?.length?`It is also in ${one.delivered.join(" and ")}. `:"",one.problem)));let last=made.at(-1);if(!last)return mark("nothing ha\
nded in from here yet");mark(last.file?`handed in at ${last.time}`:"not handed in",!!last.file&&!last.problem),say(handed.firstElementChild?.textContent??"")},waits=0,
act=async(kind,words)=>{waits||(waits=1,setText(state,words),await saveNotebook(el),emit(model,kind,kind==="hand-in"?{say_done:done.checked,question:question.value}:
{}))},heard=()=>{waits&&setText(state,""),waits=0},handedIn=()=>{showHanded(),model.get("handed").at(-1)?.file&&(question.value="")};return model.on("change:fou\
nd",show),model.on("change:handed",handedIn),model.on("change:heard",heard),el.append(h("h3",{},title),h("p",{},"This is all that will travel. Nothing does unti\
l you press “Hand in”."),problem,table,h("p",{},`Not in it: ${model.get("left_out")}.`),h("label",{class:"gkm-say"},done,aboutDone),ask,unsaved,h("div",{class:"\
gkm-row"},press,again,state),handed),show(),showHanded(),()=>{model.off("change:found",show),model.off("change:handed",handedIn),model.off("change:heard",heard)}}
var hand_in_default={render};export{hand_in_default as default};
