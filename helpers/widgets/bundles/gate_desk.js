function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function s(tag,attrs={},...children){return build(document.createElementNS(
"http://www.w3.org/2000/svg",tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value==
"function"?node.addEventListener(name.slice(2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);
return node}function setText(node,text){node.textContent!==text&&(node.textContent=text)}function setAll(node,attrs){for(let[name,value]of Object.entries(attrs))
node.setAttribute(name,String(value))}function slider({label,min,max,step,value,quantity,format,oninput}){let show=format||(v=>v.toFixed(1)),input=h("input",{type:"range",min,max,step,value,"aria-la\
bel":label}),out=h("output",{class:"gkm-value"}),update=()=>{out.textContent=show(+input.value),input.setAttribute("aria-valuetext",show(+input.value))};input.addEventListener(
"input",()=>{update(),oninput(+input.value)}),update();let name=h("span",{class:"gkm-name"},label);return{root:h("label",{class:"gkm-slider","data-quantity":quantity},
name,input,out),input,set(v){input.value=v,update()}}}function button(label,onclick,attrs={}){return h("button",{type:"button",class:"gkm-button",onclick,...attrs},
label)}function num(v,digits=2){let text=Math.abs(v).toFixed(digits);return v<0&&+text!=0?`−${text}`:text}function factor(v,digits=2){let text=num(v,digits);return text[0]===
"−"?`(${text})`:text}function sum(terms,digits=2){let signed=v=>(num(v,digits)[0]==="−"?" − ":" + ")+num(Math.abs(v),digits);return terms.map((v,k)=>k===0?
num(v,digits):signed(v)).join("")}function linear(v0,v1,p0,p1){return v=>p0+(v-v0)*(p1-p0)/(v1-v0)}function polyline(xs,ys){return xs.map((x,k)=>`${k?"L":"M"}${x.
toFixed(1)} ${ys[k].toFixed(1)}`).join("")}function niceLimit(v){let limit=1;for(let k=1;limit<v;k+=1)limit=[1,2,5][k%3]*10**Math.floor(k/3);return limit}function spread(wanted,gap,low,high){
let order=wanted.map((_,k)=>k).sort((a,b)=>wanted[a]-wanted[b]||a-b),placed=[...wanted];order.forEach((k,n)=>{placed[k]=Math.max(wanted[k],n?placed[order[n-1]]+
gap:low)});for(let n=order.length-1,most=high;n>=0;n-=1)placed[order[n]]=Math.min(placed[order[n]],most),most=placed[order[n]]-gap;return placed}function start(el,name,label){el.classList.add("gkm",`gkm-${name}`),el.setAttribute("role","group"),el.setAttribute("aria-label",label),el.addEventListener("key\
down",event=>event.stopPropagation()),el.addEventListener("focusin",keepKeys),guardFolds();let live=h("div",{class:"gkm-live","aria-live":"polite"});return el.append(
live),{say(text){live.textContent=text}}}function keepKeys(event){event.target.setAttribute("data-lm-suppress-shortcuts","true")}function guardFolds(){document.
documentElement.hasAttribute("data-gkm-folds")||(document.documentElement.setAttribute("data-gkm-folds",""),document.addEventListener("focusin",event=>{event.target.
matches(".jp-OutputArea-output :is(summary, pre)")&&keepKeys(event)}))}function emit(model,kind,data={}){let{before=[],...last}=model.get("event")||{},heard=model.
get("heard"),waiting=heard===void 0||!last.n?[]:[...before,last].filter(event=>event.n>heard);model.set("event",{...data,n:(last.n||0)+1,kind,...waiting.length?
{before:waiting}:{}}),model.save_changes()}function still(){return window.matchMedia("(prefers-reduced-motion: reduce)").matches}function problemLine(model){let line=h(
"p",{class:"gkm-problem",role:"alert"}),show=()=>{let problem=model.get("problem")||"";line.hidden=!problem,line.textContent=problem&&`Not stored. ${problem}`};
return model.on("change:problem",show),show(),line}function sigmoid(z){if(z>=0)return 1/(1+Math.exp(-z));let e=Math.exp(z);return e/(1+e)}function lstmStep({x,h:h2,c,weight_ih,weight_hh,bias}){let dot=(row,v)=>row.
reduce((sum2,w,k)=>sum2+w*v[k],0),H=h2.length,sums=bias.map((b,row)=>dot(weight_ih[row],x)+dot(weight_hh[row],h2)+b),i=sums.slice(0,H).map(sigmoid),f=sums.slice(
H,2*H).map(sigmoid),g=sums.slice(2*H,3*H).map(Math.tanh),o=sums.slice(3*H).map(sigmoid),cNew=c.map((old,k)=>f[k]*old+i[k]*g[k]),hNew=cNew.map((cell,k)=>o[k]*Math.
tanh(cell));return{i,f,g,o,c:cNew,h:hNew}}var STEPS=50,BLOCKS=["i","f","g","o"];function defaultWeights(){let block=x=>({x,m:0,h:0,b:0});return{i:block(0),f:block(0),g:block(1),o:block(0)}}function runUnit(weights,inputs){
let weight_ih=BLOCKS.map(k=>[weights[k].x,weights[k].m]),weight_hh=BLOCKS.map(k=>[weights[k].h]),bias=BLOCKS.map(k=>weights[k].b),hidden=0,cell=0;return inputs.
map(({x,m})=>{let at=lstmStep({x:[x,m],h:[hidden],c:[cell],weight_ih,weight_hh,bias}),moment={x,m,hOld:hidden,cOld:cell,i:at.i[0],f:at.f[0],g:at.g[0],o:at.o[0],
c:at.c[0],h:at.h[0]};return hidden=moment.h,cell=moment.c,moment})}function streamOf(goal){let inputs=Array.from({length:STEPS},()=>({x:0,m:0}));for(let pulse of goal.
stream)inputs[pulse.step-1]={x:pulse.x,m:pulse.marker};return inputs}var WRITTEN=.4,FULL=3,TOLERANCE=.1,QUIET=.05,within=(c,value)=>Math.abs(c-value)<=TOLERANCE*
Math.abs(value);function stepsWith(run,name){return run.flatMap((at,k)=>at[name]===0?[]:[k])}function bandAround(value,needed=WRITTEN){let ends=Math.abs(value)>=
needed?[1-TOLERANCE,1+TOLERANCE].map(k=>k*value):[needed,needed*(1+TOLERANCE)].map(k=>value<0?-k:k);return{low:Math.min(...ends),high:Math.max(...ends)}}function heldSteps(run,from,most){
let later=run.slice(from+1,from+1+most),lost=later.findIndex(at=>!within(at.c,run[from].c));return lost<0?later.length:lost}function writeCheck(c,what="the puls\
e leaves",needed=WRITTEN){return{done:Math.abs(c)>=needed,text:`Write: ${what} ${num(c)} in the cell (needed: ${num(needed)} or more, either sign)`}}function holdCheck(held,needed){
return{done:held>=needed,text:`Hold: held ${held} of ${needed} steps within 10 %`}}var detectors={hold(run){let[from]=stepsWith(run,"x"),needed=20;return{checks:[
writeCheck(run[from].c),holdCheck(heldSteps(run,from,needed),needed)],bands:[{from,to:from+needed,...bandAround(run[from].c)}]}},"forget-at-marker"(run){let from=stepsWith(
run,"x").at(-1),[marker]=stepsWith(run,"m"),needed=marker-1-from,empty=marker+1,before=Math.abs(run[marker-1].c),after=Math.max(...run.slice(empty).map(at=>Math.
abs(at.c))),held=before>=FULL*(1-TOLERANCE),limit=TOLERANCE*(held?before:FULL),left=held?`${num(100*after/before,0)} % is left`:"too little was left to forget";
return{checks:[writeCheck(run[from].c,"the pulses leave",FULL),holdCheck(heldSteps(run,from,needed),needed),{done:held&&after<=limit,text:`Forget: from the step\
 after the marker on, ${left} (needed: 10 % or less)`}],bands:[{from,to:marker-1,...bandAround(run[from].c,FULL)},{from:empty,to:run.length-1,low:-limit,high:limit}]}},
"count-pulses"(run){let pulses=stepsWith(run,"x"),one=run[pulses[0]].c,least=one<0?Math.min(one,-WRITTEN):Math.max(one,WRITTEN),spans=pulses.map((from,k)=>({from,
to:(pulses[k+1]??run.length)-1,times:k+1})),right=spans.map(({from,to,times})=>run.slice(from,to+1).every(at=>within(at.c,times*one))),counted=right.includes(!1)?
right.indexOf(!1):right.length,last=run.at(-1).c;return{checks:[writeCheck(one,"the first pulse leaves"),{done:counted===pulses.length,text:`Count: right within\
 10 % for ${counted} of ${pulses.length} pulses; at the end the cell holds ${num(last)} (needed: about ${num(pulses.length*least)})`}],bands:spans.map(({from,to,
times})=>({from,to,...bandAround(times*least)}))}},"ignore-noise"(run){let marked=stepsWith(run,"m"),spans=marked.map((from,k)=>{let to=(marked[k+1]??run.length)-
1,{x,c}=run[from],written=c*Math.sign(x)>=WRITTEN;return{from,to,x,c,written,held:heldSteps(run,from,to-from)}});return{checks:spans.map(({from,to,x,c,written,held})=>({
done:written&&held>=to-from,text:`From step ${from+1}: ${num(c)} in the cell (needed: ${x<0?`${num(-WRITTEN)} or less`:`${num(WRITTEN)} or more`}), held ${held}\
 of ${to-from} steps within 10 %`})),bands:spans.map(({from,to,x,c,written})=>({from,to,...bandAround(written?c:Math.sign(x)*1e-9)}))}},"silent-until-asked"(run){
let[from]=stepsWith(run,"x"),asked=stepsWith(run,"m"),needed=run.length-1-from,heard=Math.max(...run.filter(at=>at.m===0).map(at=>Math.abs(at.h))),share=at=>at.
c===0?0:at.h/Math.tanh(at.c),answers=asked.map(k=>`at step ${k+1} ${num(100*share(run[k]),0)} %`).join(", "),quiet=[0,...asked.map(k=>k+1)].map((start2,k)=>({from:start2,
to:(asked[k]??run.length)-1}));return{checks:[writeCheck(run[from].c),holdCheck(heldSteps(run,from,needed),needed),{done:heard<=QUIET,text:`Be silent: |h| goes \
up to ${num(heard)} when nobody asks (needed: ${num(QUIET)} or less)`},{done:asked.every(k=>share(run[k])>=1-TOLERANCE),text:`Answer: of tanh(c), h shows ${answers}\
 (needed: 90 % or more)`}],bands:[{from,to:run.length-1,...bandAround(run[from].c)},...quiet.map(span=>({...span,low:-QUIET,high:QUIET,quantity:"hidden"}))]}}};var QUANTITY={f:"forget",i:"input",g:"candidate",o:"output",c:"cell",h:"hidden",r:"reset",z:"update",n:"candidate"};function math(text){let root=h("span",{class:"\
gkm-math"});for(let part of text.split(/(tanh|[a-zA-Z]′?(?:_[a-z]+)?)/)){if(!/^[a-zA-Z]/.test(part)||part==="tanh"){root.append(part);continue}let[name,sub]=part.
split("_");root.append(h("var",{"data-quantity":sub?null:QUANTITY[name[0]]},name,sub?h("sub",{},sub):null))}return root}function panel({left,right,top,bottom,title}){
let levels=[0,1,2].map(()=>({line:s("line",{class:"gkm-level",x1:left,x2:right}),text:s("text",{class:"gkm-tick",x:left-6,"text-anchor":"end"})})),root=s("g",{},
s("text",{class:"gkm-title",x:left,y:top-14},title),...levels.flatMap(level=>[level.line,level.text])),y=null,shown="";return{root,scale:values=>{let low=values[0],
high=values[values.length-1];y=linear(low,high,bottom,top),String(values)!==shown&&(shown=String(values),levels.forEach(({line,text},k)=>{let hidden=k>=values.length;
setAll(line,{visibility:hidden?"hidden":"visible",y1:hidden?top:y(values[k]),y2:hidden?top:y(values[k])}),setAll(text,{visibility:hidden?"hidden":"visible",y:(hidden?
top:y(values[k]))+4.5}),setText(text,hidden?"":num(values[k],0))}))},y:v=>y(v),left,right,top,bottom}}function curves(inPanel,list){let parts=list.map(({key,label,
quantity})=>({key,path:s("path",{class:"gkm-curve","data-quantity":quantity}),dot:s("circle",{class:"gkm-dot","data-quantity":quantity,r:4}),tag:s("g",{},s("lin\
e",{class:"gkm-curve","data-quantity":quantity,x1:0,x2:18,y1:0,y2:0}),s("text",{class:"gkm-tag",x:23,y:4.5},label))}));return{root:s("g",{},...parts.map(part=>part.
path),...parts.map(part=>part.dot),...parts.map(part=>part.tag)),draw:(xs,rows,at)=>{let ends=parts.map(({key,path,dot})=>{let ys=rows.map(row=>inPanel.y(row[key]));
return path.setAttribute("d",polyline(xs,ys)),setAll(dot,{cx:xs[at],cy:ys[at]}),ys[ys.length-1]});spread(ends,17,inPanel.top+2,inPanel.bottom-2).forEach((y,k)=>{
parts[k].tag.setAttribute("transform",`translate(${inPanel.right+8} ${y.toFixed(1)})`)})}}}var GROUPS=[{block:"f",title:"forget gate",main:["b","m"],more:["x","h"]},{block:"i",title:"input gate",main:["b","m"],more:["x","h"]},{block:"g",title:"candida\
te",main:["b","x"],more:["m","h"]},{block:"o",title:"output gate",main:["b","m"],more:["x","h"]}],WEIGHTS={b:{label:"bias",limit:8},m:{label:"listens to the mar\
ker",limit:12},x:{label:"listens to the input",limit:4},h:{label:"listens to its own h",limit:4},bh:{label:"bias inside the reset",limit:8}},clamp=(v,limit)=>Math.
max(-limit,Math.min(limit,v));function readWeights(given,weights=defaultWeights()){for(let[block,own]of Object.entries(weights))for(let name of Object.keys(own)){
let value=given?.[block]?.[name];Number.isFinite(value)&&(own[name]=clamp(value,WEIGHTS[name].limit))}return weights}function weightSliders({onmove,onrest,groups:list=GROUPS}){
let sliders=[],one=(block,title,name)=>{let{label,limit}=WEIGHTS[name],oninput=value=>onmove(block,name,value),range={min:-limit,max:limit,step:.1,value:0},made=slider(
{label,...range,quantity:QUANTITY[block],format:v=>num(v,1),oninput});return made.input.setAttribute("aria-label",`${title}: ${label}`),made.input.addEventListener(
"change",onrest),sliders.push({block,name,made}),made.root},group=(block,title,names)=>{let legend=h("legend",{},`${title} `,h("var",{},block)),attrs={class:"gk\
m-weights","data-quantity":QUANTITY[block]};return h("fieldset",attrs,legend,...names.map(name=>one(block,title,name)))},groups=which=>h("div",{class:"gkm-group\
s"},...list.map(g=>group(g.block,g.title,g[which])));return{main:groups("main"),more:h("details",{},h("summary",{},"More weights"),groups("more")),set(weights){
for(let{block,name,made}of sliders)made.set(weights[block][name])}}}var X_LIMIT=2,MOST=500,EXAMPLE=[0,0,1,0,0,0,0,0,0,0,0,0].map(x=>[x,0]);function readInputs(given,example=EXAMPLE){let pairs=Array.isArray(given)?given.filter(Array.
isArray).slice(0,MOST):[],read=([x,m])=>({x:Number.isFinite(x)?clamp(x,X_LIMIT):0,m:m?1:0});return(pairs.length?pairs:example).map(read)}function inputRow({onedit,
onrest}){let range={label:"input x at this step",min:-X_LIMIT,max:X_LIMIT,step:.1,value:0},x=slider({...range,format:v=>num(v,1),oninput:v=>onedit({x:v})}),state=h(
"span"),marker=0,m=h("button",{type:"button",class:"gkm-button",onclick:()=>{onedit({m:marker?0:1}),onrest()}},"marker m: ",state);x.input.addEventListener("cha\
nge",onrest);let root=h("div",{class:"gkm-row gkm-now"},x.root,m);return{root,update(at){marker=at.m,+x.input.value!==at.x&&x.set(at.x),setText(state,marker?"on":
"off"),m.setAttribute("aria-pressed",marker!==0)},enable(on){x.input.disabled=m.disabled=!on,root.classList.toggle("gkm-off",!on)}}}var LONGEST=8e3,QUESTION=140,ORDER=BLOCKS.flatMap(block=>["x","m","h","b"].map(name=>[block,name])),short=v=>Number(v.toFixed(3));function cleanQuestion(text){return[
...String(text??"").replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu," ").trim()].slice(0,QUESTION).join("").trim()}function writeChallenge({weights,goal,inputs,
question}){let runs=[];for(let[x,m]of goal?[]:inputs){let last=runs.at(-1);last&&last[0]===short(x)&&last[1]===m?last[2]+=1:runs.push([short(x),m,1])}let asked=cleanQuestion(
question),data={...goal?{goal}:{inputs:runs},weights:ORDER.map(([block,name])=>short(weights[block][name])),...asked?{question:asked}:{}},bytes=new TextEncoder().
encode(JSON.stringify(data));return`gkm1.${btoa(Array.from(bytes,byte=>String.fromCharCode(byte)).join("")).replaceAll("+","-").replaceAll("/","_").replaceAll("\
=","")}`}function refuse(given,advice){throw new Error(`${given} ${advice}`)}function readChallenge(text,goals){let given=String(text).replace(/\s+/g,""),again="\
Copy it again, from “gkm1.” to its last character.";given||refuse("There is nothing to open.","Paste a text that starts with “gkm1.”."),given.length>LONGEST&&
refuse(`This text has ${given.length} characters, a challenge has ${LONGEST} at most.`,again);let[,version,coded]=given.match(/^gkm(\d{1,9})\.([A-Za-z0-9_-]+)$/)??
[];coded||refuse(`“${[...given].slice(0,16).join("")}” is no challenge: it starts with “gkm1.”, then come letters, digits, - and _ only.`,again),+version!=
1&&refuse(`This challenge is of version ${+version}, this desk reads version 1.`,"Update the course, or ask for a challenge made with yours.");let data;try{let bytes=Uint8Array.
from(atob(coded.replaceAll("-","+").replaceAll("_","/")),character=>character.charCodeAt(0));data=JSON.parse(new TextDecoder("utf-8",{fatal:!0}).decode(bytes))}catch{
refuse(`This challenge is damaged or cut short (${given.length} characters).`,again)}let numbers=data?.weights;(!(Array.isArray(numbers)&&numbers.length===ORDER.
length&&numbers.every(Number.isFinite))||!(typeof data.goal=="string"||Array.isArray(data.inputs)))&&refuse("This challenge is incomplete: it needs sixteen weig\
hts, and a goal or inputs.",again);let goal=data.goal??null;if(goal!==null&&!goals.some(({id})=>id===goal)){let known=goals.map(({title})=>`“${title}”`).join(
", ")||"none";refuse(`This challenge is for a goal “${cleanQuestion(goal).slice(0,40)}”, this desk has ${known}.`,"Update the course, or ask for another cha\
llenge.")}let weights=Object.fromEntries(BLOCKS.map(block=>[block,{}]));return ORDER.forEach(([block,name],k)=>{weights[block][name]=numbers[k]}),{weights:readWeights(
weights),goal,inputs:goal?[]:readRuns(data.inputs),question:cleanQuestion(data.question)}}function readRuns(runs){let pairs=[];for(let run of runs){if(!Array.isArray(
run))continue;let[x,m,times]=run;for(let k=0;k<times&&pairs.length<MOST;k+=1)pairs.push([x,m])}return readInputs(pairs).map(input=>[input.x,input.m])}var percent=v=>`${num(100*v,v>.999?2:v>.99?1:0)} %`;function blockPart(k,name,squash,words){return{name,quantity:QUANTITY[k],symbols:`${k} = ${squash}(w_${k}x·x\
 + w_${k}m·m + u_${k}·h + b_${k})`,numbers:(at,weights)=>{let w=weights[k],terms=[w.x*at.x,w.m*at.m,w.h*at.hOld,w.b];return`${k} = ${squash}(${sum(terms)}) = ${num(
at[k],3)}`},value:at=>num(at[k],3),words}}var PARTS={f:blockPart("f","forget gate","σ",at=>`Of the old cell, ${percent(at.f)} is kept at this step. f = 1 keeps\
 all, f = 0 erases.`),keep:{name:"what is kept",quantity:"cell",symbols:"f·c",value:at=>num(at.f*at.cOld),numbers:at=>`f·c = ${num(at.f,3)} · ${factor(at.cOld)}\
 = ${num(at.f*at.cOld)}`,words:()=>"The forget gate scales the old cell. Nothing else touches it on its way."},i:blockPart("i","input gate","σ",at=>`Of the can\
didate, ${percent(at.i)} is written into the cell.`),g:blockPart("g","candidate","tanh",()=>"The value on offer, between −1 and 1. It is not a gate: it can be n\
egative."),write:{name:"what is written",quantity:"candidate",symbols:"i·g",value:at=>num(at.i*at.g),numbers:at=>`i·g = ${num(at.i,3)} · ${factor(at.g,3)} = ${num(
at.i*at.g)}`,words:()=>"The input gate scales the candidate before it is added."},cell:{name:"new cell",quantity:"cell",symbols:"c′ = f·c + i·g",value:at=>num(
at.c),numbers:at=>`c′ = ${sum([at.f*at.cOld,at.i*at.g])} = ${num(at.c)}`,words:()=>"The new memory is what is kept plus what is written. It may grow beyond 1."},
o:blockPart("o","output gate","σ",at=>`Of the squeezed cell, ${percent(at.o)} is shown. The cell itself does not change.`),tanh:{name:"tanh of the cell",quantity:"\
cell",symbols:"tanh(c′)",value:at=>num(Math.tanh(at.c)),numbers:at=>`tanh(c′) = tanh(${num(at.c)}) = ${num(Math.tanh(at.c))}`,words:()=>"The cell is squeeze\
d into −1 to 1 before it is shown."},h:{name:"hidden state",quantity:"hidden",symbols:"h′ = o·tanh(c′)",value:at=>num(at.h),numbers:at=>`h′ = ${num(at.
o,3)} · ${factor(Math.tanh(at.c))} = ${num(at.h)}`,words:()=>"What the unit shows: to the next layer, and to itself at the next step."}};function equationPanel(){
let name=h("strong"),symbols=h("p"),left=h("span"),numbers=h("span"),words=h("p"),head=h("div",{class:"gkm-asked"},name,h("span",{class:"gkm-how"},"Point at a p\
art, or Tab to it")),root=h("div",{class:"gkm-equation"},head,symbols,h("p",{class:"gkm-math"},left,numbers),words),shown=null;return{root,update(id,at,weights){
let part=PARTS[id],text=part.numbers(at,weights),cut=text.indexOf(" = ");id!==shown&&(shown=id,root.dataset.quantity=part.quantity,name.textContent=part.name,symbols.
replaceChildren(math(part.symbols)),left.replaceChildren(math(text.slice(0,cut)))),setText(numbers,text.slice(cut)),setText(words,part.words(at))}}}var UNIT={width:460,height:312,line:58,box:{top:166,width:70,height:50},at:{f:104,i:180,g:256,o:334},plus:218,write:116,out:408,show:146,bus:258};var WIRES=(({line,box,at,plus,write,out,show,bus})=>{let into=k=>`M${at[k]} ${bus}V${box.top+box.height+21}`;return[{stage:"forget-gate",quantity:"forget",d:`M${at.
f} ${box.top}V${line+13}`},{stage:"input-gate",quantity:"input",d:`M${at.i} ${box.top}V${write}H${plus-14}`},{stage:"input-gate",quantity:"candidate",d:`M${at.g}\
 ${box.top}V${write}H${plus+14}`},{stage:"input-gate",quantity:"candidate",d:`M${plus} ${write}V${line+14}`},{stage:"output-gate",quantity:"output",d:`M${at.o} ${box.
top}V${show}H${out-14}`},{stage:"output-gate",quantity:"cell",d:`M${out} ${line}V${show-14}`},{stage:"output-gate",quantity:"hidden",d:`M${out} ${show}H452`},{stage:"\
whole",id:"round",quantity:"hidden",d:`M452 ${show}V302H12V${bus+34}`},{stage:"forget-gate",id:"bus",d:`M76 ${bus}H${at.f}${into("f")}`},{stage:"input-gate",id:"\
bus",d:`M${at.f} ${bus}H${at.g}${into("i")}${into("g")}`},{stage:"output-gate",id:"bus",d:`M${at.g} ${bus}H${at.o}${into("o")}`},{stage:"memory-line",id:"cOld",
quantity:"cell",d:`M4 ${line}H${at.f}`},{stage:"memory-line",id:"kept",quantity:"cell",d:`M${at.f} ${line}H${plus}`},{stage:"memory-line",id:"cNew",quantity:"ce\
ll",d:`M${plus} ${line}H452`}]})(UNIT);function wire({d,quantity,id}){return s("path",{class:id==="round"?"gkm-wire gkm-recurrent":"gkm-wire","data-quantity":quantity,
d})}function arrowHead(x,y,quantity){return s("path",{class:"gkm-arrow","data-quantity":quantity,d:`M${x-9} ${y-7}L${x} ${y}L${x-9} ${y+7}z`})}function partButton(shape,attrs){
return s("g",{class:"gkm-part",role:"button",tabindex:0,...attrs},...shape.nodes.flatMap(node=>[node,`
`]))}function nameOf(node,words){return`${words}, ${Array.from(node.querySelectorAll("text"),text=>text.textContent).join(" ")}`}function blockShape(k){let{top,
width,height}=UNIT.box,x=UNIT.at[k]-width/2,middle=top+height/2,squash=k==="g"?"tanh":"σ",level=s("rect",{class:"gkm-fill",x:x+1,width:width-2}),value=s("text",
{class:"gkm-number",x:UNIT.at[k],y:top+41,"text-anchor":"middle"});return{nodes:[s("rect",{class:"gkm-box",x,y:top,width,height,rx:7}),level,s("rect",{class:"gk\
m-edge",x,y:top,width,height,rx:7}),s("rect",{class:"gkm-badge",x:UNIT.at[k]-19,y:top+height+1,width:38,height:19,rx:6}),s("text",{class:"gkm-name-in",x:UNIT.at[k],
y:top+height+15,"text-anchor":"middle"},squash),s("text",{class:"gkm-name-in",x:UNIT.at[k],y:top+19,"text-anchor":"middle"},QUANTITY[k]),value],level,value,update:at=>{
let[low,high]=k==="g"?[middle-Math.max(0,at.g)*height/2,middle-Math.min(0,at.g)*height/2]:[top+height*(1-at[k]),top+height];setAll(level,{y:low.toFixed(2),height:Math.
max(0,high-low).toFixed(2)}),setText(value,`${k} ${num(at[k],3)}`)}}}function circleShape(x,y,sign){return{nodes:[s("circle",{class:"gkm-hit",cx:x,cy:y,r:20}),s(
"circle",{class:"gkm-box gkm-edge",cx:x,cy:y,r:13}),s("text",{class:"gkm-sign",x,y:y+6.5,"text-anchor":"middle"},sign)]}}function tanhShape(x,y){return{nodes:[s(
"rect",{class:"gkm-box gkm-edge",x:x-26,y:y-13,width:52,height:26,rx:13}),s("text",{class:"gkm-name-in",x,y:y+5,"text-anchor":"middle"},"tanh")]}}function unitShapes(){
let{line,at,plus,write,out,show}=UNIT;return{f:blockShape("f"),keep:circleShape(at.f,line,"×"),i:blockShape("i"),g:blockShape("g"),write:circleShape(plus,write,
"×"),cell:circleShape(plus,line,"+"),o:blockShape("o"),tanh:tanhShape(out,98),h:circleShape(out,show,"×")}}function wires(){let{line,at:X,plus,out,bus}=UNIT,label=(x,y,name,anchor)=>{let value=s("text",{class:"gkm-number",x,y:y+20,"text-anchor":anchor});return{value,
root:s("g",{},s("text",{class:"gkm-name-in",x,y,"text-anchor":anchor},name),value)}},drawn=WIRES.map(one=>({id:one.id,root:wire(one)})),thick=Object.fromEntries(
drawn.map(({id,root:root2})=>[id,root2])),labels={cOld:label(6,22,"old cell c"),kept:label((X.f+plus)/2,22,"kept","middle"),cNew:label((plus+out)/2,22,"new cell\
 c′","middle"),written:label(plus+14,82,"written"),h:label(446,178,"hidden h′","end")},input=["x","m","h"].map((name,k)=>{let value=s("text",{class:"gkm-num\
ber",x:24,y:bus-17+22*k});return{value,root:s("g",{},s("text",{class:"gkm-symbol",x:6,y:bus-17+22*k},name),value)}}),root=s("g",{role:"img"},...drawn.map(one=>one.
root),s("path",{class:"gkm-wire",d:`M71 ${bus-22}H76V${bus+22}H71`}),arrowHead(458,line,"cell"),...Object.values(labels).map(part=>part.root),...input.map(part=>part.
root),s("text",{class:"gkm-name-in",x:232,y:295,"text-anchor":"middle"},"h goes round, into the next step")),width=v=>(2+5*Math.min(1,Math.abs(v))).toFixed(2);return{
root,update:at=>{setText(labels.cOld.value,num(at.cOld)),setText(labels.kept.value,num(at.f*at.cOld)),setText(labels.cNew.value,num(at.c)),setText(labels.written.
value,num(at.i*at.g)),setText(labels.h.value,num(at.h)),[num(at.x,1),num(at.m,0),num(at.hOld)].forEach((text,k)=>setText(input[k].value,text)),thick.cOld.style.
strokeWidth=width(at.cOld),thick.kept.style.strokeWidth=width(at.f*at.cOld),thick.cNew.style.strokeWidth=width(at.c)}}}function unitDrawing(onask){let ground=wires(),
shapes=unitShapes(),nodes={};for(let[id,shape]of Object.entries(shapes)){let ask=()=>onask(id),hear={onpointerenter:ask,onfocus:ask,onclick:ask,onkeydown:event=>{
(event.key==="Enter"||event.key===" ")&&(event.preventDefault(),ask())}};nodes[id]=partButton(shape,{"data-part":id,"data-quantity":PARTS[id].quantity,...hear})}
return{root:s("svg",{class:"gkm-unit",viewBox:`0 0 ${UNIT.width} ${UNIT.height}`,role:"group","aria-label":"One LSTM unit. Its parts show their equations."},ground.
root,...Object.values(nodes)),update(at){ground.update(at);for(let shape of Object.values(shapes))shape.update?.(at);for(let[id,node]of Object.entries(nodes))node.
setAttribute("aria-label",nameOf(node,`${PARTS[id].name}: ${PARTS[id].value(at)}`))},select(id){for(let[key,node]of Object.entries(nodes))node.setAttribute("ari\
a-pressed",key===id)},describe(at){ground.root.setAttribute("aria-label",`The old cell ${num(at.cOld)} passes a forget gate at ${num(at.f,3)}; the input gate at\
 ${num(at.i,3)} lets in the candidate ${num(at.g,3)}; the new cell is ${num(at.c)}. Through tanh and the output gate at ${num(at.o,3)} it is shown as the hidden\
 state ${num(at.h)}.`)}}}var MOST_CHECKS=4;function goalBox({goals,onchoose}){let name=`gkm-${Math.random().toString(36).slice(2)}`,choices=[null,...goals].map(goal=>{let input=h("input",
{type:"radio",name,onchange:()=>onchoose(goal)}),done=h("span",{class:"gkm-done"});return{goal,input,done,root:h("label",{class:"gkm-choice"},input,goal?goal.title:
"Free play",done)}}),picker=h("fieldset",{class:"gkm-picker"},h("legend",{},"Goal"),...choices.map(choice=>choice.root)),task=h("p",{class:"gkm-task"}),nudge=h(
"p"),recipe=h("p"),recipeBox=h("details",{},h("summary",{},"Still stuck? The recipe"),recipe),hint=h("div",{class:"gkm-note"},nudge,recipeBox),showHint=shown=>{
hint.hidden=!shown,hintButton.setAttribute("aria-expanded",shown)},hintButton=button("Hint",()=>showHint(hint.hidden)),rows=Array.from({length:MOST_CHECKS},()=>{
let mark=h("span",{class:"gkm-mark","aria-hidden":"true"}),text=h("span");return{mark,text,root:h("li",{},mark,text)}}),list=h("ul",{class:"gkm-checks"},...rows.
map(row=>row.root)),verdict=h("p",{class:"gkm-verdict"}),because=h("p"),box=h("div",{class:"gkm-goal"},h("div",{class:"gkm-asked"},task,hintButton),hint,list,verdict,
because);return{picker,box,show(goal){for(let choice of choices)choice.input.checked=choice.goal===goal;box.hidden=!goal,setText(task,goal?goal.task:""),setText(
nudge,goal?goal.hint:""),setText(recipe,goal?.recipe??""),setText(because,goal?.because??""),recipeBox.hidden=!goal?.recipe,recipeBox.open=!1,showHint(!1)},judge(checks){
rows.forEach(({mark,text,root},k)=>{root.hidden=k>=checks.length,setText(mark,checks[k]?.done?"✓":"○"),setText(text,checks[k]?.text??"")});let passed=checks.
every(check=>check.done);return box.classList.toggle("gkm-good",passed),setText(verdict,passed?"✓ Goal reached.":""),because.hidden=!passed,passed},mark(reached){
for(let{goal,done}of choices)setText(done,goal&&reached.has(goal.id)?" ✓ reached":"")}}}var CHART={width:460,left:30,right:366};function memoryLevels(rows,bandList){let aims=bandList.map(band=>Math.max(-band.low,band.high)/(1+TOLERANCE)),limit=niceLimit(
Math.max(...rows.map(row=>Math.abs(row.c)),...aims));return rows.some(row=>row.c<-.005)||bandList.some(band=>band.low<0)?[-limit,0,limit]:[0,limit]}var LSTM_CHART={
height:376,panels:[{place:{top:118,bottom:208,title:"gates: 0 is shut, 1 is open"},levels:()=>[0,1],lines:[{key:"f",label:"forget f",quantity:"forget"},{key:"i",
label:"input i",quantity:"input"},{key:"o",label:"output o",quantity:"output"}]},{place:{top:250,bottom:340,title:"memory"},levels:memoryLevels,lines:[{key:"c",
label:"cell c",quantity:"cell"},{key:"h",label:"hidden h",quantity:"hidden"}]}],banded:{panel:1,quantity:"cell"},what:"inputs, gates, cell and hidden state",tell(now,rows,first){
let most=rows.reduce((best,row)=>Math.abs(row.c)>Math.abs(best.c)?row:best);return`forget gate ${num(now.f,3)}, input gate ${num(now.i,3)}, output gate ${num(now.
o,3)}, cell ${num(now.c)}, hidden state ${num(now.h)}. The cell is fullest at step ${first+rows.indexOf(most)+1} with ${num(most.c)}, and ends at ${num(rows[rows.
length-1].c)}.`}};function runChart(onpick,layout=LSTM_CHART){let{left,right,width}={...CHART,...layout},{height,banded}=layout,inputs=panel({left,right,top:34,
bottom:76,title:"inputs"}),panels=layout.panels.map(({place,levels,lines})=>{let own=panel({left,right,...place});return{...own,levels,curves:curves(own,lines)}}),
aim=panels[banded.panel],stems=s("path",{class:"gkm-stems"}),marks=s("path",{class:"gkm-marks"}),markLines=s("path",{class:"gkm-mark-lines"}),cursor=s("path",{class:"\
gkm-cursor"}),through=x=>[inputs,...panels].map(({top,bottom})=>`M${x} ${top}V${bottom}`).join(""),bands=[0,1,2,3,4].map(()=>s("rect",{class:"gkm-band",visibility:"\
hidden"})),ticks=[0,10,20,30,40,49].map(()=>s("text",{class:"gkm-tick",y:height-18,"text-anchor":"middle"})),names=[s("text",{class:"gkm-tag",x:right+8},"x"),s(
"text",{class:"gkm-tag",x:right+8,y:inputs.top-1},"▼ marker m")],root=s("svg",{class:"gkm-chart",viewBox:`0 0 ${width} ${height}`,role:"img"},...bands,inputs.
root,...panels.map(own=>own.root),markLines,cursor,stems,marks,...panels.map(own=>own.curves.root),...ticks,...names,s("text",{class:"gkm-tick",x:right+14,y:height-
18},"step")),pixel=linear(0,STEPS-1,left+5,right-5),pick=event=>{let box=root.getBoundingClientRect();onpick(Math.round(linear(pixel(0),pixel(STEPS-1),0,STEPS-1)(
(event.clientX-box.left)*width/box.width)))};root.addEventListener("pointerdown",pick),root.addEventListener("pointermove",event=>{event.buttons&1&&pick(event)});
function draw(run,first,at,bandList){let rows=run.slice(first,first+STEPS),xs=rows.map((_,k)=>pixel(k)),most=niceLimit(Math.max(...rows.map(row=>Math.abs(row.x))));
inputs.scale([-most,0,most]);for(let own of panels)own.scale(own.levels(rows,bandList));stems.setAttribute("d",rows.map((row,k)=>row.x===0?"":`M${xs[k].toFixed(
1)} ${inputs.y(0).toFixed(1)}V${inputs.y(row.x).toFixed(1)}`).join(""));let marked=xs.filter((_,k)=>rows[k].m!==0).map(x=>x.toFixed(1));marks.setAttribute("d",marked.
map(x=>`M${x} ${inputs.top}l-5 -9h10z`).join("")),markLines.setAttribute("d",marked.map(through).join("")),cursor.setAttribute("d",through(xs[at-first].toFixed(
1)));for(let own of panels)own.curves.draw(xs,rows,at-first);names[0].setAttribute("y",inputs.y(0)+4.5),ticks.forEach((tick,k)=>{let step=[0,9,19,29,39,49][k];tick.
setAttribute("x",pixel(step)),setText(tick,String(first+step+1))}),bands.forEach((rect,k)=>{let band=bandList[k];if(rect.setAttribute("visibility",band?"visible":
"hidden"),!band)return;let top=Math.max(aim.top,aim.y(band.high)),bottom=Math.min(aim.bottom,aim.y(band.low));setAll(rect,{"data-quantity":band.quantity??banded.
quantity,x:pixel(band.from)-3,width:pixel(band.to)-pixel(band.from)+6,y:top.toFixed(1),height:Math.max(0,bottom-top).toFixed(1)})})}function describe(run,first,at){
let rows=run.slice(first,first+STEPS),now=run[at];root.setAttribute("aria-label",`Curves of ${layout.what} over steps ${first+1} to ${first+rows.length}. At ste\
p ${at+1}: input ${num(now.x)}, marker ${now.m?"on":"off"}, `+layout.tell(now,rows,first))}return{root,draw,describe}}function shareBox({make,open,back,say}){let field=(label,attrs)=>{let input=h("input",{type:"text",autocomplete:"off",spellcheck:"false",...attrs});return{input,
root:h("label",{class:"gkm-field"},h("span",{},label),input)}},refresh=()=>{root.open&&(sent.input.value=make(question.input.value))},question=field("Your quest\
ion, or your guess (may stay empty)",{maxlength:QUESTION,oninput:refresh}),sent=field("Your challenge: these weights, and the goal or the inputs",{readonly:!0,onfocus:()=>sent.
input.select()}),pasted=field("Paste a challenge",{onkeydown:event=>{event.key==="Enter"&&take()}}),told=h("p",{class:"gkm-told"}),tell=(text,good=!0)=>{told.classList.
toggle("gkm-problem",!good),setText(told,text),say(text)},copy=async()=>{refresh();try{await navigator.clipboard.writeText(sent.input.value),tell("Copied. Paste\
 it to somebody who has the course.")}catch{sent.input.focus(),sent.input.select(),tell("The browser does not let a page copy here. The text is selected: copy i\
t with Ctrl+C or ⌘C.")}},take=()=>{try{open(pasted.input.value)}catch(error){return tell(error.message,!1)}pasted.input.value="",setText(told,"")},root=h("det\
ails",{class:"gkm-share",ontoggle:refresh},h("summary",{},"Share"),question.root,h("div",{class:"gkm-send"},sent.root,button("Copy challenge",copy)),h("div",{class:"\
gkm-send"},pasted.root,button("Open",take)),told),asked=h("q"),task=h("span"),backButton=button("Back to my own desk",back),banner=h("div",{class:"gkm-asked gkm\
-challenge"},h("p",{},h("strong",{},"A challenge: "),asked," ",task),backButton);return{root,banner,refresh,show(challenge,goal){banner.hidden=!challenge,setText(
asked,challenge?.question??""),asked.hidden=!challenge?.question,setText(task,goal?`Reach the goal “${goal.title}” from here.`:"Somebody's weights and input\
s, for free play.")}}}var PACE=220;function render({model,el}){let{say}=start(el,"gate-desk","Gate desk: steer one LSTM unit");el.classList.add("gkm-explorer");let goals=model.get("g\
oals"),reached=new Set(model.get("reached")),weights=defaultWeights(),goal=null,inputs=readInputs(),cursor=0,run=[],free=null,challenge=null,counts=!0,timer=0,part="\
f",saved=null,unit=unitDrawing(id=>{part=id,unit.select(id),equation.update(id,run[cursor],weights)}),equation=equationPanel(),chart=runChart(k=>scrubTo(first()+
k)),scrub=h("input",{type:"range",class:"gkm-scrub",step:1,"aria-label":"step shown"}),icon=h("span",{"aria-hidden":"true"}),verb=h("span"),playButton=h("button",
{type:"button",class:"gkm-button gkm-play"},icon,verb),stepButton=button("Step",()=>rest(advance)),resetButton=button("Reset",()=>rest(reset)),counter=h("output",
{class:"gkm-counter"}),inputNow=inputRow({onedit:edit,onrest:settle}),sliders=weightSliders({onmove(block,name,value){weights[block][name]=value,update()},onrest:settle}),
defaultsButton=button("Default weights",()=>{setWeights(defaultWeights()),update(),settle(),say("All weights are back at their defaults.")}),task=goalBox({goals,
onchoose(next){choose(next),settle(),say(next?next.task:"Free play.")}}),share=shareBox({make:question=>writeChallenge({...snapshot(),question}),open:accept,back:leave,
say});playButton.addEventListener("click",()=>timer?rest():play()),scrub.addEventListener("input",()=>scrubTo(+scrub.value-1)),scrub.addEventListener("change",settle);
let timeRow=h("div",{class:"gkm-row"},playButton,stepButton,resetButton,counter),right=h("div",{},chart.root,scrub,timeRow,inputNow.root),shared=h("p",{class:"g\
km-shared"},"Every step uses the same weights, so moving one redraws the whole run."),desk=h("div",{class:"gkm-desk"},h("div",{},unit.root,equation.root),right);
el.append(task.picker,share.banner,task.box,desk,shared,sliders.main,sliders.more),el.append(h("div",{class:"gkm-row"},defaultsButton),share.root,problemLine(model));
function first(){return Math.max(0,inputs.length-STEPS)}function update(){run=runUnit(weights,inputs),draw()}function draw(){let at=run[cursor],found=goal?detectors[goal.
kind](run):{checks:[],bands:[]};chart.draw(run,first(),cursor,found.bands),unit.update(at),equation.update(part,at,weights),setText(counter,`Step ${cursor+1} of\
 ${inputs.length}`),setAll(scrub,{min:first()+1,max:first()+STEPS}),scrub.value=cursor+1,inputNow.update(at),stepButton.disabled=atEnd();let passed=task.judge(found.
checks);passed&&counts&&goal&&!reached.has(goal.id)&&reach(),counts||=!passed}function reach(){reached.add(goal.id),task.mark(reached),emit(model,"goal",{goal:goal.
id,state:snapshot()}),say(`Goal reached: ${goal.title}.`)}function describe(){unit.describe(run[cursor]),chart.describe(run,first(),cursor)}function atEnd(){return cursor+
1>=(goal?STEPS:MOST)}function go(k){cursor=Math.max(first(),Math.min(inputs.length-1,k)),draw()}function scrubTo(k){pause(),go(k)}function advance(){if(cursor+1<
inputs.length)return go(cursor+1);inputs.push({...inputs[cursor]}),cursor+=1,update()}function reset(){goal||(inputs=[{...inputs[0]}]),cursor=0,update()}function play(){
if(atEnd()&&reset(),still())return rest(()=>{for(let k=0;k<10&&!atEnd();k+=1)advance()});timer=setInterval(()=>{advance(),atEnd()&&rest()},PACE),showPlaying()}function pause(){
clearInterval(timer),timer=0,showPlaying()}function rest(last=()=>{}){pause(),last(),settle();let at=run[cursor];say(`Step ${cursor+1}: forget gate ${num(at.f,3)}\
, cell ${num(at.c)}, hidden state ${num(at.h)}.`)}function showPlaying(){setText(icon,timer?"❚❚":"▶"),setText(verb,timer?"Pause":still()?"Play ten steps":
"Play")}function edit(change){pause(),Object.assign(inputs[cursor],change),update()}function choose(next){pause(),goal||(free={inputs,cursor}),goal=next,inputs=
goal?streamOf(goal):free.inputs;let comes=input=>input.x!==0&&(input.m!==0||goal.kind!=="ignore-noise"),wanted=goal?inputs.findIndex(comes):free.cursor;cursor=Math.
max(first(),Math.min(wanted,inputs.length-1)),task.show(goal),inputNow.enable(goal===null),update()}function setWeights(next){weights=next,sliders.set(weights)}
function snapshot(){let own=goal?{inputs:free.inputs,freeCursor:free.cursor}:{inputs};return own.inputs=own.inputs.map(({x,m})=>[x,m]),structuredClone({weights,
goal:goal?goal.id:null,cursor,...own,...challenge&&{challenge}})}function settle(){describe(),saved=JSON.stringify(snapshot()),model.set("state",JSON.parse(saved)),
model.save_changes(),share.refresh()}function restore(state){let goalOf=id=>goals.find(known=>known.id===id)??null;setWeights(readWeights(state.weights)),challenge=
state.challenge??null,counts=!challenge,share.show(challenge,goalOf(challenge?.goal)),goal=null,inputs=readInputs(state.inputs),cursor=Number.isInteger(state.freeCursor)?
state.freeCursor:2,choose(goalOf(state.goal)),Number.isInteger(state.cursor)&&go(state.cursor),describe()}function accept(text){let{question,...theirs}=readChallenge(
text,goals),own=challenge?challenge.own:snapshot();restore({...theirs,challenge:{goal:theirs.goal,question,own}}),settle(),say(share.banner.firstChild.textContent),
share.banner.scrollIntoView({block:"nearest"})}function leave(){restore(challenge.own??{}),settle(),say("Your own desk is back."),task.picker.querySelector(":ch\
ecked").focus()}return model.on("change:state",()=>JSON.stringify(model.get("state"))!==saved&&restore(model.get("state"))),model.on("change:reached",()=>{for(let id of model.
get("reached"))reached.add(id);task.mark(reached)}),unit.select(part),task.mark(reached),restore(model.get("state")||{}),()=>clearInterval(timer)}var gate_desk_default={
render};export{gate_desk_default as default};
