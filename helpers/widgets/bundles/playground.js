function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function s(tag,attrs={},...children){return build(document.createElementNS(
"http://www.w3.org/2000/svg",tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value==
"function"?node.addEventListener(name.slice(2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);
return node}function setText(node,text){node.textContent!==text&&(node.textContent=text)}function setAll(node,attrs){for(let[name,value]of Object.entries(attrs))
node.setAttribute(name,String(value))}function ownName(){return`gkm-${Math.random().toString(36).slice(2)}`}function slider({label,min,max,step,value,quantity,format,oninput}){let show=format||(v=>v.toFixed(1)),input=h("input",{type:"range",min,max,step,value,"aria-la\
bel":label}),out=h("output",{class:"gkm-value"}),update=()=>{out.textContent=show(+input.value),input.setAttribute("aria-valuetext",show(+input.value))};input.addEventListener(
"input",()=>{update(),oninput(+input.value)}),update();let name=h("span",{class:"gkm-name"},label);return{root:h("label",{class:"gkm-slider","data-quantity":quantity},
name,input,out),input,set(v){input.value=v,update()}}}function button(label,onclick,attrs={}){return h("button",{type:"button",class:"gkm-button",onclick,...attrs},
label)}function choice({legend,options,value,onchange}){let name=ownName(),made=options.map(([key,label])=>{let input=h("input",{type:"radio",name,value:key,onchange:()=>onchange(
key)});return input.checked=key===value,{key,input,root:h("label",{class:"gkm-choice"},input,label)}});return{root:h("fieldset",{class:"gkm-picker"},h("legend",
{},legend),...made.map(one=>one.root)),set(chosen){for(let{key,input}of made)input.checked=key===chosen}}}function doneHere(logged){let mine=new Map,all=new Map;function refresh(){let there=logged();for(let[id,done]of mine)same(there[id],done)&&mine.delete(id);all.clear();
for(let[id,done]of[...Object.entries(there),...mine])all.set(id,done)}return refresh(),{refresh,has:id=>all.has(id),get:id=>all.get(id),set(id,done){mine.set(id,
done),all.set(id,done)},begin(){mine.clear(),refresh()}}}function same(one,other){return JSON.stringify(one)===JSON.stringify(other)}var signs_default={listen:{word:"Listen",colour:"#7d4e9e",path:"M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z"},look:{word:"Lo\
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
event=>event.n>heard);model.set("event",{...data,n:(last.n||0)+1,kind,...waiting.length?{before:waiting}:{}}),model.save_changes()}function still(){return window.matchMedia("(prefers-reduced-motion: reduce)").matches}function problemLine(model){let line=h("p",{class:"gkm-problem",role:"aler\
t"}),show=()=>{let problem=model.get("problem")||"";line.hidden=!problem,line.textContent=problem&&`Not stored. ${problem}`};return model.on("change:problem",show),
show(),line}function goalsOf(model,{say,mark,draw}){let goals=model.get("goals")??[],reached=doneHere(()=>Object.fromEntries((model.get("reached")??[]).map(id=>[id,!0])));function show(){
draw(reached);let count=goals.filter(({id})=>reached.has(id)).length;goals.length&&mark(`${count} of ${goals.length} goals reached`,count===goals.length)}function heard(){
reached.refresh(),show()}return model.on("change:reached",heard),{show,has:reached.has,reach({id,title},state){reached.set(id,!0),show(),emit(model,"goal",{goal:id,
state}),say(`Goal reached: ${title}.`)},lookUp({id}){reached.has(id)||emit(model,"recipe",{goal:id})},end:()=>model.off("change:reached",heard)}}var LONGEST=2e4;function writeState(prefix,state){let bytes=new TextEncoder().encode(JSON.stringify(state)),coded=btoa(Array.from(bytes,byte=>String.fromCharCode(
byte)).join(""));return`${prefix}.${coded.replaceAll("+","-").replaceAll("/","_").replaceAll("=","")}`}function readState(prefix,text){let given=text.trim(),advice=`\
Copy the whole text; it begins with “${prefix}.”.`;if(!given.startsWith(`${prefix}.`)||given.length>LONGEST)throw new Error(`That is no state of this widget\
. ${advice}`);try{let coded=given.slice(prefix.length+1).replaceAll("-","+").replaceAll("_","/"),state=JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(
coded),sign=>sign.charCodeAt(0))));if(state&&typeof state=="object")return state}catch{}throw new Error(`This text is incomplete, or has been changed on its way\
. ${advice}`)}function stateBox(prefix,state,open,say){let refresh=()=>{root.open&&(own.value=writeState(prefix,state()))},own=h("input",{type:"text",readonly:!0,
spellcheck:"false",onfocus:()=>own.select()}),pasted=h("input",{type:"text",autocomplete:"off",spellcheck:"false",onkeydown:event=>{event.key==="Enter"&&take()}}),
line=h("p",{}),take=()=>{let text="Opened.";try{open(readState(prefix,pasted.value)),pasted.value=""}catch(error){text=error.message}setText(line,text),say(text),
refresh()},field=(label,input)=>h("label",{class:"gkm-field"},h("span",{},label),input),root=h("details",{class:"gkm-share",ontoggle:refresh},h("summary",{},"Se\
nd what you see"),field("This text holds it: copy it",own),h("div",{class:"gkm-send"},field("Paste one",pasted),button("Open",take)),line);return{root,refresh}}function num(v,digits=2){let text=Math.abs(v).toFixed(digits);return v<0&&+text!=0?`−${text}`:text}function linear(v0,v1,p0,p1){return v=>p0+(v-v0)*(p1-p0)/(v1-v0)}function polyline(xs,ys){return xs.map((x,k)=>`${k?"L":"M"}${x.toFixed(1)} ${ys[k].toFixed(1)}`).
join("")}function niceLimit(v){let limit=1;for(let k=1;limit<v;k+=1)limit=[1,2,5][k%3]*10**Math.floor(k/3);return limit}function spread(wanted,gap,low,high){let order=wanted.
map((_,k)=>k).sort((a,b)=>wanted[a]-wanted[b]||a-b),placed=[...wanted];order.forEach((k,n)=>{placed[k]=Math.max(wanted[k],n?placed[order[n-1]]+gap:low)});for(let n=order.
length-1,most=high;n>=0;n-=1)placed[order[n]]=Math.min(placed[order[n]],most),most=placed[order[n]]-gap;return placed}function themeColours(){let theme="",known=[];return el=>{let now=document.body.dataset.jpThemeLight??"";if(known.length&&now===theme)return known;let style=getComputedStyle(
el),found=["--gkm-cell","--gkm-output","--gkm-paper"].map(name=>channels(style.getPropertyValue(name)));return el.isConnected&&([theme,known]=[now,found]),found}}
function channels(text){let digits=text.trim().slice(1),found=Number.parseInt(digits.length===3?digits.replace(/./g,"$&$&"):digits,16);return Number.isNaN(found)?
[255,255,255]:[found>>16,found>>8&255,found&255]}function heatPicture(name,onchoose){let canvas=h("canvas",{class:"gkm-heat",role:"img","aria-label":name}),paint=canvas.getContext("2d"),colours=themeColours(),
rows=1,columns=1;return onchoose&&canvas.addEventListener("click",event=>{let box=canvas.getBoundingClientRect();onchoose({row:Math.min(rows-1,Math.floor((event.
clientY-box.top)/box.height*rows)),column:Math.min(columns-1,Math.floor((event.clientX-box.left)/box.width*columns))})}),{root:canvas,draw(height,width,value,words){
rows=height,columns=width,canvas.width!==width&&(canvas.width=width),canvas.height!==height&&(canvas.height=height);let[above,under,paper]=colours(canvas),image=paint.
createImageData(width,height),{data}=image;for(let row=0,at=0;row<height;row+=1)for(let column=0;column<width;column+=1,at+=4){let v=Math.max(-1,Math.min(1,value(
row,column))),to=v>0?above:under,share2=Math.abs(v);for(let c=0;c<3;c+=1)data[at+c]=paper[c]+share2*(to[c]-paper[c]);data[at+3]=255}paint.putImageData(image,0,0),
canvas.setAttribute("aria-label",`${name}: ${words}`)}}}var ROWS={i:"input gate i",f:"forget gate f",g:"candidate g",o:"output gate o",r:"reset gate r",z:"update gate z",n:"candidate n",c:"cell state c",h:"hidden sta\
te h"},unitCount=seen=>seen.values.h.length/seen.lags.length;function insides(choose){let memory=heatPicture("",({row})=>choose(row)),gateMap=heatPicture(""),weights=heatPicture(
""),labels=h("div",{class:"gkm-heat-labels","aria-hidden":"true"}),unitLine=h("p",{class:"gkm-heat-title"}),memoryLine=h("p",{class:"gkm-heat-title"}),weightLine=h(
"p",{class:"gkm-heat-title"}),mark=h("div",{class:"gkm-heat-row","aria-hidden":"true"});return{parts:[memoryLine,h("div",{class:"gkm-heat-frame"},memory.root,mark),
unitLine,h("div",{class:"gkm-gate-map"},labels,gateMap.root),h("details",{},h("summary",{},"Weights from memory to memory"),weightLine,weights.root)],draw(seen,unit){
let{values}=seen,H=unitCount(seen),T=seen.lags.length,letter=values.c?"c":"h",kept=values[letter];setText(memoryLine,letter==="c"?"Cell states, all units":"Hidd\
en states, all units"),memory.draw(H,T,(row,t)=>Math.tanh(kept[t*H+row]),`${H} units over ${T} steps, unit ${unit+1} is chosen`),setAll(mark,{style:`top: ${100*
unit/H}%; height: ${100/H}%`});let rows=Object.keys(values);setText(unitLine,rows.length>1?`Gates and memory of unit ${unit+1}`:`Memory of unit ${unit+1}`),labels.
dataset.rows!==rows.join("")&&(labels.dataset.rows=rows.join(""),labels.replaceChildren(...rows.map(name=>h("span",{},name)))),gateMap.draw(rows.length,T,(row,t)=>{
let v=values[rows[row]][t*H+unit];return rows[row]==="c"?Math.tanh(v):v},rows.map(name=>`${ROWS[name]} ends at ${num(values[name][(T-1)*H+unit],2)}`).join(", "));
let largest=seen.weights.reduce((largest2,v)=>Math.max(largest2,Math.abs(v)),0);setText(weightLine,`The largest is ${num(largest,2)}; a row for each unit${rows.
length>2?" of each block":""}.`),weights.draw(seen.weights.length/H,H,(row,column)=>seen.weights[row*H+column]/(largest||1),`${seen.weights.length} weights, the\
 largest ${num(largest,2)}`)}}}function select(label,options,onchange){let input=h("select",{"aria-label":label,onchange:()=>onchange(input.value)},...options.map(([value,text])=>h("option",{
value},text)));return{input,root:h("label",{class:"gkm-select"},h("span",{class:"gkm-name"},label),input)}}function startSlider({label,...options},begin){let made=slider(
{...options,label:`${label} (starts again)`,oninput:()=>{}});return made.input.addEventListener("change",()=>begin(+made.input.value)),made}function follow(moved,value){
document.activeElement!==moved.input&&moved.set(value)}var GATES={rnn:[],lstm:[["i","input gate"],["f","forget gate"],["o","output gate"]],gru:[["r","reset gate"],["z","update gate"]]},BLOCK={rnn:{},lstm:{i:0,f:1,o:3},
gru:{r:0,z:1}},RATES=[3e-4,5e-4,.001,.002,.003,.005,.007,.01,.02,.03,.05,.1,.2],CLIPS=[null,10,5,2,1,.5,.2,.1],LIMITS={hidden:[1,64],seed:[0,999],bias:[-4,6],scale:[
.5,2.5],updates:2e4},LESSONS=["fixed","growing","mixed"],PLAIN={rnn:{kind:"rnn",rate:.003,bias:null,orthogonal:!1,scale:1,held:{}},lstm:{kind:"lstm",rate:.005,bias:1,
orthogonal:!1,scale:1,held:{}},gru:{kind:"gru",rate:.005,bias:1,orthogonal:!1,scale:1,held:{}}},usualSettings=()=>({task:"agreement",distance:12,lessons:"fixed",
hidden:32,seed:1,clip:1,networks:structuredClone([PLAIN.rnn,PLAIN.lstm,PLAIN.gru])}),within=(v,[low,high],otherwise)=>typeof v=="number"&&v>=low&&v<=high?v:otherwise,
oneOf=(v,list,otherwise)=>list.includes(v)?v:otherwise;function readSettings(given,tasks){let usual=usualSettings(),from=given??{},task=tasks.get(from.task)??tasks.
get(usual.task)??[...tasks.values()][0];return{task:task.id,distance:oneOf(from.distance,task.distance.values,task.id===usual.task?usual.distance:task.distance.
start),lessons:oneOf(from.lessons,LESSONS,usual.lessons),hidden:Math.round(within(from.hidden,LIMITS.hidden,usual.hidden)),seed:Math.round(within(from.seed,LIMITS.
seed,usual.seed)),clip:from.clip===void 0?usual.clip:oneOf(from.clip,CLIPS,usual.clip),networks:usual.networks.map((one,k)=>readNetwork(from.networks?.[k],one))}}
function readNetwork(given,usual){let{kind,...from}=given??{},plain=PLAIN[kind]??usual;return{kind:plain.kind,rate:within(from.rate,[1e-5,1],plain.rate),bias:plain.
kind==="rnn"||from.bias===null?null:within(from.bias,LIMITS.bias,plain.bias),orthogonal:plain.kind==="rnn"&&from.orthogonal===!0,scale:plain.kind==="rnn"?within(
from.scale,LIMITS.scale,1):1,held:Object.fromEntries(Object.entries(from.held??{}).filter(([letter,v])=>letter in BLOCK[plain.kind]&&within(v,[0,1],-1)>=0))}}function readRun(given,tasks){
let from=given??{},settings=readSettings(from.settings,tasks),steering=(Array.isArray(from.steering)?from.steering:[]).slice(0,500).filter(one=>Array.isArray(one)&&
Number.isInteger(one[0])&&one[0]>=0&&typeof one[1]=="string");return{settings,steering,updates:Math.round(within(from.updates,[0,LIMITS.updates],0)),shown:Math.
round(within(from.shown,[0,31],0)),unit:Math.round(within(from.unit,[0,settings.hidden-1],0))}}var KIND_NAMES={rnn:"RNN",lstm:"LSTM",gru:"GRU"};function nameOf(one,k){let start2=one.kind==="rnn"?one.orthogonal?`, orthogonal × ${num(one.scale,2)}`:one.scale===
1?"":`, matrix × ${num(one.scale,2)}`:one.bias===null?", default initialization":`, ${one.kind==="lstm"?"forget":"update"} bias ${num(one.bias,1)}`;return`${k+
1} · ${KIND_NAMES[one.kind]}${start2}`}var short=v=>v===0?"0":Math.abs(v)>=.1&&Math.abs(v)<1e3?num(v,2):v.toExponential(1).replace("-","−"),share=v=>`${(100*
v).toFixed(0)} %`,capital=text=>text[0].toUpperCase()+text.slice(1);var STANDS=[["","learned"],["1","held open (1)"],["0.5","held half open (0.5)"],["0","held shut (0)"]],nearestRate=rate=>RATES.reduce((best,one,k)=>Math.abs(Math.
log(one/rate))<Math.abs(Math.log(RATES[best]/rate))?k:best,0);function steeringBox(k,steer,restart){let built=null,rate=slider({label:"learning rate",min:0,max:RATES.
length-1,step:1,value:4,format:v=>String(RATES[v]),oninput:v=>steer(`${k}.rate`,RATES[v])}),start2=h("div",{}),gates=h("div",{class:"gkm-network-gates"}),kinds=select(
"kind",Object.entries(KIND_NAMES),kind=>restart(one=>{Object.assign(one,{kind,held:{},bias:kind==="rnn"?null:one.bias??1,orthogonal:!1,scale:1})})),bias=null,held=new Map;
function buildPlain(one){let matrix=select("recurrent matrix",[["drawn","PyTorch’s default"],["orthogonal","orthogonal"]],v=>restart(own=>{own.orthogonal=v===
"orthogonal"}));matrix.root.classList.add("gkm-above"),matrix.input.value=one.orthogonal?"orthogonal":"drawn";let[min,max]=LIMITS.scale,scale=startSlider({label:"\
matrix ×",min,max,step:.05,value:one.scale,format:v=>v.toFixed(2)},value=>restart(own=>{own.scale=value}));start2.replaceChildren(matrix.root,scale.root),gates.
replaceChildren(h("p",{class:"gkm-how"},"A plain RNN has no gate to hold."))}function buildGated(one){bias=slider({label:one.kind==="lstm"?"forget bias":"update\
 bias",min:LIMITS.bias[0],max:LIMITS.bias[1],step:.5,value:one.bias??0,quantity:"forget",format:v=>num(v,1),oninput:v=>steer(`${k}.bias`,v)}),start2.replaceChildren(
bias.root),gates.replaceChildren(...GATES[one.kind].map(([letter,name])=>{let made=select(name,STANDS,v=>steer(`${k}.held.${letter}`,v===""?null:Number(v)));return held.
set(letter,made.input),made.root}))}return{root:h("details",{open:!0},h("summary",{},"Steer"),rate.root,start2,gates,kinds.root),place(one){(!built||built.kind!==
one.kind||built.orthogonal!==one.orthogonal||built.scale!==one.scale)&&(held.clear(),bias=null,kinds.input.value=one.kind,one.kind==="rnn"?buildPlain(one):buildGated(
one)),built=structuredClone(one),follow(rate,nearestRate(one.rate)),bias&&follow(bias,one.bias??0);for(let[letter,input]of held)input.value=letter in one.held?String(
one.held[letter]):""}}}function networkCard(k,{steer,restart,choose}){let title=h("h3",{}),line=s("path",{class:`gkm-curve gkm-line-${k}`,d:"M0 5H30"}),right=h("span",{class:"gkm-netw\
ork-right"}),answer=h("p",{class:"gkm-network-answer"}),steering=steeringBox(k,steer,restart),inside=insides(choose),root=h("section",{class:"gkm-network","aria\
-label":`Network ${k+1}`},h("div",{class:"gkm-network-head"},s("svg",{viewBox:"0 0 30 10","aria-hidden":"true"},line),title),right,answer,steering.root,...inside.
parts);return{root,place(one){root.dataset.quantity=one.kind,line.setAttribute("data-quantity",one.kind),setText(title,nameOf(one,k)),steering.place(one)},draw(seen,task,rightNow,unit){
setText(right,`${share(rightNow)} right`),setText(answer,`At the end it says ${answerOf(seen,task)}`),inside.draw(seen,unit)}}}function answerOf({answer,wanted},task){
let sure=task.answer==="yes or no"?`, sure to ${share(Math.max(answer,1-answer))}`:"",correct=task.answer==="how much"?Math.abs(answer-wanted)<(task.within??0):
task.answer==="which"?answer===wanted:answer>.5==wanted>.5;return`“${task.said(answer)}”${sure} ${correct?"✓":`✗, not “${task.said(wanted)}”`}`}var LOG_CHART={width:460,height:250,left:52,right:452,top:26,bottom:206};function power(v){return`10${String(Math.round(v)).replace("-","−").replace(/\d/g,d=>"\
⁰¹²³⁴⁵⁶⁷⁸⁹"[d]).replace("−","⁻")}`}function colourOf2(kind){return kind.split(" ")[0]}function logChart(lines,title,heading,rows=1){let{width,
left,right,top,bottom}=LOG_CHART,height=LOG_CHART.height+17*(rows-1),LEVELS=5,levels=Array.from({length:LEVELS},()=>({line:s("line",{class:"gkm-level",x1:left,x2:right}),
text:s("text",{class:"gkm-tick",x:left-7,"text-anchor":"end"})})),paths=Object.fromEntries(lines.map(one=>[one.key,s("path",{class:`gkm-curve ${one.class??""}`,
"data-quantity":one.quantity})])),xTicks=s("g"),clip=ownName();return{root:s("svg",{class:"gkm-log-chart",viewBox:`0 0 ${width} ${height}`,role:"img"},s("defs",
{},s("clipPath",{id:clip},s("rect",{x:left,y:top-3,width:right-left,height:bottom-top+6}))),...levels.flatMap(one=>[one.line,one.text]),s("g",{"clip-path":`url(\
#${clip})`},...Object.values(paths)),xTicks,s("text",{class:"gkm-title",x:left,y:11},heading),s("text",{class:"gkm-tick",x:(left+right)/2,y:height-6,"text-ancho\
r":"middle"},title)),draw:(series2,{low,high,xs,ticks})=>{let y=linear(low,high,bottom,top);levels.forEach(({line,text},k)=>{let value=low+(high-low)*k/(LEVELS-
1);setAll(line,{y1:y(value),y2:y(value)}),setAll(text,{y:y(value)+4.5}),setText(text,power(value))});for(let{key}of lines){let values=series2[key];if(paths[key].
setAttribute("visibility",values?"visible":"hidden"),!values)continue;let at=values.map((_,k)=>left+(right-left)*xs(k));paths[key].setAttribute("d",polyline(at,
values.map(v=>y(Math.max(low-9,Math.min(high+9,v))))))}xTicks.replaceChildren(...ticks.map(([share2,text,row=0])=>s("text",{class:"gkm-tick",x:left+(right-left)*
share2,y:bottom+18+17*row,"text-anchor":share2===0?"start":share2===1?"end":"middle"},text)))},highlight:chosen=>{for(let[key,path]of Object.entries(paths))path.
setAttribute("class",`gkm-curve ${key===chosen?"gkm-chosen":"gkm-other"}`)}}}function logLimits(values,least,most){let low=Math.max(least,Math.min(...values,-1)),
high=Math.min(most,Math.max(...values,0)),step=1;for(;Math.ceil(high/step)-Math.floor(low/step)>4;)step+=1;let top=Math.ceil(high/step)*step;return{low:top-4*step,
high:top}}var PLACE={width:460,left:40,right:430,top:26,bottom:172,height:196},POINTS=240;function updateCurves(title,format){let{width,left,right,top,bottom,height}=PLACE,
levels=[0,1,2].map(()=>({line:s("line",{class:"gkm-level",x1:left,x2:right}),text:s("text",{class:"gkm-tick",x:left-6,"text-anchor":"end"})})),paths=[0,1,2].map(
()=>s("path",{class:"gkm-curve"})),tags=[0,1,2].map(k=>s("text",{class:"gkm-number",x:right+7},String(k+1))),plain=[0,1,2].map(()=>s("line",{class:"gkm-baseline",
x1:left,x2:right})),ends=[s("text",{class:"gkm-tick",x:left,y:bottom+17,"text-anchor":"middle"},"0"),s("text",{class:"gkm-tick",x:right,y:bottom+17,"text-anchor":"\
middle"})];return{root:s("svg",{class:"gkm-update-curves",viewBox:`0 0 ${width} ${height}`,role:"img"},s("text",{class:"gkm-title",x:left,y:12},title),...levels.
flatMap(one=>[one.line,one.text]),...plain,...paths,...tags,...ends,s("text",{class:"gkm-tick",x:(left+right)/2,y:bottom+17,"text-anchor":"middle"},"updates")),
draw(xs,rows,kinds,baselines,limit){let y=linear(0,limit,bottom,top),last=niceUpdates(xs[xs.length-1]??0),x=linear(0,last,left,right);levels.forEach(({line,text},k)=>{
let value=limit*k/2;setAll(line,{y1:y(value),y2:y(value)}),setAll(text,{y:y(value)+4.5}),setText(text,format(value))});let step=Math.max(1,Math.ceil(xs.length/POINTS)),
keep=xs.map((_,k)=>k).filter(k=>k%step===0||k===xs.length-1),at=keep.map(k=>x(xs[k])),heights=rows.map((row,n)=>{let ys=keep.map(k=>y(Math.min(limit*1.03,row[k])));
return setAll(paths[n],{d:polyline(at,ys),"data-quantity":kinds[n],class:`gkm-curve gkm-line-${n}`}),ys[ys.length-1]??bottom});spread(heights,14,top,bottom).forEach(
(height2,n)=>{setAll(tags[n],{y:(height2+5).toFixed(1),x:at.length?at[at.length-1]+7:right})}),plain.forEach((line,k)=>{let value=baselines[k],shown=value!==void 0&&
value<=limit;setAll(line,{visibility:shown?"visible":"hidden",y1:y(shown?value:0),y2:y(shown?value:0)})}),setText(ends[1],String(last))}}}var niceUpdates=v=>Math.
max(100,niceLimit(v));function lossLimit(values){let highest=Math.max(...values.filter(Number.isFinite),1e-6),power2=10**Math.floor(Math.log10(highest));return[
1,2,5,10].map(v=>v*power2).find(v=>v>=highest)??highest}function progressCharts(){let right=updateCurves("Right, of what they never saw",share),loss=updateCurves("Loss",short);return{root:h("div",{class:"gkm-playgrou\
nd-charts"},right.root,loss.root),draw({settings,updates,baselines},points,task){let[times,unit]=task.unit,now=points[points.length-1],xs=points.map(one=>one.update),
kinds=settings.networks.map(one=>colourOf2(one.kind)),rights=kinds.map((_,k)=>points.map(one=>one.right[k])),losses=kinds.map((_,k)=>points.map(one=>one.losses[k]*
times));right.draw(xs,rights,kinds,baselines.map(one=>one.right),1);let plain=baselines.map(one=>(one.loss??0)*times);loss.draw(xs,losses,kinds,plain,lossLimit(
[...plain,...losses.map(row=>row[row.length-1])]));let inWords=settings.networks.map((one,k)=>`${nameOf(one,k)}: ${share(now.right[k])} right, loss ${short(now.
losses[k]*times)}`),without=baselines.map(one=>`${one.name}: ${share(one.right)}`).join("; ");right.root.setAttribute("aria-label",`${capital(task.right)} again\
st updates. After ${updates}: ${inWords.join("; ")}. Without a network: ${without}.`),loss.root.setAttribute("aria-label",`Loss in ${unit} against updates; its \
figures are in the table.`)}}}function lagChart(){let lines=[0,1,2].map(k=>({key:String(k),quantity:"rnn",class:`gkm-line-${k}`})),name="Gradient at the memory,\
 as a share of the last step’s",chart=logChart(lines,"steps back from the end",name);return chart.root.setAttribute("aria-label",`${name}: nothing is measured\
 yet.`),{root:h("details",{class:"gkm-lags",open:!0},h("summary",{},"How far back does an error reach?"),chart.root),draw({settings,seen}){let series2=Object.fromEntries(
seen.map((one,k)=>[String(k),one.lags.map(v=>Math.log10(Math.max(v,1e-30)))])),steps=seen[0].lags.length-1;chart.root.querySelectorAll("path.gkm-curve").forEach(
(path,k)=>{path.setAttribute("data-quantity",colourOf2(settings.networks[k].kind))}),chart.draw(series2,{...logLimits(Object.values(series2).flat(),-16,4),xs:k=>k/
Math.max(1,steps),ticks:[[0,"0"],[1,String(steps)]]});let ten=Math.min(10,steps);chart.root.setAttribute("aria-label",`How much of the gradient is left ${ten} s\
teps back. ${settings.networks.map((one,k)=>`${nameOf(one,k)}: ${seen[k].lags[ten].toExponential(1)}`).join("; ")}.`)}}}var outcomes_default={near:{seeds:20,updates:200,networks:[{learned:20,right:1,loss:219e-6},{learned:20,right:1,loss:477e-6},{learned:20,right:1,loss:776e-7}],lowest:[
0,0,20],beaten:[{name:"guessing",by:[20,20,20]}]},far:{seeds:20,updates:200,networks:[{learned:2,right:.508,loss:.696},{learned:19,right:1,loss:.00121},{learned:20,
right:1,loss:271e-6}],lowest:[0,0,20],beaten:[{name:"guessing",by:[7,20,20]}]},factor:{seeds:20,updates:0,networks:[{learned:0,right:.49,loss:.701,left:745e-6},
{learned:0,right:.482,loss:.722,left:.915},{learned:0,right:.512,loss:.702,left:.715}],lowest:[10,1,9],beaten:[{name:"guessing",by:[4,3,4]}]},clipping:{seeds:20,
updates:200,networks:[{learned:0,right:.488,loss:.697},{learned:1,right:.496,loss:.698},{learned:20,right:1,loss:349e-6}],lowest:[0,0,20],beaten:[{name:"guessin\
g",by:[6,6,20]}]},"far-alone":{seeds:20,updates:600,networks:[{learned:0,right:.484,loss:.695},{learned:0,right:.486,loss:.694},{learned:0,right:.469,loss:.695}],
lowest:[6,11,3],beaten:[{name:"guessing",by:[4,4,3]}]},"short-first":{seeds:20,updates:600,networks:[{learned:17,right:1,loss:813e-6},{learned:20,right:1,loss:239e-6},
{learned:20,right:1,loss:338e-6}],lowest:[1,15,4],beaten:[{name:"guessing",by:[19,20,20]}]},"open-gates":{seeds:20,updates:200,networks:[{learned:16,right:1,loss:.0125},
{learned:19,right:1,loss:.00121},{learned:20,right:1,loss:271e-6}],lowest:[0,0,20],beaten:[{name:"guessing",by:[19,20,20]}]},"rate-counts":{seeds:20,updates:200,
networks:[{learned:20,right:1,loss:335e-7},{learned:0,right:.504,loss:.693},{learned:0,right:.498,loss:.694}],lowest:[20,0,0],beaten:[{name:"guessing",by:[20,6,
8]}]},"update-bias":{seeds:20,updates:200,networks:[{learned:0,right:.5,loss:.694},{learned:20,right:1,loss:271e-6},{learned:20,right:1,loss:393e-7}],lowest:[0,
1,19],beaten:[{name:"guessing",by:[7,20,20]}]},"bias-lstm":{seeds:20,updates:80,networks:[{learned:0,right:.475,loss:.695},{learned:14,right:1,loss:.0342},{learned:0,
right:.504,loss:.694}],lowest:[0,20,0],beaten:[{name:"guessing",by:[4,20,6]}]},"bias-gru":{seeds:20,updates:80,networks:[{learned:0,right:.48,loss:.696},{learned:20,
right:1,loss:165e-6},{learned:5,right:.541,loss:.69}],lowest:[0,20,0],beaten:[{name:"guessing",by:[5,20,12]}]},adding:{seeds:20,updates:200,networks:[{learned:0,
right:.182,loss:.167},{learned:0,right:.188,loss:.168},{learned:0,right:.722,loss:.00875}],lowest:[0,0,20],beaten:[{name:"always saying 1",by:[11,11,20]}]},series:{
seeds:20,updates:120,networks:[{learned:0,right:.579,loss:.319},{learned:0,right:.668,loss:.292},{learned:0,right:.612,loss:.341}],lowest:[8,8,4],beaten:[{name:"\
the last value again",by:[20,20,20]},{name:"a linear prediction from 20 values",by:[20,20,20]}]},usual:{seeds:20,updates:200,networks:[{learned:0,right:.494,loss:.696},
{learned:19,right:1,loss:.00112},{learned:20,right:1,loss:549e-6}],lowest:[0,1,19],beaten:[{name:"guessing",by:[3,20,20]}]},"one-unit":{seeds:20,updates:600,networks:[
{learned:0,right:.596,loss:.00354},{learned:20,right:.985,loss:219e-6},{learned:0,right:.714,loss:.00408}],lowest:[0,20,0],beaten:[{name:"always the mean count",
by:[20,20,20]}]},held:{seeds:20,updates:200,networks:[{learned:19,right:1,loss:.00112,held:[{gate:["i",1],right:.93,broken:3},{gate:["o",1],right:1,broken:0},{gate:[
"f",0],right:.543,broken:18}]},{learned:20,right:1,loss:876e-6,held:[{gate:["i",1],right:.938,broken:4},{gate:["o",1],right:1,broken:0},{gate:["f",0],right:.51,
broken:20}]},{learned:20,right:1,loss:985e-6,held:[{gate:["i",1],right:.875,broken:5},{gate:["o",1],right:1,broken:0},{gate:["f",0],right:.514,broken:20}]}],lowest:[
3,12,5],beaten:[{name:"guessing",by:[20,20,20]}]}};var rnn=(rate,more={})=>({kind:"rnn",rate,...more}),lstm=(rate,bias)=>({kind:"lstm",rate,bias}),gru=(rate,bias)=>({kind:"gru",rate,bias}),FAR={task:"agreement",
distance:24,hidden:32,clip:1},PRESETS=[{id:"near",lesson:"01",claim:"With three words between noun and verb, a plain RNN is right.",look:"the plain RNN, with a \
learning rate of 0.01",updates:200,settings:{...FAR,distance:3,networks:[rnn(.01),lstm(.005,3),gru(.007,3)]}},{id:"far",lesson:"01",claim:"With 24 words between\
, hardly any seed of a plain RNN learns it.",look:"the same three networks, at 24 words",updates:200,settings:{...FAR,networks:[rnn(.01),lstm(.005,3),gru(.007,3)]}},
{id:"factor",lesson:"01",claim:"In a plain RNN with PyTorch’s default initialization, less than half of an error is left at each step back.",look:"the gradien\
t against the lag, before any update",updates:0,settings:{...FAR,networks:[rnn(.003),rnn(.002,{orthogonal:!0,scale:1.5}),lstm(.005,3)]}},{id:"clipping",lesson:"\
01",claim:"Clipping shortens what explodes. It does not bring back what has vanished.",look:"whether tighter clipping helps the plain RNN",updates:200,settings:{
...FAR,clip:.1,networks:[rnn(.003),rnn(.01),lstm(.005,3)]}},{id:"far-alone",lesson:"01",claim:"From distant errors alone, a plain RNN rarely learns 24 words at \
a learning rate of 0.003.",look:"600 updates at 24 words from the start",updates:600,settings:{...FAR,networks:[rnn(.003),lstm(.003,0),gru(.003,0)]}},{id:"short\
-first",lesson:"01",claim:"Training on short sentences first teaches it.",look:"the same networks, on growing distances",updates:600,settings:{...FAR,lessons:"g\
rowing",networks:[rnn(.003),lstm(.003,0),gru(.003,0)]}},{id:"open-gates",lesson:"01",claim:"With its matrix scaled, an RNN mostly learns 24 words without a gate\
. In an LSTM or GRU, one bias does it.",look:"an orthogonal matrix times 1.5, and biases of 3",updates:200,settings:{...FAR,networks:[rnn(.002,{orthogonal:!0,scale:1.5}),
lstm(.005,3),gru(.007,3)]}},{id:"rate-counts",lesson:"01",claim:"At a learning rate of 0.05, a GRU with PyTorch’s default initialization learns 24 words; an LST\
M with forget bias 0 does not.",look:"the first two networks; the third is the same GRU at 0.007",updates:200,settings:{...FAR,networks:[gru(.05,null),lstm(.05,
0),gru(.007,null)]}},{id:"update-bias",lesson:"03",claim:"At a learning rate of 0.007, a GRU learns 24 words when its update bias starts at 3, not at 0. At 0.05\
 it learns them from 0 too.",look:"three GRUs that differ in nothing else",updates:200,settings:{...FAR,networks:[gru(.007,0),gru(.007,3),gru(.05,0)]}},{id:"bia\
s-lstm",lesson:"04",claim:"When its forget gate starts near 1, an LSTM learns 24 words. From a bias of 0 it didn’t at any learning rate tried.",look:"three LS\
TMs of 16 units, after 80 updates",updates:80,settings:{...FAR,hidden:16,networks:[lstm(.007,0),lstm(.007,3),lstm(.05,0)]}},{id:"bias-gru",lesson:"04",claim:"Wh\
en its update gate starts near 1, a GRU learns 24 words. From a bias of 0 it does so only at high learning rates.",look:"three GRUs of 16 units, after 80 update\
s",updates:80,settings:{...FAR,hidden:16,networks:[gru(.007,0),gru(.05,3),gru(.05,0)]}},{id:"adding",lesson:"04",claim:"In short runs, the GRU added better than\
 the LSTM.",look:"the loss of GRU and LSTM; here they have as many units, in the lesson as many parameters",updates:200,settings:{task:"adding",distance:40,hidden:24,
clip:1,networks:[rnn(.003),lstm(.01,2),gru(.01,2)]}},{id:"series",lesson:"04",claim:"Put the simplest method beside the networks. Sometimes it wins.",look:"the \
table’s last lines, on a nerve cell’s voltage",updates:120,settings:{task:"series",distance:60,hidden:12,clip:1,networks:[rnn(.01),lstm(.01,2),gru(.01,2)]}}],
GUESSED=[{id:"usual",updates:200,settings:{}},{id:"one-unit",updates:600,settings:{task:"counting",distance:20,hidden:1,clip:1,networks:[rnn(.02),lstm(.02,1),gru(
.02,1)]}},{id:"held",updates:200,settings:{networks:[lstm(.005,1),lstm(.005,2),lstm(.005,3)]},hold:[["i",1],["o",1],["f",0]]}];var outcomes=outcomes_default,LESSONS2={"01":"Limitations of RNNs","03":"Introduction to GRU","04":"LSTM or GRU"};function measured(preset){let{seeds,networks,lowest,
beaten}=outcomes[preset.id],each=say=>networks.map((one,k)=>`network ${k+1}: ${say(one,k)}`).join(", ");if(preset.updates===0)return`With ${seeds} seeds, before\
 any update, this much of the gradient is left ten steps back (median). ${capital(each(one=>percent(one.left)))}.`;let after=`after ${preset.updates} updates`;if(preset.
settings.task==="adding")return`With ${seeds} seeds, ${after}, the lowest loss went to ${each((_,k)=>`${lowest[k]} times`)}.`;if(preset.settings.task==="series"){
let last=beaten[beaten.length-1];return`With ${seeds} seeds, ${after}, the loss was below that of ${last.name} so often. ${capital(each((_,k)=>`${last.by[k]}`))}\
.`}return`With ${seeds} seeds, ${after}, so many had at least 95 % right. ${capital(each(one=>`${one.learned}`))}.`}var percent=v=>`${v>=.01?(100*v).toFixed(0):
(100*v).toPrecision(1)} %`;function claimBox(tasks,open){let offered=PRESETS.filter(one=>tasks.has(one.settings.task)),current=null,choose=select("A claim of th\
e lessons",[["","choose one …"]],()=>refresh());for(let[lesson,title]of Object.entries(LESSONS2)){let own=offered.filter(one=>one.lesson===lesson);own.length&&
choose.input.append(h("optgroup",{label:`${lesson} ${title}`},...own.map(one=>h("option",{value:one.id},one.claim))))}let go=button("Set it up",()=>{let chosen=offered.
find(one=>one.id===choose.input.value);chosen&&open(chosen)}),words=h("p",{class:"gkm-claim"}),outcome=h("details",{class:"gkm-claim-outcome"},h("summary",{},"W\
hat we measured"),h("p",{})),refresh=()=>{go.disabled=!choose.input.value},root=h("div",{class:"gkm-claims"},h("div",{class:"gkm-row"},choose.root,go),words,outcome);
return outcome.hidden=!0,refresh(),{root,draw(settings,updates){let same2=one=>JSON.stringify(readSettings({...one.settings,seed:settings.seed},tasks))===JSON.stringify(
settings);if((!current||!same2(current))&&(current=offered.find(same2)??null),outcome.hidden=!current||!(current.id in outcomes),words.hidden=!current,!current)
return;choose.input.value=current.id,refresh();let left=current.updates-updates;setText(words,`“${current.claim}” Look at ${current.look}. ${left>0?`What do\
 you expect? Play, and compare at ${current.updates} updates: ${left} to go.`:"Is it as you expected?"}`),outcome.hidden||setText(outcome.lastChild,measured(current))}}}var HEADS=["network","right","loss","gradient norm","bias of the gate that keeps, now"];function figuresTable(){let body=h("tbody"),caption=h("caption",{class:"\
gkm-unseen"}),heads=HEADS.map(text=>h("th",{scope:"col"},text)),root=h("table",{class:"gkm-figures"},caption,h("thead",{},h("tr",{},...heads)),body),rows=[];return{
root,draw({settings,norms,biases,baselines,updates},right,losses,[times,unit]){let lines=[...settings.networks.map((one,k)=>[nameOf(one,k),share(right[k]),short(
losses[k]*times),updates?short(norms[k]):"–",one.kind==="rnn"?"–":num(biases[k],2)]),...baselines.map(one=>[one.name,share(one.right),one.loss===null?"–":
short(one.loss*times),"–","–"])];setText(heads[HEADS.indexOf("loss")],`loss, ${unit}`),setText(caption,"Each network on sequences that it never learns from,\
 then what needs no network."),rows.length!==lines.length&&(rows=lines.map(()=>h("tr",{},h("th",{scope:"row"}),...HEADS.slice(1).map(()=>h("td")))),body.replaceChildren(
...rows)),lines.forEach((line,k)=>{line.forEach((text,column)=>{setText(rows[k].childNodes[column],text)}),rows[k].className=k>=settings.networks.length?"gkm-pl\
ain":""})}}}var BY_LINK="This run came by a link, so it doesn't count for a goal. Press “Start again” and train it yourself.";function goalList(goals,onrecipe){let lines=goals.
map(goal=>{let tick=h("span",{"aria-hidden":"true"}),state=h("span",{class:"gkm-unseen"}),because=h("p",{hidden:!0},goal.because),recipe=h("details",{},h("summa\
ry",{},"Still stuck? The recipe"),h("p",{},goal.recipe));recipe.addEventListener("toggle",()=>recipe.open&&onrecipe(goal));let root2=h("div",{class:"gkm-goal"},
h("p",{},h("strong",{},tick,state,goal.title),h("br"),goal.task),because,h("details",{},h("summary",{},"Hint"),h("p",{},goal.hint),goal.recipe?recipe:null));return{
goal,tick,state,because,root:root2}}),note=h("p",{class:"gkm-quiet",role:"status"}),root=h("section",{"aria-label":"Goals"},h("h3",{},"Goals"),note,...lines.map(
one=>one.root));return root.hidden=!goals.length,{root,draw(reached,borrowed){setText(note,borrowed?BY_LINK:"");for(let{goal,tick,state,because,root:line}of lines){
let there=reached.has(goal.id);setText(tick,there?"✓ ":""),setText(state,there?"Reached: ":""),because.hidden=!there||!goal.because,line.classList.toggle("gkm\
-good",there)}}}}var OF_ALL_TRAINING=["over-a-distance","few-units"];function goalKeeper(){let stages=[];return{begin(){stages=[0,1,2].map(()=>({stage:"new",since:0}))},reached({
settings,updates},right){let found=new Set,{task,distance,networks,hidden}=settings,of=kind=>right.some((share2,k)=>networks[k].kind===kind&&share2>=.95);return task===
"agreement"&&distance>=24&&of("rnn")&&found.add("over-a-distance"),task==="counting"&&distance>=20&&hidden<=1&&of("lstm")&&found.add("few-units"),right.forEach(
(share2,k)=>{let one=stages[k],held=Object.keys(networks[k].held).length>0;one&&(one.stage==="new"&&!held&&share2>=.95?one.stage="good":one.stage==="good"&&held&&
share2<.7?Object.assign(one,{stage:"broken",since:updates}):one.stage==="broken"&&!held&&(updates-one.since<20?one.stage="good":share2>=.95&&found.add("break-an\
d-repair")))}),found}}}function setupBox(tasks,steer,restart){let about=h("p",{class:"gkm-about"}),task=select("Task",[...tasks.values()].map(one=>[one.id,one.name]),id=>restart({task:id,
distance:void 0})),distanceBox=h("div",{}),lessons=choice({legend:"Lessons",value:"fixed",options:[["fixed","always this far"],["growing","short ones first"],["\
mixed","all lengths mixed"]],onchange:value=>steer("lessons",value)}),[min,max]=LIMITS.hidden,hidden=startSlider({label:"units",min,max,step:1,value:32,format:String},
value=>restart({hidden:value})),clip=slider({label:"clip gradients at",min:0,max:CLIPS.length-1,step:1,value:4,format:v=>String(CLIPS[v]??"never"),oninput:v=>steer(
"clip",CLIPS[v])}),seed=startSlider({label:"seed",min:0,max:99,step:1,value:1,format:String},value=>restart({seed:value})),distance=null,builtFor="";function build2({
id,about:text,distance:{values,label}}){builtFor=id,setText(about,text),distance=slider({label,min:0,max:values.length-1,step:1,value:0,format:v=>String(values[v]),
oninput:v=>steer("distance",values[v])}),distanceBox.replaceChildren(distance.root)}function placeSteered(settings){let values=tasks.get(settings.task)?.distance.
values??[];distance&&follow(distance,values.indexOf(settings.distance)),follow(clip,CLIPS.indexOf(settings.clip)),lessons.set(settings.lessons)}return{root:h("d\
iv",{class:"gkm-playground-set"},h("div",{},task.root,about,distanceBox,lessons.root),h("div",{},hidden.root,clip.root,seed.root)),placeSteered,place(settings){
task.input.value=settings.task,builtFor!==settings.task&&build2(tasks.get(settings.task)),placeSteered(settings),hidden.set(settings.hidden),seed.set(settings.seed)}}}var below=(random,n)=>Math.floor(random()*n),range=(from,to,step=1)=>Array.from({length:Math.floor((to-from)/step)+1},(_,k)=>from+k*step);function stepsOf({steps,
batch,ids,x},b){let all=ids??x,size=all.length/(steps*batch);return Array.from({length:steps},(_,t)=>{let start2=(t*batch+b)*size;return[...all.subarray(start2,
start2+size)]})}function constantBaseline(name,batches,within2,always){let all=batches.flatMap(batch=>[...batch.wanted]),said=always??all.reduce((sum,value)=>sum+
value,0)/all.length;return{name,right:all.filter(value=>Math.abs(value-said)<within2).length/all.length,loss:all.reduce((sum,value)=>sum+(value-said)**2,0)/all.
length}}var SINGULAR="cat dog bird fox cow horse girl boy king clown robot teacher".split(" "),NOUNS=[...SINGULAR,...SINGULAR.map(noun=>`${noun}s`)],VERBS="saw painted \
liked followed heard found drew met".split(" "),PREPOSITIONS="near behind beside under above".split(" "),ADJECTIVES="old red small loud quiet tall brave".split(
" "),WORDS=["the","that","she",...NOUNS,...VERBS,...PREPOSITIONS,...ADJECTIVES],INDEX=new Map(WORDS.map((word,k)=>[word,k])),PLURAL=INDEX.get(NOUNS[SINGULAR.length]);
function pattern(distance,random){if(distance===0)return[["the"],NOUNS];let places=[["the"],NOUNS,["that"],["she"],VERBS];for(let left=distance-3;left>0;){let sizes=[
3,4,5].filter(size2=>left===size2||left-size2>=3),size=sizes[below(random,sizes.length)];places.push(PREPOSITIONS,["the"],...Array(size-3).fill(ADJECTIVES),NOUNS),
left-=size}return places}var agreement={id:"agreement",name:"was or were?",about:"A network reads a sentence and says whether “was” or “were” must follow. The s\
econd word decides; the nouns behind it are singular or plural at random.",answer:"yes or no",right:"sentences right",unit:[1,"nats"],symbols:WORDS.length,inputs:16,
outputs:1,batch:64,distance:{label:"words between noun and verb",values:[0,3,...range(6,40)],start:24},steps:distance=>distance+2,draw(random,distance){let places=pattern(
distance,random),batch=this.batch,ids=new Int32Array(places.length*batch),wanted=new Float64Array(batch);places.forEach((words,t)=>{for(let b=0;b<batch;b+=1)ids[t*
batch+b]=INDEX.get(words[below(random,words.length)])});for(let b=0;b<batch;b+=1)wanted[b]=ids[batch+b]>=PLURAL?1:0;return{steps:places.length,batch,ids,wanted,
from:places.length-1}},baselines:()=>[{name:"guessing",right:.5,loss:Math.LN2}],words:(batch,b)=>stepsOf(batch,b).map(([id])=>WORDS[id]),said:value=>value>.5?"w\
ere":"was"};var TENS=10,counting={id:"counting",name:"Count since a reset",about:"At each step a network says how many steps have passed since the last reset. The first ste\
p is one; half of the sequences have another.",answer:"how much",right:"counts right, to within a half",within:.5/TENS,unit:[TENS*TENS,"counts²"],symbols:0,inputs:1,
outputs:1,batch:32,distance:{label:"counts up to",values:range(5,40),start:20},steps:distance=>distance+1,draw(random,distance){let steps=distance+1,batch=this.
batch,x=new Float64Array(steps*batch),wanted=new Float64Array(steps*batch);for(let b=0;b<batch;b+=1){let again=random()<.5?1+below(random,distance):0;for(let t=0,
count=0;t<steps;t+=1,count+=1)(t===0||t===again)&&(x[t*batch+b]=1,count=0),wanted[t*batch+b]=count/TENS}return{steps,batch,x,wanted,from:0}},baselines:batches=>[
constantBaseline("always the mean count",batches,.5/TENS)],words:(batch,b)=>stepsOf(batch,b).map(([reset])=>reset?"reset":"·"),said:value=>(TENS*value).toFixed(
1)},LETTERS="ABCDEFGH",copying={id:"copying",name:"Say the first symbol again",about:"A network reads symbols, and at the end says which was the first. All othe\
rs are noise that looks the same.",answer:"which",right:"first symbols right",unit:[1,"nats"],symbols:LETTERS.length+1,inputs:8,outputs:LETTERS.length,batch:64,
distance:{label:"symbols in between",values:range(2,50),start:20},steps:distance=>distance+2,draw(random,distance){let steps=distance+2,batch=this.batch,ids=Int32Array.
from({length:steps*batch},()=>below(random,LETTERS.length));return ids.fill(LETTERS.length,(steps-1)*batch),{steps,batch,ids,wanted:Float64Array.from(ids.subarray(
0,batch)),from:steps-1}},baselines:()=>[{name:"guessing",right:1/LETTERS.length,loss:Math.log(LETTERS.length)}],words:(batch,b)=>stepsOf(batch,b).map(([id])=>LETTERS[id]??
"?"),said:value=>LETTERS[value]},NEAR=.1,adding={id:"adding",name:"Add two marked numbers",about:"Numbers between 0 and 1, one marked in each half. At the end a\
 network says the sum of the two.",answer:"how much",right:"sums right, to within 0.1",within:NEAR,unit:[1,"squared error"],symbols:0,inputs:2,outputs:1,batch:50,
distance:{label:"numbers in a sequence",values:range(4,60,2),start:20},steps:distance=>distance,draw(random,distance){let batch=this.batch,half=distance/2,x=new Float64Array(
distance*batch*2),wanted=new Float64Array(batch);for(let b=0;b<batch;b+=1){let marked=[below(random,half),half+below(random,half)];for(let t=0;t<distance;t+=1){
let at=2*(t*batch+b);x[at]=random(),marked.includes(t)&&(x[at+1]=1,wanted[b]+=x[at])}}return{steps:distance,batch,x,wanted,from:distance-1}},baselines:batches=>[
constantBaseline("always saying 1",batches,NEAR,1)],words:(batch,b)=>stepsOf(batch,b).map(([value,mark])=>mark?value.toFixed(2):value.toFixed(1).slice(1)),said:value=>value.
toFixed(2)};var AHEAD=10,PAST=20,NEAR2=.25;function series(values){let cut=Math.floor(.8*values.length),batch=32,weights=leastSquares(values.subarray(0,cut));return{id:"ser\
ies",name:"A nerve cell’s voltage",about:"A recording of a nerve cell, 2,000 values a second. At each step a network says how far the voltage moves within the\
 next 5 ms.",answer:"how much",right:"predictions off by less than a quarter of the recording’s spread",within:NEAR2,unit:[1,"squared error"],symbols:0,inputs:1,
outputs:1,batch,distance:{label:"values in a sequence",values:range(30,60,5),start:40},steps:distance=>distance,draw(random,distance,test=!1){let[first,end]=test?
[cut,values.length]:[0,cut],x=new Float64Array(distance*batch),from=PAST,wanted=new Float64Array((distance-from)*batch);for(let b=0;b<batch;b+=1){let at=first+below(
random,end-first-distance-AHEAD);for(let t=0;t<distance;t+=1)x[t*batch+b]=values[at+t],t>=from&&(wanted[(t-from)*batch+b]=values[at+t+AHEAD]-values[at+t])}return{
steps:distance,batch,x,wanted,from}},baselines:batches=>[score("the last value again",batches,()=>0),score("a linear prediction from 20 values",batches,past=>past.
reduce((sum,v,k)=>sum+weights[k]*v,0))],words:(one,b)=>stepsOf(one,b).map(([value])=>value.toFixed(1)),said:value=>value.toFixed(2)}}function score(name,batches,predict){
let[right,loss,places]=[0,0,0];for(let{steps,batch,x,wanted,from}of batches)for(let t=from;t<steps;t+=1)for(let b=0;b<batch;b+=1){let past=Array.from({length:PAST},
(_,k)=>x[(t-k)*batch+b]),off=Math.abs(predict(past)-wanted[(t-from)*batch+b]);right+=off<NEAR2?1:0,loss+=off*off,places+=1}return{name,right:right/places,loss:loss/
places}}function leastSquares(values){let rows=Array.from({length:PAST},()=>new Float64Array(PAST+1));for(let at=PAST-1;at+AHEAD<values.length;at+=1){let move=values[at+
AHEAD]-values[at];for(let j=0;j<PAST;j+=1){for(let k=0;k<PAST;k+=1)rows[j][k]+=values[at-j]*values[at-k];rows[j][PAST]+=values[at-j]*move}}for(let j=0;j<PAST;j+=
1)rows[j][j]+=1e-6*values.length;for(let j=0;j<PAST;j+=1)for(let other=0;other<PAST;other+=1){if(other===j)continue;let times=rows[other][j]/rows[j][j];for(let k=j;k<=
PAST;k+=1)rows[other][k]-=times*rows[j][k]}return rows.map((row,j)=>row[PAST]/row[j])}var visible=symbol=>({"\n":"↵"," ":"␣"})[symbol]??symbol;function letters(text){
let small=text.toLowerCase(),alphabet=[...new Set(small)].sort(),place=new Map(alphabet.map((symbol,k)=>[symbol,k])),ids=Int32Array.from(small,symbol=>place.get(
symbol)),cut=Math.floor(.9*ids.length),size=alphabet.length,batch=32;return{id:"letters",name:"The next letter",about:`At each step a network says which letter \
comes next in the course’s own text: one of ${size} signs.`,answer:"which",right:"letters right",unit:[1/Math.LN2,"bits a letter"],symbols:size,inputs:16,outputs:size,
batch,distance:{label:"letters in a sequence",values:range(10,60,5),start:30},steps:distance=>distance,draw(random,distance,test=!1){let[first,end]=test?[cut,ids.
length]:[0,cut],read=new Int32Array(distance*batch),wanted=new Float64Array(distance*batch);for(let b=0;b<batch;b+=1){let at=first+below(random,end-first-distance-
1);for(let t=0;t<distance;t+=1)read[t*batch+b]=ids[at+t],wanted[t*batch+b]=ids[at+t+1]}return{steps:distance,batch,ids:read,wanted,from:0}},baselines:batches=>[
0,1,2].map(before=>counted(ids.subarray(0,cut),size,before,batches)),words:(one,b)=>stepsOf(one,b).map(([id])=>visible(alphabet[id])),said:value=>visible(alphabet[value])}}
function counted(ids,size,before,batches){let tables=Array.from({length:before+1},()=>new Map);for(let at=before;at<ids.length;at+=1)for(let length=0,code=0;length<=
before;length+=1){length&&(code=code*size+ids[at-length]);let table=tables[length].get(code)??new Float64Array(size);table[ids[at]]+=1,tables[length].set(code,table)}
let[right,loss,places]=[0,0,0];for(let{steps,batch,ids:read,wanted}of batches)for(let t=0;t<steps;t+=1)for(let b=0;b<batch;b+=1){let chances=new Float64Array(size).
fill(1/size);for(let length=0,code=0;length<=Math.min(before,t+1);length+=1){length&&(code=code*size+read[(t-length+1)*batch+b]);let table=tables[length].get(code);
if(!table)break;let all=table.reduce((sum,v)=>sum+v,0),kinds=table.reduce((sum,v)=>sum+(v?1:0),0);chances=table.map((v,k)=>(v+kinds*chances[k])/(all+kinds))}let next=wanted[t*
batch+b];right+=chances.indexOf(Math.max(...chances))===next?1:0,loss-=Math.log(chances[next]),places+=1}return{name:before?`counts after the last ${before===1?
"letter":`${before} letters`}`:"counts alone",right:right/places,loss:loss/places}}function tasksOf({series:values,text}){let all=[agreement,counting,copying,adding];return values?.length&&all.push(series(values)),text&&all.push(letters(text)),
new Map(all.map(task=>[task.id,task]))}var training_default=`"use strict";(()=>{function stream(seed){let state=seed>>>0;return()=>{state=state+1831565813>>>0;let t=state;return t=Math.imul(t^t>>>15,\
t|1),t^=t+Math.imul(t^t>>>7,t|61),((t^t>>>
14)>>>0)/2**32}}function normals(random,n){return Float64Array.from({length:n},()=>Math.sqrt(-2*Math.log(1-random()))*Math.cos(2*Math.PI*random()))}function uni\
forms(random,n,bound){
return Float64Array.from({length:n},()=>(2*random()-1)*bound)}function orthogonal(random,n){let m=normals(random,n*n);for(let row=0;row<n;row+=1){for(let again=\
0;again<
2;again+=1)for(let before=0;before<row;before+=1){let dot=0;for(let k=0;k<n;k+=1)dot+=m[row*n+k]*m[before*n+k];for(let k=0;k<n;k+=1)m[row*n+k]-=dot*m[before*n+k\
]}
let square=0;for(let k=0;k<n;k+=1)square+=m[row*n+k]**2;for(let k=0;k<n;k+=1)m[row*n+k]/=Math.sqrt(square)}return m}var BLOCKS_OF={rnn:1,"orthogonal rnn":1,lstm\
:4,gru:3};function lossOf(answer,y,wanted,outputs,dy){let places=wanted.length,sum=0;for(let k=0;k<places;k+=1)if(answer==="which"){let start=k*outputs,highest=\
y[start],all=0;
for(let o=1;o<outputs;o+=1)highest=Math.max(highest,y[start+o]);for(let o=0;o<outputs;o+=1){let share=Math.exp(y[start+o]-highest);dy[start+o]=share,all+=share}\

sum+=Math.log(all)+highest-y[start+wanted[k]];for(let o=0;o<outputs;o+=1)dy[start+o]/=all*places;dy[start+wanted[k]]-=1/places}else if(answer==="yes or no"){let\
 share=y[k]>=
0?1/(1+Math.exp(-y[k])):Math.exp(y[k])/(1+Math.exp(y[k]));sum+=Math.max(y[k],0)-y[k]*wanted[k]+Math.log1p(Math.exp(-Math.abs(y[k]))),dy[k]=(share-wanted[k])/pla\
ces}else{
let off=y[k]-wanted[k];sum+=off*off,dy[k]=2*off/places}return sum/places}function countRight(answer,y,wanted,outputs,within2){let right=0;for(let k=0;k<wanted.l\
ength;k+=
1)if(answer==="yes or no")right+=y[k]>0==wanted[k]>.5?1:0;else if(answer==="how much")right+=Math.abs(y[k]-wanted[k])<within2?1:0;else{let best=0;for(let o=1;o<\

outputs;o+=1)y[k*outputs+o]>y[k*outputs+best]&&(best=o);right+=best===wanted[k]?1:0}return right}function shapes({kind,hidden,inputs,symbols,outputs}){let rows=\
BLOCKS_OF[kind]*hidden;return[["embed",symbols*inputs],["weight_ih",rows*inputs],["weight_hh",rows*
hidden],["bias_ih",rows],["bias_hh",rows],["read",outputs*hidden],["offset",outputs]]}var countParameters=sizes=>shapes(sizes).reduce((sum,[,n])=>sum+n,0);funct\
ion memoryOf(sizes){
let{hidden:H,steps:T,batch:B,symbols,inputs,outputs,kind}=sizes,G=BLOCKS_OF[kind],scratch=(2*G+5)*T*B*H+2*symbols*G*H+T*B*(inputs+2*outputs)+8*B*H;return 6*coun\
tParameters(
sizes)+scratch+G*H*(H+inputs)+4096}function transpose(into,m,rows,cols){for(let row=0;row<rows;row+=1)for(let col=0;col<cols;col+=1)into[col*rows+row]=m[row*col\
s+
col]}function makeNetwork(sizes,ops){let{kind,hidden:H,inputs:I,symbols:V,outputs:O,steps:longest,batch:widest}=sizes,G=BLOCKS_OF[kind],all=ops.make(countParame\
ters(
sizes)),gradient=ops.make(all.length),weights={},grads={},at=0;for(let[name,n]of shapes(sizes))weights[name]=all.subarray(at,at+n),grads[name]=gradient.subarray\
(
at,at+n),at+=n;let states=longest*widest*H,gates=ops.make(G*states),sums=ops.make(G*states),hs=ops.make(states+widest*H),cs=ops.make(kind==="lstm"?states+widest\
*
H:0),extra=ops.make(kind==="rnn"?0:states),turned=ops.make(G*H*H),fromInput=ops.make(G*(V||I)*H),gradFromInput=ops.make(V?G*V*H:0),x=ops.make(V?0:longest*widest\
*
I),readTurned=ops.make(H*O),outputs=ops.make(longest*widest*O),dh=ops.make(widest*H),dc=ops.make(widest*H),dFromH=ops.make(widest*H),dOutputs=ops.make(longest*w\
idest*
O),held=Array(G).fill(null),part=(m,start,length)=>m.subarray(start,start+length);function prepare(){for(let g=0;g<G;g+=1){transpose(part(turned,g*H*H,H*H),part\
(
weights.weight_hh,g*H*H,H*H),H,H);let into=part(fromInput,g*(V||I)*H,(V||I)*H),own=part(weights.weight_ih,g*H*I,H*I);if(!V){transpose(into,own,H,I);continue}for\
(let v=0;v<
V;v+=1)for(let k=0;k<H;k+=1){let sum=0;for(let i=0;i<I;i+=1)sum+=weights.embed[v*I+i]*own[k*I+i];into[v*H+k]=sum}}transpose(readTurned,weights.read,O,H)}functio\
n forward(given,from){
let{steps:T,batch:B}=given,n=B*H;prepare(),hs.fill(0,0,n),kind==="lstm"&&cs.fill(0,0,n),V||x.set(given.x);for(let t=0;t<T;t+=1){let now=part(gates,t*G*n,G*n),hO\
ld=part(
hs,t*n,n),h=part(hs,(t+1)*n,n),listens=kind==="gru"?part(extra,t*n,n):null;for(let g=0;g<G;g+=1){let block=part(now,g*n,n),target=listens&&g===2?listens:block;s\
tartSums(
block,target,g,given,t),ops.product(target,hOld,part(turned,g*H*H,H*H),B,H,H,H,1)}kind==="rnn"?(ops.tanh(now),h.set(now)):kind==="lstm"?(ops.sigmoid(part(now,0,\

2*n)),ops.tanh(part(now,2*n,n)),ops.sigmoid(part(now,3*n,n)),hold(now,n),ops.lstmForward(now,part(cs,t*n,n),part(cs,(t+1)*n,n),part(extra,t*n,n),h)):(ops.sigmoi\
d(
part(now,0,2*n)),hold(now,n),ops.gruForward(now,listens,hOld,h))}let rows=(T-from)*B,y=part(outputs,0,rows*O);for(let k=0;k<y.length;k+=1)y[k]=weights.offset[k%\

O];return ops.product(y,part(hs,(from+1)*n,rows*H),readTurned,rows,H,O,H,1),y}function hold(now,n){held.forEach((value,g)=>{value!==null&&now.fill(value,g*n,(g+\

1)*n)})}function startSums(block,apart,g,{batch:B,ids},t){let ih=part(weights.bias_ih,g*H,H),hh=part(weights.bias_hh,g*H,H),both=apart===block,table=part(fromIn\
put,
g*(V||I)*H,(V||I)*H);for(let b=0,to=0;b<B;b+=1){let start=ids?ids[t*B+b]*H:0;for(let k=0;k<H;k+=1,to+=1)block[to]=(ids?table[start+k]:0)+ih[k]+(both?hh[k]:0),bo\
th||
(apart[to]=hh[k])}ids||ops.product(block,part(x,t*B*I,B*I),table,B,I,H,I,1)}function backward(given,from,dy,watch){let{steps:T,batch:B,ids}=given,n=B*H,rows=(T-\

from)*B;gradient.fill(0),gradFromInput.fill(0),ops.product(grads.read,dy,part(hs,(from+1)*n,rows*H),O,rows,H,1,O);for(let k=0;k<rows*O;k+=1)grads.offset[k%O]+=d\
y[k];
let gh=part(dh,0,n),gc=part(dc,0,n),gFromH=part(dFromH,0,n);gh.fill(0),gc.fill(0);for(let t=T-1;t>=0;t-=1){t>=from&&ops.product(gh,part(dy,(t-from)*B*O,B*O),wei\
ghts.
read,B,O,H,O,1);let now=part(gates,t*G*n,G*n),back=part(sums,t*G*n,G*n),hOld=part(hs,t*n,n);if(kind==="rnn")watch?.(t,gh),ops.rnnBackward(part(hs,(t+1)*n,n),gh,\

back),gh.fill(0);else if(kind==="lstm"){let shown=part(extra,t*n,n);watch&&watch(t,throughCell(now,shown,gh,gc,n)),ops.lstmBackward(now,part(cs,t*n,n),shown,gh,\

gc,back),gh.fill(0)}else watch?.(t,gh),ops.gruBackward(now,part(extra,t*n,n),hOld,gh,back,gFromH);held.forEach((value,g)=>{value!==null&&back.fill(0,g*n,(g+1)*n\
)});
for(let g=0;g<G;g+=1){let block=part(back,g*n,n),recurrent=kind==="gru"&&g===2?gFromH:block,square=[g*H*H,H*H];ops.product(part(grads.weight_hh,square[0],square\
[1]),
recurrent,hOld,H,B,H,1,H),ops.product(gh,recurrent,part(weights.weight_hh,square[0],square[1]),B,H,H,H,1),addRows(part(grads.bias_hh,g*H,H),recurrent,B),ids?sca\
tter(
part(gradFromInput,g*V*H,V*H),block,ids,t*B,B):(addRows(part(grads.bias_ih,g*H,H),block,B),ops.product(part(grads.weight_ih,g*H*I,H*I),block,part(x,t*B*I,B*I),H\
,
B,I,1,H))}}ids&&inputGradients()}function throughCell(now,shown,gh,gc,n){return Float64Array.from({length:n},(_,k)=>gc[k]+gh[k]*now[3*n+k]*(1-shown[k]*shown[k])\
)}
function addRows(into,rows,B){for(let b=0,from=0;b<B;b+=1)for(let k=0;k<H;k+=1,from+=1)into[k]+=rows[from]}function scatter(table,rows,ids,start,B){for(let b=0,\

from=0;b<B;b+=1){let to=ids[start+b]*H;for(let k=0;k<H;k+=1,from+=1)table[to+k]+=rows[from]}}function inputGradients(){for(let g=0;g<G;g+=1){let table=part(grad\
FromInput,
g*V*H,V*H);addRows(part(grads.bias_ih,g*H,H),table,V),ops.product(part(grads.weight_ih,g*H*I,H*I),table,weights.embed,H,V,I,1,H),ops.product(grads.embed,table,p\
art(
weights.weight_ih,g*H*I,H*I),V,H,I,H,1)}}return{sizes,all,gradient,weights,grads,held,gates,hs,cs,dOutputs,forward,backward}}var KERNEL="AGFzbQEAAAABSghgAn9/AGA\
Hf39/f39/fwBgCX9/f39/f39/fwBgBH9/f38AYAh/f39/f39/fwBgBn9/f39/fwBgBX9/f39/AGAIf39/f399fX0AAg8BA2VudgZtZW1vcnkCAAADCwoCAAADBAUB\\
BgEHB3IKB3Byb2R1Y3QABAdzaWdtb2lkAAIEdGFuaAABC2xzdG1Gb3J3YXJkAAUMbHN0bUJhY2t3YXJkAAYKZ3J1Rm9yd2FyZAAHC2dydUJhY2t3YXJkAAgLcm5uQmFja3dhcmQAAwRhZGFtAAkGbWVtb3J5AgAK\
\\
ji0KigIDBH8BewF9IAZBAnQhCyABIAMgB2xqIQEDQCAEQQRqIAZMBEAgBEECdCIJIAAgAyALbGpqIgz9AAQAIQ0gASEHIAIgCWohCUEAIQoDQCAFIApKBEAgDSAH/QkCACAJ/QAEAP3mAf3kASENIAcgCGohByAJ\
\\
IAtqIQkgCkEBaiEKDAELCyAMIA39CwQAIARBBGohBAwBCwsDQCAEIAZIBEAgBEECdCIJIAAgAyALbGpqIgwqAgAhDiABIQcgAiAJaiEJQQAhCgNAIAUgCkoEQCAOIAcqAgAgCSoCAJSSIQ4gByAIaiEHIAkgC2oh\
\\
CSAKQQFqIQoMAQsLIAwgDjgCACAEQQFqIQQMAQsLC4kHAgJ7AX8gACABQQJ0aiEEA0AgAEEQaiIBIARNBEAgAP0ABAD9DAAAAMAAAADAAAAAwAAAAMD95gH9DAAArsIAAK7CAACuwgAArsL96QH9DAAArkIAAK5C\
\\
AACuQgAArkL96AEiAv0MO6q4PzuquD87qrg/O6q4P/3mAf1qIQMgAP0MAACAPwAAgD8AAIA/AACAP/0MZ2lQOWdpUDlnaVA5Z2lQOSACIAP9DACAMT8AgDE/AIAxPwCAMT/95gH95QEgA/0Mg4BeOYOAXjmDgF45\
\\
g4BeOf3mAf3kASIC/eYB/QzOQ7c6zkO3Os5DtzrOQ7c6/eQBIAL95gH9DAiJCDwIiQg8CIkIPAiJCDz95AEgAv3mAf0MwakqPcGpKj3BqSo9wakqPf3kASAC/eYB/Qyqqio+qqoqPqqqKj6qqio+/eQBIAL95gH9\
\\
DAAAAD8AAAA/AAAAPwAAAD/95AEgAv3mASAC/eYBIAL95AH9DAAAgD8AAIA/AACAPwAAgD/95AEgA/34Af0MfwAAAH8AAAB/AAAAfwAAAP2uAUEX/asB/eYBIgL95QH9DAAAgD8AAIA/AACAPwAAgD8gAv3kAf3n\
\\
Af0LBAAgASEADAELCwNAIAAgBEkEQCAA/VwCAP0MAAAAwAAAAMAAAADAAAAAwP3mAf0MAACuwgAArsIAAK7CAACuwv3pAf0MAACuQgAArkIAAK5CAACuQv3oASIC/Qw7qrg/O6q4PzuquD87qrg//eYB/WohAyAA\
\\
/QwAAIA/AACAPwAAgD8AAIA//QxnaVA5Z2lQOWdpUDlnaVA5IAIgA/0MAIAxPwCAMT8AgDE/AIAxP/3mAf3lASAD/QyDgF45g4BeOYOAXjmDgF45/eYB/eQBIgL95gH9DM5DtzrOQ7c6zkO3Os5Dtzr95AEgAv3m\
\\
Af0MCIkIPAiJCDwIiQg8CIkIPP3kASAC/eYB/QzBqSo9wakqPcGpKj3BqSo9/eQBIAL95gH9DKqqKj6qqio+qqoqPqqqKj795AEgAv3mAf0MAAAAPwAAAD8AAAA/AAAAP/3kASAC/eYBIAL95gEgAv3kAf0MAACA\
\\
PwAAgD8AAIA/AACAP/3kASAD/fgB/Qx/AAAAfwAAAH8AAAB/AAAA/a4BQRf9qwH95gEiAv3lAf0MAACAPwAAgD8AAIA/AACAPyAC/eQB/ecB/VoCAAAgAEEEaiEADAELCwvXBgICewF/IAAgAUECdGohBANAIABB\
\\
EGoiASAETQRAIAD9AAQA/eEB/QwAAK7CAACuwgAArsIAAK7C/ekB/QwAAK5CAACuQgAArkIAAK5C/egBIgL9DDuquD87qrg/O6q4PzuquD/95gH9aiEDIAD9DAAAgD8AAIA/AACAPwAAgD/9DAAAgD8AAIA/AACA\
\\
PwAAgD/9DGdpUDlnaVA5Z2lQOWdpUDkgAiAD/QwAgDE/AIAxPwCAMT8AgDE//eYB/eUBIAP9DIOAXjmDgF45g4BeOYOAXjn95gH95AEiAv3mAf0MzkO3Os5DtzrOQ7c6zkO3Ov3kASAC/eYB/QwIiQg8CIkIPAiJ\
\\
CDwIiQg8/eQBIAL95gH9DMGpKj3BqSo9wakqPcGpKj395AEgAv3mAf0MqqoqPqqqKj6qqio+qqoqPv3kASAC/eYB/QwAAAA/AAAAPwAAAD8AAAA//eQBIAL95gEgAv3mASAC/eQB/QwAAIA/AACAPwAAgD8AAIA/\
\\
/eQBIAP9+AH9DH8AAAB/AAAAfwAAAH8AAAD9rgFBF/2rAf3mAf3kAf3nAf0LBAAgASEADAELCwNAIAAgBEkEQCAA/VwCAP3hAf0MAACuwgAArsIAAK7CAACuwv3pAf0MAACuQgAArkIAAK5CAACuQv3oASIC/Qw7\
\\
qrg/O6q4PzuquD87qrg//eYB/WohAyAA/QwAAIA/AACAPwAAgD8AAIA//QwAAIA/AACAPwAAgD8AAIA//QxnaVA5Z2lQOWdpUDlnaVA5IAIgA/0MAIAxPwCAMT8AgDE/AIAxP/3mAf3lASAD/QyDgF45g4BeOYOA\
\\
XjmDgF45/eYB/eQBIgL95gH9DM5DtzrOQ7c6zkO3Os5Dtzr95AEgAv3mAf0MCIkIPAiJCDwIiQg8CIkIPP3kASAC/eYB/QzBqSo9wakqPcGpKj3BqSo9/eQBIAL95gH9DKqqKj6qqio+qqoqPqqqKj795AEgAv3m\
\\
Af0MAAAAPwAAAD8AAAA/AAAAP/3kASAC/eYBIAL95gEgAv3kAf0MAACAPwAAgD8AAIA/AACAP/3kASAD/fgB/Qx/AAAAfwAAAH8AAAB/AAAA/a4BQRf9qwH95gH95AH95wH9WgIAACAAQQRqIQAMAQsLC6EBAgR/\
\\
AXsgA0ECdCEGA0AgBCAGSQRAIAAgBGohBSAEQRBqIAZNIgMEeyAF/QAEAAUgBf1cAgALIQggAiAEaiEFIAEgBGohByADBHsgB/0ABAAFIAf9XAIAC/0MAACAPwAAgD8AAIA/AACAPyAIIAj95gH95QH95gEhCCAD\
\\
BEAgBSAI/QsEAAUgBSAI/VoCAAALIARBEEEEIAMbaiEEDAELCwu4BAIOfwt7IAVBAnQhDCAGQQJ0IQkgB0ECdCEKA0AgCEEEaiADTARAIAEgCCAJbGohB0EAIQ0DQCANQQhqIAVMBEAgDUECdCILIAAgCCAMbGpq\
\\
Ig4gDGoiDyAMaiIQIAxqIREgDv0ABAAhFiAO/QAEECEXIA/9AAQAIRggD/0ABBAhGSAQ/QAEACEaIBD9AAQQIRsgEf0ABAAhHCAR/QAEECEdIAkgByIGaiISIAlqIhMgCWohFCACIAtqIQtBACEVA0AgBCAVSgRA\
\\
IBYgBv0JAgAiHyAL/QAEACIe/eYB/eQBIRYgFyAfIAv9AAQQIh/95gH95AEhFyAYIBL9CQIAIiAgHv3mAf3kASEYIBkgICAf/eYB/eQBIRkgGiAT/QkCACIgIB795gH95AEhGiAbICAgH/3mAf3kASEbIBwgFP0J\
\\
AgAiICAe/eYB/eQBIRwgHSAgIB/95gH95AEhHSAGIApqIQYgCiASaiESIAogE2ohEyAKIBRqIRQgCyAMaiELIBVBAWohFQwBCwsgDiAW/QsEACAOIBf9CwQQIA8gGP0LBAAgDyAZ/QsEECAQIBr9CwQAIBAgG/0L\
\\
BBAgESAc/QsEACARIB39CwQQIA1BCGohDQwBCwsgCCEGA0AgBiAIQQRqSARAIAAgASACIAYgDSAEIAUgCSAKEAAgBkEBaiEGDAELCyAIQQRqIQgMAQsLA0AgAyAISgRAIAAgASACIAhBACAEIAUgCSAKEAAgCEEB\
\\
aiEIDAELCwvPBQIEewN/IAVBAnQhCwNAIAogC0kEQCAAIApqIQwgCkEQaiALTSIFBHsgDP0ABAAFIAz9XAIACyEGIAAgC2ogCmohDCAFBHsgDP0ABAAFIAz9XAIACyAAIAtBAXRqIApqIQwgBQR7IAz9AAQABSAM\
\\
/VwCAAshCCAAIAtBA2xqIApqIQwgBQR7IAz9AAQABSAM/VwCAAshCSABIApqIQwgBQR7IAz9AAQABSAM/VwCAAv95gEgBiAI/eYB/eQBIgb9DAAAAMAAAADAAAAAwAAAAMD95gH9DAAArsIAAK7CAACuwgAArsL9\
\\
6QH9DAAArkIAAK5CAACuQgAArkL96AEiB/0MO6q4PzuquD87qrg/O6q4P/3mAf1qIQj9DAAAgD8AAIA/AACAPwAAgD/9DGdpUDlnaVA5Z2lQOWdpUDkgByAI/QwAgDE/AIAxPwCAMT8AgDE//eYB/eUBIAj9DIOA\
\\
XjmDgF45g4BeOYOAXjn95gH95AEiB/3mAf0MzkO3Os5DtzrOQ7c6zkO3Ov3kASAH/eYB/QwIiQg8CIkIPAiJCDwIiQg8/eQBIAf95gH9DMGpKj3BqSo9wakqPcGpKj395AEgB/3mAf0MqqoqPqqqKj6qqio+qqoq\
\\
Pv3kASAH/eYB/QwAAAA/AAAAPwAAAD8AAAA//eQBIAf95gEgB/3mASAH/eQB/QwAAIA/AACAPwAAgD8AAIA//eQBIAj9+AH9DH8AAAB/AAAAfwAAAH8AAAD9rgFBF/2rAf3mASIH/eUB/QwAAIA/AACAPwAAgD8A\
\\
AIA/IAf95AH95wEhByACIApqIQwgBQRAIAwgBv0LBAAFIAwgBv1aAgAACyADIApqIQwgBQRAIAwgB/0LBAAFIAwgB/1aAgAACyAEIApqIQwgCSAH/eYBIQYgBQRAIAwgBv0LBAAFIAwgBv1aAgAACyAKQRBBBCAF\
\\
G2ohCgwBCwsLiAUCBH8IeyAGQQJ0IQgDQCAHIAhJBEAgACAHaiEJIAdBEGogCE0iBgR7IAn9AAQABSAJ/VwCAAshDiAAIAhqIAdqIQkgBgR7IAn9AAQABSAJ/VwCAAshDyAAIAhBAXRqIAdqIQkgBgR7IAn9AAQA\
\\
BSAJ/VwCAAshECAAIAhBA2xqIAdqIQkgBgR7IAn9AAQABSAJ/VwCAAshCyACIAdqIQkgBgR7IAn9AAQABSAJ/VwCAAshDCADIAdqIQkgBgR7IAn9AAQABSAJ/VwCAAsiDSAL/eYB/QwAAIA/AACAPwAAgD8AAIA/\
\\
IAwgDP3mAf3lAf3mASERIAQgB2ohCSAFIAdqIQogBgR7IAn9AAQABSAJ/VwCAAsgEf3kASIRIBD95gEgDv0MAACAPwAAgD8AAIA/AACAPyAO/eUB/eYB/eYBIRIgBgRAIAogEv0LBAAFIAogEv1aAgAACyAFIAhq\
\\
IAdqIQkgASAHaiEKIBEgBgR7IAr9AAQABSAK/VwCAAv95gEgD/0MAACAPwAAgD8AAIA/AACAPyAP/eUB/eYB/eYBIRIgBgRAIAkgEv0LBAAFIAkgEv1aAgAACyAFIAhBAXRqIAdqIQkgESAO/eYB/QwAAIA/AACA\
\\
PwAAgD8AAIA/IBAgEP3mAf3lAf3mASEOIAYEQCAJIA79CwQABSAJIA79WgIAAAsgBSAIQQNsaiAHaiEJIA0gDP3mASAL/QwAAIA/AACAPwAAgD8AAIA/IAv95QH95gH95gEhCyAGBEAgCSAL/QsEAAUgCSAL/VoC\
\\
AAALIAQgB2ohCSARIA/95gEhCyAGBEAgCSAL/QsEAAUgCSAL/VoCAAALIAdBEEEEIAYbaiEHDAELCwu4BQIDewR/IARBAnQhCQNAIAggCUkEQCAAIAhqIQogCEEQaiAJTSIEBHsgCv0ABAAFIAr9XAIACyEGIAAg\
\\
CWogCGohCiAEBHsgCv0ABAAFIAr9XAIACyEFIAAgCUEBdGogCGohCiABIAhqIQsgBAR7IAr9AAQABSAK/VwCAAsgBiAEBHsgC/0ABAAFIAv9XAIAC/3mAf3kAf0MAAAAwAAAAMAAAADAAAAAwP3mAf0MAACuwgAA\
\\
rsIAAK7CAACuwv3pAf0MAACuQgAArkIAAK5CAACuQv3oASIG/Qw7qrg/O6q4PzuquD87qrg//eYB/WohB/0MAACAPwAAgD8AAIA/AACAP/0MZ2lQOWdpUDlnaVA5Z2lQOSAGIAf9DACAMT8AgDE/AIAxPwCAMT/9\
\\
5gH95QEgB/0Mg4BeOYOAXjmDgF45g4BeOf3mAf3kASIG/eYB/QzOQ7c6zkO3Os5DtzrOQ7c6/eQBIAb95gH9DAiJCDwIiQg8CIkIPAiJCDz95AEgBv3mAf0MwakqPcGpKj3BqSo9wakqPf3kASAG/eYB/Qyqqio+\
\\
qqoqPqqqKj6qqio+/eQBIAb95gH9DAAAAD8AAAA/AAAAPwAAAD/95AEgBv3mASAG/eYBIAb95AH9DAAAgD8AAIA/AACAPwAAgD/95AEgB/34Af0MfwAAAH8AAAB/AAAAfwAAAP2uAUEX/asB/eYBIgb95QH9DAAA\
\\
gD8AAIA/AACAPwAAgD8gBv3kAf3nASEGIAQEQCAKIAb9CwQABSAKIAb9WgIAAAsgAyAIaiEKIAIgCGohC/0MAACAPwAAgD8AAIA/AACAPyAF/eUBIAb95gEgBSAEBHsgC/0ABAAFIAv9XAIAC/3mAf3kASEFIAQE\
\\
QCAKIAX9CwQABSAKIAX9WgIAAAsgCEEQQQQgBBtqIQgMAQsLC5AEAgV/BnsgBkECdCEJA0AgByAJSQRAIAAgB2ohCCAHQRBqIAlNIgYEeyAI/QAEAAUgCP1cAgALIQ8gACAJaiAHaiEIIAYEeyAI/QAEAAUgCP1c\
\\
AgALIRAgACAJQQF0aiAHaiEIIAYEeyAI/QAEAAUgCP1cAgALIQwgAyAHaiEKIAQgB2ohCCABIAdqIQsgBgR7IAr9AAQABSAK/VwCAAsiDf0MAACAPwAAgD8AAIA/AACAPyAQ/eUB/eYB/QwAAIA/AACAPwAAgD8A\
\\
AIA/IAwgDP3mAf3lAf3mASIOIAYEeyAL/QAEAAUgC/1cAgAL/eYBIA/9DAAAgD8AAIA/AACAPwAAgD8gD/3lAf3mAf3mASERIAYEQCAIIBH9CwQABSAIIBH9WgIAAAsgBCAJaiAHaiEIIAIgB2ohCiANIAYEeyAK\
\\
/QAEAAUgCv1cAgALIAz95QH95gEgEP0MAACAPwAAgD8AAIA/AACAPyAQ/eUB/eYB/eYBIQwgBgRAIAggDP0LBAAFIAggDP1aAgAACyAEIAlBAXRqIAdqIQggBgRAIAggDv0LBAAFIAggDv1aAgAACyAFIAdqIQgg\
\\
DiAP/eYBIQwgBgRAIAggDP0LBAAFIAggDP1aAgAACyADIAdqIQggDSAQ/eYBIQwgBgRAIAggDP0LBAAFIAggDP1aAgAACyAHQRBBBCAGG2ohBwwBCwsLlwMCBXsDfyAEQQJ0IQ4gBf0TIQggBv0TIQkgB/0TIQoD\
\\
QCANIA5JBEAgASANaiEPIA1BEGogDk0iBAR7IA/9AAQABSAP/VwCAAsgCP3mASELIAIgDWohDyAEBHsgD/0ABAAFIA/9XAIAC/0MZmZmP2ZmZj9mZmY/ZmZmP/3mASAL/QzNzMw9zczMPc3MzD3NzMw9/eYB/eQB\
\\
IQwgAyANaiEPIAQEeyAP/QAEAAUgD/1cAgAL/Qx3vn8/d75/P3e+fz93vn8//eYBIAsgC/3mAf0MbxKDOm8SgzpvEoM6bxKDOv3mAf3kASELIAIgDWohDyAEBEAgDyAM/QsEAAUgDyAM/VoCAAALIAMgDWohDyAE\
\\
BEAgDyAL/QsEAAUgDyAL/VoCAAALIAv94wEgCv3nAf0Md8wrMnfMKzJ3zCsyd8wrMv3kASELIAAgDWohDyAEBHsgD/0ABAAFIA/9XAIACyAJIAz95gEgC/3nAf3lASELIAQEQCAPIAv9CwQABSAPIAv9WgIAAAsg\
\\
DUEQQQQgBBtqIQ0MAQsLCw==";function sigmoid(z){if(z>=0)return 1/(1+Math.exp(-z));let e=Math.exp(z);return e/(1+e)}var plain=Kind=>({name:"JavaScript",make:n=>new\
 Kind(n),product(out,a,b,rows,inner,cols,rowStride,innerStride){for(let row=0;row<rows;row+=1){let to=row*cols;for(let k=0;k<
inner;k+=1){let factor=a[row*rowStride+k*innerStride],from=k*cols;for(let col=0;col<cols;col+=1)out[to+col]+=factor*b[from+col]}}},sigmoid(values){for(let k=0;k\
<
values.length;k+=1)values[k]=sigmoid(values[k])},tanh(values){for(let k=0;k<values.length;k+=1)values[k]=Math.tanh(values[k])},lstmForward(gates,cOld,c,shown,h)\
{
let n=h.length;for(let k=0;k<n;k+=1)c[k]=gates[n+k]*cOld[k]+gates[k]*gates[2*n+k],shown[k]=Math.tanh(c[k]),h[k]=gates[3*n+k]*shown[k]},lstmBackward(gates,cOld,s\
hown,dh,dc,sums){
let n=dh.length;for(let k=0;k<n;k+=1){let[i,f,g,o]=[gates[k],gates[n+k],gates[2*n+k],gates[3*n+k]],grad=dc[k]+dh[k]*o*(1-shown[k]*shown[k]);sums[k]=grad*g*i*(1-\

i),sums[n+k]=grad*cOld[k]*f*(1-f),sums[2*n+k]=grad*i*(1-g*g),sums[3*n+k]=dh[k]*shown[k]*o*(1-o),dc[k]=grad*f}},gruForward(gates,fromH,hOld,h){let n=h.length;for\
(let k=0;k<
n;k+=1){let z=gates[n+k],fresh=Math.tanh(gates[2*n+k]+gates[k]*fromH[k]);gates[2*n+k]=fresh,h[k]=(1-z)*fresh+z*hOld[k]}},gruBackward(gates,fromH,hOld,dh,sums,dF\
romH){
let n=dh.length;for(let k=0;k<n;k+=1){let[r,z,fresh]=[gates[k],gates[n+k],gates[2*n+k]],grad=dh[k]*(1-z)*(1-fresh*fresh);sums[k]=grad*fromH[k]*r*(1-r),sums[n+k]\
=
dh[k]*(hOld[k]-fresh)*z*(1-z),sums[2*n+k]=grad,dFromH[k]=grad*r,dh[k]*=z}},rnnBackward(h,dh,sums){for(let k=0;k<h.length;k+=1)sums[k]=dh[k]*(1-h[k]*h[k])},adam(\
at,gradient,mean,square,scale,rate,wide){
for(let k=0;k<at.length;k+=1){let g=gradient[k]*scale;mean[k]=.9*mean[k]+.1*g,square[k]=.999*square[k]+.001*g*g,at[k]-=rate*mean[k]/(Math.sqrt(square[k])/wide+1\
e-8)}}});var PAGE=65536,compiled;function kernel(){if(compiled===void 0)try{compiled=new WebAssembly.Module(Uint8Array.from(atob(KERNEL),sign=>sign.charCodeAt(0\
)))}catch{
compiled=null}return compiled}function fastArithmetic(numbers){let module=kernel();if(!module)return plain(Float32Array);let memory=new WebAssembly.Memory({init\
ial:Math.
ceil((4*numbers+1024)/PAGE)}),own=new WebAssembly.Instance(module,{env:{memory}}).exports,free=16;return{name:"WebAssembly",make(n){let start=free;if(free+=Math\
.
ceil(n/4)*16,free>memory.buffer.byteLength)throw new RangeError(\`\${n} numbers more than the \${numbers} that were reserved.\`);return new Float32Array(memory.buff\
er,
start,n)},product:(out,a,b,rows,inner,cols,rowStride,innerStride)=>own.product(out.byteOffset,a.byteOffset,b.byteOffset,rows,inner,cols,rowStride,innerStride),s\
igmoid:values=>own.
sigmoid(values.byteOffset,values.length),tanh:values=>own.tanh(values.byteOffset,values.length),lstmForward:(gates,cOld,c,shown,h)=>own.lstmForward(gates.byteOf\
fset,
cOld.byteOffset,c.byteOffset,shown.byteOffset,h.byteOffset,h.length),lstmBackward:(gates,cOld,shown,dh,dc,sums)=>own.lstmBackward(gates.byteOffset,cOld.byteOffs\
et,
shown.byteOffset,dh.byteOffset,dc.byteOffset,sums.byteOffset,dh.length),gruForward:(gates,fromH,hOld,h)=>own.gruForward(gates.byteOffset,fromH.byteOffset,hOld.b\
yteOffset,
h.byteOffset,h.length),gruBackward:(gates,fromH,hOld,dh,sums,dFromH)=>own.gruBackward(gates.byteOffset,fromH.byteOffset,hOld.byteOffset,dh.byteOffset,sums.byteO\
ffset,
dFromH.byteOffset,dh.length),rnnBackward:(h,dh,sums)=>own.rnnBackward(h.byteOffset,dh.byteOffset,sums.byteOffset,h.length),adam:(at,gradient,mean,square,scale,r\
ate,wide)=>own.
adam(at.byteOffset,gradient.byteOffset,mean.byteOffset,square.byteOffset,at.length,scale,rate,wide)}}function makeLearner({sizes,random,start,answer,within:with\
in2=.5,ops=fastArithmetic(memoryOf(sizes))}){let net=makeNetwork(sizes,ops),{hidden:H,outputs:O,kind}=sizes,
mean=ops.make(net.all.length),square=ops.make(net.all.length),count=0;draw();function draw(){for(let[name,n]of shapes(sizes))net.weights[name].set(name==="embed\
"?
normals(random,n):uniforms(random,n,1/Math.sqrt(H)));let matrix=net.weights.weight_hh;if(kind==="rnn"){start.orthogonal&&matrix.set(orthogonal(random,H));for(le\
t k=0;k<
matrix.length;k+=1)matrix[k]*=start.scale}else start.bias!==null&&(net.weights.bias_ih.fill(start.bias,H,2*H),net.weights.bias_hh.fill(0,H,2*H))}return{net,ops,\

get updates(){return count},shiftBias(by){if(kind!=="rnn")for(let k=H;k<2*H;k+=1)net.weights.bias_ih[k]+=by},keepBias(){let sum=0;if(kind!=="rnn")for(let k=H;k<\

2*H;k+=1)sum+=net.weights.bias_ih[k]+net.weights.bias_hh[k];return sum/H},update(batch,rate,clip){let y=net.forward(batch,batch.from),dy=net.dOutputs.subarray(0\
,
y.length),loss=lossOf(answer,y,batch.wanted,O,dy);net.backward(batch,batch.from,dy);let norm=0;for(let k=0;k<net.gradient.length;k+=1)norm+=net.gradient[k]*net.\

gradient[k];norm=Math.sqrt(norm),count+=1;let scale=clip===null?1:Math.min(1,clip/(norm+1e-6));return ops.adam(net.all,net.gradient,mean,square,scale,rate/(1-.9\
**
count),Math.sqrt(1-.999**count)),{loss,norm}},test(batches){let loss=0,right=0,places=0;for(let batch of batches){let y=net.forward(batch,batch.from),n=batch.wa\
nted.
length;loss+=n*lossOf(answer,y,batch.wanted,O,net.dOutputs.subarray(0,y.length)),right+=countRight(answer,y,batch.wanted,O,within2),places+=n}return{loss:loss/p\
laces,
right:right/places}}}}var BLOCK={rnn:{},lstm:{i:0,f:1,o:3},gru:{r:0,z:1}};var CLIPS=[null,10,5,2,1,.5,.2,.1],LIMITS={hidden:[1,64],seed:[0,999],bias:[-4,6],scal\
e:[.5,2.5],updates:2e4},LESSONS=["fixed","growing","mixed"],PLAIN={rnn:{kind:"\\
rnn",rate:.003,bias:null,orthogonal:!1,scale:1,held:{}},lstm:{kind:"lstm",rate:.005,bias:1,orthogonal:!1,scale:1,held:{}},gru:{kind:"gru",rate:.005,bias:1,ortho\
gonal:!1,
scale:1,held:{}}},usualSettings=()=>({task:"agreement",distance:12,lessons:"fixed",hidden:32,seed:1,clip:1,networks:structuredClone([PLAIN.rnn,PLAIN.lstm,PLAIN.\

gru])}),within=(v,[low,high],otherwise)=>typeof v=="number"&&v>=low&&v<=high?v:otherwise,oneOf=(v,list,otherwise)=>list.includes(v)?v:otherwise;function readSet\
tings(given,tasks){
let usual=usualSettings(),from=given??{},task=tasks.get(from.task)??tasks.get(usual.task)??[...tasks.values()][0];return{task:task.id,distance:oneOf(from.distan\
ce,
task.distance.values,task.id===usual.task?usual.distance:task.distance.start),lessons:oneOf(from.lessons,LESSONS,usual.lessons),hidden:Math.round(within(from.hi\
dden,
LIMITS.hidden,usual.hidden)),seed:Math.round(within(from.seed,LIMITS.seed,usual.seed)),clip:from.clip===void 0?usual.clip:oneOf(from.clip,CLIPS,usual.clip),netw\
orks:usual.
networks.map((one,k)=>readNetwork(from.networks?.[k],one))}}function readNetwork(given,usual){let{kind,...from}=given??{},plain2=PLAIN[kind]??usual;return{kind:\
plain2.
kind,rate:within(from.rate,[1e-5,1],plain2.rate),bias:plain2.kind==="rnn"||from.bias===null?null:within(from.bias,LIMITS.bias,plain2.bias),orthogonal:plain2.kin\
d===
"rnn"&&from.orthogonal===!0,scale:plain2.kind==="rnn"?within(from.scale,LIMITS.scale,1):1,held:Object.fromEntries(Object.entries(from.held??{}).filter(([letter,\

v])=>letter in BLOCK[plain2.kind]&&within(v,[0,1],-1)>=0))}}function readRun(given,tasks){let from=given??{},settings=readSettings(from.settings,tasks),steering\
=(Array.
isArray(from.steering)?from.steering:[]).slice(0,500).filter(one=>Array.isArray(one)&&Number.isInteger(one[0])&&one[0]>=0&&typeof one[1]=="string");return{setti\
ngs,
steering,updates:Math.round(within(from.updates,[0,LIMITS.updates],0)),shown:Math.round(within(from.shown,[0,31],0)),unit:Math.round(within(from.unit,[0,setting\
s.
hidden-1],0))}}function steered(settings,what,value,tasks){let next=structuredClone(settings),[first,name,letter]=what.split("."),network=next.networks[Number(f\
irst)];
if(["distance","clip","lessons"].includes(what))Object.assign(next,{[what]:value});else if(network&&name==="held"&&letter)value===null?delete network.held[lette\
r]:
network.held[letter]=value;else if(network&&["rate","bias"].includes(name))Object.assign(network,{[name]:value});else return null;let read=readSettings(next,tas\
ks);
return JSON.stringify(read)===JSON.stringify(next)?read:null}var below=(random,n)=>Math.floor(random()*n),range=(from,to,step=1)=>Array.from({length:Math.floor(\
(to-from)/step)+1},(_,k)=>from+k*step);function stepsOf({steps,
batch,ids,x},b){let all=ids??x,size=all.length/(steps*batch);return Array.from({length:steps},(_,t)=>{let start=(t*batch+b)*size;return[...all.subarray(start,st\
art+
size)]})}function constantBaseline(name,batches,within2,always){let all=batches.flatMap(batch=>[...batch.wanted]),said=always??all.reduce((sum,value)=>sum+value\
,
0)/all.length;return{name,right:all.filter(value=>Math.abs(value-said)<within2).length/all.length,loss:all.reduce((sum,value)=>sum+(value-said)**2,0)/all.length\
}}var LETTERS={rnn:[],lstm:["i","f","g","o"],gru:["r","z","n"]};function alone(batch,b){let{steps,batch:B,ids,wanted,from}=batch,read=stepsOf(batch,b).flat();re\
turn{
steps,batch:1,from,...ids?{ids:Int32Array.from(read)}:{x:Float64Array.from(read)},wanted:Float64Array.from({length:steps-from},(_,t)=>wanted[t*B+b])}}function w\
atchSequence({
net},task,batch,b){let one=alone(batch,b),{hidden:H,kind,outputs:O}=net.sizes,T=one.steps,y=net.forward(one,T-1),wanted=one.wanted[one.wanted.length-1],said=[..\
.y],
values={},names=LETTERS[kind];names.forEach((letter,g)=>{let own=new Float32Array(T*H);for(let t=0;t<T;t+=1)own.set(net.gates.subarray((t*names.length+g)*H,(t*n\
ames.
length+g+1)*H),t*H);values[letter]=own}),kind==="lstm"&&(values.c=Float32Array.from(net.cs.subarray(H,(T+1)*H))),values.h=Float32Array.from(net.hs.subarray(H,(T\
+
1)*H));let dy=net.dOutputs.subarray(0,O);dy.fill(0),dy[task.answer==="which"?wanted:0]=1;let sizes=new Array(T).fill(0);net.backward(one,T-1,dy,(t,memory)=>{let\
 sum=0;
for(let value of memory)sum+=value*value;sizes[t]=Math.sqrt(sum)});let lags=sizes.reverse().map(size=>sizes[0]?size/sizes[0]:0),answer=task.answer==="which"?sai\
d.
indexOf(Math.max(...said)):task.answer==="yes or no"?1/(1+Math.exp(-said[0])):said[0];return{values,lags,answer,wanted,weights:Float32Array.from(net.weights.wei\
ght_hh)}}var EVERY=10,TESTS=4,PLAN=600,SMALL=6;function makeSession(given,tasks){let settings=readSettings(given,tasks),task=tasks.get(settings.task),draws=stre\
am(settings.
seed+1e5),chooses=stream(settings.seed+3e5),longest=task.steps(task.distance.values[task.distance.values.length-1]),learners=settings.networks.map(one=>makeLear\
ner(
{sizes:{kind:one.kind,hidden:settings.hidden,inputs:task.inputs,symbols:task.symbols,outputs:task.outputs,steps:longest,batch:task.batch},random:stream(settings\
.
seed),start:one,answer:task.answer,within:task.within}));learners.forEach((learner,k)=>{hold(learner,settings.networks[k])});let updates=0,tests=[],baselines=[]\
,
history=[],norms=learners.map(()=>0);newTests(),test();function hold(learner,{kind,held}){for(let[letter,block]of Object.entries(BLOCK[kind]))learner.net.held[b\
lock]=
held[letter]??null}function newTests(){let own=stream(settings.seed+2e5);tests=Array.from({length:TESTS},()=>task.draw(own,settings.distance,!0)),baselines=task\
.
baselines(tests,settings.distance)}function test(){let found=learners.map(learner=>learner.test(tests));history[history.length-1]?.update===updates&&history.pop\
(),
history.push({update:updates,losses:found.map(one=>one.loss),right:found.map(one=>one.right)})}function distanceNow(){if(settings.lessons==="fixed")return setti\
ngs.
distance;let values=task.distance.values.filter(value=>value<=settings.distance),joined=settings.lessons==="growing"?Math.min(1,Math.max(0,updates/PLAN-.2)/.5):\

1;return values[Math.floor(chooses()*Math.max(1,Math.round(joined*values.length)))]}return{task,history,learners,get settings(){return settings},get updates(){r\
eturn updates},
get baselines(){return baselines},get norms(){return norms},words:()=>Array.from({length:SMALL},(_,b)=>task.words(tests[0],b)),update(){let batch=task.draw(draw\
s,
distanceNow());norms=learners.map((learner,k)=>learner.update(batch,settings.networks[k].rate,settings.clip).norm),updates+=1,updates%EVERY===0&&test()},steer(w\
hat,value){
let next=steered(settings,what,value,tasks);if(!next)return!1;let[k,name]=what.split("."),before=settings;if(settings=next,what==="distance"&&(newTests(),test()\
),
name==="bias"){let from=before.networks[Number(k)].bias??learners[Number(k)].keepBias();learners[Number(k)].shiftBias((next.networks[Number(k)].bias??from)-from\
),
test()}return name==="held"&&(hold(learners[Number(k)],next.networks[Number(k)]),test()),!0},watch:(k,b)=>watchSequence(learners[k],task,tests[0],b)}}var SINGUL\
AR="cat dog bird fox cow horse girl boy king clown robot teacher".split(" "),NOUNS=[...SINGULAR,...SINGULAR.map(noun=>\`\${noun}s\`)],VERBS="saw painted \\
liked followed heard found drew met".split(" "),PREPOSITIONS="near behind beside under above".split(" "),ADJECTIVES="old red small loud quiet tall brave".split(\

" "),WORDS=["the","that","she",...NOUNS,...VERBS,...PREPOSITIONS,...ADJECTIVES],INDEX=new Map(WORDS.map((word,k)=>[word,k])),PLURAL=INDEX.get(NOUNS[SINGULAR.len\
gth]);
function pattern(distance,random){if(distance===0)return[["the"],NOUNS];let places=[["the"],NOUNS,["that"],["she"],VERBS];for(let left=distance-3;left>0;){let s\
izes=[
3,4,5].filter(size2=>left===size2||left-size2>=3),size=sizes[below(random,sizes.length)];places.push(PREPOSITIONS,["the"],...Array(size-3).fill(ADJECTIVES),NOUN\
S),
left-=size}return places}var agreement={id:"agreement",name:"was or were?",about:"A network reads a sentence and says whether “was” or “were” must follow. The s\
\\
econd word decides; the nouns behind it are singular or plural at random.",answer:"yes or no",right:"sentences right",unit:[1,"nats"],symbols:WORDS.length,input\
s:16,
outputs:1,batch:64,distance:{label:"words between noun and verb",values:[0,3,...range(6,40)],start:24},steps:distance=>distance+2,draw(random,distance){let plac\
es=pattern(
distance,random),batch=this.batch,ids=new Int32Array(places.length*batch),wanted=new Float64Array(batch);places.forEach((words,t)=>{for(let b=0;b<batch;b+=1)ids\
[t*
batch+b]=INDEX.get(words[below(random,words.length)])});for(let b=0;b<batch;b+=1)wanted[b]=ids[batch+b]>=PLURAL?1:0;return{steps:places.length,batch,ids,wanted,\

from:places.length-1}},baselines:()=>[{name:"guessing",right:.5,loss:Math.LN2}],words:(batch,b)=>stepsOf(batch,b).map(([id])=>WORDS[id]),said:value=>value>.5?"w\
\\
ere":"was"};var TENS=10,counting={id:"counting",name:"Count since a reset",about:"At each step a network says how many steps have passed since the last reset. T\
he first ste\\
p is one; half of the sequences have another.",answer:"how much",right:"counts right, to within a half",within:.5/TENS,unit:[TENS*TENS,"counts²"],symbols:0,inpu\
ts:1,
outputs:1,batch:32,distance:{label:"counts up to",values:range(5,40),start:20},steps:distance=>distance+1,draw(random,distance){let steps=distance+1,batch=this.\

batch,x=new Float64Array(steps*batch),wanted=new Float64Array(steps*batch);for(let b=0;b<batch;b+=1){let again=random()<.5?1+below(random,distance):0;for(let t=\
0,
count=0;t<steps;t+=1,count+=1)(t===0||t===again)&&(x[t*batch+b]=1,count=0),wanted[t*batch+b]=count/TENS}return{steps,batch,x,wanted,from:0}},baselines:batches=>\
[
constantBaseline("always the mean count",batches,.5/TENS)],words:(batch,b)=>stepsOf(batch,b).map(([reset])=>reset?"reset":"·"),said:value=>(TENS*value).toFixed(\

1)},LETTERS2="ABCDEFGH",copying={id:"copying",name:"Say the first symbol again",about:"A network reads symbols, and at the end says which was the first. All oth\
\\
ers are noise that looks the same.",answer:"which",right:"first symbols right",unit:[1,"nats"],symbols:LETTERS2.length+1,inputs:8,outputs:LETTERS2.length,batch:\
64,
distance:{label:"symbols in between",values:range(2,50),start:20},steps:distance=>distance+2,draw(random,distance){let steps=distance+2,batch=this.batch,ids=Int\
32Array.
from({length:steps*batch},()=>below(random,LETTERS2.length));return ids.fill(LETTERS2.length,(steps-1)*batch),{steps,batch,ids,wanted:Float64Array.from(ids.suba\
rray(
0,batch)),from:steps-1}},baselines:()=>[{name:"guessing",right:1/LETTERS2.length,loss:Math.log(LETTERS2.length)}],words:(batch,b)=>stepsOf(batch,b).map(([id])=>\
LETTERS2[id]??
"?"),said:value=>LETTERS2[value]},NEAR=.1,adding={id:"adding",name:"Add two marked numbers",about:"Numbers between 0 and 1, one marked in each half. At the end \
\\
a network says the sum of the two.",answer:"how much",right:"sums right, to within 0.1",within:NEAR,unit:[1,"squared error"],symbols:0,inputs:2,outputs:1,batch:\
50,
distance:{label:"numbers in a sequence",values:range(4,60,2),start:20},steps:distance=>distance,draw(random,distance){let batch=this.batch,half=distance/2,x=new\
 Float64Array(
distance*batch*2),wanted=new Float64Array(batch);for(let b=0;b<batch;b+=1){let marked=[below(random,half),half+below(random,half)];for(let t=0;t<distance;t+=1){\

let at=2*(t*batch+b);x[at]=random(),marked.includes(t)&&(x[at+1]=1,wanted[b]+=x[at])}}return{steps:distance,batch,x,wanted,from:distance-1}},baselines:batches=>\
[
constantBaseline("always saying 1",batches,NEAR,1)],words:(batch,b)=>stepsOf(batch,b).map(([value,mark])=>mark?value.toFixed(2):value.toFixed(1).slice(1)),said:\
value=>value.
toFixed(2)};var AHEAD=10,PAST=20,NEAR2=.25;function series(values){let cut=Math.floor(.8*values.length),batch=32,weights=leastSquares(values.subarray(0,cut));re\
turn{id:"ser\\
ies",name:"A nerve cell’s voltage",about:"A recording of a nerve cell, 2,000 values a second. At each step a network says how far the voltage moves within the\\
 next 5 ms.",answer:"how much",right:"predictions off by less than a quarter of the recording’s spread",within:NEAR2,unit:[1,"squared error"],symbols:0,inputs:1\
,
outputs:1,batch,distance:{label:"values in a sequence",values:range(30,60,5),start:40},steps:distance=>distance,draw(random,distance,test=!1){let[first,end]=tes\
t?
[cut,values.length]:[0,cut],x=new Float64Array(distance*batch),from=PAST,wanted=new Float64Array((distance-from)*batch);for(let b=0;b<batch;b+=1){let at=first+b\
elow(
random,end-first-distance-AHEAD);for(let t=0;t<distance;t+=1)x[t*batch+b]=values[at+t],t>=from&&(wanted[(t-from)*batch+b]=values[at+t+AHEAD]-values[at+t])}retur\
n{
steps:distance,batch,x,wanted,from}},baselines:batches=>[score("the last value again",batches,()=>0),score("a linear prediction from 20 values",batches,past=>pa\
st.
reduce((sum,v,k)=>sum+weights[k]*v,0))],words:(one,b)=>stepsOf(one,b).map(([value])=>value.toFixed(1)),said:value=>value.toFixed(2)}}function score(name,batches\
,predict){
let[right,loss,places]=[0,0,0];for(let{steps,batch,x,wanted,from}of batches)for(let t=from;t<steps;t+=1)for(let b=0;b<batch;b+=1){let past=Array.from({length:PA\
ST},
(_,k)=>x[(t-k)*batch+b]),off=Math.abs(predict(past)-wanted[(t-from)*batch+b]);right+=off<NEAR2?1:0,loss+=off*off,places+=1}return{name,right:right/places,loss:l\
oss/
places}}function leastSquares(values){let rows=Array.from({length:PAST},()=>new Float64Array(PAST+1));for(let at=PAST-1;at+AHEAD<values.length;at+=1){let move=v\
alues[at+
AHEAD]-values[at];for(let j=0;j<PAST;j+=1){for(let k=0;k<PAST;k+=1)rows[j][k]+=values[at-j]*values[at-k];rows[j][PAST]+=values[at-j]*move}}for(let j=0;j<PAST;j+\
=
1)rows[j][j]+=1e-6*values.length;for(let j=0;j<PAST;j+=1)for(let other=0;other<PAST;other+=1){if(other===j)continue;let times=rows[other][j]/rows[j][j];for(let \
k=j;k<=
PAST;k+=1)rows[other][k]-=times*rows[j][k]}return rows.map((row,j)=>row[PAST]/row[j])}var visible=symbol=>({"\\n":"↵"," ":"␣"})[symbol]??symbol;function letters(\
text){
let small=text.toLowerCase(),alphabet=[...new Set(small)].sort(),place=new Map(alphabet.map((symbol,k)=>[symbol,k])),ids=Int32Array.from(small,symbol=>place.get\
(
symbol)),cut=Math.floor(.9*ids.length),size=alphabet.length,batch=32;return{id:"letters",name:"The next letter",about:\`At each step a network says which letter \
\\
comes next in the course’s own text: one of \${size} signs.\`,answer:"which",right:"letters right",unit:[1/Math.LN2,"bits a letter"],symbols:size,inputs:16,output\
s:size,
batch,distance:{label:"letters in a sequence",values:range(10,60,5),start:30},steps:distance=>distance,draw(random,distance,test=!1){let[first,end]=test?[cut,id\
s.
length]:[0,cut],read=new Int32Array(distance*batch),wanted=new Float64Array(distance*batch);for(let b=0;b<batch;b+=1){let at=first+below(random,end-first-distan\
ce-
1);for(let t=0;t<distance;t+=1)read[t*batch+b]=ids[at+t],wanted[t*batch+b]=ids[at+t+1]}return{steps:distance,batch,ids:read,wanted,from:0}},baselines:batches=>[\

0,1,2].map(before=>counted(ids.subarray(0,cut),size,before,batches)),words:(one,b)=>stepsOf(one,b).map(([id])=>visible(alphabet[id])),said:value=>visible(alphab\
et[value])}}
function counted(ids,size,before,batches){let tables=Array.from({length:before+1},()=>new Map);for(let at=before;at<ids.length;at+=1)for(let length=0,code=0;len\
gth<=
before;length+=1){length&&(code=code*size+ids[at-length]);let table=tables[length].get(code)??new Float64Array(size);table[ids[at]]+=1,tables[length].set(code,t\
able)}
let[right,loss,places]=[0,0,0];for(let{steps,batch,ids:read,wanted}of batches)for(let t=0;t<steps;t+=1)for(let b=0;b<batch;b+=1){let chances=new Float64Array(si\
ze).
fill(1/size);for(let length=0,code=0;length<=Math.min(before,t+1);length+=1){length&&(code=code*size+read[(t-length+1)*batch+b]);let table=tables[length].get(co\
de);
if(!table)break;let all=table.reduce((sum,v)=>sum+v,0),kinds=table.reduce((sum,v)=>sum+(v?1:0),0);chances=table.map((v,k)=>(v+kinds*chances[k])/(all+kinds))}let\
 next=wanted[t*
batch+b];right+=chances.indexOf(Math.max(...chances))===next?1:0,loss-=Math.log(chances[next]),places+=1}return{name:before?\`counts after the last \${before===1?\

"letter":\`\${before} letters\`}\`:"counts alone",right:right/places,loss:loss/places}}function tasksOf({series:values,text}){let all=[agreement,counting,copying,ad\
ding];return values?.length&&all.push(series(values)),text&&all.push(letters(text)),
new Map(all.map(task=>[task.id,task]))}var SLICE=24,NEWS=90,CALM_NEWS=1e3;function serve(port){let tasks=tasksOf({}),session=null,number=0,shown=0,target=0,stop\
=Number.POSITIVE_INFINITY,playing=!1,calm=!1,
sent=0,reported=0,waiting=!1,planned=[],steering=[],acts={data({series:series2,text,still}){calm=still,tasks=tasksOf({series:series2,text})},start({run,number:o\
wn}){
let{settings,steering:toCome,updates}=readRun(run,tasks);number=own,session=makeSession(settings,tasks),planned=[...toCome],steering=[],target=updates,playing=!\
1,
sent=0,steerAsPlanned(),target?go():report(!0)},play({until}){playing=!0,stop=until||Number.POSITIVE_INFINITY,go()},pause(){playing=!1,report(!1)},once(){playin\
g=
!1,session?.update(),report(!1)},steer({what,value}){session&&steerNow(session,what,value)&&(sent=what==="distance"?0:Math.min(sent,session.history.length-1),re\
port(
sent===0))},show({shown:b}){shown=b,report(!1)}};function go(){waiting||(waiting=!0,setTimeout(slice))}function steerNow(own,what,value){let done=own.steer(what\
,
value),at=own.updates;return done&&(steering=[...steering.filter(one=>one[0]!==at||one[1]!==what),[at,what,value]]),done}function steerAsPlanned(){for(;session&\
&
planned.length&&planned[0][0]<=session.updates;){let[,what,value]=planned.shift();steerNow(session,what,value)}}function slice(){if(waiting=!1,!session)return;l\
et until=performance.
now()+SLICE;for(;(playing||session.updates<target)&&performance.now()<until;)session.update(),steerAsPlanned(),session.updates===stop&&(playing=!1);let arrived=\
!playing&&
session.updates>=target;(arrived||performance.now()-reported>(calm?CALM_NEWS:NEWS))&&report(!1),arrived||go()}function report(fresh){if(!session)return;let own=\
session;
reported=performance.now();let from=fresh?0:sent;sent=own.history.length;let figures={number,settings:own.settings,updates:own.updates,steering:[...steering,...\
planned],
points:own.history.slice(from),fresh:from===0,baselines:own.baselines,norms:own.norms,biases:own.learners.map(one=>one.keepBias()),words:own.words(),shown,seen:\
own.
learners.map((_,k)=>own.watch(k,shown)),arithmetic:own.learners[0].ops.name,playing:playing||own.updates<target};port.postMessage(figures)}port.onmessage=({data\
})=>{
try{acts[data.kind]?.(data)}catch(error){port.postMessage({number,problem:error.message})}}}serve(self);})();
`;function makeTrainer(data,onfigures,onproblem){let address=URL.createObjectURL(new Blob([training_default],{type:"text/javascript"})),worker=null,points=[],number=0,
refused=()=>onproblem("This page doesn't let a worker start, so nothing can be trained in it. Open the notebook in JupyterLab on your own machine, or the page i\
n another browser.");try{worker=new Worker(address),worker.onerror=event=>event.message?onproblem(`The training stopped: ${event.message}`):refused(),worker.onmessage=
({data:figures})=>{if(figures.number!==number)return;if(figures.problem){onproblem(`The training stopped: ${figures.problem}`);return}let first=figures.points[0]?.
update??Number.POSITIVE_INFINITY;points=figures.fresh?figures.points:[...points.filter(one=>one.update<first),...figures.points],onfigures(figures,points)},worker.
postMessage({kind:"data",...data})}catch{refused()}let send=(kind,more={})=>worker?.postMessage({kind,...more});return{start(run){number+=1,send("start",{run,number})},
play:until=>send("play",{until}),pause:()=>send("pause"),once:()=>send("once"),steer:(what,value)=>send("steer",{what,value}),show:shown=>send("show",{shown}),end(){
worker?.terminate(),URL.revokeObjectURL(address)}}}var PREFIX="playground";function render({model,el}){let{say,mark}=start(el,"playground","Playground: three networks that train while you watch","try");el.classList.
add("gkm-explorer");let data=dataOf(model),tasks=tasksOf(data),linked=fromAddress(),run=readRun(linked??model.get("state"),tasks),last=null,playing=!1,stopAt=0,
frame=0,points=[],goals=model.get("goals")??[],keeper=goalKeeper(),byLink=!1,borrowed=!1,problems=h("p",{class:"gkm-problem",role:"alert",hidden:!0}),trainer=makeTrainer(
{...data,still:still()},news,problem=>{problems.hidden=!1,setText(problems,problem)}),live=()=>last?.settings??run.settings,claims=claimBox(tasks,preset=>{begin(
{...preset.settings,seed:live().seed}),stopAt=preset.updates,say(`Set up. ${preset.updates?`Play runs to ${preset.updates} updates.`:""}`)}),setup=setupBox(tasks,
trainer.steer,change=>begin({...live(),...change})),play=button("Play",toggle,{class:"gkm-button gkm-play"}),once=button("One update",()=>{pause(!1),trainer.once()}),
again=button("Start again",()=>begin(live())),counter=h("span",{class:"gkm-counter"}),charts=progressCharts(),lags=lagChart(),table=figuresTable(),cards=[0,1,2].
map(k=>networkCard(k,{steer:trainer.steer,restart(change){let next=structuredClone(live());change(next.networks[k]),begin(next)},choose(unit){unitSlider.set(unit),
chooseUnit(unit)}})),sequence=slider({label:"sequence shown",min:0,max:5,step:1,value:0,format:v=>String(v+1),oninput(v){run.shown=v,trainer.show(v),keep()}}),unitSlider=slider(
{label:"unit shown",min:0,max:31,step:1,value:0,format:v=>String(v+1),oninput:chooseUnit}),words=h("p",{class:"gkm-sequence"}),offered=goalList(goals,goal=>reached.
lookUp(goal)),reached=goalsOf(model,{say,mark,draw:those=>offered.draw(those,borrowed)}),linkLine=h("a",{class:"gkm-link"},"Link to this run"),box=stateBox(PREFIX,
()=>run,state=>openRun(state,!0),say);box.root.append(h("p",{},linkLine,": on a page, it opens the playground as it is now."));let tableFrame=h("div",{class:"gk\
m-table-frame"},table.root),networks=h("div",{class:"gkm-networks"},...cards.map(one=>one.root)),results=[charts.root,tableFrame,networks];for(let one of results)
one.style.visibility="hidden";el.append(problems,claims.root,setup.root,h("div",{class:"gkm-row gkm-playground-play"},play,once,again,counter),charts.root,tableFrame,
h("div",{class:"gkm-playground-shown"},sequence.root,unitSlider.root),words,networks,lags.root,offered.root,box.root,problemLine(model));function place(){let{settings}=run;
setup.place(settings),sequence.set(run.shown),unitSlider.input.max=String(settings.hidden-1),unitSlider.set(Math.min(run.unit,settings.hidden-1)),cards.forEach(
(one,k)=>{one.place(settings.networks[k])})}function chooseUnit(unit){run.unit=unit,last&&draw(last),keep()}function begin(settings){openRun({settings,steering:[],
updates:0,shown:run.shown,unit:0})}function openRun(given,fromLink=!1){pause(!1),run=readRun(given,tasks),byLink=fromLink&&run.updates>0,borrowed=!1,last=null,stopAt=
0,keeper.begin(),place(),trainer.show(run.shown),trainer.start(run),keep()}function toggle(){if(playing){pause(!0);return}playing=!0,stopAt<=(last?.updates??0)&&
(stopAt=0),trainer.play(stopAt),setText(play,"Pause"),say("Training.")}function pause(aloud){playing&&(trainer.pause(),keep()),playing=!1,setText(play,"Play"),aloud&&
last&&say(summary(last))}function summary({settings,updates}){let now=points[points.length-1];return`Update ${updates}. ${settings.networks.map((one,k)=>`${nameOf(
one,k)}: ${share(now.right[k])} right`).join(". ")}.`}function news(figures,all){last=figures,points=all,run={...run,updates:figures.updates,steering:figures.steering},
noteGoals(figures),playing&&stopAt&&figures.updates>=stopAt&&(stopAt=0,pause(!0)),frame||(frame=requestAnimationFrame(()=>{frame=0,last&&draw(last)})),!playing&&
!figures.playing&&keep()}function noteGoals(figures){let now=points[points.length-1];if(!now)return;let kinds=keeper.reached(figures,now.right);for(let goal of goals)
!kinds.has(goal.kind)||reached.has(goal.id)||(byLink&&OF_ALL_TRAINING.includes(goal.kind)?borrowed=!0:reached.reach(goal,structuredClone(run)))}function draw(figures){
let{settings,updates,seen}=figures;for(let one of results)one.style.visibility="";let task=tasks.get(settings.task),now=points[points.length-1];charts.draw(figures,
points,task),table.draw(figures,now.right,now.losses,task.unit),setText(counter,`${updates} ${updates===1?"update":"updates"}`),setup.placeSteered(settings);let unit=Math.
min(run.unit,unitCount(seen[0])-1);seen.forEach((one,k)=>{cards[k].place(settings.networks[k]),cards[k].draw(one,task,now.right[k],unit)}),lags.draw(figures),setText(
words,figures.words[Math.min(figures.shown,figures.words.length-1)].join(" ")),claims.draw(settings,updates),reached.show(),linkLine.href=`#${writeState(PREFIX,
run)}`,box.refresh()}function keep(){model.set("state",structuredClone(run)),model.save_changes()}let onhash=()=>{let given=fromAddress();given&&openRun(given,!0)};
return window.addEventListener("hashchange",onhash),reached.show(),openRun(run,linked!==null),()=>{window.removeEventListener("hashchange",onhash),reached.end(),
cancelAnimationFrame(frame),trainer.end()}}function fromAddress(){let text=window.location.hash.slice(1);if(!text.startsWith(`${PREFIX}.`))return null;try{return readState(
PREFIX,text)}catch{return null}}function dataOf(model){let bytes=model.get("series"),given=bytes?.byteLength?new Float32Array(bytes.buffer.slice(bytes.byteOffset,
bytes.byteOffset+bytes.byteLength)):null;return{series:given?Float64Array.from(given):null,text:model.get("text")??""}}var playground_default={render};export{playground_default as default};
