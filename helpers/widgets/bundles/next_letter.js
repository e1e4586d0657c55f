function stream(seed){let state=seed>>>0;return()=>{state=state+1831565813>>>0;let t=state;return t=Math.imul(t^t>>>15,t|1),t^=t+Math.imul(t^t>>>7,t|61),((t^t>>>
14)>>>0)/2**32}}function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function s(tag,attrs={},...children){return build(document.createElementNS(
"http://www.w3.org/2000/svg",tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value==
"function"?node.addEventListener(name.slice(2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);
return node}function setText(node,text){node.textContent!==text&&(node.textContent=text)}function setAll(node,attrs){for(let[name,value]of Object.entries(attrs))
node.setAttribute(name,String(value))}function slider({label,min,max,step,value,quantity,format,oninput}){let show=format||(v=>v.toFixed(1)),input=h("input",{type:"range",min,max,step,value,"aria-la\
bel":label}),out=h("output",{class:"gkm-value"}),update=()=>{out.textContent=show(+input.value),input.setAttribute("aria-valuetext",show(+input.value))};input.addEventListener(
"input",()=>{update(),oninput(+input.value)}),update();let name=h("span",{class:"gkm-name"},label);return{root:h("label",{class:"gkm-slider","data-quantity":quantity},
name,input,out),input,set(v){input.value=v,update()}}}function button(label,onclick,attrs={}){return h("button",{type:"button",class:"gkm-button",onclick,...attrs},
label)}var signs_default={listen:{word:"Listen",colour:"#7d4e9e",path:"M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z"},look:{word:"Lo\
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
setAttribute("data-gkm-folds",""),document.addEventListener("focusin",event=>{event.target.matches(".jp-OutputArea-output :is(summary, pre)")&&keepKeys(event)}))}var MOST_LETTERS={list:40,code:400,prose:400},FIRST={list:"transfor",code:"def ",prose:"The "},within=(v,low,high,other)=>Number.isFinite(v)?Math.min(high,Math.
max(low,v)):other;function readBeginning(given,sort,size){let{text,temperature,k,order,seed}=given??{};return{text:typeof text=="string"?text.slice(0,MOST_LETTERS[sort]):
FIRST[sort],temperature:within(temperature,.1,2,1),k:Math.round(within(k,1,size,size)),order:Math.round(within(order,1,6,5)),seed:Math.round(within(seed,1,1e6,1))}}function sigmoid(z){if(z>=0)return 1/(1+Math.exp(-z));let e=Math.exp(z);return e/(1+e)}function weigh(matrix,v,start2){let n=v.length,sums=Float64Array.from(start2);for(let row=0,at=0;row<sums.length;row+=1){let sum=0;for(let k=0;k<n;k+=1,at+=1)sum+=
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
id])),ids=[],unknown=new Set;for(let symbol of text){let id=place.get(symbol);id===void 0?unknown.add(symbol):ids.push(id)}return{ids,unknown:[...unknown]}}function alongText(after){
let found=[],done=[];return ids=>{let same=0;for(;same<ids.length&&same<done.length&&ids[same]===done[same];)same+=1;found.length=Math.min(found.length,same+1);
for(let n=found.length;n<=ids.length;n+=1)found.push(after(ids,n,found[n-1]));return done=[...ids],found}}function reader(model){return alongText((ids,n,before)=>before?
feed(model,before,ids[n-1]):begin(model))}function countText(text,size,end,linesAlone){let places=new Float64Array(text.length),before=new Array(5).fill(end);for(let at=0;at<text.length;at+=1){let code=0;
for(let k=0;k<5;k+=1)code=code*size+before[k];if(places[at]=code*size+text[at],linesAlone&&text[at]===end)before=before.fill(end);else{for(let k=4;k>0;k-=1)before[k]=
before[k-1];before[0]=text[at]}}places.sort();let next=Uint8Array.from(places,code=>code%size),short=[0,1].map(length=>tables(places,next,size,length)),first=code=>{
let low=0,high=places.length;for(;low<high;){let middle=low+high>>1;places[middle]<code?low=middle+1:high=middle}return low};return(context,order)=>{let padded=[
...new Array(5).fill(end),...linesAlone?context.slice(context.lastIndexOf(end)+1):context],chances=new Float64Array(size).fill(1/size);for(let length=0;length<order;length+=
1){let code=0;for(let k=1;k<=length;k+=1)code=code*size+padded[padded.length-k];let counts=short[length]?.get(code);if(!counts){counts=new Float64Array(size);let wide=size**
(6-length);for(let at=first(code*wide),after=first((code+1)*wide);at<after;at+=1)counts[next[at]]+=1}chances=smoothed(counts,chances)}return chances}}function smoothed(counts,shorter){
let total=0,kinds=0;for(let count of counts)total+=count,count&&(kinds+=1);return total?counts.map((count,id)=>(count+kinds*shorter[id])/(total+kinds)):shorter}
function tables(places,next,size,length){let wide=size**(6-length),found=new Map;for(let at=0;at<places.length;at+=1){let code=Math.floor(places[at]/wide);found.
has(code)||found.set(code,new Float64Array(size)),found.get(code)[next[at]]+=1}return found}function softmax(logits){let largest=Math.max(...logits),powers=logits.map(logit=>Math.exp(logit-largest)),sum=powers.reduce((a,b)=>a+b);return powers.map(power=>power/
sum)}function sharpen(chances,temperature,k){let order=ranked(chances).slice(0,k),largest=chances[order[0]],out=new Float64Array(chances.length),sum=0;for(let id of order)
out[id]=(chances[id]/largest)**(1/temperature),sum+=out[id];return out.map(value=>value/sum)}function ranked(chances){return Array.from(chances,(_,id)=>id).sort(
(a,b)=>chances[b]-chances[a]||a-b)}function pick(shares,uniform){let sum=0,last=0;for(let id=0;id<shares.length;id+=1)if(shares[id]&&(sum+=shares[id],last=id,uniform<
sum))return id;return last}function byNetwork(model,moment){let now=moment;return id=>(id!==null&&(now=feed(model,now,id)),softmax(now.logits))}function byNGram(counted,ids,order){let context=[
...ids];return id=>(id!==null&&context.push(id),counted(context,order))}function writeOn(next,{seed,temperature,k,most,end}){let random=stream(seed),ids=[],id=null;
for(;ids.length<most;){if(id=pick(sharpen(next(id),temperature,k),random()),id===end)return{ids,ended:!0};ids.push(id)}return{ids,ended:!1}}function beliefs(model,text){let{symbols,linesAlone}=model,end=symbols.indexOf(END),network=reader(model),counted=null,order=0,ngram=alongText(()=>new Float64Array(
0)),surprise=(ids,chances)=>ids.reduce((sum,id,n)=>sum-Math.log2(chances(n)[id]),0)/ids.length;return{count(){if(!text.byteLength)return;let bytes=new Uint8Array(
text.buffer,text.byteOffset,text.byteLength);counted=countText(bytes,symbols.length,end,linesAlone)},read(at){let{ids,unknown}=idsOf(symbols,at.text),found=counted,
belief=raw=>({raw,drawn:sharpen(raw,at.temperature,at.k)}),moments=network(ids),right=belief(softmax(moments[ids.length].logits)),own=surprise(ids,n=>softmax(moments[n].
logits));if(!found)return{ids,unknown,right,left:null,bits:[own,null]};at.order!==order&&(order=at.order,ngram=alongText((all,n)=>found(all.slice(0,n),at.order)));
let along=ngram(ids);return{ids,unknown,right,left:belief(along[ids.length]),bits:[own,surprise(ids,n=>along[n])]}},goOn(at,seed,most){let{ids}=idsOf(symbols,at.
text),choices={...at,seed,most,end:linesAlone?end:null};return[counted&&byNGram(counted,ids,at.order),byNetwork(model,network(ids)[ids.length])].map(next=>next&&
writeOn(next,choices))}}}var KIND_NAMES={rnn:"RNN",gru:"GRU",lstm:"LSTM"};function cardBox(card){let sizes=Object.entries(card.sizes).map(([name,size])=>`${name} ${size}`),trained=`${card.
steps.toLocaleString("en")} steps, seed ${card.seed}, ${card.minutes} ${card.minutes===1?"minute":"minutes"} on one core`,rows=[["Network",`${KIND_NAMES[card.kind]}\
, ${sizes.join(", ")}`],["Trained on",card.data.replace(/^\w+: /,"")],["Training",trained],["How well",card.figure]];return h("details",{},h("summary",{},"Which\
 network this is"),h("dl",{class:"gkm-model-card"},...rows.flatMap(([name,text])=>[h("dt",{},name),h("dd",{},text)])))}function niceLimit(v){let limit=1;for(let k=1;limit<v;k+=1)limit=[1,2,5][k%3]*10**Math.floor(k/3);return limit}var WIDE=460,TALL=25,TOP=30,MIDDLE=WIDE/2,HALF=34,LONG=138;function shown(symbol){return{"\n":"end ↵"," ":"space"}[symbol]??symbol}function percentOf(share){return share===
0?"":share>=.0995?`${Math.round(100*share)} %`:share>=95e-5?`${(100*share).toFixed(1)} %`:"< 0.1 %"}function distribution(symbols,network,rows){let heads=[s("te\
xt",{class:"gkm-title",x:MIDDLE-HALF,y:16,"text-anchor":"end"}),s("text",{class:"gkm-title",x:MIDDLE+HALF,y:16})],lines=Array.from({length:rows},(_,row)=>{let y=TOP+
row*TALL,sides=[-1,1].map(side=>({side,drawn:s("rect",{class:`gkm-believes gkm-of-${side<0?"ngram":network}`,y:y+2,height:TALL-8}),raw:s("rect",{class:`gkm-raw \
gkm-of-${side<0?"ngram":network}`,y:y+2,height:TALL-8}),text:s("text",{y:y+TALL-10,"text-anchor":side<0?"end":"start"})}));return{name:s("text",{class:"gkm-next\
-symbol",x:MIDDLE,y:y+TALL-9,"text-anchor":"middle"}),sides}}),root=s("svg",{class:"gkm-distribution",viewBox:`0 0 ${WIDE} ${TOP+rows*TALL}`,role:"img"},...heads,
...lines.flatMap(({name,sides})=>[...sides.flatMap(one=>[one.drawn,one.raw,one.text]),name])),body=h("tbody");return{root,body,draw(right,left,names){for(let[k,
head]of heads.entries())setText(head,k||left?names[k]:"");let largest=right.raw.map((share,id)=>Math.max(share,left?.raw[id]??0)),chosen=ranked(largest).slice(0,
rows).sort((a,b)=>right.raw[b]-right.raw[a]),all=[right,left].flatMap(belief=>belief?chosen.map(id=>Math.max(belief.raw[id],belief.drawn[id])):[]),limit=niceLimit(
100*Math.max(...all))/100;lines.forEach(({name,sides},row)=>{let id=chosen[row];setText(name,shown(symbols[id])),sides.forEach(({side,drawn,raw,text},k)=>{let belief=k?
right:left,[wide,outline]=[belief?.drawn[id]??0,belief?.raw[id]??0].map(share=>share/limit*LONG),from=MIDDLE+side*HALF;setAll(drawn,{x:(side<0?from-wide:from).toFixed(
1),width:wide.toFixed(1)}),setAll(raw,{x:(side<0?from-outline:from).toFixed(1),width:outline.toFixed(1)}),text.setAttribute("x",(from+side*(Math.max(wide,outline)+
6)).toFixed(1)),setText(text,belief?percentOf(belief.drawn[id])||"0 %":"")})})},table(right,left){body.replaceChildren(...ranked(right.raw).map(id=>h("tr",{},h(
"th",{scope:"row"},shown(symbols[id])),...[left,right].map(belief=>h("td",{},belief?`${(100*belief.raw[id]).toFixed(2)} %`:"–")))))}}}var LONGEST=2e4;function writeState(prefix,state){let bytes=new TextEncoder().encode(JSON.stringify(state)),coded=btoa(Array.from(bytes,byte=>String.fromCharCode(
byte)).join(""));return`${prefix}.${coded.replaceAll("+","-").replaceAll("/","_").replaceAll("=","")}`}function readState(prefix,text){let given=text.trim(),advice=`\
Copy the whole text; it begins with “${prefix}.”.`;if(!given.startsWith(`${prefix}.`)||given.length>LONGEST)throw new Error(`That is no state of this widget\
. ${advice}`);try{let coded=given.slice(prefix.length+1).replaceAll("-","+").replaceAll("_","/"),state=JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(
coded),sign=>sign.charCodeAt(0))));if(state&&typeof state=="object")return state}catch{}throw new Error(`This text is incomplete, or has been changed on its way\
. ${advice}`)}function stateBox(prefix,state,open,say){let refresh=()=>{root.open&&(own.value=writeState(prefix,state()))},own=h("input",{type:"text",readonly:!0,
spellcheck:"false",onfocus:()=>own.select()}),pasted=h("input",{type:"text",autocomplete:"off",spellcheck:"false",onkeydown:event=>{event.key==="Enter"&&take()}}),
line=h("p",{}),take=()=>{let text="Opened.";try{open(readState(prefix,pasted.value)),pasted.value=""}catch(error){text=error.message}setText(line,text),say(text),
refresh()},field=(label,input)=>h("label",{class:"gkm-field"},h("span",{},label),input),root=h("details",{class:"gkm-share",ontoggle:refresh},h("summary",{},"Se\
nd what you see"),field("This text holds it: copy it",own),h("div",{class:"gkm-send"},field("Paste one",pasted),button("Open",take)),line);return{root,refresh}}var ROWS=12,DRAWS=4,PAUSE=150;function render({model:traits,el}){let{say}=start(el,"next-letter","Next letter: what two models expect","try");el.classList.add("\
gkm-explorer");let sort=traits.get("sort"),list=sort==="list",model=readCharModel(traits.get("weights"),list),{symbols}=model,end=symbols.indexOf(END),size=symbols.
length,name=KIND_NAMES[model.card.kind],at=readBeginning(traits.get("state"),sort,size),text=traits.get("text"),both=beliefs(model,text),read=both.read(at),waiting=0,
field=h(list?"input":"textarea",{class:"gkm-beginning",maxlength:MOST_LETTERS[sort],spellcheck:"false"});field.value=at.text,list||(field.rows=3),field.setAttribute(
"autocapitalize","off"),field.addEventListener("input",()=>{at.text=list?field.value.toLowerCase():field.value,update()}),field.addEventListener("change",rest),
field.addEventListener("keydown",event=>{event.key!=="Enter"||!list&&!event.ctrlKey||(event.preventDefault(),drawOne())});let label=list?"The beginning of a wor\
d (Enter draws a letter)":"The beginning of a text (Ctrl+Enter draws a character)",hint=h("p",{class:"gkm-how"}),moved=which=>value=>{at[which]=value,update()},
common={min:1,step:1,format:String},temperature=slider({label:"temperature",min:.1,max:2,step:.05,value:at.temperature,oninput:moved("temperature"),format:v=>v.
toFixed(2)}),top=slider({...common,label:"top-k",max:size,value:at.k,oninput:moved("k"),format:v=>v===size?"all":String(v)}),order=slider({...common,label:"n-gr\
am order",max:6,value:at.order,oninput:moved("order")});for(let one2 of[temperature,top,order])one2.input.addEventListener("change",rest);let chart=distribution(
symbols,model.card.kind,Math.min(ROWS,size)),finding=h("p",{class:"gkm-finding"}),surprise=h("p"),one=button("Draw a letter",drawOne),others=button("Draw others",
()=>{at.seed+=1,goOn(),rest()}),heads=[gram(),name].map(text2=>h("th",{scope:"col"},text2)),draws=h("tbody"),table=h("details",{ontoggle:()=>table.open&&chart.table(
read.right,read.left)},h("summary",{},"All symbols, before temperature and top-k"),h("table",{},h("thead",{},h("tr",{},h("th",{scope:"col"},"symbol"),h("th",{scope:"\
col"},"n-gram"),h("th",{scope:"col"},name))),chart.body)),share=stateBox("gkmnl1",()=>at,given=>{at=readBeginning(given,sort,size),place(),rest()},say);el.append(
h("label",{class:"gkm-field"},h("span",{},label),field),hint,h("div",{class:"gkm-desk"},h("div",{},chart.root,h("p",{class:"gkm-how"},"Outlined: what the model \
believes. Filled: what is drawn from, with temperature and top-k.")),h("div",{},finding,surprise,temperature.root,top.root,order.root,h("div",{class:"gkm-row"},
one,others),h("table",{class:"gkm-draws"},h("caption",{},"Drawn from here on"),h("thead",{},h("tr",{},...heads)),draws))),table,cardBox(model.card),share.root);
function update(){read=both.read(at);let{ids,unknown,right,left,bits}=read;chart.draw(right,left,[gram(),name]),table.open&&chart.table(right,left);let leftOut=unknown.
map(sign=>`“${sign}”`).join(", ");setText(hint,leftOut&&`This network has no symbol for ${leftOut}, so it leaves that out.`),hint.hidden=!leftOut;let best=({
raw})=>{let[id]=ranked(raw);return`“${shown(symbols[id])}” (${percentOf(raw[id])})`};setText(finding,`${after(ids)}, the ${name} expects ${best(right)}${left?
`, the ${gram()} ${best(left)}`:""}.`);let[own,other]=bits.map(mean=>mean?.toFixed(2)),too=other?`, the ${gram()} by ${other}`:"";setText(surprise,`What you wro\
te surprises the ${name} by ${own} bits a character${too}.`),surprise.hidden=!ids.length,clearTimeout(waiting),waiting=window.setTimeout(goOn,PAUSE)}function gram(){
return`${at.order}-gram`}function after(ids){if(!ids.length)return"At the beginning";let end2=ids.slice(-14).map(id=>symbols[id]);return`After “${ids.length>end2.
length?"…":""}${end2.join("").replaceAll(`
`,"↵")}”`}function goOn(){let rows=Array.from({length:list?DRAWS:1},(_,row)=>{let drawn=both.goOn(at,at.seed*DRAWS+row,list?30:120);return h("tr",{},...drawn.
map(one2=>h("td",{},one2?written(one2):"–")))});setText(heads[0],gram()),draws.replaceChildren(...rows)}function written({ids,ended}){let text2=ids.map(id=>symbols[id]).
join("")+(ended?"":"…");return h("span",{class:"gkm-continued"},list?at.text:"",h("strong",{},text2))}function drawOne(){let random=stream(at.seed*1e3+at.text.
length);random();let id=pick(read.right.drawn,random()),ended=list&&id===end;if(ended||at.text.length>=MOST_LETTERS[sort]){setText(finding,ended?`The ${name} dr\
ew the end: to it, “${at.text}” is a whole word.`:"The field is full."),say(finding.textContent);return}at.text+=symbols[id],field.value=at.text,update(),rest()}
function place(){field.value=at.text,temperature.set(at.temperature),top.set(at.k),order.set(at.order),update()}function rest(){traits.set("state",{...at}),traits.
save_changes(),share.refresh(),describe(),say(finding.textContent)}function describe(){let side=({drawn})=>ranked(drawn).slice(0,4).map(id=>`${shown(symbols[id])}\
 ${percentOf(drawn[id])||"0 %"}`).join(", ");chart.root.setAttribute("aria-label",`What comes next. ${name}: ${side(read.right)}.${read.left?` ${gram()}: ${side(
read.left)}.`:""}`)}traits.on("change:state",()=>{let given=readBeginning(traits.get("state"),sort,size);JSON.stringify(given)!==JSON.stringify(at)&&(at=given,place(),
describe())}),order.root.hidden=!text.byteLength,update(),describe();let counting=window.setTimeout(()=>{both.count(),update(),describe()});return()=>{clearTimeout(
waiting),clearTimeout(counting)}}var next_letter_default={render};export{next_letter_default as default};
