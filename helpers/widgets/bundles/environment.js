function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function s(tag,attrs={},...children){return build(document.createElementNS(
"http://www.w3.org/2000/svg",tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value==
"function"?node.addEventListener(name.slice(2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);
return node}function setText(node,text){node.textContent!==text&&(node.textContent=text)}function button(label,onclick,attrs={}){return h("button",{type:"button",class:"gkm-button",onclick,...attrs},label)}var onPage=()=>document.getElementById("course-page")!==null;var signs_default={listen:{word:"Listen",colour:"#7d4e9e",path:"M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z"},look:{word:"Lo\
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
event=>event.n>heard);model.set("event",{...data,n:(last.n||0)+1,kind,...waiting.length?{before:waiting}:{}}),model.save_changes()}async function decodes(address){try{let bytes=await(await fetch(address)).arrayBuffer();return(await new OfflineAudioContext(1,1,44100).decodeAudioData(bytes)).
length>0}catch{return!1}}var BROWSERS=[["Edg","Edge"],["Firefox","Firefox"],["Chrome","Chrome or Chromium"],["Version","Safari"]],TESTED={JupyterLab:[4,6],"Jupyter Notebook":[7,6]};function browserFound(agent){
for(let[sign,name]of BROWSERS){let version=agent.match(new RegExp(`${sign}/(\\d+)`))?.[1];if(version)return{name:"Browser",ok:!0,found:`${name} ${version}`,advice:""}}
return{name:"Browser",ok:!0,found:"one that doesn't say its name",advice:""}}function labFound(config){let name="Front end",given;try{given=JSON.parse(config??"")}catch{
return{name,ok:!0,found:"not JupyterLab. The widgets are drawn. Whether parts can be folded here was not tested; `make lab` opens JupyterLab.",advice:""}}let app=given.
appName??"JupyterLab",version=String(given.appVersion??""),found=`${app} ${version}`.trim(),wanted=TESTED[app],[major,minor]=version.split(".").map(Number),old=wanted&&
(major<wanted[0]||major===wanted[0]&&minor<wanted[1]),advice=old?`The course is tested with ${app} ${wanted.join(".")} and newer. Run \`make setup\` in the course\
's folder, then \`make lab\`.`:"";return{name,ok:!old,found,advice}}function themeFound(light){return{name:"Theme",ok:!0,found:(light===void 0?window.matchMedia(
"(prefers-color-scheme: dark)").matches:light==="false")?"dark":"light",advice:""}}var TRIAL="gates-keep-memory-trial",FOUR_AT_ONCE=[0,97,115,109,1,0,0,0,1,5,1,96,0,1,123,3,2,1,0,10,8,1,6,0,65,0,253,17,11];function pageFindings(){return[progressFound(),
Promise.resolve(pythonFound()),Promise.resolve(offlineFound()),microphoneFound()]}async function progressFound(){let name="Your progress";try{return await tried(
indexedDB),{name,ok:!0,found:"this browser keeps what you do",advice:""}}catch{return{name,ok:!1,found:"this browser has no database for the page",advice:"Allow\
 this site to store data, or open the page in a window that isn't private. Until then, export a file before you leave: Progress, at the top."}}}function tried(factory){
return new Promise((done,failed)=>{let request=factory.open(TRIAL,1);request.onerror=()=>failed(request.error),request.onsuccess=()=>{request.result.close(),factory.
deleteDatabase(TRIAL),done(null)}})}function pythonFound(){let name="Python and training",works=typeof Worker=="function"&&typeof WebAssembly=="object",advice="\
Use a current Firefox, Chrome, Edge or Safari; everything else on the pages works in this one, too.";return works?WebAssembly.validate(new Uint8Array(FOUR_AT_ONCE))?
{name,ok:!0,found:"exercises can be checked here, and networks trained",advice:""}:{name,ok:!0,found:"exercises can be checked here; networks train more slowly \
than in a newer browser",advice:""}:{name,ok:!1,found:"this browser runs no WebAssembly, so no exercise can be checked",advice}}function offlineFound(){let name="\
Without a network";if("serviceWorker"in navigator&&window.isSecureContext)return{name,ok:!0,found:"the lessons also work offline once they are kept; the foot of\
 the page says when they are",advice:""};let found="this page can't be kept for reading offline",advice=window.isSecureContext?"Use a window that isn't private.":
"Open the course by a secure address, one with a lock.";return{name,ok:!1,found,advice}}async function microphoneFound(){let name="Microphone";return(await navigator.
mediaDevices?.enumerateDevices?.().catch(()=>[])??[]).some(({kind})=>kind==="audioinput")?{name,ok:!0,found:"there is one; the lesson on speech asks before it l\
istens",advice:""}:{name,ok:!0,found:"none; the lesson on speech has recordings instead",advice:""}}var PATIENCE=8e3,UNHEARD="Restart the kernel (Kernel → Restart Kernel), and run this cell again.";function render({model,el}){let title=onPage()?"Is your brow\
ser ready?":"Is your machine ready?",{say,mark}=start(el,"environment",title,"check"),body=h("tbody"),rows=new Map,show=({name,ok,found,advice,place=""})=>{let row2=rows.
get(name)??body.appendChild(h("tr"));rows.set(name,row2),row2.replaceChildren(h("td",{},h("strong",{},ok===null?"… waiting":ok?"✓ OK":"✗ look here")),h("t\
h",{scope:"row"},name),h("td",{},found,place?h("div",{class:"gkm-place"},place):null,advice?h("div",{class:"gkm-bad"},advice):null)),row2.dataset.ok=String(ok),
sum()},sum=()=>{let states=[...rows.values()].map(row2=>row2.dataset.ok),wrong=states.filter(state=>state==="false").length;states.includes("null")?mark("lookin\
g ..."):mark(wrong?`${wrong} of ${states.length} to look at`:"all OK",!wrong)};for(let finding of model.get("findings"))show(finding);show(browserFound(navigator.
userAgent));let stop=()=>{};if(onPage())for(let finding of pageFindings())finding.then(show);else show(labFound(document.getElementById("jupyter-config-data")?.
textContent)),show(themeFound(document.body.dataset.jpThemeLight)),stop=askKernel({model,show,said:()=>say(el.querySelector(".gkm-state")?.textContent??"")});let sound=model.
get("sound"),played=h("span",{role:"status"}),row=h("div",{class:"gkm-row"});if(sound){let address=`data:audio/mpeg;base64,${sound}`,of="Sound";show({name:of,ok:null,
found:"decoding a clip",advice:""}),decodes(address).then(whole=>show({name:of,ok:whole,found:whole?"the browser can play the recorded voices":"the browser can'\
t decode an MP3",advice:whole?"":"Use a current Firefox, Chrome, Edge or Safari. You can read everything that is spoken, too."}));let audio=new Audio(address);audio.
onended=()=>setText(played,"Nothing heard? Look at your sound settings; everything that is spoken can be read, too.");let failed=()=>setText(played,"It doesn't \
play here. Connect a loudspeaker or headphones; everything that is spoken can be read, too.");row.append(button("Play a sentence",()=>{setText(played,"Playing .\
.."),audio.play().catch(failed)}),played)}let head=h("tr",{},...["state","what","found"].map(words=>h("th",{scope:"col"},words)));return el.append(h("h3",{},title),
h("table",{class:"gkm-table gkm-findings"},h("thead",{},head),body),row),()=>stop()}function askKernel({model,show,said}){let name="Widgets and kernel";show({name,
ok:null,found:"asking the kernel",advice:""});let before=model.get("heard"),late=setTimeout(()=>show({name,ok:!1,found:"the kernel doesn't answer",advice:UNHEARD}),
PATIENCE),answered=()=>{model.get("heard")!==before&&(clearTimeout(late),show({name,ok:!0,found:"answer each other",advice:""}),said())};return model.on("change\
:heard",answered),emit(model,"hello"),()=>{clearTimeout(late),model.off("change:heard",answered)}}var environment_default={render};export{environment_default as default};
