function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function s(tag,attrs={},...children){return build(document.createElementNS(
"http://www.w3.org/2000/svg",tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value==
"function"?node.addEventListener(name.slice(2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);
return node}function setText(node,text){node.textContent!==text&&(node.textContent=text)}function setAll(node,attrs){for(let[name,value]of Object.entries(attrs))
node.setAttribute(name,String(value))}function ownName(){return`gkm-${Math.random().toString(36).slice(2)}`}function num(v,digits=2){let text=Math.abs(v).toFixed(digits);return v<0&&+text!=0?`−${text}`:text}function polyline(xs,ys){return xs.map((x,k)=>`${k?"L":"M"}${x.toFixed(1)} ${ys[k].toFixed(1)}`).join("")}var signs_default={listen:{word:"Listen",colour:"#7d4e9e",path:"M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z"},look:{word:"Lo\
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
setAttribute("data-gkm-folds",""),document.addEventListener("focusin",event=>{event.target.matches(".jp-OutputArea-output :is(summary, pre)")&&keepKeys(event)}))}function still(){return window.matchMedia("(prefers-reduced-motion: reduce)").matches}function stream(seed){let state=seed>>>0;return()=>{state=state+1831565813>>>0;let t=state;return t=Math.imul(t^t>>>15,t|1),t^=t+Math.imul(t^t>>>7,t|61),((t^t>>>
14)>>>0)/2**32}}function sigmoid(z){if(z>=0)return 1/(1+Math.exp(-z));let e=Math.exp(z);return e/(1+e)}function weigh(matrix,v,start2){let n=v.length,sums=Float64Array.from(start2);for(let row=0,at=0;row<sums.length;row+=1){let sum=0;for(let k=0;k<n;k+=1,at+=1)sum+=
matrix[at]*v[k];sums[row]+=sum}return sums}function stepNetwork(net,x,h2,c){let H=net.hidden,fromX=weigh(net.weight_ih,x,net.bias_ih),fromH=weigh(net.weight_hh,
h2,net.bias_hh),gates=fromX.map((sum,row)=>{let block=Math.floor(row/H),total=sum+fromH[row];return net.kind==="rnn"||net.kind==="lstm"&&block===2?Math.tanh(total):
net.kind==="gru"&&block===2?0:sigmoid(total)}),next={h:new Float64Array(H),c:new Float64Array(H)};for(let k=0;k<H;k+=1)net.kind==="rnn"?next.h[k]=gates[k]:net.kind===
"gru"?(gates[2*H+k]=Math.tanh(fromX[2*H+k]+gates[k]*fromH[2*H+k]),next.h[k]=(1-gates[H+k])*gates[2*H+k]+gates[H+k]*h2[k]):(next.c[k]=gates[H+k]*c[k]+gates[k]*gates[2*
H+k],next.h[k]=gates[3*H+k]*Math.tanh(next.c[k]));return{x,hOld:h2,cOld:c,fromH,gates,...next}}function readSafetensors(bytes){let view=ArrayBuffer.isView(bytes)?bytes:new DataView(bytes),length=Number(view.getBigUint64(0,!0)),header=new TextDecoder().decode(
new Uint8Array(view.buffer,view.byteOffset+8,length)),{__metadata__:texts={},...entries}=JSON.parse(header),tensors={};for(let[name,{dtype,shape,data_offsets}]of Object.
entries(entries)){let read=READERS[dtype];if(!read)throw new Error(`${name} is ${dtype}; only ${Object.keys(READERS).join(", ")} can be read here`);let[from,to]=data_offsets,
values=new Float64Array((to-from)/read.size);for(let k=0;k<values.length;k+=1)values[k]=read.at(view,8+length+from+k*read.size);tensors[name]={shape,values}}return{
tensors,texts}}var READERS={F16:{size:2,at:(view,place)=>half(view.getUint16(place,!0))},F32:{size:4,at:(view,place)=>view.getFloat32(place,!0)},F64:{size:8,at:(view,place)=>view.
getFloat64(place,!0)}};function half(bits){let sign=bits&32768?-1:1,exponent=bits>>10&31,fraction=bits&1023;return exponent===31?fraction?Number.NaN:sign*Number.
POSITIVE_INFINITY:sign*(exponent?2**(exponent-15)*(1+fraction/1024):2**-14*(fraction/1024))}var END=`
`;function readCharModel(bytes,linesAlone=!1){let{tensors,texts}=readSafetensors(bytes),card=JSON.parse(texts.card),of=name=>tensors[name].values,net={kind:card.
kind,inputs:tensors["embed.weight"].shape[1],hidden:tensors["recurrent.weight_hh_l0"].shape[1],weight_ih:of("recurrent.weight_ih_l0"),weight_hh:of("recurrent.we\
ight_hh_l0"),bias_ih:of("recurrent.bias_ih_l0"),bias_hh:of("recurrent.bias_hh_l0")},symbols=[...card.symbols];return{net,embed:of("embed.weight"),read:of("read.\
weight"),offset:of("read.bias"),symbols,linesAlone,card}}function advance(model,before,id){let E=model.net.inputs,x=model.embed.subarray(id*E,(id+1)*E);if(!model.
linesAlone||model.symbols[id]!==END)return stepNetwork(model.net,x,before.h,before.c);let zero=new Float64Array(model.net.hidden);return stepNetwork(model.net,x,
zero,zero)}function feed(model,before,id){let{h:h2,c}=advance(model,before,id);return{h:h2,c,logits:weigh(model.read,h2,model.offset)}}function begin(model){let zero=new Float64Array(
model.net.hidden);return feed(model,{h:zero,c:zero},model.symbols.indexOf(END))}function idsOf(symbols,text){let place=new Map(symbols.map((symbol,id)=>[symbol,
id])),ids=[],unknown=new Set;for(let symbol of text){let id=place.get(symbol);id===void 0?unknown.add(symbol):ids.push(id)}return{ids,unknown:[...unknown]}}function scanProgram(text){let[quoted,comment,brackets]=[0,1,2].map(()=>new Uint8Array(text.length)),quote="",note=!1,depth=0;for(let at=0;at<text.length;at+=1){
let sign=text[at],wide=1;note?note=sign!==`
`:quote?sign==="\\"?wide=2:text.startsWith(quote,at)?(wide=quote.length,quote=""):sign===`
`&&quote.length===1&&(quote=""):sign==="#"?note=!0:sign==='"'||sign==="'"?(quote=text.startsWith(sign.repeat(3),at)?sign.repeat(3):sign,wide=quote.length):"([{".
includes(sign)?depth+=1:")]}".includes(sign)&&(depth=Math.max(0,depth-1));let last=Math.min(at+wide,text.length)-1;for(let k=at;k<=last;k+=1)quoted[k]=+(quote!==
""&&(k===last||wide===2)),comment[k]=Number(note),brackets[k]=+(depth>0);at=last}return{quoted,comment,brackets}}var each=is=>text=>Uint8Array.from({length:text.
length},(_,at)=>Number(is(text,at)));function between(opens,closes){return text=>{let inside=!1;return Uint8Array.from(text,sign=>((inside?sign===closes||sign===
`
`:sign===opens)&&(inside=!inside),Number(inside)))}}var endsWithin=far=>each((text,at)=>text.slice(at+1,at+1+far).includes(`
`)),DEEP={id:"deep",ask:"in a word, at its fourth letter or later?",mark:each((text,at)=>/^\w{4}$/.test(text.slice(Math.max(0,at-3),at+1)))},SOON_OVER={id:"end",
ask:"does the line end within 5 characters?",mark:endsWithin(5)},QUESTIONS={code:[{id:"brackets",ask:"inside brackets?",mark:text=>scanProgram(text).brackets},{
id:"quotes",ask:"inside quotes?",mark:text=>scanProgram(text).quoted},{id:"comment",ask:"inside a comment?",mark:text=>scanProgram(text).comment},{id:"indent",ask:"\
in the indentation?",mark:each((text,at)=>/^ *$/.test(text.slice(text.lastIndexOf(`
`,at)+1,at+1)))},SOON_OVER,DEEP],prose:[{id:"quotes",ask:"inside quotes?",mark:between('"','"')},{id:"brackets",ask:"inside brackets?",mark:between("(",")")},{id:"\
name",ask:"in the name of who speaks?",mark:each(inName)},SOON_OVER,DEEP],list:[{id:"end",ask:"does the word end within 2 letters?",mark:endsWithin(2)},{id:"vow\
el",ask:"is a vowel next?",mark:each((text,at)=>"aeiou".includes(text[at+1]||"-"))},DEEP]};function inName(text,at){let from=text.lastIndexOf(`
`,at)+1,line=text.slice(from).split(`
`,1)[0];return at>=from&&/^[A-Z][\w ']*:/.test(line)&&at-from<=line.indexOf(":")}function softmax(logits){let largest=Math.max(...logits),powers=logits.map(logit=>Math.exp(logit-largest)),sum=powers.reduce((a,b)=>a+b);return powers.map(power=>power/
sum)}function sharpen(chances,temperature,k){let order=ranked(chances).slice(0,k),largest=chances[order[0]],out=new Float64Array(chances.length),sum=0;for(let id of order)
out[id]=(chances[id]/largest)**(1/temperature),sum+=out[id];return out.map(value=>value/sum)}function ranked(chances){return Array.from(chances,(_,id)=>id).sort(
(a,b)=>chances[b]-chances[a]||a-b)}function pick(shares,uniform){let sum=0,last=0;for(let id=0;id<shares.length;id+=1)if(shares[id]&&(sum+=shares[id],last=id,uniform<
sum))return id;return last}var SLICE=10;function slices(){let since=performance.now();return()=>{if(!(performance.now()-since<SLICE))return new Promise(go=>setTimeout(()=>{since=performance.
now(),go()}))}}async function statesOf(model,ids,stopped){let H=model.net.hidden,states={hidden:H,c:new Float32Array(ids.length*H),h:new Float32Array(ids.length*
H)},pause=slices(),now=begin(model);for(let at=0;at<ids.length;at+=1)if(now=advance(model,now,ids[at]),states.c.set(now.c,at*H),states.h.set(now.h,at*H),await pause(),
stopped())return null;return states}function bestUnit(values,hidden,marks,units=Array.from({length:hidden},(_,unit)=>unit)){let yes=marks.reduce((a,b)=>a+b,0),no=marks.
length-yes;if(!yes||!no)return null;let best={unit:units[0],above:!0,threshold:0,found:-1},[high,low]=[new Float32Array(yes),new Float32Array(no)];for(let unit of units){
for(let at=0,i=0,j=0;at<marks.length;at+=1)marks[at]?high[i++]=values[at*hidden+unit]:low[j++]=values[at*hidden+unit];high.sort(),low.sort();for(let i=0,j=0;i<yes||
j<no;){let value=Math.min(i<yes?high[i]:Number.POSITIVE_INFINITY,j<no?low[j]:Number.POSITIVE_INFINITY);for(;i<yes&&high[i]===value;)i+=1;for(;j<no&&low[j]===value;)
j+=1;let right=((yes-i)/yes+j/no)/2;Math.max(right,1-right)>best.found&&(best={unit,above:right>=.5,threshold:value,found:Math.max(right,1-right)})}}return best}
function scoreOf({unit,above,threshold},values,hidden,marks){return balanced(marks,at=>values[at*hidden+unit]>threshold===above)}function scoreOfLastSymbol(first,second){
let yes=new Map,no=new Map;first.ids.forEach((id,at)=>{let counts=first.marks[at]?yes:no;counts.set(id,(counts.get(id)??0)+1)});let all=first.marks.reduce((a,b)=>a+
b,0),says=id=>(yes.get(id)??0)/all>(no.get(id)??0)/(first.marks.length-all);return balanced(second.marks,at=>says(second.ids[at]))}function balanced(marks,says){
let right=[0,0],all=[0,0];return marks.forEach((mark,at)=>{all[mark]+=1,says(at)===(mark===1)&&(right[mark]+=1)}),(right[0]/all[0]+right[1]/all[1])/2}function byNetwork(model,moment){let now=moment;return id=>(id!==null&&(now=feed(model,now,id)),softmax(now.logits))}var LONG=2e3;function asking(model,sort,given){let{symbols,net}=model,texts=[given.find,given.score].map(text=>idsOf(symbols,text||"").ids),own=!texts[0].length,
reading=null,bests=new Map,stringOf=ids=>ids.map(id=>symbols[id]).join("");async function writeInSlices(seed,stopped){let next=byNetwork(model,begin(model)),random=stream(
seed),pause=slices(),ids=[];for(;ids.length<LONG&&!stopped();)ids.push(pick(sharpen(next(ids.at(-1)??null),.8,symbols.length),random())),await pause();return ids}
async function read(stopped){let found=[];for(let[k,ids]of texts.entries()){own&&(texts[k]=await writeInSlices(101+k,stopped));let states=await statesOf(model,own?
texts[k]:ids,stopped);if(!states)return null;found.push(states)}return found}return{own,questions:QUESTIONS[sort].filter(question=>own||texts.every(ids=>{let marks=question.
mark(stringOf(ids));return marks.includes(0)&&marks.includes(1)})),async ask(question,memory,chosen,stopped){reading??=read(stopped);let states=await reading;if(!states)
return reading=null,null;let[first,second]=states.map((one,k)=>({ids:texts[k],marks:question.mark(stringOf(texts[k])),values:one[memory]})),key=`${question.id} ${memory}`;
bests.has(key)||bests.set(key,bestUnit(first.values,net.hidden,first.marks));let best=bests.get(key);if(!best||!second.marks.includes(1)||!second.marks.includes(
0))return null;let score=one=>scoreOf(one,second.values,net.hidden,second.marks),mine=chosen<0?best:bestUnit(first.values,net.hidden,first.marks,[chosen]);return{
unit:best.unit,found:best.found,score:score(best),last:scoreOfLastSymbol(first,second),own:{found:mine.found,score:score(mine)}}}}}var percent=share=>`${Math.round(
100*share)} %`;function tell({ask},answer,{hidden,memory,own,chosen}){let cells=memory==="c"?"cell states":"hidden states",texts=own?"The network wrote both te\
xts.":"The network was trained on neither.",best=`“${ask[0].toUpperCase()}${ask.slice(1)}” Of ${hidden} ${cells}, unit ${answer.unit+1} answers best: it's r\
ight ${percent(answer.found)} of the time on the text that it was chosen on, and ${percent(answer.score)} on another. ${texts} Guessing gets 50 %, and a rule th\
at sees only the last character gets ${percent(answer.last)}.`;return chosen<0||chosen===answer.unit?best:`Unit ${chosen+1}, your choice: ${percent(answer.own.found)}\
 and ${percent(answer.own.score)}. ${best}`}var KIND_NAMES={rnn:"RNN",gru:"GRU",lstm:"LSTM"};function cardBox(card){let sizes=Object.entries(card.sizes).map(([name,size])=>`${name} ${size}`),trained=`${card.
steps.toLocaleString("en")} steps, seed ${card.seed}, ${card.minutes} ${card.minutes===1?"minute":"minutes"} on one core`,rows=[["Network",`${KIND_NAMES[card.kind]}\
, ${sizes.join(", ")}`],["Trained on",card.data.replace(/^\w+: /,"")],["Training",trained],["How well",card.figure]];return h("details",{},h("summary",{},"Which\
 network this is"),h("dl",{class:"gkm-model-card"},...rows.flatMap(([name,text])=>[h("dt",{},name),h("dd",{},text)])))}var COLUMN=11,CURVE=46,LETTERS=20,strength=value=>Math.tanh(value),visible=symbol=>({"\n":"↵"," ":"·"})[symbol]??symbol;function heatMap(hidden,onchoose){let canvas=h(
"canvas",{class:"gkm-heat",role:"img",height:hidden,width:1}),row=h("div",{class:"gkm-heat-row","aria-hidden":"true"}),frame=h("div",{class:"gkm-heat-frame"},canvas,
row);frame.addEventListener("click",event=>{let box=canvas.getBoundingClientRect();onchoose(Math.max(0,Math.min(hidden-1,Math.floor((event.clientY-box.top)/box.
height*hidden))))});let curve=s("path",{class:"gkm-curve gkm-unit-curve"}),zero=s("line",{class:"gkm-level",x1:0,y1:CURVE/2,y2:CURVE/2}),letters=s("g",{class:"g\
km-heat-letters"}),below=s("svg",{class:"gkm-heat-curve","aria-hidden":"true"},zero,curve,letters),paint=canvas.getContext("2d"),colours=themeColours(),root=h("\
div",{class:"gkm-heat-map"},frame,below);return{root,canvas,columns:()=>Math.max(24,Math.min(84,Math.floor((root.clientWidth||640)/COLUMN))),draw(values,symbols,unit,columns){
canvas.width!==columns&&(canvas.width=columns);let[above,under,paper]=colours(root),image=paint.createImageData(columns,hidden),pixels=image.data;for(let column=0;column<
values.length;column+=1)for(let k=0;k<hidden;k+=1){let share=strength(values[column][k]),colour=share>0?above:under,part=Math.abs(share),at=4*(k*columns+column);
for(let c=0;c<3;c+=1)pixels[at+c]=paper[c]+part*(colour[c]-paper[c]);pixels[at+3]=255}paint.putImageData(image,0,0),setAll(row,{style:`top: ${100*unit/hidden}%;\
 height: ${100/hidden}%`}),setAll(below,{viewBox:`0 0 ${columns*COLUMN} ${CURVE+LETTERS}`}),zero.setAttribute("x2",String(columns*COLUMN));let xs=values.map((_,k)=>(k+
.5)*COLUMN);for(curve.setAttribute("d",polyline(xs,values.map(one=>CURVE/2-(CURVE/2-2)*strength(one[unit]))));letters.childNodes.length>symbols.length;)letters.
lastChild.remove();for(;letters.childNodes.length<symbols.length;)letters.append(s("text",{x:xs[letters.childNodes.length],y:CURVE+14,"text-anchor":"middle"}));
symbols.forEach((symbol,k)=>{setText(letters.childNodes[k],visible(symbol))})}}}function themeColours(){let theme="",known=[];return el=>{let now=document.body.
dataset.jpThemeLight??"";if(known.length&&now===theme)return known;let style=getComputedStyle(el),found=["--gkm-cell","--gkm-output","--gkm-paper"].map(name=>channels(
style.getPropertyValue(name)));return el.isConnected&&([theme,known]=[now,found]),found}}function channels(text){let digits=text.trim().slice(1),found=Number.parseInt(
digits.length===3?digits.replace(/./g,"$&$&"):digits,16);return Number.isNaN(found)?[255,255,255]:[found>>16,found>>8&255,found&255]}var LEVELS=10;function colouredText(onchoose){let root=h("div",{class:"gkm-written",tabindex:0,role:"group","aria-label":"The text, coloured by the unit"}),spans=[];
return root.addEventListener("click",event=>{let at=spans.indexOf(event.target);at>=0&&onchoose(at)}),{root,draw(symbols,values,unit,marks,given,from,here){let longer=symbols.
length>spans.length;for(;spans.length>symbols.length;)spans.pop()?.remove();for(let at=Math.min(from,spans.length);at<symbols.length;at+=1){at===spans.length&&(spans.
push(h("span")),root.append(spans[at]));let span=spans[at],share=strength(values[at][unit]),text=symbols[at]===`
`?`↵
`:symbols[at];span.textContent!==text&&(span.textContent=text);let look=`${share>0?"gkm-above":"gkm-under"} gkm-level-${Math.round(LEVELS*Math.abs(share))}${marks?.[at]?
" gkm-yes":""}${at<given?" gkm-given":""}`;span.className!==look&&(span.className=look)}root.querySelector(".gkm-here")?.classList.remove("gkm-here"),spans[here]?.
classList.add("gkm-here"),longer&&(root.scrollTop=root.scrollHeight)}}}var WIDE=460;var MIDDLE=WIDE/2;function shown(symbol){return{"\n":"end ↵"," ":"space"}[symbol]??symbol}function slider({label,min,max,step,value,quantity,format,oninput}){let show=format||(v=>v.toFixed(1)),input=h("input",{type:"range",min,max,step,value,"aria-la\
bel":label}),out=h("output",{class:"gkm-value"}),update=()=>{out.textContent=show(+input.value),input.setAttribute("aria-valuetext",show(+input.value))};input.addEventListener(
"input",()=>{update(),oninput(+input.value)}),update();let name=h("span",{class:"gkm-name"},label);return{root:h("label",{class:"gkm-slider","data-quantity":quantity},
name,input,out),input,set(v){input.value=v,update()}}}function button(label,onclick,attrs={}){return h("button",{type:"button",class:"gkm-button",onclick,...attrs},
label)}function choice({legend,options,value,onchange}){let name=ownName(),made=options.map(([key,label])=>{let input=h("input",{type:"radio",name,value:key,onchange:()=>onchange(
key)});return input.checked=key===value,{key,input,root:h("label",{class:"gkm-choice"},input,label)}});return{root:h("fieldset",{class:"gkm-picker"},h("legend",
{},legend),...made.map(one=>one.root)),set(chosen){for(let{key,input}of made)input.checked=key===chosen}}}function player({perSecond,more,onstop}){let timer=0,stop=()=>{timer&&(clearTimeout(timer),timer=0,setText(root,"Play"),onstop())},tick=()=>{setText(root,"Stop"),
timer=window.setTimeout(tick,1e3/perSecond()),more()||stop()},root=button("Play",()=>timer?stop():tick(),{class:"gkm-button gkm-play"});return{root,stop,get playing(){
return timer!==0},end:()=>clearTimeout(timer)}}var LONGEST=2e4;function writeState(prefix,state){let bytes=new TextEncoder().encode(JSON.stringify(state)),coded=btoa(Array.from(bytes,byte=>String.fromCharCode(
byte)).join(""));return`${prefix}.${coded.replaceAll("+","-").replaceAll("/","_").replaceAll("=","")}`}function readState(prefix,text){let given=text.trim(),advice=`\
Copy the whole text; it begins with “${prefix}.”.`;if(!given.startsWith(`${prefix}.`)||given.length>LONGEST)throw new Error(`That is no state of this widget\
. ${advice}`);try{let coded=given.slice(prefix.length+1).replaceAll("-","+").replaceAll("_","/"),state=JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(
coded),sign=>sign.charCodeAt(0))));if(state&&typeof state=="object")return state}catch{}throw new Error(`This text is incomplete, or has been changed on its way\
. ${advice}`)}function stateBox(prefix,state,open,say){let refresh=()=>{root.open&&(own.value=writeState(prefix,state()))},own=h("input",{type:"text",readonly:!0,
spellcheck:"false",onfocus:()=>own.select()}),pasted=h("input",{type:"text",autocomplete:"off",spellcheck:"false",onkeydown:event=>{event.key==="Enter"&&take()}}),
line=h("p",{}),take=()=>{let text="Opened.";try{open(readState(prefix,pasted.value)),pasted.value=""}catch(error){text=error.message}setText(line,text),say(text),
refresh()},field=(label,input)=>h("label",{class:"gkm-field"},h("span",{},label),input),root=h("details",{class:"gkm-share",ontoggle:refresh},h("summary",{},"Se\
nd what you see"),field("This text holds it: copy it",own),h("div",{class:"gkm-send"},field("Paste one",pasted),button("Open",take)),line);return{root,refresh}}var MOST=1200,SPEEDS=[2,5,10,20,40],within=(v,low,high,other)=>Number.isFinite(v)?Math.min(high,Math.max(low,v)):other;function readWatched(given,{hidden,kind,first}){
let{source,given:begun,text,seed,temperature,speed,memory,unit,question,place}=given??{},start2=typeof begun=="string"?begun.slice(0,MOST):first;return{source:[
"writes","unseen","yours"].includes(source)?source:"writes",given:start2,text:typeof text=="string"?text.slice(0,MOST):start2,seed:Math.round(within(seed,1,1e6,
1)),temperature:within(temperature,.1,2,.7),speed:Math.round(within(speed,0,SPEEDS.length-1,3)),memory:memory==="h"||kind!=="lstm"?"h":"c",unit:Math.round(within(
unit,0,hidden-1,0)),question:typeof question=="string"?question:"",place:Math.round(within(place,-1,MOST,-1))}}function growing(model){let{symbols}=model,now=begin(
model),ids=[],moments=[],random=stream(1),take=id=>{now=feed(model,now,id),ids.push(id),moments.push(now)};return{get moments(){return moments},get symbols(){return ids.
map(id=>symbols[id])},get length(){return ids.length},restart(text,seed,drawn){now=begin(model),ids=[],moments=[],random=stream(seed);for(let k=0;k<drawn;k+=1)random();
for(let id of idsOf(symbols,text).ids)take(id)},write(temperature){take(pick(sharpen(softmax(now.logits),temperature,symbols.length),random()))},read(text){return ids.
length>=text.length?!1:(take(text[ids.length]),!0)}}}var AT_ONCE=100;function watchControls({hidden,kind,own,questions},on){let source=choice({legend:"What it does",options:[["writes","it writes"],...own?[]:[["uns\
een","it reads a text it has never seen"]],["yours","it reads yours"]],onchange:value=>on.begin({source:value})}),field=h("textarea",{rows:2,maxlength:MOST,spellcheck:"\
false"}),fieldName=h("span"),given=h("label",{class:"gkm-field"},fieldName,field);field.addEventListener("change",()=>on.begin({given:field.value}));let sliderOf=(label,max,oninput,more={})=>{
let made=slider({label,min:1,max,step:1,value:1,format:String,oninput,...more});return made.input.addEventListener("change",on.rest),made},speed=sliderOf("speed",
SPEEDS.length-1,v=>on.change({speed:v}),{min:0,format:v=>`${SPEEDS[v]}/s`}),temperature=sliderOf("temperature",2,v=>on.change({temperature:v}),{min:.1,step:.05,
format:v=>v.toFixed(2)}),unit=sliderOf("unit",hidden,v=>on.unit(v-1)),place=sliderOf("character",MOST,v=>on.look(v-1)),memory=choice({legend:"What of a unit",options:[
["c","cell state"],["h","hidden state"]],onchange:on.memory});memory.root.hidden=kind!=="lstm";let asked=choice({legend:"Which unit knows: ",options:[...questions.
map(({id,ask})=>[id,ask]),["","none of these"]],onchange:on.ask}),another=button("Write another",on.another);return{given:[source.root,given],buttons:[button("S\
tep",()=>on.more(1)),button(`${AT_ONCE} at once`,()=>on.more(AT_ONCE)),another],pace:h("div",{class:"gkm-two"},speed.root,temperature.root),units:[place.root,unit.
root,memory.root],questions:asked.root,place(character,length){place.input.max=Math.max(1,length),place.set(character+1)},unit:chosen=>unit.set(chosen+1),ask:question=>asked.
set(question),set(at){source.set(at.source),memory.set(at.memory),asked.set(at.question),field.value=at.given,speed.set(at.speed),temperature.set(at.temperature),
unit.set(at.unit+1),given.hidden=at.source==="unseen",setText(fieldName,at.source==="yours"?"Your text":"It begins with"),temperature.root.hidden=another.hidden=
at.source!=="writes",speed.root.hidden=still()}}}var BEGINNINGS={code:"def ",prose:"The ",list:""},AT_FIRST=240,LATE=8;function render({model:traits,el}){let{say}=start(el,"watch-it-write","Watch it write: a n\
etwork's units while it writes","look");el.classList.add("gkm-explorer");let sort=traits.get("sort"),model=readCharModel(traits.get("weights"),sort==="list"),{hidden,
kind}=model.net,asks=asking(model,sort,traits.get("texts")),network={hidden,kind,first:BEGINNINGS[sort]},text=growing(model),at=readWatched(traits.get("state"),
network),gone=!1,asked=0,fresh=!traits.get("state")?.text,controls=watchControls({hidden,kind,own:asks.own,questions:asks.questions},{begin:restart,change(change){
Object.assign(at,change)},more,another:()=>restart({seed:at.seed+1}),unit:choose,look,memory(chosen){at.memory=chosen,at.question&&ask(),draw(0),rest()},ask(question){
at.question=question,ask()},rest}),play=player({perSecond:()=>SPEEDS[at.speed],more:()=>more(1),onstop:rest});play.root.hidden=still();let counter=h("span",{class:"\
gkm-counter"}),written=colouredText(look),heat=heatMap(hidden,row=>{choose(row),rest()}),reading=h("p",{class:"gkm-reading"}),finding=h("p",{class:"gkm-finding"}),
share=stateBox("gkmww1",()=>at,other=>{at=readWatched(other,network),showAgain(),rest()},say);el.append(...controls.given,h("div",{class:"gkm-row"},play.root,...controls.
buttons,counter),controls.pace,h("div",{class:"gkm-watch"},h("div",{},written.root,h("p",{},h("strong",{},"Which unit knows …")),controls.questions,finding),h(
"div",{},heat.root,reading,...controls.units)),h("p",{class:"gkm-how"},"A row is a unit, a column a character. Click a row to choose its unit, whose curve is be\
low; click a character to look there. Pink: above 0. Blue: below 0. Underlined: the answer is yes. A unit answers by lying above or below a threshold. Places wi\
th yes and places with no weigh the same in its score."),cardBox(model.card),share.root);function next(){if(text.length>=MOST)return!1;if(at.source==="writes")text.
write(at.temperature);else if(!text.read(given_()))return!1;return!0}function given_(){return idsOf(model.symbols,at.source==="unseen"?traits.get("texts").score:
at.given).ids}function more(count){let whole=grow(count);return play.playing||rest(),whole||say(at.source==="writes"?"That is as much as it writes here.":"The t\
ext is at its end."),whole}function grow(count){let before=text.length;at.place=-1;let done=0;for(;done<count&&next();)done+=1;return draw(before),done===count}
function restart(change){play.stop(),Object.assign(at,change),controls.set(at),text.restart(at.source==="writes"?at.given:"",at.seed,0),grow(AT_FIRST),rest()}function draw(from){
let values=text.moments.map(moment=>moment[at.memory]),symbols=text.symbols,question=asks.questions.find(({id})=>id===at.question),marks=question?question.mark(
symbols.join("")):null,begun=at.source==="writes"?idsOf(model.symbols,at.given).ids.length:0,end=symbols.length-1,here=at.place<0?end:Math.min(at.place,end);written.
draw(symbols,values,at.unit,marks,begun,Math.max(0,from-LATE),here);let columns=heat.columns(),first=Math.max(0,here+1-columns);heat.draw(values.slice(first,here+
1),symbols.slice(first,here+1),at.unit,columns),controls.place(here,symbols.length),setText(counter,`${symbols.length} ${symbols.length===1?"character":"charact\
ers"}`),setText(reading,here<0?"Nothing is written yet":`Unit ${at.unit+1} after “${shown(symbols[here])}”: ${num(values[here][at.unit])}`)}function look(character){
at.place=character>=text.length-1?-1:character,draw(text.length)}function choose(chosen){at.unit=chosen,controls.unit(chosen),draw(0),at.question&&ask(chosen)}async function ask(chosen=-1,quiet=!1){
asked+=1;let mine=asked,question=asks.questions.find(({id})=>id===at.question);if(!question){setText(finding,""),draw(0),rest();return}chosen<0&&setText(finding,
asks.own?"Writing two texts, and reading them …":"Reading two texts that it wasn't trained on …");let answer=await asks.ask(question,at.memory,chosen,()=>gone);
if(!(mine!==asked||gone)){if(!answer){setText(finding,"The texts have no such places, so nothing can be said.");return}setText(finding,tell(question,answer,{hidden,
memory:at.memory,own:asks.own,chosen})),!(chosen>=0)&&(at.unit=answer.unit,controls.unit(at.unit),draw(0),describe(),!quiet&&(rest(),say(finding.textContent)))}}
function rest(){at.text=text.symbols.join(""),traits.set("state",{...at}),traits.save_changes(),share.refresh(),describe(),play.playing||say(`${counter.textContent}\
. ${reading.textContent}.`)}function describe(){let what={c:"Cell states",h:"Hidden states"}[at.memory];heat.canvas.setAttribute("aria-label",`${what} of ${hidden}\
 units of the ${KIND_NAMES[kind]} over the last characters. ${reading.textContent}.`)}function showAgain(){controls.set(at);let begun=at.source==="writes"&&at.text.
startsWith(at.given)?at.given:"";text.restart(at.text,at.seed,at.text.length-begun.length),draw(0),describe()}traits.on("change:state",()=>{let other=readWatched(
traits.get("state"),network);JSON.stringify(other)!==JSON.stringify(at)&&(play.stop(),at=other,showAgain())}),showAgain(),fresh&&(grow(AT_FIRST),at.question=asks.
questions[0]?.id??"",controls.ask(at.question),describe()),at.question&&ask(fresh?-1:at.unit,!0);let resized=new ResizeObserver(()=>draw(text.length));return resized.
observe(heat.root),()=>{gone=!0,play.end(),resized.disconnect()}}var watch_it_write_default={render};export{watch_it_write_default as default};
