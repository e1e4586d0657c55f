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
setAttribute("data-gkm-folds",""),document.addEventListener("focusin",event=>{event.target.matches(".jp-OutputArea-output :is(summary, pre)")&&keepKeys(event)}))}var LOG_CHART={width:460,height:250,left:52,right:452,top:26,bottom:206};function power(v){return`10${String(Math.round(v)).replace("-","−").replace(/\d/g,d=>"\
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
m-keys"},...keys.map(one=>one.root)),keys}}function stream(seed){let state=seed>>>0;return()=>{state=state+1831565813>>>0;let t=state;return t=Math.imul(t^t>>>15,t|1),t^=t+Math.imul(t^t>>>7,t|61),((t^t>>>
14)>>>0)/2**32}}function normals(random,n){return Float64Array.from({length:n},()=>Math.sqrt(-2*Math.log(1-random()))*Math.cos(2*Math.PI*random()))}function uniforms(random,n,bound){
return Float64Array.from({length:n},()=>(2*random()-1)*bound)}function orthogonal(random,n){let m=normals(random,n*n);for(let row=0;row<n;row+=1){for(let again=0;again<
2;again+=1)for(let before=0;before<row;before+=1){let dot=0;for(let k=0;k<n;k+=1)dot+=m[row*n+k]*m[before*n+k];for(let k=0;k<n;k+=1)m[row*n+k]-=dot*m[before*n+k]}
let square=0;for(let k=0;k<n;k+=1)square+=m[row*n+k]**2;for(let k=0;k<n;k+=1)m[row*n+k]/=Math.sqrt(square)}return m}function largestSingularValue(m,n){let v=Float64Array.
from({length:n},(_,k)=>1+k%7/7),found=0;for(let turn=0;turn<200;turn+=1){let there=new Float64Array(n),back=new Float64Array(n);for(let row=0;row<n;row+=1)for(let k=0;k<
n;k+=1)there[row]+=m[row*n+k]*v[k];for(let row=0;row<n;row+=1)for(let k=0;k<n;k+=1)back[k]+=m[row*n+k]*there[row];let size=Math.hypot(...back);if(size===0)return 0;
found=Math.sqrt(size/Math.hypot(...v)),v=back.map(value=>value/size)}return found}function numberWithin(v,low,high,otherwise){return typeof v=="number"&&v>=low&&
v<=high?v:otherwise}var KINDS=[["rnn","plain RNN"],["orthogonal rnn","orthogonal RNN"],["lstm","LSTM"],["gru","GRU"]];function offeredKinds(names){return names?.
length?KINDS.filter(([key])=>names.includes(key)):KINDS}function kindName(kind){return new Map(KINDS).get(kind)??kind}var BLOCKS_OF={rnn:1,"orthogonal rnn":1,lstm:4,
gru:3};function drawNetwork({kind,inputs,hidden,seed,bias=0,scale=1}){let random=stream(seed),rows=BLOCKS_OF[kind]*hidden,bound=1/Math.sqrt(hidden),net={kind:kind===
"orthogonal rnn"?"rnn":kind,inputs,hidden,weight_ih:uniforms(random,rows*inputs,bound),weight_hh:kind==="orthogonal rnn"?orthogonal(random,hidden):uniforms(random,
rows*hidden,bound),bias_ih:new Float64Array(rows),bias_hh:new Float64Array(rows)};return rows>hidden?net.bias_ih.fill(bias,hidden,2*hidden):scale!==1&&(net.weight_hh=
net.weight_hh.map(weight=>weight*scale)),net}function sigmoid(z){if(z>=0)return 1/(1+Math.exp(-z));let e=Math.exp(z);return e/(1+e)}function weigh(matrix,v,start2){let n=v.length,sums=Float64Array.from(start2);for(let row=0,at=0;row<sums.length;row+=1){let sum=0;for(let k=0;k<n;k+=1,at+=1)sum+=
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
square)}function recurrentGradient(net,sums,steps){let rows=net.bias_ih.length,H=net.hidden,total=new Float64Array(rows*H),all=0,late=0;return sums.forEach(([grad,
given],t)=>{for(let row=0,at=0;row<rows;row+=1)for(let k=0;k<H;k+=1,at+=1)total[at]+=grad[row]*given[k];let size=normOf(grad)*normOf(given);all+=size,t>=sums.length-
steps&&(late+=size)}),{norm:normOf(total),late:all?late/all:0}}var FAR=100,UNITS=32;function meanSlope(values){let above=0,below=0;return values.forEach((v,k)=>{above+=k*v,below+=k*k}),above/below}function look({kind,scale,
bias,input,seed}){let net=drawNetwork({kind,inputs:UNITS,hidden:UNITS,seed,bias,scale}),random=stream(1e3+seed),inputs=Array.from({length:FAR+1},()=>normals(random,
UNITS).map(value=>value*input)),error=normals(random,UNITS),size=normOf(error),moments=runNetwork(net,inputs),back=backNetwork(net,moments,error.map(value=>value/
size)),norms=back.states.map(normOf).reverse(),exponents=norms.map(norm2=>Math.log10(Math.max(norm2,1e-300)/norms[0])),plain=net.kind==="rnn",{norm,late}=recurrentGradient(
net,back.sums,10);return{exponents,rate:10**meanSlope(exponents),bound:plain?largestSingularValue(net.weight_hh,UNITS):null,busy:moments.reduce((sum,at)=>sum+at.
h.reduce((most,v)=>most+Math.abs(v),0)/UNITS,0)/moments.length,norm,late}}function readTelescope(state,offered=KINDS){let{kind,scale,bias,input,seed,clip}=state??
{};return{kind:offered.some(([key])=>key===kind)?kind:offered[0][0],scale:numberWithin(scale,.2,3,1),bias:numberWithin(bias,-2,6,0),input:numberWithin(input,0,2,
1),seed:Number.isInteger(seed)?numberWithin(seed,1,1e9,1):1,clip:numberWithin(clip,-2,3,0)}}function render({model,el}){let{say}=start(el,"gradient-telescope","Gradient telescope: what is left of a gradient, step by step back","try");el.classList.add("\
gkm-explorer");let offered=offeredKinds(model.get("networks")),at=readTelescope(model.get("state"),offered),alone=offered.length===1,seen,chart=logChart([{key:"\
bound",quantity:"forget",class:"gkm-bound"},{key:"rate",class:"gkm-mean-rate"},{key:"measured",quantity:"rnn",class:"gkm-measured"}],"steps back","gradient left"),
legend=curveKeys([["measured","rnn","gkm-measured"],["the same at its mean rate",null,"gkm-mean-rate"],["bound, largest singular value","forget","gkm-bound"]]),
[measuredKey,,{root:boundKey}]=legend.keys,measuredPath=chart.root.querySelector(".gkm-measured"),kinds=choice({legend:"Network",options:offered,value:at.kind,onchange(kind){
at.kind=kind,update(),rest()}}),moved=name=>value=>{at[name]=value,update()},scale=slider({label:"scale of the recurrent matrix",min:.2,max:3,step:.05,value:at.
scale,format:v=>`× ${v.toFixed(2)}`,oninput:moved("scale")}),bias=slider({label:"bias of the gate that keeps",min:-2,max:6,step:.1,value:at.bias,format:v=>num(
v,1),oninput:moved("bias"),quantity:"forget"}),input=slider({label:"size of the input",min:0,max:2,step:.05,value:at.input,format:v=>v.toFixed(2),oninput:moved(
"input")}),clip=slider({label:"clip at",min:-2,max:3,step:.1,value:at.clip,format:v=>limit(v),oninput:moved("clip")});for(let one of[scale,bias,input,clip])one.
input.addEventListener("change",rest);let fresh=button("New weights",()=>{at.seed+=1,update(),rest()}),finding=h("p",{class:"gkm-finding"}),boundLine=h("p"),note=h(
"p"),clipLine=h("p"),shareLine=h("p");kinds.root.hidden=boundLine.hidden=alone,el.append(kinds.root,h("div",{class:"gkm-desk"},h("div",{},chart.root,legend.root),
h("div",{},scale.root,bias.root,input.root,h("div",{class:"gkm-row"},fresh),finding,boundLine)),note,h("h4",{},"Clipping"),h("p",{},"Training would use the grad\
ient of the recurrent weights: the sum of what all steps contribute."),clip.root,clipLine,shareLine);function limit(exponent){return Number((10**exponent).toPrecision(
2)).toString()}function told(v){if(v===0)return"0";let exponent=Math.floor(Math.log10(v));return exponent<-3||exponent>4?`${(v/10**exponent).toFixed(1)} · ${power(
exponent)}`:v>=100?v.toFixed(0):String(Number(v.toPrecision(2)))}function update(){seen=look(at);let plain=seen.bound!==null;scale.root.hidden=!plain,bias.root.
hidden=plain,boundKey.hidden=!plain||alone;let{exponents,rate}=seen,bound=alone?null:seen.bound,memory=at.kind==="lstm"?"cell":"hidden";for(let node of[measuredPath,
measuredKey.path,measuredKey.root])node.setAttribute("data-quantity",colourOf2(at.kind));bias.root.setAttribute("data-quantity",at.kind==="gru"?"input":"forget"),
setText(note,`Measured: the gradient of a random direction of the last hidden state with respect to each earlier ${memory} state; its norm, as a share of the no\
rm at the end.`);let limits=logLimits(bound!==null?[...exponents,Math.min(FAR*Math.log10(bound),9)]:exponents,-40,40),slope=Math.log10(rate),steps=Array.from({length:FAR+
1},(_,k)=>k);chart.draw({measured:exponents,rate:steps.map(k=>slope*k),bound:bound!==null?steps.map(k=>k*Math.log10(Math.max(bound,1e-12))):null},{...limits,xs:k=>k/
FAR,ticks:[0,25,50,75,100].map(k=>[k/FAR,String(k)])});let fate=rate<.97?"It vanishes.":rate>1.03?"It explodes.":"It nearly holds.";setText(finding,`${fate} At \
each step back ${rate>1?`it is multiplied by ${rate.toFixed(2)}`:`${rate.toFixed(2)} of it is left`}; after 24 steps ${told(10**exponents[24])}, after 100 steps\
 ${told(10**exponents[FAR])}.`),setText(boundLine,plain?boundText(seen.bound,rate,seen.busy):"Each step multiplies the direct way back by the gate that keeps. W\
hat goes through the other gates comes on top.");let most=10**at.clip,cut=Math.min(1,most/seen.norm);setText(clipLine,seen.norm===0?"With no input the state sta\
ys at 0, and the recurrent weights get no gradient: there is nothing to clip.":cut<1?`Its norm is ${told(seen.norm)}. Clipped at ${limit(at.clip)}, all of it is\
 multiplied by ${told(cut)}.`:`Its norm is ${told(seen.norm)}, within ${limit(at.clip)}: clipping changes nothing.`),shareLine.hidden=seen.norm===0,setText(shareLine,
`${share(seen.late)} of it comes from the last 10 of 101 steps, before clipping and after: one factor for all does not change the shares.`)}function share(v){return v<
.005?"Less than 1 %":v>.9999?"More than 99.99 %":`${(100*v).toFixed(v>.99?2:0)} %`}function boundText(bound,rate,busy){let away=Math.abs(bound-1),isOne=away<1e-6,
size=bound.toFixed(!isOne&&away<.01?4:2);if(bound<1&&!isOne)return`The largest singular value is ${size}, below 1: the gradient must vanish, at least as fast as\
 the dotted line.`;let fate=rate>1.03?"and here it does.":rate<.97?"and it does not. The bound says nothing here.":"and here it nearly holds. The bound says not\
hing here.";return`The largest singular value is ${size}, ${isOne?"so the bound allows it to stay.":`above 1: the gradient may grow, ${fate}`} `+(busy===0?"The \
state stays at 0, where the slopes of tanh are 1: they hold nothing back.":`The mean |h| is ${busy.toFixed(2)}: the further from 0, the smaller the slopes of ta\
nh.`)}function rest(){model.set("state",{...at}),model.save_changes();let name=kindName(at.kind);chart.root.setAttribute("aria-label",`What is left of the gradi\
ent of a ${name}, up to 100 steps back, on a logarithmic scale. ${finding.textContent}`),say(finding.textContent)}update(),chart.root.setAttribute("aria-label",
`What is left of the gradient, up to 100 steps back, on a logarithmic scale. ${finding.textContent}`)}var gradient_telescope_default={render};export{gradient_telescope_default as default};
