function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function s(tag,attrs={},...children){return build(document.createElementNS(
"http://www.w3.org/2000/svg",tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value==
"function"?node.addEventListener(name.slice(2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);
return node}function setText(node,text){node.textContent!==text&&(node.textContent=text)}function ownName(){return`gkm-${Math.random().toString(36).slice(2)}`}function keepFocus(el,change){let inside=el.contains(document.activeElement),next=change();inside&&next&&next.focus()}function slider({label,min,max,step:step2,value,quantity,format,oninput}){let show=format||(v=>v.toFixed(1)),input=h("input",{type:"range",min,max,step:step2,value,
"aria-label":label}),out=h("output",{class:"gkm-value"}),update=()=>{out.textContent=show(+input.value),input.setAttribute("aria-valuetext",show(+input.value))};
input.addEventListener("input",()=>{update(),oninput(+input.value)}),update();let name=h("span",{class:"gkm-name"},label);return{root:h("label",{class:"gkm-slid\
er","data-quantity":quantity},name,input,out),input,set(v){input.value=v,update()}}}function button(label,onclick,attrs={}){return h("button",{type:"button",class:"\
gkm-button",onclick,...attrs},label)}function choice({legend,options,value,onchange}){let name=ownName(),made=options.map(([key,label])=>{let input=h("input",{type:"\
radio",name,value:key,onchange:()=>onchange(key)});return input.checked=key===value,{key,input,root:h("label",{class:"gkm-choice"},input,label)}});return{root:h(
"fieldset",{class:"gkm-picker"},h("legend",{},legend),...made.map(one=>one.root)),set(chosen){for(let{key,input}of made)input.checked=key===chosen}}}var signs_default={listen:{word:"Listen",colour:"#7d4e9e",path:"M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z"},look:{word:"Lo\
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
setAttribute("data-gkm-folds",""),document.addEventListener("focusin",event=>{event.target.matches(".jp-OutputArea-output :is(summary, pre)")&&keepKeys(event)}))}function still(){return window.matchMedia("(prefers-reduced-motion: reduce)").matches}var KIND_NAMES={rnn:"RNN",gru:"GRU",lstm:"LSTM"};function cardBox(card){let sizes=Object.entries(card.sizes).map(([name,size])=>`${name} ${size}`),trained=`${card.
steps.toLocaleString("en")} steps, seed ${card.seed}, ${card.minutes} ${card.minutes===1?"minute":"minutes"} on one core`,rows=[["Network",`${KIND_NAMES[card.kind]}\
, ${sizes.join(", ")}`],["Trained on",card.data.replace(/^\w+: /,"")],["Training",trained],["How well",card.figure]];return h("details",{},h("summary",{},"Which\
 network this is"),h("dl",{class:"gkm-model-card"},...rows.flatMap(([name,text])=>[h("dt",{},name),h("dd",{},text)])))}var LONGEST=2e4;function writeState(prefix,state){let bytes=new TextEncoder().encode(JSON.stringify(state)),coded=btoa(Array.from(bytes,byte=>String.fromCharCode(
byte)).join(""));return`${prefix}.${coded.replaceAll("+","-").replaceAll("/","_").replaceAll("=","")}`}function readState(prefix,text){let given=text.trim(),advice=`\
Copy the whole text; it begins with “${prefix}.”.`;if(!given.startsWith(`${prefix}.`)||given.length>LONGEST)throw new Error(`That is no state of this widget\
. ${advice}`);try{let coded=given.slice(prefix.length+1).replaceAll("-","+").replaceAll("_","/"),state=JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(
coded),sign=>sign.charCodeAt(0))));if(state&&typeof state=="object")return state}catch{}throw new Error(`This text is incomplete, or has been changed on its way\
. ${advice}`)}function stateBox(prefix,state,open,say){let refresh=()=>{root.open&&(own.value=writeState(prefix,state()))},own=h("input",{type:"text",readonly:!0,
spellcheck:"false",onfocus:()=>own.select()}),pasted=h("input",{type:"text",autocomplete:"off",spellcheck:"false",onkeydown:event=>{event.key==="Enter"&&take()}}),
line=h("p",{}),take=()=>{let text="Opened.";try{open(readState(prefix,pasted.value)),pasted.value=""}catch(error){text=error.message}setText(line,text),say(text),
refresh()},field=(label,input)=>h("label",{class:"gkm-field"},h("span",{},label),input),root=h("details",{class:"gkm-share",ontoggle:refresh},h("summary",{},"Se\
nd what you see"),field("This text holds it: copy it",own),h("div",{class:"gkm-send"},field("Paste one",pasted),button("Open",take)),line);return{root,refresh}}function num(v,digits=2){let text=Math.abs(v).toFixed(digits);return v<0&&+text!=0?`−${text}`:text}var[WIDTH,LEFT,TOP,RIGHT,ROW]=[460,84,62,452,24],LEAST=.005;function attentionMap(go){let svg=s("svg",{class:"gkm-attention",role:"img"}),numbers=h("table",{class:"\
gkm-attention-numbers"}),wide=0,count=0;svg.addEventListener("click",event=>{let box=svg.getBoundingClientRect(),column=Math.floor(((event.clientX-box.left)/box.
width*WIDTH-LEFT)/wide);column>=0&&column<count&&go(column)});let fill=()=>{},details=h("details",{ontoggle:()=>details.open&&fill()},h("summary",{},"The attent\
ion in numbers"),sideways("The attention in numbers",numbers));return{root:h("div",{},svg,details),draw:(rows,columns,weights,now)=>{let names=columns.map((name,k)=>k<
weights.length?name:""),gap=Math.min(46,(RIGHT-LEFT)/Math.max(1,columns.length)),turned=columns.some(name=>name.length>2&&name!=="end"),top=turned?TOP:26,bottom=top+
ROW*rows.length;wide=gap,count=columns.length;let field=(name,column,row,tall,share)=>s("rect",{class:name,x:(LEFT+gap*column).toFixed(1),y:top+ROW*row,width:gap.
toFixed(1),height:ROW*tall,"fill-opacity":share.toFixed(3)});svg.setAttribute("viewBox",`0 0 ${WIDTH} ${bottom+6}`),svg.replaceChildren(...rows.map((name,k)=>s(
"text",{class:"gkm-tick",x:LEFT-6,y:top+ROW*(k+.5)+4.5,"text-anchor":"end"},name)),...names.map((name,k)=>{let x=LEFT+gap*(k+.5),place=turned?{x:0,y:0,transform:`\
translate(${(x-2).toFixed(1)} ${top-6}) rotate(-42)`,"text-anchor":"start"}:{x:x.toFixed(1),y:top-8,"text-anchor":"middle"};return s("text",{class:gap<16?"gkm-t\
ick gkm-tight":"gkm-tick",...place},turned||name!=="end"?name:"↵")}),...weights.flatMap((list,column)=>rows.map((_,row)=>list[row]<LEAST?"":field("gkm-looked",
column,row,1,list[row]))),s("rect",{class:"gkm-frame",x:LEFT,y:top,width:(gap*columns.length).toFixed(1),height:bottom-top}),now>=0&&now<columns.length?field("g\
km-now-column",now,0,rows.length,1):""),fill=()=>numbers.replaceChildren(h("thead",{},h("tr",{},h("td",{}),...names.slice(0,weights.length).map(name=>h("th",{scope:"\
col"},name)))),h("tbody",{},...rows.map((name,row)=>h("tr",{},h("th",{scope:"row"},name),...weights.map(list=>h("td",{},list[row].toFixed(2))))))),details.open&&
fill()},describe(text){svg.setAttribute("aria-label",text)}}}function lookedAt(rows,columns,weights){return weights.map((list,k)=>{let top=0;for(let row=1;row<rows.
length;row+=1)list[row]>list[top]&&(top=row);return`${columns[k]} at ${rows[top]}`}).join(", ")}function sideways(name,table){return h("div",{class:"gkm-wide",role:"\
group","aria-label":name,tabindex:0},table)}var WIDEST=8;function beamView(onwidth,onrest){let width=slider({label:"beams",min:1,max:WIDEST,step:1,value:3,format:String,oninput:onwidth});width.input.addEventListener(
"change",onrest);let body=h("tbody"),finding=h("p"),rounds=h("table",{class:"gkm-rounds"}),fill=()=>{},details=h("details",{ontoggle:()=>details.open&&fill()},h(
"summary",{},"The beams, round by round"),h("p",{},"A column is a round, with the likeliest beam on top: the symbol that it added, and its log probability so fa\
r."),sideways("The beams, round by round",rounds)),root=h("section",{},h("h4",{},"Greedy beside beam search"),h("p",{},"Greedy takes the likeliest symbol at eac\
h step. A beam search keeps several beginnings and compares them as wholes, until the likeliest has its end."),width.root,sideways("Greedy beside beam search",h(
"table",{class:"gkm-found"},h("thead",{},h("tr",{},head("search"),head("translation"),head("log probability"))),body)),finding,details),row=(name,{text,score,right,
ended})=>h("tr",{},h("th",{scope:"row"},name),h("td",{},h("span",{class:"gkm-mark","aria-hidden":"true"},ended?right?"✓":"✗":""),` ${text||"(nothing)"}${ended?
"":" … "}`,h("span",{class:"gkm-unseen"},ended?right?" right":" wrong":" has no end yet")),h("td",{},num(score,3)));return{root,set:width.set,draw(greedy2,beams,all){
body.replaceChildren(row("greedy",greedy2),...beams.map((beam,k)=>row(`beam ${k+1}`,beam))),setText(finding,compare(greedy2,beams[0])),fill=()=>rounds.replaceChildren(
...roundRows(all)),details.open&&fill()}}}function roundRows(all){let ranks=Math.max(0,...all.map(one=>one.length)),cell=kept=>kept?h("td",{},kept.name,h("small",
{},num(kept.score,2))):h("td");return[h("thead",{},h("tr",{},head("rank"),...all.map((_,k)=>head(`round ${k+1}`)))),h("tbody",{},...Array.from({length:ranks},(_,rank)=>h(
"tr",{},h("th",{scope:"row"},String(rank+1)),...all.map(one=>cell(one[rank])))))]}var head=name=>h("th",{scope:"col"},name);function compare(greedy2,beam){if(greedy2.
text===beam.text)return"Here both find the same.";let more=beam.score>greedy2.score?"more likely":"less likely",verdict=beam.right===greedy2.right?`Both are ${beam.
right?"right":"wrong"}.`:`The beam search is ${beam.right?"right and greedy wrong":"wrong and greedy right"}.`;return`The beam search finds another translation,\
 which is ${more} as a whole, if you ask the network. ${verdict}`}function encoderStates(){let canvas=h("canvas",{class:"gkm-states",role:"img"}),words=h("ol",{class:"gkm-state-words"}),root=h("div",{class:"gkm-encoder"},words,
canvas),paint=canvas.getContext("2d"),shown="",theme="",colours=[],last=[[],[]],draw=(names,states)=>{last=[names,states];let now=document.body.dataset.jpThemeLight??
"";if(!colours[0]||now!==theme){let style=getComputedStyle(root);colours=["--gkm-hidden","--gkm-forget"].map(name=>style.getPropertyValue(name)),theme=now}names.
join(" ")!==shown&&words.replaceChildren(...names.map(name=>h("li",{},name))),shown=names.join(" "),[...words.children].forEach((word,row)=>{word.className=row===
states.length-1?"gkm-title":""});let units=states[0]?.length??1;Object.assign(canvas,{width:units,height:names.length});let[above,under]=colours;states.forEach(
(state,row)=>{state.forEach((value,k)=>{paint.fillStyle=value>0?above:under,paint.globalAlpha=Math.abs(value),paint.fillRect(k,row,1,1)})})};return new ResizeObserver(
()=>colours[0]||draw(...last)).observe(root),{root,draw,describe(text){canvas.setAttribute("aria-label",text)}}}function sigmoid(z){if(z>=0)return 1/(1+Math.exp(-z));let e=Math.exp(z);return e/(1+e)}function weigh(matrix,v,start2){let n=v.length,sums=Float64Array.from(start2);for(let row=0,at=0;row<sums.length;row+=1){let sum=0;for(let k=0;k<n;k+=1,at+=1)sum+=
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
POSITIVE_INFINITY:sign*(exponent?2**(exponent-15)*(1+fraction/1024):2**-14*(fraction/1024))}var START=1,END=2;function readTranslator(bytes){let{tensors,texts}=readSafetensors(bytes),card=JSON.parse(texts.card),half2=(name,symbols)=>{let of=part=>tensors[`${name}\
.recurrent.${part}_l0`].values,{shape,values}=tensors[`${name}.embed.weight`],[weight_ih,weight_hh,bias_ih,bias_hh]=["weight_ih","weight_hh","bias_ih","bias_hh"].
map(of),hidden=tensors[`${name}.recurrent.weight_hh_l0`].shape[1],net={kind:card.kind,inputs:shape[1],hidden,weight_ih,weight_hh,bias_ih,bias_hh};return{symbols,
width:shape[1],embed:values,net}},sources=card.sizes.source;return{encoder:half2("encoder",card.symbols.slice(0,sources)),decoder:half2("decoder",card.symbols.slice(
sources)),read:tensors["decoder.read.weight"].values,bias:tensors["decoder.read.bias"].values,mix:tensors["decoder.mix.weight"]?.values??null,card}}function step({
embed,width,net},{h:h2,c},symbol){return stepNetwork(net,embed.slice(symbol*width,(symbol+1)*width),h2,c)}function encode({encoder},symbols){let state={h:new Float64Array(
encoder.net.hidden),c:new Float64Array(encoder.net.hidden)};return symbols.map(symbol=>(state=step(encoder,state,symbol),state))}function decode({decoder,read,bias,
mix},seen,before,symbol){let state=step(decoder,before,symbol);if(!mix)return{symbol,state,logs:logarithms(weigh(read,state.h,bias)),attention:null};let attention=shares(
Float64Array.from(seen,one=>dot(one.h,state.h))),H=state.h.length,both=new Float64Array(2*H);both.set(state.h);for(let k=0;k<seen.length;k+=1)for(let j=0;j<H;j+=
1)both[H+j]+=attention[k]*seen[k].h[j];let attended=weigh(mix,both,new Float64Array(H)).map(Math.tanh);return{symbol,state,logs:logarithms(weigh(read,attended,bias)),
attention}}function greedy(model,seen,limit){let symbol=START,state=seen[seen.length-1],score=0,symbols=[],outputs=[];for(;outputs.length<limit;){let output=decode(
model,seen,state,symbol);if(symbol=best(output.logs),state=output.state,score+=output.logs[symbol],outputs.push(output),symbol===END)return{symbols,outputs,score,
ended:!0};symbols.push(symbol)}return{symbols,outputs,score,ended:!1}}function best(logs){let found=0;for(let k=1;k<logs.length;k+=1)logs[k]>logs[found]&&(found=
k);return found}function dot(a,b){let sum=0;for(let k=0;k<a.length;k+=1)sum+=a[k]*b[k];return sum}function logarithms(scores){let top=Math.max(...scores),sum=0;
for(let one of scores)sum+=Math.exp(one-top);let log=top+Math.log(sum);return scores.map(one=>one-log)}function shares(scores){return logarithms(scores).map(Math.
exp)}function beamSearch(model,seen,width,limit){let beams=[{symbols:[],score:0,ended:!1,state:seen[seen.length-1],parent:0}],rounds=[];for(;rounds.length<limit&&!beams[0].
ended;)beams=beams.flatMap((beam,parent)=>{if(beam.ended)return[{...beam,parent}];let{state,logs}=decode(model,seen,beam.state,beam.symbols.at(-1)??START);return topOf(
logs,width).map(symbol=>({symbols:symbol===END?beam.symbols:[...beam.symbols,symbol],score:beam.score+logs[symbol],ended:symbol===END,state,parent}))}).sort((a,b)=>b.
score-a.score).slice(0,width),rounds.push(beams);return rounds}function topOf(numbers,count){return[...numbers.keys()].sort((a,b)=>numbers[b]-numbers[a]||a-b).slice(
0,count)}var ENGLISH=["zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen","twenty thirty \
forty fifty sixty seventy eighty ninety"].map(words=>words.split(" ")),GERMAN=["null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vier\
zehn fünfzehn sechzehn siebzehn achtzehn neunzehn","zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"].map(words=>words.split(" ")),FRENCH=["z\
éro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf","vingt trente quarante cinquante soixa\
nte soixante quatre-vingt quatre-vingt"].map(words=>words.split(" ")),split=(n,size)=>[Math.floor(n/size),n%size];function english(n){let[thousands,below]=split(
n,1e3),[hundreds,rest]=split(below,100),parts=[thousands?`${ENGLISH[0][thousands]} thousand`:"",hundreds?`${ENGLISH[0][hundreds]} hundred`:""].filter(Boolean);if(!rest&&
parts.length)return parts.join(", ");let[tens,ones]=split(rest,10),words=rest<20?ENGLISH[0][rest]:[ENGLISH[1][tens-2],ones?ENGLISH[0][ones]:""].filter(Boolean).
join("-");return parts.length?`${parts.join(", ")} and ${words}`:words}function german(n){let[thousands,below]=split(n,1e3),[hundreds,rest]=split(below,100),before=(thousands?
`${GERMAN[0][thousands]}tausend`:"")+(hundreds?`${GERMAN[0][hundreds]}hundert`:"");if(!rest&&before)return before;let[tens,ones]=split(rest,10);return rest===1?
`${before}eins`:rest<20?before+GERMAN[0][rest]:before+(ones?`${GERMAN[0][ones]}und`:"")+GERMAN[1][tens-2]}function french(n){let[thousands,below]=split(n,1e3),[
hundreds,rest]=split(below,100),many=(count,word)=>count===1?word:`${FRENCH[0][count]} ${word}`,words=[];return thousands&&words.push(many(thousands,"mille")),hundreds&&
words.push(many(hundreds,"cent")+(hundreds>1&&!rest?"s":"")),(rest||!words.length)&&words.push(belowHundred(rest)),words.join(" ")}function belowHundred(n){if(n<
20)return FRENCH[0][n];let tens=Math.floor(n/10),word=FRENCH[1][tens-2],ones=n-10*(tens===7||tens===9?tens-1:tens);return ones?word+(tens<8&&(ones===1||ones===11)?
" et ":"-")+FRENCH[0][ones]:tens===8?`${word}s`:word}var LANGUAGES={german:{key:"german",name:"German",glue:"",limit:16,spelled:german},letters:{key:"letters",name:"German by letters",glue:"",limit:60,spelled:german},
french:{key:"french",name:"French",glue:" ",limit:16,spelled:n=>french(n).replaceAll("-"," ")}};function languageOf({decoder}){return LANGUAGES[decoder.symbols.
includes("und")?"german":decoder.symbols.includes("cent")?"french":"letters"]}function englishWords(n){return english(n).replaceAll(",","").replaceAll("-"," ").
split(" ")}function textOf(model,symbols){return symbols.map(symbol=>model.decoder.symbols[symbol]).join(languageOf(model).glue)}function numbered({encoder},words){
let found=words.map(word=>encoder.symbols.indexOf(word));return found.every(symbol=>symbol>0)?found:null}var nameOf=({decoder},symbol)=>symbol===END?"end":decoder.symbols[symbol];function translateNumber(model,n){let words=englishWords(n),ids=numbered(model,words),
states=ids?encode(model,ids):[],found=ids?greedy(model,states,languageOf(model).limit):{symbols:[],outputs:[],score:0,ended:!1},taken=found.ended?[...found.symbols,
END]:found.symbols,text=textOf(model,found.symbols),wanted=languageOf(model).spelled(n);return{number:n,known:ids!==null,english:english(n),words,states,taken,columns:taken.
map(symbol=>nameOf(model,symbol)),logs:found.outputs.map(one=>one.logs),attention:found.outputs.flatMap(one=>one.attention?[one.attention]:[]),score:found.score,
ended:found.ended,text,wanted,right:found.ended&&text===wanted}}function guessesOf(model,logs,taken,count){return topOf(logs,count).map(symbol=>({name:nameOf(model,
symbol),share:Math.exp(logs[symbol]),chosen:symbol===taken}))}function compareSearches(model,run,width){let rounds=beamSearch(model,run.states,width,languageOf(
model).limit),judged=(text,score,ended)=>({text,score,ended,right:ended&&text===run.wanted});return{greedy:judged(run.text,run.score,run.ended),found:(rounds.at(
-1)??[]).map(beam=>judged(textOf(model,beam.symbols),beam.score,beam.ended)),rounds:rounds.map((beams,k)=>beams.map(beam=>({name:k>0&&rounds[k-1][beam.parent].ended?
"(ended)":beam.ended?"end":nameOf(model,beam.symbols.at(-1)),score:beam.score,ended:beam.ended})))}}function writtenRow(choose){let root=h("ol",{class:"gkm-output"}),made=[];return{root,draw:(symbols,chosen)=>keepFocus(root,()=>{for(;made.length<symbols.length;){
let place=made.length,[name,note]=[h("span"),h("small")],button2=h("button",{type:"button",class:"gkm-button",onclick:()=>choose(place)},name," ",note);made.push(
{name,note,button:button2,root:h("li",{},button2)})}for(;root.childElementCount>symbols.length;)root.lastElementChild.remove();return symbols.forEach((symbol,k)=>{
let{name,note,button:button2,root:item}=made[k];setText(name,symbol.name),setText(note,symbol.note),button2.setAttribute("aria-pressed",String(k===chosen)),item.
parentNode!==root&&root.append(item)}),made[chosen]?.button})}}function guessBars(count){let title=h("h4"),rows=Array.from({length:count},()=>{let[name,bar,number]=[
"name","bar","share"].map(part=>h("span",{class:`gkm-guess-${part}`}));return{name,bar,number,root:h("li",{},name,bar,number)}});return{root:h("div",{},title,h(
"ol",{class:"gkm-guesses"},...rows.map(row=>row.root))),draw:(text,guesses)=>{setText(title,text),rows.forEach(({name,bar,number,root:row},k)=>{row.hidden=k>=guesses.
length,!row.hidden&&(setText(name,guesses[k].name),setText(number,shareText(guesses[k].share)),bar.style.setProperty("--gkm-share",`${(100*guesses[k].share).toFixed(
2)}%`),row.className=guesses[k].chosen?"gkm-taken":"")})}}}function shareText(share){return share>=.9995?"100 %":share>=5e-4?`${(100*share).toFixed(1)} %`:"< 0.\
1 %"}function keyed(key,place,length){return{ArrowLeft:place-1,ArrowRight:place+1,Home:0,End:length-1}[key]}var GUESSES=6;function deskStage(go,onplay){let at={step:0,words:0,length:0},back=button("Previous",()=>go(at.step-1)),next=button("Next",()=>go(at.step+1)),play=button(
"Play",onplay),counter=h("span",{class:"gkm-counter"}),states=encoderStates(),map=attentionMap(column=>go(at.words+column)),memory=h("p"),written=writtenRow(place=>go(
at.words+place)),verdict=h("p",{class:"gkm-finding"}),guesses=guessBars(GUESSES),root=h("div",{},h("div",{class:"gkm-row"},back,next,play,counter),h("div",{class:"\
gkm-desk"},h("div",{},h("h4",{},"The encoder reads"),states.root,h("p",{class:"gkm-how"},"Its hidden state after each word, a field a unit: blue above 0, red be\
low, the fuller the larger.")),h("div",{},h("h4",{},"The decoder looks"),map.root,memory)),h("h4",{},"The decoder writes"),written.root,verdict,guesses.root);return root.
addEventListener("keydown",event=>{let to=keyed(event.key,at.step,at.length);to===void 0||event.target.closest("details")||(event.preventDefault(),go(to))}),{root,
play,inWords:()=>`${counter.textContent}. ${verdict.textContent}`,draw(net,run,step2){let S=run.words.length,column=step2-S;at={step:step2,words:S,length:S+run.
columns.length};let last=step2===at.length-1,read=run.known?run.words.slice(0,step2+1):[],names=run.columns.slice(0,Math.max(0,column+1)),looks=run.attention.slice(
0,names.length);states.draw(run.words,run.states.slice(0,read.length).map(state=>state.h)),states.describe(`The encoder's hidden state, ${net.encoder.net.hidden}\
 numbers, after each of the words read so far: ${read.join(", ")||"none"}.`),map.root.hidden=!net.mix||!run.known,map.root.hidden||map.draw(run.words,run.columns,
looks,column),map.describe(looks.length?`Where the decoder looked, as a heat map. It looked above all for ${lookedAt(run.words,names,looks)}.`:"A heat map that \
is empty as yet: the decoder has not looked at anything."),setText(memory,memoryText(net,column)),written.draw(run.columns.map((name,k)=>k<=column?{name,note:shareText(
Math.exp(run.logs[k][run.taken[k]]))}:{name:"·",note:""}),column),back.setAttribute("aria-disabled",String(step2===0)),next.setAttribute("aria-disabled",String(
last));let what=column<0?`reads “${run.words[step2]}”`:`writes ${run.columns[column]}`;if(setText(counter,`Step ${step2+1} of ${at.length}: ${what}`),guesses.
root.hidden=column<0,column>=0){let title=`How likely each symbol was in place ${column+1}`;guesses.draw(title,guessesOf(net,run.logs[column],run.taken[column],
GUESSES))}verdict.classList.toggle("gkm-good",last&&run.right),verdict.classList.toggle("gkm-bad",!run.known||last&&!run.right),setText(verdict,verdictText(run,
last))}}}function memoryText(net,column){return net.mix?column<0?"Before each symbol it looks back at all of the encoder's states. First they must be there.":"A\
 column is a symbol that is written, a row a word that was read: the darker, the more it counts.":`Without attention it gets the encoder's last state alone: ${net.
encoder.net.hidden} numbers, whatever the length.`}function verdictText(run,last){return run.known?last?run.right?`${run.text}: right, num2words writes the same\
.`:`${run.text||"(nothing)"}${run.ended?"":" …, and no end"}: wrong. num2words writes ${run.wanted}.`:"":"This network has never met one of these words, so it\
 can't read them."}var NUMBERS=1e4,SLICE=12;function isRight(model,n){let words=numbered(model,englishWords(n));if(!words)return!1;let{symbols,ended}=greedy(model,encode(model,words),
languageOf(model).limit);return ended&&textOf(model,symbols)===languageOf(model).spelled(n)}var another=n=>(n*4821+3571)%NUMBERS;function search(model,from,progress,done){
let n=from,looked=0,timer,slice=()=>{let until=performance.now()+SLICE;for(;looked<NUMBERS;){if(n=another(n),looked+=1,!isRight(model,n)){done(n,looked);return}
if(performance.now()>until){progress(looked),timer=setTimeout(slice,0);return}}done(null,looked)};return timer=setTimeout(slice,0),()=>clearTimeout(timer)}function readDesk(given,hasOwn){let whole=(value,low,high)=>Number.isInteger(value)&&value>=low&&value<=high;return{number:whole(given?.number,0,NUMBERS-1)?given.
number:4321,language:Object.hasOwn(LANGUAGES,given?.language??"")?given.language:"german",attention:typeof given?.attention=="boolean"?given.attention:!0,own:hasOwn&&
given?.own!==!1,step:whole(given?.step,0,100)?given.step:null,beams:whole(given?.beams,1,WIDEST)?given.beams:3}}function errorHunt({now,show,say}){let tally=h("p"),line=h("p",{class:"gkm-searched"}),bar=h("progress",{max:NUMBERS,value:0,"aria-label":"numbers looked at"}),
found=h("div",{class:"gkm-row"}),tried=new Set,wrong=[],byHand=0,cancel=null,go=button("Search on from here",()=>cancel?halt():run()),root=h("section",{},h("h4",
{},"Find one that it gets wrong"),tally,h("div",{class:"gkm-row"},go,bar),line,found);bar.hidden=!0;function run(){let{model,number}=now();setText(go,"Stop"),bar.
hidden=!1,bar.value=0,setText(line,"Searching …"),cancel=search(model,number,looked=>{bar.value=looked,setText(line,`${looked.toLocaleString("en")} numbers tr\
anslated, all right so far.`)},(n,looked)=>{end(),n===null?finish(`All ${NUMBERS.toLocaleString("en")} numbers are right. Nothing is left to find.`):(keep(n),show(
n),finish(`${n} is wrong. ${looked===1?"It was the first one.":`${(looked-1).toLocaleString("en")} before it ${looked===2?"was":"were"} right.`}`))})}function end(){
cancel?.(),cancel=null,bar.hidden=!0,setText(go,"Search on from here")}function halt(){end(),finish("Stopped. It goes on from the number that you see.")}function finish(text){
setText(line,text),say(text)}function keep(n){wrong.includes(n)||(wrong=[n,...wrong].slice(0,12)),found.replaceChildren(h("span",{},"Wrong so far:"),...wrong.map(
one=>button(String(one),()=>show(one),{"aria-label":`show ${one}`})),h("span",{},"Dare somebody to say why: “Send what you see”, below, sends it."))}function count(){
setText(tally,byHand?`You have found ${byHand} by hand, in ${tried.size} ${tried.size===1?"try":"tries"}. What do the wrong ones have in common?`:tried.size?`By\
 hand: ${tried.size} ${tried.size===1?"try":"tries"}, all right. Which numbers would be hard for it?`:"A challenge: find one by hand before the page does. Which\
 numbers would be hard?")}return count(),{root,stop:end,reset(){end(),tried=new Set,wrong=[],byHand=0,setText(line,""),found.replaceChildren(),count()},typed(n,right){
tried.has(n)||(tried.add(n),right||(byHand+=1,keep(n)),count())}}}var PREFIX="translation-desk",PACE=700,PAUSE=50;function render({model,el}){let{say}=start(el,"translation-desk","Translation desk: numbers from English words t\
o German and French","try");el.classList.add("gkm-explorer");let shipped=model.get("shipped").map(readTranslator),ownBytes=model.get("weights"),own=ownBytes?.byteLength?
readTranslator(ownBytes):null,at=readDesk(model.get("state"),own!==null),run,last="",playing,waiting,field=h("input",{type:"text",inputmode:"numeric",maxlength:4,
autocomplete:"off",value:at.number}),refusal=h("p",{class:"gkm-problem",role:"alert"});field.addEventListener("input",()=>{let given=field.value.trim(),good=/^\d{1,4}$/.
test(given);refusal.hidden=good,setText(refusal,good?"":`Type a whole number from 0 to ${NUMBERS-1}.`),good&&(at.number=Number(given),at.step=null,stop(),update())}),
field.addEventListener("change",()=>{refusal.hidden&&(run.known&&hunt.typed(at.number,run.right),rest())});let random=button("Another number",()=>{show(another(
at.number)),hunt.typed(at.number,run.right)}),whose=choice({legend:"Weights",options:[["own","what you trained"],["course","what the course ships"]],value:at.own?
"own":"course",onchange:value=>choose({own:value==="own"})}),languages=choice({legend:"Language",options:Object.values(LANGUAGES).map(({key,name})=>[key,name]),
value:at.language,onchange:language=>choose({language})}),attention=choice({legend:"Attention",options:[["yes","with attention"],["no","without attention"]],value:at.
attention?"yes":"no",onchange:value=>choose({attention:value==="yes"})});whose.root.hidden=!own;let english2=h("p",{class:"gkm-english"}),card=h("div"),stage=deskStage(
go,()=>playing?stop():begin()),hunt=errorHunt({now:()=>({model:chosen(),number:at.number}),show,say}),beams=beamView(width=>{at.beams=width,compare2()},rest),share=stateBox(
PREFIX,()=>at,state=>accept(state),say);el.append(h("div",{class:"gkm-send"},h("label",{class:"gkm-field"},h("span",{},`A number, 0 to ${NUMBERS-1}`),field),random),
refusal,english2,h("div",{class:"gkm-choices"},whose.root,languages.root,attention.root),stage.root,hunt.root,beams.root,card,share.root),refusal.hidden=!0;function chosen(){
if(at.own&&own)return own;let matching=shipped.filter(one=>languageOf(one).key===at.language);return matching.find(one=>one.mix!==null===at.attention)??matching[0]??
shipped[0]}let length=()=>run.words.length+run.columns.length,position=()=>Math.min(at.step??length()-1,length()-1);function choose(change){stop(),at={...at,...change,
step:null},update(),rest()}function show(n){stop(),at={...at,number:n,step:null},place(),update(),rest()}function accept(state){stop(),at=readDesk(state,own!==null),
place(),update(),rest()}function place(){field.value=String(at.number),refusal.hidden=!0,whose.set(at.own?"own":"course"),languages.set(at.language),attention.set(
at.attention?"yes":"no"),beams.set(at.beams)}function go(step2){step2<0||step2>=length()||(stop(),at.step=step2,draw(),rest())}function begin(){if(still()){go(length()-
1);return}setText(stage.play,"Pause"),at.step=position()>=length()-1?0:position(),draw(),playing=setInterval(()=>{if(position()>=length()-1){stop(),rest();return}
at.step=position()+1,draw()},PACE)}function stop(){clearInterval(playing),playing=void 0,setText(stage.play,still()?"To the end":"Play")}function update(){let net=chosen();
run=translateNumber(net,at.number);let name=`${at.own} ${at.language} ${at.attention}`;name!==last&&(last=name,hunt.reset(),card.replaceChildren(cardBox(net.card)),
languages.root.hidden=attention.root.hidden=at.own),setText(english2,`In English: ${run.english}. Into ${languageOf(net).name}:`),draw(),clearTimeout(waiting),waiting=
setTimeout(compare2,PAUSE)}function draw(){stage.draw(chosen(),run,position()),share.refresh()}function compare2(){if(beams.root.hidden=!run.known,!run.known)return;
let{greedy:greedy2,found,rounds}=compareSearches(chosen(),run,at.beams);beams.draw(greedy2,found,rounds)}function rest(){model.set("state",{...at}),model.save_changes(),
say(stage.inWords())}return model.on("change:state",()=>{let given=readDesk(model.get("state"),own!==null);JSON.stringify(given)!==JSON.stringify(at)&&(stop(),at=
given,place(),update())}),place(),stop(),update(),()=>{stop(),clearTimeout(waiting),hunt.stop()}}var translation_desk_default={render};export{translation_desk_default as default};
