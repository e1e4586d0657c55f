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
{},legend),...made.map(one=>one.root)),set(chosen){for(let{key,input}of made)input.checked=key===chosen}}}function num(v,digits=2){let text=Math.abs(v).toFixed(digits);return v<0&&+text!=0?`−${text}`:text}function linear(v0,v1,p0,p1){return v=>p0+(v-v0)*(p1-p0)/(v1-v0)}function polyline(xs,ys){return xs.map((x,k)=>`${k?"L":"M"}${x.toFixed(1)} ${ys[k].toFixed(1)}`).
join("")}var signs_default={listen:{word:"Listen",colour:"#7d4e9e",path:"M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z"},look:{word:"Lo\
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
setAttribute("data-gkm-folds",""),document.addEventListener("focusin",event=>{event.target.matches(".jp-OutputArea-output :is(summary, pre)")&&keepKeys(event)}))}function sigmoid(z){if(z>=0)return 1/(1+Math.exp(-z));let e=Math.exp(z);return e/(1+e)}function weigh(matrix,v,start2){let n=v.length,sums=Float64Array.from(start2);for(let row=0,at=0;row<sums.length;row+=1){let sum=0;for(let k=0;k<n;k+=1,at+=1)sum+=
matrix[at]*v[k];sums[row]+=sum}return sums}function stepNetwork(net,x,h2,c){let H=net.hidden,fromX=weigh(net.weight_ih,x,net.bias_ih),fromH=weigh(net.weight_hh,
h2,net.bias_hh),gates=fromX.map((sum,row)=>{let block=Math.floor(row/H),total=sum+fromH[row];return net.kind==="rnn"||net.kind==="lstm"&&block===2?Math.tanh(total):
net.kind==="gru"&&block===2?0:sigmoid(total)}),next={h:new Float64Array(H),c:new Float64Array(H)};for(let k=0;k<H;k+=1)net.kind==="rnn"?next.h[k]=gates[k]:net.kind===
"gru"?(gates[2*H+k]=Math.tanh(fromX[2*H+k]+gates[k]*fromH[2*H+k]),next.h[k]=(1-gates[H+k])*gates[2*H+k]+gates[H+k]*h2[k]):(next.c[k]=gates[H+k]*c[k]+gates[k]*gates[2*
H+k],next.h[k]=gates[3*H+k]*Math.tanh(next.c[k]));return{x,hOld:h2,cOld:c,fromH,gates,...next}}function weighBack(matrix,grad,back){let n=back.length;for(let row=0,at=0;row<grad.length;row+=1){let g=grad[row];for(let k=0;k<n;k+=1,at+=1)back[k]+=g*matrix[at]}}
function runNetwork(net,inputs){let h2=new Float64Array(net.hidden),c=new Float64Array(net.hidden);return inputs.map(x=>{let step=stepNetwork(net,x,h2,c);return h2=
step.h,c=step.c,step})}function backNetwork(net,moments,gradH){let H=net.hidden,rows=net.bias_ih.length,states=new Array(moments.length),inputs=new Array(moments.
length),sums=new Array(moments.length),dh=Float64Array.from(gradH),dc=new Float64Array(H);for(let t=moments.length-1;t>=0;t-=1){let{hOld,cOld,gates:G,c,fromH}=moments[t],
dX=new Float64Array(rows),dFromH=new Float64Array(rows),nextH=new Float64Array(H),nextC=new Float64Array(H),all=Float64Array.from(dh);for(let k=0;k<H;k+=1)if(net.
kind==="rnn")dX[k]=dFromH[k]=dh[k]*(1-G[k]**2);else if(net.kind==="gru"){let[r,z,n]=[G[k],G[H+k],G[2*H+k]],dn=dh[k]*(1-z)*(1-n*n);dX[k]=dFromH[k]=dn*fromH[2*H+k]*
r*(1-r),dX[H+k]=dFromH[H+k]=dh[k]*(hOld[k]-n)*z*(1-z),dX[2*H+k]=dn,dFromH[2*H+k]=dn*r,nextH[k]=dh[k]*z}else{let[i,f,g,o]=[G[k],G[H+k],G[2*H+k],G[3*H+k]],shown=Math.
tanh(c[k]),d=dc[k]+dh[k]*o*(1-shown*shown);all[k]=d,dX[k]=d*g*i*(1-i),dX[H+k]=d*cOld[k]*f*(1-f),dX[2*H+k]=d*i*(1-g*g),dX[3*H+k]=dh[k]*shown*o*(1-o),nextC[k]=d*f}
net.kind==="lstm"&&dFromH.set(dX),states[t]=all,inputs[t]=new Float64Array(net.inputs),weighBack(net.weight_ih,dX,inputs[t]),weighBack(net.weight_hh,dFromH,nextH),
sums[t]=[dFromH,hOld],dh=nextH,dc=nextC}return{states,inputs,sums}}function normOf(v){let square=0;for(let k=0;k<v.length;k+=1)square+=v[k]*v[k];return Math.sqrt(
square)}function stream(seed){let state=seed>>>0;return()=>{state=state+1831565813>>>0;let t=state;return t=Math.imul(t^t>>>15,t|1),t^=t+Math.imul(t^t>>>7,t|61),((t^t>>>
14)>>>0)/2**32}}function normals(random,n){return Float64Array.from({length:n},()=>Math.sqrt(-2*Math.log(1-random()))*Math.cos(2*Math.PI*random()))}function uniforms(random,n,bound){
return Float64Array.from({length:n},()=>(2*random()-1)*bound)}function orthogonal(random,n){let m=normals(random,n*n);for(let row=0;row<n;row+=1){for(let again=0;again<
2;again+=1)for(let before=0;before<row;before+=1){let dot=0;for(let k=0;k<n;k+=1)dot+=m[row*n+k]*m[before*n+k];for(let k=0;k<n;k+=1)m[row*n+k]-=dot*m[before*n+k]}
let square=0;for(let k=0;k<n;k+=1)square+=m[row*n+k]**2;for(let k=0;k<n;k+=1)m[row*n+k]/=Math.sqrt(square)}return m}function numberWithin(v,low,high,otherwise){return typeof v=="number"&&v>=low&&v<=high?v:otherwise}var KINDS=[["rnn","plain RNN"],["orthogonal rnn","orthogonal \
RNN"],["lstm","LSTM"],["gru","GRU"]];function offeredKinds(names){return names?.length?KINDS.filter(([key])=>names.includes(key)):KINDS}function kindName(kind){
return new Map(KINDS).get(kind)??kind}var BLOCKS_OF={rnn:1,"orthogonal rnn":1,lstm:4,gru:3};function drawNetwork({kind,inputs,hidden,seed,bias=0,scale=1}){let random=stream(
seed),rows=BLOCKS_OF[kind]*hidden,bound=1/Math.sqrt(hidden),net={kind:kind==="orthogonal rnn"?"rnn":kind,inputs,hidden,weight_ih:uniforms(random,rows*inputs,bound),
weight_hh:kind==="orthogonal rnn"?orthogonal(random,hidden):uniforms(random,rows*hidden,bound),bias_ih:new Float64Array(rows),bias_hh:new Float64Array(rows)};return rows>
hidden?net.bias_ih.fill(bias,hidden,2*hidden):scale!==1&&(net.weight_hh=net.weight_hh.map(weight=>weight*scale)),net}var SENTENCES={untrained:["The cat that I adopted was orange","The cat that I adopted last year from the old woman near the river was orange","The cat that I ad\
opted last year from the old woman who lives in the small red house near the river where we used to swim was orange"],trained:["the cats that she painted","the \
cats that she painted near the old dog beside the red horse","the cats that she painted near the old dog beside the red horse under the quiet bird behind the ta\
ll small boy above the fox"]},MOST_WORDS=60;function hashOf(word){let hash=2166136261;for(let letter of word)hash=Math.imul(hash^(letter.codePointAt(0)??0),16777619)>>>
0;return hash}function wordsOf(sentence){return sentence.match(/[\p{L}\p{N}'’-]+/gu)??[]}function readFading(state,offered=KINDS){let{kind,bias,seed,trained,sentence}=state??
{};return{kind:offered.some(([key])=>key===kind)?kind:offered[0][0],bias:numberWithin(bias,-2,6,0),seed:Number.isInteger(seed)?numberWithin(seed,1,1e9,1):1,trained:trained===
!0,sentence:typeof sentence=="string"?sentence:SENTENCES[trained===!0?"trained":"untrained"][0]}}function storedNetwork({kind,weights}){let flat=name=>Float64Array.
from(weights[name].flat());return{kind:kind==="orthogonal rnn"?"rnn":kind,inputs:weights.embed[0].length,hidden:weights.weight_hh[0].length,weight_ih:flat("weig\
ht_ih"),weight_hh:flat("weight_hh"),bias_ih:flat("bias_ih"),bias_hh:flat("bias_hh")}}function fade({words,kind,bias,seed=1,trained,stored}){if(!words.length)return[];
let size=trained?stored.inputs:16,net=trained?storedNetwork(stored.networks[kind]):drawNetwork({kind,inputs:size,hidden:32,seed,bias}),vector=word=>trained?Float64Array.
from(stored.networks[kind].weights.embed[stored.words.indexOf(word)]):normals(stream(hashOf(word)),size),moments=runNetwork(net,words.map(vector)),end=trained?Float64Array.
from(stored.networks[kind].weights.read):normals(stream(500+seed),net.hidden),norms=backNetwork(net,moments,end).inputs.map(normOf);return norms.map(norm=>Math.
max(norm,1e-300)/Math.max(norms[norms.length-1],1e-300))}function ratePerStep(shares){return shares.length<2?1:shares[0]**(1/(shares.length-1))}var LOG_CHART={width:460,height:250,left:52,right:452,top:26,bottom:206};function power(v){return`10${String(Math.round(v)).replace("-","−").replace(/\d/g,d=>"\
⁰¹²³⁴⁵⁶⁷⁸⁹"[d]).replace("−","⁻")}`}function colourOf2(kind){return kind.split(" ")[0]}function logChart(lines,title,heading,rows=1){let{width,
left,right,top,bottom}=LOG_CHART,height=LOG_CHART.height+17*(rows-1),LEVELS=5,levels=Array.from({length:LEVELS},()=>({line:s("line",{class:"gkm-level",x1:left,x2:right}),
text:s("text",{class:"gkm-tick",x:left-7,"text-anchor":"end"})})),paths=Object.fromEntries(lines.map(one=>[one.key,s("path",{class:`gkm-curve ${one.class??""}`,
"data-quantity":one.quantity})])),xTicks=s("g"),clip=ownName();return{root:s("svg",{class:"gkm-log-chart",viewBox:`0 0 ${width} ${height}`,role:"img"},s("defs",
{},s("clipPath",{id:clip},s("rect",{x:left,y:top-3,width:right-left,height:bottom-top+6}))),...levels.flatMap(one=>[one.line,one.text]),s("g",{"clip-path":`url(\
#${clip})`},...Object.values(paths)),xTicks,s("text",{class:"gkm-title",x:left,y:11},heading),s("text",{class:"gkm-tick",x:(left+right)/2,y:height-6,"text-ancho\
r":"middle"},title)),draw:(series,{low,high,xs,ticks})=>{let y=linear(low,high,bottom,top);levels.forEach(({line,text},k)=>{let value=low+(high-low)*k/(LEVELS-1);
setAll(line,{y1:y(value),y2:y(value)}),setAll(text,{y:y(value)+4.5}),setText(text,power(value))});for(let{key}of lines){let values=series[key];if(paths[key].setAttribute(
"visibility",values?"visible":"hidden"),!values)continue;let at=values.map((_,k)=>left+(right-left)*xs(k));paths[key].setAttribute("d",polyline(at,values.map(v=>y(
Math.max(low-9,Math.min(high+9,v))))))}xTicks.replaceChildren(...ticks.map(([share,text,row=0])=>s("text",{class:"gkm-tick",x:left+(right-left)*share,y:bottom+18+
17*row,"text-anchor":share===0?"start":share===1?"end":"middle"},text)))},highlight:chosen=>{for(let[key,path]of Object.entries(paths))path.setAttribute("class",
`gkm-curve ${key===chosen?"gkm-chosen":"gkm-other"}`)}}}function logLimits(values,least,most){let low=Math.max(least,Math.min(...values,-1)),high=Math.min(most,
Math.max(...values,0)),step=1;for(;Math.ceil(high/step)-Math.floor(low/step)>4;)step+=1;let top=Math.ceil(high/step)*step;return{low:top-4*step,high:top}}function curveKeys(list){
let keys=list.map(([name,quantity,style])=>{let path=s("path",{class:`gkm-curve ${style}`,"data-quantity":quantity,d:"M0 5H30"});return{path,root:h("span",{class:"\
gkm-key","data-quantity":quantity},s("svg",{class:"gkm-key-line",viewBox:"0 0 30 10","aria-hidden":"true"},path),name)}});return{root:h("div",{class:"gkm-row gk\
m-keys"},...keys.map(one=>one.root)),keys}}function ticksOf(words){let last=Math.max(1,words.length-1),ticks=[],free=[400,400];for(let k=words.length-1;k>=0;k-=1){let text=words.length>14?String(k+1):words[k],
wide=10*(text.length+1),middle=400*k/last,right=k===last?400:k===0?wide:middle+wide/2,row=free.findIndex(room=>right<=room);row<0||(ticks.push([k/last,text,row]),
free[row]=right-wide)}return ticks}function percent(share){return share>=.0995?`${Math.round(100*share)} %`:share>=.001?`${(100*share).toFixed(1)} %`:`10${power(
Math.log10(share)).slice(2)}`}function render({model,el}){let{say}=start(el,"fading-memory","Fading memory: how much of each word reaches the end of a sentence",
"try");el.classList.add("gkm-explorer");let stored=model.get("stored"),offered=offeredKinds(model.get("networks")),at=readFading(model.get("state"),offered),told="",
chart=logChart(offered.map(([key])=>({key,quantity:colourOf2(key),class:"gkm-other"})),"word of the sentence","influence on the end, share of the last word's",2),
label=h("span",{class:"gkm-label"}),finding=h("p",{class:"gkm-finding"}),note=h("p"),list=h("ol",{class:"gkm-words"}),field=h("input",{type:"text",maxlength:600,
value:at.sentence,spellcheck:"false"}),own=h("label",{class:"gkm-field"},h("span",{},"A sentence, yours if you like"),field);field.addEventListener("input",()=>{
at.sentence=field.value,update()}),field.addEventListener("change",rest);let presets=h("div",{class:"gkm-row"}),kinds=choice({legend:"Network",options:offered,value:at.
kind,onchange(kind){at.kind=kind,update(),rest()}}),state=choice({legend:"Weights",options:[["no","untrained"],["yes","trained on was or were, 24 words"]],value:at.
trained?"yes":"no",onchange(value){at.trained=value==="yes",choose(SENTENCES[at.trained?"trained":"untrained"][at.trained?2:0]),offer()}}),bias=slider({label:"b\
ias of the gate that keeps",min:-2,max:6,step:.1,value:at.bias,quantity:"forget",format:v=>num(v,1),oninput(value){at.bias=value,update()}});bias.input.addEventListener(
"change",rest);let fresh=button("New weights",()=>{at.seed+=1,update(),rest()}),controls=h("div",{class:"gkm-row"},fresh),rows=h("tbody"),table=h("details",{},h(
"summary",{},"The numbers"),h("table",{},h("thead",{},h("tr",{},h("th",{scope:"col"},"word"),...offered.map(([,name])=>h("th",{scope:"col"},name)))),rows)),legend=curveKeys(
offered.map(([key,name])=>[name,colourOf2(key),"gkm-other"]));kinds.root.hidden=legend.root.hidden=offered.length===1,el.append(h("div",{class:"gkm-choices"},state.
root,kinds.root),h("div",{class:"gkm-desk"},h("div",{},own,presets,h("p",{},label),list,finding,bias.root,controls),h("div",{},chart.root,legend.root)),note,table);
function choose(sentence){at.sentence=sentence,field.value=sentence,update(),rest()}function offer(){let names=["short","longer","long"];presets.replaceChildren(
...SENTENCES[at.trained?"trained":"untrained"].map((one,k)=>button(names[k],()=>choose(one))))}function update(){let written=wordsOf(at.sentence),all=written.slice(
0,MOST_WORDS),lower=all.map(word=>word.toLowerCase()),known=lower.map(word=>!at.trained||stored.words.includes(word)),words=lower.filter((_,k)=>known[k]),shares=Object.
fromEntries(offered.map(([kind])=>[kind,fade({...at,words,kind,stored})])),mine=shares[at.kind],chosenName=kindName(at.kind),gated=at.kind==="lstm"||at.kind==="\
gru";bias.root.hidden=at.trained||!gated,bias.root.setAttribute("data-quantity",at.kind==="gru"?"input":"forget"),list.setAttribute("data-quantity",colourOf2(at.
kind)),fresh.hidden=at.trained,setText(label,at.trained?`${chosenName}, trained: ${Math.round(100*stored.networks[at.kind].accuracy)} % right on unseen sentence\
s`:`${chosenName}, untrained${gated?`, bias ${num(at.bias,1)}`:""}`);let cut=written.length>MOST_WORDS?` Only the first ${MOST_WORDS} words are read.`:"",n=0;list.
replaceChildren(...all.map((word,k)=>{if(!known[k])return h("li",{class:"gkm-unknown"},word,h("small",{},"unknown"));let share=mine[n++];return h("li",{style:`-\
-gkm-left: ${Math.min(1,Math.max(0,1+Math.log10(share)/4)).toFixed(3)}`},word,h("small",{},percent(share)))}));let values=Object.values(shares).flat().map(share=>Math.
log10(share)),logs=Object.fromEntries(Object.entries(shares).map(([kind,list_])=>[kind,list_.length?list_.map(share=>Math.log10(share)):null])),last=Math.max(1,
words.length-1);chart.draw(logs,{...logLimits(values.length?values:[0],-16,4),xs:k=>k/last,ticks:ticksOf(all.filter((_,k)=>known[k]))}),chart.highlight(at.kind),
offered.forEach(([key],k)=>{legend.keys[k].path.setAttribute("class",`gkm-curve ${key===at.kind?"gkm-chosen":"gkm-other"}`)}),rows.replaceChildren(...words.map(
(word,k)=>h("tr",{},h("td",{},word),...offered.map(([kind])=>h("td",{},percent(shares[kind][k])))))),told=tell(words,mine),setText(finding,told.replaceAll(" %",
" %")),setText(note,at.trained?`Measured: the gradient of the answer, was or were. By chance, half the answers would be right. ${offered.length===1?"The traine\
d network knows":"The trained networks know"} ${stored.words.length} words; others are crossed out and left out.${cut}`:`Measured: the gradient of a random dire\
ction of the last state. Nothing is learned yet. What counts is the share that each step back leaves, and how far back a word is. Which word it is hardly matter\
s.${cut}`)}function tell(words,shares){if(words.length<2)return at.trained?`Write at least two words that ${offered.length===1?"the network knows":"the networks\
 know"}.`:"Write at least two words.";let noun=1,share=shares[noun],left=share>=1.05?`the gradient is ${share.toFixed(share<10?1:0)} times the last word's`:`${percent(
share)} is left`;return`At “${words[noun]}”, ${words.length-1-noun} ${words.length-1-noun===1?"step":"steps"} before the end, ${left}; on average, each step\
 back leaves ${ratePerStep(shares).toFixed(2)} of it.`}function rest(){model.set("state",{...at}),model.save_changes(),describe(),say(told)}function describe(){
chart.root.setAttribute("aria-label",`How much of each word reaches the end, for ${offered.length===1?"one network":"four networks"}, on a logarithmic scale. ${label.
textContent}. ${told}`)}offer(),update(),describe()}var fading_memory_default={render};export{fading_memory_default as default};
