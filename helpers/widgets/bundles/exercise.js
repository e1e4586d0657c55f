function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function s(tag,attrs={},...children){return build(document.createElementNS(
"http://www.w3.org/2000/svg",tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value==
"function"?node.addEventListener(name.slice(2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);
return node}function setText(node,text){node.textContent!==text&&(node.textContent=text)}function ownName(){return`gkm-${Math.random().toString(36).slice(2)}`}function button(label,onclick,attrs={}){return h("button",{type:"button",class:"gkm-button",onclick,...attrs},label)}var signs_default={listen:{word:"Listen",colour:"#7d4e9e",path:"M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z"},look:{word:"Lo\
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
problem&&`Not stored. ${problem}`};return model.on("change:problem",show),show(),line}function marked(text){let parts=text.split("`");return parts.length%2===0?[text]:parts.map((part,k)=>k%2?h("code",{},part):part)}function verdictBox({html}){let box=h("div",{class:"gkm-verdict"});return box.innerHTML=html,box}function runBox({ended,printed,answer,seconds}){let parts=[];printed&&
parts.push(output("It printed",printed)),answer?.shown&&parts.push(output("The last line is",answer.shown));let said=answer?.shown?`The last line is ${answer.shown}`:
printed||"It ran, and printed nothing.";if(ended==="timeout")said=`It didn't come back within ${seconds} s, so it was stopped. Is there a loop that never ends?`;else if(ended===
"flood")said="It printed more than 1 MB, so it was stopped. The first lines are here.";else if(ended!=="finished")said="It made its Python crash. Does something\
 call itself without end?";else if(answer?.raised){let{type,text,traceback}=answer.raised;said=`It stopped with ${type}: ${text}`,traceback&&parts.push(output("\
Where it happened",traceback))}let good=ended==="finished"&&!answer?.raised;return(!good||!parts.length)&&parts.unshift(h("p",{},said)),{root:h("div",{class:good?
"gkm-note":"gkm-bad"},...parts),said}}function caseBox({inputs,problem},fn){if(!inputs)return h("p",{class:"gkm-note"},problem);let rows=inputs.map(({name,kind,
value})=>h("div",{},h("code",{},name),`, ${kind}`,h("pre",{tabindex:0,"aria-label":name},value))),call=`print(${fn}(**case))`,advice=h("p",{},"“Run” knows these\
 inputs as ",h("code",{},"case"),": add ");return advice.append(h("code",{},call)," at the end of your text, and run it."),h("div",{class:"gkm-note"},h("h4",{},
"The smallest case that fails"),...rows,advice)}function hintBox(hints,seen,last){let list=h("ol",{},...hints.slice(0,seen).map(hint=>h("li",{},...marked(hint)))),
left=hints.length-seen,more=last||!left?"That was the last one. “Solution” is next.":`${left} more if you want.`;return h("div",{class:"gkm-note"},h("h4",{},
`Hint ${seen} of ${hints.length}`),list,h("p",{},more))}function solutionBox(solution){let text=h("pre",{tabindex:0,"aria-label":"One solution",role:"region"},solution);
return h("div",{class:"gkm-note"},h("h4",{},"One solution"),"There are others. Read it, close it, write yours.",text)}function output(title,text){let pre=h("pre",
{tabindex:0,"aria-label":title,role:"region"},text);return h("div",{},h("span",{class:"gkm-quiet"},title),pre)}async function check(judge,perform,lesson,exercise,texts){let[kind,given,seconds]=await judge("check",lesson,exercise,JSON.stringify(texts));for(;kind==="job";){
let went=await perform(given,seconds);[kind,given,seconds]=await judge("went",went.ended,went.code,went.printed,went.result)}return JSON.parse(given)}async function run(judge,perform,lesson,exercise,texts){
let[,packet,seconds]=await judge("run",lesson,exercise,JSON.stringify(texts)),went=await perform(packet,seconds);return{...went,seconds,answer:header(went.result)}}
function header(bytes){if(bytes.length<16)return null;let size=Number(new DataView(bytes.buffer,bytes.byteOffset,8).getBigUint64(0,!0));return JSON.parse(new TextDecoder().
decode(bytes.subarray(16,16+size)))}function joined(parts){let whole=new Uint8Array(parts.reduce((size,part)=>size+part.length,0)),at=0;for(let part of parts)whole.
set(part,at),at+=part.length;return whole}var START_LIMIT=12e4,SHOWN=2048,PRINTED_LIMIT=1<<20,Python=class{#hear=new Map;#count=0;step="Fetching Python";bytes=0;constructor(role,files,moved,lost){let whole=path=>new URL(
path,document.baseURI).href;this.worker=new Worker(whole(files.worker),{type:"module",name:`python-${role}`}),this.ready=new Promise((resolve,reject)=>{let late=setTimeout(
()=>this.fail("it took longer than two minutes"),START_LIMIT);this.fail=reason=>{clearTimeout(late),lost(),reject(new Error(reason));for(let{died}of this.#hear.
values())died?.(reason);this.worker.terminate()},this.worker.onerror=event=>this.fail(event.message||"its worker did not load"),this.worker.onmessage=({data})=>{
if(data.id!==void 0)return this.#hear.get(data.id)?.hear(data);if(data.failed)return this.fail(data.failed);data.step&&(this.step=data.step),data.bytes&&(this.bytes=
data.bytes),data.ready&&(clearTimeout(late),this.step="Ready",resolve()),moved()}}),this.ready.catch(()=>{}),this.worker.postMessage({role,pyodide:whole(files.pyodide),
bundle:whole(files[role])})}send(message,hear,died){let id=this.#count++,done=()=>this.#hear.delete(id);return this.#hear.set(id,{hear:data=>hear(data,done),died}),
this.worker.postMessage({id,...message}),done}end(){this.worker.terminate()}},Pythons=class{#judge=null;#box=null;#spare=null;#watchers=new Set;#last=Promise.resolve();constructor(files){
this.files=files}start(){return this.#judge??=this.#made("judge"),this.#box??=this.#spare??this.#made("box"),this.#spare===this.#box&&(this.#spare=null),Promise.
all([this.#judge.ready,this.#box.ready])}watch(hear){return this.#watchers.add(hear),this.#judge&&hear(this.#progress()),()=>this.#watchers.delete(hear)}check(lesson,exercise,texts){
return this.#inTurn(()=>check(this.#ask,this.#perform,lesson,exercise,texts))}run(lesson,exercise,texts){return this.#inTurn(()=>run(this.#ask,this.#perform,lesson,
exercise,texts))}case(lesson,exercise){return this.#inTurn(async()=>JSON.parse(await this.#ask("case",lesson,exercise)))}#inTurn(work){let mine=this.#last.then(
async()=>{await this.start();let answer=await work();return this.#warm(),answer});return this.#last=mine.catch(()=>{}),mine}#ask=(name,...given)=>new Promise((resolve,reject)=>{
this.#judge.send({name,given},(data,done)=>{done(),data.error?reject(new Error(data.error)):resolve(data.value)},reason=>reject(new Error(reason)))});#perform=async(packet,seconds)=>{
await this.start();let box=this.#box,parts=[],printed="";return new Promise(resolve=>{let clock=null,end=(ended,code=null)=>{clearTimeout(clock),stop(),ended!==
"finished"&&(box.end(),this.#box===box&&(this.#box=null),this.start().catch(()=>{})),resolve({ended,code,printed,result:joined(parts)})},stop=box.send({packet},
data=>{data.started?clock=setTimeout(()=>end("timeout"),1e3*seconds):data.part?parts.push(data.part):data.text!==void 0?(printed=(printed+data.text).slice(0,SHOWN),
data.printed>PRINTED_LIMIT&&end("flood")):data.done?end("finished",0):data.died&&end("exit")},()=>end("exit"));clock=setTimeout(()=>end("no start"),START_LIMIT)})};#warm(){
this.#spare||(this.#spare=this.#made("box",()=>{}))}#made(role,moved=()=>this.#tell()){let python=new Python(role,this.files,moved,()=>{this.#judge===python&&(this.#judge=
null),this.#box===python&&(this.#box=null),this.#spare===python&&(this.#spare=null)});return python}#tell(){for(let hear of this.#watchers)hear(this.#progress())}#progress(){
let both=[this.#judge,this.#box].flatMap(one=>one?[one]:[]),slower=both.sort((a,b)=>STEPS.indexOf(a.step)-STEPS.indexOf(b.step))[0];return!slower||slower.step===
"Ready"?null:{step:slower.step,bytes:Math.min(...both.map(({bytes})=>bytes)),of:this.files.bytes}}},STEPS=["Fetching Python","Starting Python","Loading NumPy","\
Loading the course","Ready"],known=new Map;function pythons(files){let name=JSON.stringify(files);return known.has(name)||known.set(name,new Pythons(files)),known.
get(name)}var FETCHED=.5,mega=bytes=>(bytes/1e6).toFixed(1);function loading(pythons2,say){let bar=h("progress",{max:1,value:0,"aria-label":"Loading Python"}),text=h("spa\
n",{class:"gkm-trial-text"}),root=h("div",{class:"gkm-row gkm-trial"},bar,text);root.hidden=!0;let said="",hear=progress=>{if(root.hidden=progress===null,!progress){
said&&say("Python is ready."),said="";return}let{step,bytes,of}=progress,at=STEPS.indexOf(step),share=Math.min(1,bytes/of);bar.value=Math.max(bar.value,FETCHED*
share+(1-FETCHED)*at/(STEPS.length-1));let fetched=share<1?`, ${mega(bytes)} of ${mega(of)} MB`:"";setText(text,`Step ${at+1} of ${STEPS.length-1}: ${step}${fetched}\
 …`),said!==step&&say(step),said=step};return{root,begin:()=>pythons2.watch(hear)}}function handOver(name,type,text){let address=URL.createObjectURL(new Blob([text],{type}));h("a",{href:address,download:name}).click(),setTimeout(()=>URL.revokeObjectURL(
address),6e4)}function filled(notebook,texts){let cells=notebook.cells.map(cell=>{let text=texts[cell.metadata?.course?.exercise];return text===void 0?cell:{...cell,source:text}});
return{...notebook,cells}}async function download(path,texts){let url=new URL(path,document.baseURI),response=await fetch(url);if(!response.ok)throw new Error(`\
the server answers ${response.status}`);let name=decodeURIComponent(url.pathname.split("/").pop()||"lesson.ipynb");handOver(name,"application/x-ipynb+json",`${JSON.
stringify(filled(await response.json(),texts),null,1)}
`)}var KEYS="Tab indents; after Escape, Tab leaves the editor. Ctrl+Enter (⌘ Enter on a Mac) checks.",PLAIN="Ctrl+Enter (⌘ Enter on a Mac) checks.";function writing({
label,text,onchange,oncheck}){let ident=ownName(),keys=h("p",{class:"gkm-quiet gkm-editor-keys",id:ident},PLAIN),field=h("textarea",{class:"gkm-code","aria-labe\
l":label,"aria-describedby":ident,spellcheck:"false",autocapitalize:"off",autocomplete:"off",wrap:"off",rows:text.split(`
`).length+1,oninput:()=>onchange(field.value),onkeydown(event){event.key!=="Enter"||!(event.ctrlKey||event.metaKey)||(event.preventDefault(),oncheck())}});field.
value=text;let root=h("div",{class:"gkm-writing"},field,keys),rich=null;return{root,get text(){return rich?rich.text:field.value},set text(text2){rich?rich.text=
text2:field.value=text2},focus:()=>(rich??field).focus(),async enrich(path){let{editor}=await import(new URL(path,document.baseURI).href);if(rich)return;let attributes={
"aria-label":label,"aria-describedby":ident,spellcheck:"false",autocapitalize:"off"},wasHere=document.activeElement===field;rich=editor({text:field.value,attributes,
onchange,oncheck}),field.replaceWith(rich.root),keys.textContent=KEYS,wasHere&&(rich.select(field.selectionStart,field.selectionEnd),rich.focus())}}}var KEEP_AFTER=800,NO_PYTHON="This page has no Python, so nothing can be run or checked here. Your text is kept, and can be downloaded.",written=new Map;function textsOf(lesson){
return Object.fromEntries([...written.get(lesson)??[]].map(([exercise,text])=>[exercise,text()]))}function render({model,el}){let get=name=>model.get(name),[lesson,
exercise,fn,files]=["lesson","exercise","function","files"].map(get),{say,mark}=start(el,"exercise",`Exercise: ${fn}`,"write"),beside=get("grants").filter(name=>name!==
"numpy"),python=files.python&&!beside.length?pythons(files.python):null,progress=python&&loading(python,say),output2=h("div",{class:"gkm-run-output"}),busy=!1,unsaved=!1,
clock=null,keep=()=>{clearTimeout(clock),unsaved&&(model.set("text",place.text),emit(model,"text",{text:place.text})),unsaved=!1},place=writing({label:`Your ${fn}\
, Python`,text:get("text")||get("starter"),onchange(){unsaved=!0,clearTimeout(clock),clock=setTimeout(keep,KEEP_AFTER)},oncheck:()=>check2()});written.has(lesson)||
written.set(lesson,new Map),written.get(lesson)?.set(exercise,()=>place.text);let checkButton=button("Check",()=>check2(),{class:"gkm-button gkm-primary"}),runButton=button(
"Run",()=>run2()),caseButton=button("Failing case",()=>showCase()),status=h("p",{class:"gkm-quiet gkm-status"}),needs=`This exercise needs ${beside.join(" and ")}\
, which has no build for browsers: download the notebook and solve it in the course on your computer.`,why=beside.length?needs:files.python?"":`${NO_PYTHON} ${files.
missing??""}`;el.append(h("div",{class:"gkm-head"},h("h3",{},"Write ",h("code",{},fn)),h("span",{class:"gkm-kind"},points())),place.root,h("div",{class:"gkm-row"},
...python?[checkButton,runButton,caseButton]:[],button("Hint",hint),button("Solution",solution),button("Start afresh",afresh),...files.notebook?[button("Downloa\
d as notebook",save)]:[]),...why?[h("p",{class:"gkm-note"},why)]:[],...progress?[progress.root]:[],status,output2,problemLine(model)),caseButton.disabled=!0,score(),
model.on("change:attempts",score),model.on("change:passed",score),model.on("change:text",take),el.addEventListener("focusin",wake,{once:!0}),el.addEventListener(
"focusout",keep);let leaving=()=>document.visibilityState==="hidden"&&keep();document.addEventListener("visibilitychange",leaving),window.addEventListener("page\
hide",keep);function take(){if(unsaved)return;let text=get("text")||get("starter");text!==place.text&&(place.text=text)}function points(){let deeper=get("deeper")?
", deeper":"";return`${get("points")} ${get("points")===1?"point":"points"}${deeper}`}function score(){let tries=get("attempts")||0,done=get("passed");mark(done?
"passed":tries?`${tries} ${tries===1?"try":"tries"}`:"",done)}function wake(){files.editor&&place.enrich(files.editor).catch(()=>{}),python?.start().catch(()=>{}),
progress?.begin()}function show(box,said){output2.replaceChildren(box),say(said)}async function doing(word,work){if(!(busy||!python)){busy=!0;for(let one of[checkButton,
runButton,caseButton])one.setAttribute("aria-disabled","true");setText(status,`${word} …`),keep();try{await work()}catch(error){let text=`Python could not be \
loaded: ${error instanceof Error?error.message:String(error)}. Everything else on this page works. Look at your connection, then press the button again.`;show(h(
"p",{class:"gkm-bad",role:"alert"},text),text)}busy=!1;for(let one of[checkButton,runButton,caseButton])one.removeAttribute("aria-disabled");setText(status,"")}}
function check2(){doing("Checking",async()=>{let verdict=await python.check(lesson,exercise,textsOf(lesson));if(show(verdictBox(verdict),verdict.message),caseButton.
disabled=!verdict.case,verdict.status==="not attempted")return;let{status:status2,mistake,concept,source}=verdict;emit(model,"attempt",{status:status2,mistake,concept,
source})})}function run2(){doing("Running",async()=>{let{root,said}=runBox(await python.run(lesson,exercise,textsOf(lesson)));show(root,said)})}function showCase(){
doing("Looking",async()=>{let found=await python.case(lesson,exercise);show(caseBox(found,fn),found.problem??"The smallest case that fails is below.")})}function hint(){
let hints=get("hints"),before=get("hints_seen")||0,seen=Math.min(before+1,hints.length);model.set("hints_seen",seen),emit(model,"hint",{number:seen}),show(hintBox(
hints,seen,before>=hints.length),`Hint ${seen}: ${hints[seen-1]}`)}function solution(){let asked=(get("solution_requests")||0)+1;if(model.set("solution_requests",
asked),emit(model,"solution-request"),!get("attempts")&&asked<2){let text="You have not tried yet. A wrong try teaches more than a right text that is read: even\
 one line, then check. Press once more, and you get it all the same.";return show(h("p",{class:"gkm-note"},text),text)}emit(model,"solution-view"),show(solutionBox(
get("solution")),"One solution is below.")}function afresh(){let before=place.text,put=text=>{place.text=text,unsaved=!0,keep()};put(get("starter"));let back=button(
"Put back what I had",()=>{put(before),output2.replaceChildren(),place.focus()});show(h("div",{class:"gkm-note gkm-row"},"It is as it was at first.",back),"It i\
s as it was at first.")}async function save(){keep();try{await download(files.notebook,textsOf(lesson))}catch(error){let text=`The notebook could not be made: ${error instanceof
Error?error.message:error}. Look at your connection, then try again.`;show(h("p",{class:"gkm-bad",role:"alert"},text),text)}}return()=>{keep(),document.removeEventListener(
"visibilitychange",leaving),window.removeEventListener("pagehide",keep),written.get(lesson)?.delete(exercise)}}var exercise_default={render};export{exercise_default as default};
