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
{},legend),...made.map(one=>one.root)),set(chosen){for(let{key,input}of made)input.checked=key===chosen}}}var signs_default={listen:{word:"Listen",colour:"#7d4e9e",path:"M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z"},look:{word:"Lo\
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
setAttribute("data-gkm-folds",""),document.addEventListener("focusin",event=>{event.target.matches(".jp-OutputArea-output :is(summary, pre)")&&keepKeys(event)}))}function still(){return window.matchMedia("(prefers-reduced-motion: reduce)").matches}function sigmoid(z){if(z>=0)return 1/(1+Math.exp(-z));let e=Math.exp(z);return e/(1+e)}function weigh(matrix,v,start2){let n=v.length,sums=Float64Array.from(start2);for(let row=0,at=0;row<sums.length;row+=1){let sum=0;for(let k=0;k<n;k+=1,at+=1)sum+=
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
POSITIVE_INFINITY:sign*(exponent?2**(exponent-15)*(1+fraction/1024):2**-14*(fraction/1024))}function softmax(logits){let largest2=Math.max(...logits),powers=logits.map(logit=>Math.exp(logit-largest2)),sum=powers.reduce((a,b)=>a+b);return powers.map(power=>power/
sum)}function ranked(chances){return Array.from(chances,(_,id)=>id).sort((a,b)=>chances[b]-chances[a]||a-b)}var WINDOW=Float64Array.from({length:256},(_,n)=>.5-.5*Math.cos(2*Math.PI*n/256)),TURNS=Float64Array.from({length:256},(_,k)=>2*Math.PI*k/256),COS=TURNS.map(Math.
cos),SIN=TURNS.map(Math.sin),BITS=Math.log2(256),REVERSED=Uint8Array.from({length:256},(_,n)=>{let turned=0;for(let bit=0;bit<BITS;bit+=1)turned|=(n>>bit&1)<<BITS-
1-bit;return turned}),melOf=hertz=>2595*Math.log10(1+hertz/700),hertzOf=mel=>700*(10**(mel/2595)-1),EDGES=Float64Array.from({length:26},(_,k)=>hertzOf(melOf(8e3/
2)*k/25)),FILTERS=Array.from({length:24},(_,band)=>{let[low,middle,high]=EDGES.subarray(band,band+3);return Float64Array.from({length:256/2+1},(_2,bin)=>{let hertz=bin*
8e3/256;return Math.max(0,Math.min((hertz-low)/(middle-low),(high-hertz)/(high-middle)))})}),framesOf=samples=>Math.max(1,1+Math.floor((samples-256)/128));function powerOf(signal,at){
let re=new Float64Array(256),im=new Float64Array(256);for(let n=0;n<256;n+=1)re[REVERSED[n]]=(signal[at+n]??0)*WINDOW[n];for(let size=2;size<=256;size*=2){let half2=size/
2,turn=256/size;for(let start2=0;start2<256;start2+=size)for(let k=0;k<half2;k+=1){let low=start2+k,high=low+half2,c=COS[k*turn],s2=SIN[k*turn],x=re[high]*c+im[high]*
s2,y=im[high]*c-re[high]*s2;re[high]=re[low]-x,im[high]=im[low]-y,re[low]+=x,im[low]+=y}}return Float64Array.from({length:256/2+1},(_,bin)=>re[bin]**2+im[bin]**
2)}function logMel(signal){return Array.from({length:framesOf(signal.length)},(_,frame)=>{let power=powerOf(signal,frame*128);return Float64Array.from(FILTERS,filter=>{
let sum=1e-6;for(let bin=0;bin<filter.length;bin+=1)sum+=filter[bin]*power[bin];return Math.log(sum)})})}function lessMean(frames){let mean=new Float64Array(24);
for(let frame of frames)for(let band=0;band<24;band+=1)mean[band]+=frame[band]/frames.length;return frames.map(frame=>frame.map((value,band)=>value-mean[band]))}
function stacked(frames){return Array.from({length:Math.ceil(frames.length/2)},(_,step)=>{let x=new Float64Array(48);for(let k=0;k<2;k+=1)x.set(frames[Math.min(
step*2+k,frames.length-1)],k*24);return x})}var KIND_NAMES={rnn:"RNN",gru:"GRU",lstm:"LSTM"};function namesOf(nets,shipped){return nets.map(({card,blank},k)=>{let name=`${blank?"CTC ":""}${KIND_NAMES[card.
kind]}`;return k<shipped?name:`yours: ${name}`})}function readDigitModel(bytes){let{tensors,texts}=readSafetensors(bytes),card=JSON.parse(texts.card),of=name=>tensors[name].
values,net={kind:card.kind,inputs:tensors["recurrent.weight_ih_l0"].shape[1],hidden:tensors["recurrent.weight_hh_l0"].shape[1],weight_ih:of("recurrent.weight_ih\
_l0"),weight_hh:of("recurrent.weight_hh_l0"),bias_ih:of("recurrent.bias_ih_l0"),bias_hh:of("recurrent.bias_hh_l0")},outputs=tensors["read.bias"].shape[0],blank=outputs===
11,symbols=Array.from({length:outputs},(_,k)=>blank?k?String(k-1):"blank":String(k)),mean=!!(card.sizes["mean of states"]??!blank);return{net,read:of("read.weig\
ht"),offset:of("read.bias"),symbols,blank,mean,card}}function logitsOf(model,steps){let h2=new Float64Array(model.net.hidden),c=new Float64Array(model.net.hidden),
sum=new Float64Array(model.net.hidden);return steps.map((x,step)=>({h:h2,c}=stepNetwork(model.net,x,h2,c),model.mean?(h2.forEach((value,unit)=>{sum[unit]+=value}),
weigh(model.read,sum.map(value=>value/(step+1)),model.offset)):weigh(model.read,h2,model.offset)))}function listenTo(model,signal){let frames=logMel(signal),beliefs=logitsOf(
model,stacked(lessMean(frames))).map(softmax);if(!beliefs.length)return{frames,beliefs,answer:"",share:0,since:0};let best=beliefs.map(largest),said=path=>model.
blank?collapsed(model,path):model.symbols[path[path.length-1]],answer=said(best),since=best.length-1;for(;since>0&&said(best.slice(0,since))===answer;)since-=1;
let share=beliefs[beliefs.length-1][best[best.length-1]];return{frames,beliefs,answer,share,since}}function collapsed(model,path){return path.flatMap((id,k)=>id&&
id!==path[k-1]?[model.symbols[id]]:[]).join(" ")}function largest(values){let best=0;for(let k=1;k<values.length;k+=1)values[k]>values[best]&&(best=k);return best}function loudspeaker({moved,failed}){let context=null,source=null,frame=0,stop=()=>{cancelAnimationFrame(frame),source&&(source.onended=null,source.stop(),source=
null,moved(null))};return{play:async signal=>{if(stop(),!window.AudioContext){failed("This browser can't play sound computed on a page, so there is only the pic\
ture.");return}context??=new AudioContext;let patience=new Promise((_,late)=>setTimeout(()=>late(new Error("silent")),2e3));try{await Promise.race([context.resume(),
patience])}catch{failed("There is no sound: the browser found nothing to play it on. Is a loudspeaker or a headphone connected?");return}let buffer=context.createBuffer(
1,Math.max(1,signal.length),8e3);buffer.copyToChannel(Float32Array.from(signal),0);let node=context.createBufferSource();node.buffer=buffer,node.connect(context.
destination),source=node;let started=context.currentTime+.03;node.onended=()=>{source===node&&stop()},node.start(started);let follow=()=>{source!==node||!context||
(moved(Math.max(0,Math.min(signal.length/8e3,context.currentTime-started))),frame=requestAnimationFrame(follow))};follow()},stop,get playing(){return source!==null},
end(){stop(),context?.close(),context=null}}}var KIND_NAMES2={rnn:"RNN",gru:"GRU",lstm:"LSTM"};function cardBox(card){let sizes=Object.entries(card.sizes).map(([name,size])=>`${name} ${size}`),trained=`${card.
steps.toLocaleString("en")} steps, seed ${card.seed}, ${card.minutes} ${card.minutes===1?"minute":"minutes"} on one core`,rows=[["Network",`${KIND_NAMES2[card.kind]}\
, ${sizes.join(", ")}`],["Trained on",card.data.replace(/^\w+: /,"")],["Training",trained],["How well",card.figure]];return h("details",{},h("summary",{},"Which\
 network this is"),h("dl",{class:"gkm-model-card"},...rows.flatMap(([name,text])=>[h("dt",{},name),h("dd",{},text)])))}var WIDE=460;var MIDDLE=WIDE/2;function percentOf(share){return share===0?"":share>=.0995?`${Math.round(100*share)} %`:share>=95e-5?`${(100*share).toFixed(1)} %`:"< 0.1 %"}function sideways(name,table){return h("div",{class:"gkm-wide",role:"group","aria-label":name,tabindex:0},table)}var LEVELS=16;function heat(name){let paths=Array.from({length:LEVELS},(_,k)=>s("path",{class:name,"fill-opacity":((k+1)/LEVELS).toFixed(3),"shape-rendering":"c\
rispEdges"}));return{root:s("g",{},...paths),draw(across,down,columns,rows,strength){let parts=paths.map(()=>"");for(let column=0;column<columns;column+=1){let[
left,right]=across(column).map(x=>x.toFixed(1));for(let row=0;row<rows;row+=1){let level=Math.min(LEVELS,Math.ceil(LEVELS*strength(column,row)-.5));if(level<1)continue;
let[top,bottom]=down(row).map(y=>y.toFixed(1));parts[level-1]+=`M${left} ${top}H${right}V${bottom}H${left}Z`}}paths.forEach((path,k)=>{path.setAttribute("d",parts[k])})}}}var LEFT=46,RIGHT=10,GAP=30,WAVE=64,BAND=5,ROW=16,QUIET=5,[NARROW,WIDE2]=[280,940];function secondsOf(step,frames){let last=Math.min(step*2+2,frames)-1;return[step*
2*128/8e3,(last*128+256)/8e3]}function stage(symbols,kind,choose){let names=symbols,title=text=>s("text",{class:"gkm-title",x:LEFT},text),[wavePart,bandPart,beliefPart]=[
{title:title("The wave"),top:GAP,high:WAVE},{title:title("How loud each of 24 mel bands is"),top:2*GAP+WAVE,high:24*BAND},{title:title("What it believes"),top:3*
GAP+WAVE+24*BAND,high:ROW*symbols.length}],parts=[wavePart,bandPart,beliefPart];for(let part of parts)part.title.setAttribute("y",String(part.top-9));let wave=s(
"path",{class:"gkm-wave"}),spectrum=heat("gkm-loud"),belief=heat(`gkm-belief gkm-of-${kind}`),frames=parts.map(({top})=>s("rect",{class:"gkm-frame",x:LEFT,y:top})),
labels=s("g",{}),ticks=s("g",{}),chosen=s("rect",{class:"gkm-now-column",y:bandPart.top}),head=s("line",{class:"gkm-playhead",y1:wavePart.top}),svg=s("svg",{class:"\
gkm-hearing",role:"img"},...parts.map(part=>part.title),wave,spectrum.root,belief.root,...frames,labels,ticks,chosen,head),shown=null,step=0,width=WIDE2,wide=WIDE2-
LEFT-RIGHT,seconds=1,x=time=>LEFT+wide*time/seconds,of=frame=>x((frame*128+128/2)/8e3),across=at=>{let frames2=shown?.heard.frames.length??0;return[of(Math.min(
2*at,frames2)),of(Math.min(2*(at+1),frames2))]};svg.addEventListener("pointerdown",event=>point(event)),svg.addEventListener("pointermove",event=>{event.buttons&
1&&point(event)});function point(event){if(!shown?.heard.beliefs.length)return;let box=svg.getBoundingClientRect(),time=((event.clientX-box.left)/box.width*width-
LEFT)*(seconds/wide),found=Math.floor((time*8e3-128/2)/256);choose(Math.max(0,Math.min(shown.heard.beliefs.length-1,found)))}function layout(){width=Math.max(NARROW,
Math.min(WIDE2,Math.round(svg.parentElement?.clientWidth||640))),wide=width-LEFT-RIGHT,beliefPart.high=ROW*names.length;let bottom=beliefPart.top+beliefPart.high;
svg.setAttribute("viewBox",`0 0 ${width} ${bottom+40}`),frames.forEach((frame,k)=>{setAll(frame,{width:wide,height:parts[k].high})}),setAll(head,{y2:bottom});let label=(text,y)=>s(
"text",{class:"gkm-tick",x:LEFT-7,y:y+4.5,"text-anchor":"end"},text);labels.replaceChildren(label("4 kHz",bandPart.top+5),label("0",bandPart.top+bandPart.high-5),
...names.map((name,k)=>label(name,beliefPart.top+ROW*(k+.5))));let apart=[.05,.1,.2,.5,1,2].find(each=>x(each)-LEFT>55)??5,times=Array.from({length:Math.floor(seconds/
apart+1e-9)+1},(_,k)=>k*apart);ticks.replaceChildren(...times.flatMap(time=>[s("line",{class:"gkm-level",x1:x(time),x2:x(time),y1:bottom,y2:bottom+5}),s("text",
{class:"gkm-tick",x:x(time),y:bottom+19,"text-anchor":"middle"},time?time.toFixed(2).replace(/0$/,""):"0")]),s("text",{class:"gkm-tick",x:LEFT+wide,y:bottom+35,
"text-anchor":"end"},"seconds"))}function draw(){if(!shown)return;let{signal,heard}=shown;seconds=Math.max(signal.length,256)/8e3,layout();let middle=wavePart.top+
WAVE/2,top=0;for(let n=0;n<signal.length;n+=1)top=Math.max(top,Math.abs(signal[n]));let scale=(WAVE/2-2)/Math.max(top,.01),d="";for(let column=0;column<wide;column+=
1){let from=Math.floor(column/wide*signal.length),to=Math.max(from+1,Math.floor((column+1)/wide*signal.length)),low=Number.POSITIVE_INFINITY,high=Number.NEGATIVE_INFINITY;
for(let n=from;n<to;n+=1)[low,high]=[Math.min(low,signal[n]),Math.max(high,signal[n])];d+=`${column?"L":"M"}${LEFT+column} ${(middle-scale*high).toFixed(1)}V${(middle-
scale*low).toFixed(1)}`}wave.setAttribute("d",signal.length?d:"");let loudest=heard.frames.reduce((most,frame)=>Math.max(most,...frame),Number.NEGATIVE_INFINITY);
spectrum.draw(frame=>[of(frame),of(frame+1)],band=>[bandPart.top+BAND*(23-band),bandPart.top+BAND*(24-band)],heard.frames.length,24,(frame,band)=>1+(heard.frames[frame][band]-
loudest)/(QUIET*1.6)),belief.draw(at=>across(at),row=>[beliefPart.top+ROW*row,beliefPart.top+ROW*(row+1)],heard.beliefs.length,names.length,(at,row)=>heard.beliefs[at][row]),
mark()}function mark(){let some=!!shown?.heard.beliefs.length,[left,right]=across(step);setAll(chosen,{x:left.toFixed(1),width:Math.max(2,right-left).toFixed(1),
height:beliefPart.top+beliefPart.high-bandPart.top,visibility:some?"visible":"hidden"})}let seen=new ResizeObserver(()=>{Math.abs((svg.parentElement?.clientWidth??
0)-width)>1&&draw()});return{root:svg,watch:()=>seen.observe(svg.parentElement),end:()=>seen.disconnect(),show(signal,heard){shown={signal,heard},draw()},of(outputs,network){
names=outputs;for(let path of belief.root.childNodes)path.setAttribute("class",`gkm-belief gkm-of-${network}`)},mark(at){step=at,mark()},play(time){setAll(head,
{x1:x(time??0),x2:x(time??0),visibility:time===null?"hidden":"visible"})},describe(text){svg.setAttribute("aria-label",text)},entitle:text=>setText(beliefPart.title,
text)}}function likeliest(symbols,belief,count=3){return ranked(belief).slice(0,count).map(id=>`${symbols[id]} (${percentOf(belief[id])||"0 %"})`).join(", ")}function readingOf(symbols,heard,step){
if(!heard.beliefs.length)return"";let[from,to]=secondsOf(step,heard.frames.length).map(time=>time.toFixed(2));return`Step ${step+1} of ${heard.beliefs.length}, ${from}\
 to ${to} s: it believes ${likeliest(symbols,heard.beliefs[step])}.`}function courseOf(symbols,heard){let before=-1;return heard.beliefs.flatMap((belief,step)=>{
let[best]=ranked(belief);return best===before?[]:(before=best,[`from ${secondsOf(step,heard.frames.length)[1].toFixed(2)} s ${symbols[best]}`])}).join(", ")}function numbersFold(){
let bands=h("tbody"),beliefs=h("tbody"),fill=()=>{},head=names=>h("thead",{},h("tr",{},...names.map(name=>h("th",{scope:"col"},name)))),root=h("details",{ontoggle:()=>root.
open&&fill()},h("summary",{},"The numbers at this step"),h("div",{class:"gkm-two"},sideways("What goes in",h("table",{class:"gkm-numbers"},h("caption",{},"What \
goes in: log power, less its mean over the recording"),head(["band around","frame 1","frame 2"]),bands)),sideways("What comes out",h("table",{class:"gkm-numbers"},
h("caption",{},"What comes out"),head(["digit","belief"]),beliefs)))),row=(name,cells)=>h("tr",{},h("th",{scope:"row"},name),...cells.map(text=>h("td",{},text)));
return{root,draw(symbols,heard,inputs,step){fill=()=>{if(!heard.beliefs.length)return;let x=inputs[step];bands.replaceChildren(...Array.from({length:24},(_,band)=>row(
`${Math.round(EDGES[band+1])} Hz`,Array.from({length:2},(_2,k)=>x[k*24+band].toFixed(2).replace("-","−"))))),beliefs.replaceChildren(...symbols.map((name,id)=>row(
name,[percentOf(heard.beliefs[step][id])||"0 %"])))},root.open&&fill()}}}function hearing(nets,onrest=()=>{}){let net=nets[0],signal=new Float64Array(0),heard=listenTo(net,signal),inputs=stacked(lessMean(heard.frames)),step=-1,view=stage(
net.symbols,net.card.kind,look);view.root.addEventListener("pointerup",onrest);let steps=slider({label:"step",min:1,max:1,step:1,value:1,format:String,oninput:value=>look(
value-1)});steps.input.addEventListener("change",onrest);let reading=h("p",{class:"gkm-reading"}),numbers=numbersFold(),cards=h("div",{},...nets.map(({card})=>cardBox(
card))),root=h("div",{},h("div",{class:"gkm-hearing-box"},view.root),h("div",{class:"gkm-heard-steps"},steps.root),reading,numbers.root,cards);function look(chosen){
step=chosen;let last=heard.beliefs.length-1,now=step<0?last:Math.min(step,last);steps.set(now+1),view.mark(now);let text=readingOf(net.symbols,heard,now);setText(
reading,text),steps.input.setAttribute("aria-valuetext",text),numbers.draw(net.symbols,heard,inputs,now)}return{root,look,play:view.play,get step(){return step},
show(which,samples,what,at){return[net,signal]=[nets[which],samples],heard=listenTo(net,signal),inputs=stacked(lessMean(heard.frames)),view.of(net.symbols,net.card.
kind),view.entitle(`What the ${KIND_NAMES[net.card.kind]} believes`),view.show(signal,heard),view.describe(`${what}, as a wave, in 24 mel bands, and what the ne\
twork believes: ${courseOf(net.symbols,heard)}.`),steps.input.max=String(heard.beliefs.length),[...cards.children].forEach((card,k)=>{card.hidden=k!==which}),look(
at),heard},watch(){view.show(signal,heard),view.watch()},end:view.end}}var QUIETEST=-60,decibels=level=>Math.max(QUIETEST,20*Math.log10(level+1e-9));function levelMeter(){let bar=h("div",{class:"gkm-level-bar"}),root=h("div",{class:"\
gkm-level-meter",role:"meter","aria-label":"Level","aria-valuemin":QUIETEST,"aria-valuemax":0},bar),shown=QUIETEST,draw=()=>{bar.style.width=`${(100*(1-shown/QUIETEST)).
toFixed(1)}%`,setAll(root,{"aria-valuenow":Math.round(shown),"aria-valuetext":`${Math.round(-shown)} decibels below the loudest`})};return draw(),{root,show(level){
shown=Math.max(decibels(level),shown-.7),draw()},rest(){shown=QUIETEST,draw()}}}var QUIET2=.001,MARGIN=256;function energyOf(signal,at){let sum=0;for(let n=at;n<Math.min(at+256,signal.length);n+=1)sum+=signal[n]**2;return sum}function endsOfSpeech(signal,least=0){
let energies=Array.from({length:framesOf(signal.length)},(_,frame)=>energyOf(signal,frame*128)),loudest=Math.max(...energies);if(loudest===0)return[0,signal.length];
let speech=energy=>energy>=Math.min(loudest,Math.max(QUIET2*loudest,least)),first=energies.findIndex(speech),last=energies.findLastIndex(speech);return[Math.max(
0,first*128-MARGIN),Math.min(signal.length,last*128+256+MARGIN)]}var framesIn=seconds=>Math.round(seconds*8e3/128),PAUSE=.35,PATIENCE=8,LONGEST=2,SHORTEST=framesIn(.1),ROOM=framesIn(.2),BEFORE=framesIn(.3),FAINTEST=256*.003**
2,ABOVE_ROOM=4,BEGINS=16,FULL=.985;function listener({level,begun,ended,failed}){let kept=[],first=0,frame=0,start2=-1,last=0,loudest=0,over=!1,room=[],loud=[],
least=()=>ABOVE_ROOM*quiet(room),finish=call=>{over=!0,call()};function hear(energy){if(level(Math.sqrt(energy/256)),start2<0){frame>=ROOM&&energy>Math.max(FAINTEST,
BEGINS*quiet(room))?(start2=last=frame,loudest=energy,loud=[energy],begun()):(room.push(energy),room.length>framesIn(1)&&room.shift(),forget(frame-BEFORE),frame>
framesIn(PATIENCE)&&finish(()=>failed("silence")));return}loudest=Math.max(loudest,energy),loud.push(energy),energy>=Math.max(QUIET2*loudest,least(),FAINTEST)&&
(last=frame),last-start2>framesIn(LONGEST)?steady(loud)?(room=loud.slice(-framesIn(1)),start2=-1):finish(()=>failed("long")):frame-last>=framesIn(PAUSE)&&(last-
start2>=SHORTEST?finish(()=>ended(utterance())):start2=-1)}function forget(before){before<=first||(kept=kept.slice((before-first)*128),first=before)}function utterance(){
let[from,to]=endsOfSpeech(kept,Math.max(least(),FAINTEST)),signal=Float64Array.from(kept.slice(from,to)),cut=0;for(let sample of signal)Math.abs(sample)>=FULL&&
(cut+=1);return{signal,clipped:cut/signal.length}}return{push(samples){for(let n=0;n<samples.length;n+=1)kept.push(samples[n]);for(;!over&&(frame-first)*128+256<=
kept.length;)hear(energyOf(kept,(frame-first)*128)),frame+=1}}}function steady(energies){let sorted=energies.toSorted((a,b)=>a-b),tenth=Math.floor(energies.length/
10);return sorted[tenth]>.1*sorted[sorted.length-1-tenth]}function quiet(energies){return energies.length?energies.toSorted((a,b)=>a-b)[energies.length>>2]:0}var OBSTACLES={insecure:"This page isn't secure: it came from another machine without encryption, and a browser gives such a page no microphone. Open the notebo\
ok on this machine (its address then begins with localhost), or ask whoever runs the server for an encrypted address.","no audio":"This browser can't work on so\
und inside a page (it has no AudioContext). A current Firefox, Chrome, Edge or Safari can.",none:"There is no microphone on this machine, or the system hides it\
 from the browser. Connect one and press the button again.",denied:"The browser didn't let this page use the microphone. Click the sign beside the page's addres\
s, allow the microphone, and press the button again. (Some programs that show notebooks in a frame never allow it: open the notebook in a browser's own window.)",
busy:"There is a microphone, but it gives no sound. Another program may be using it: close that one and press the button again.",stuck:"There is a microphone, b\
ut the browser doesn't begin to work on sound. Some browsers do so only where a loudspeaker or headphones are connected, too: connect one and press the button a\
gain.",ended:"The microphone stopped in the middle: it was unplugged, or the browser took it away. Press the button to try again."},WANTED={audio:{echoCancellation:!1,
noiseSuppression:!1,autoGainControl:!1,channelCount:1},video:!1},PATIENCE2=4e3,BLOCK=512,WORKLET=`registerProcessor("gkm-microphone", class extends AudioWorklet\
Processor {
  constructor() { super(); this.block = new Float32Array(${BLOCK}); this.filled = 0; }
  process([[channel]]) {
    if (!channel) return true;
    this.block.set(channel, this.filled);
    this.filled += channel.length;
    if (this.filled >= this.block.length) { this.port.postMessage(this.block.slice()); this.filled = 0; }
    return true;
  }
});`;function obstacleOf(error){return["NotFoundError","OverconstrainedError","DevicesNotFoundError"].includes(error?.name)?"none":["NotAllowedError","SecurityE\
rror","PermissionDeniedError"].includes(error?.name)?"denied":"busy"}async function openMicrophone(onsamples,onended){if(!navigator.mediaDevices?.getUserMedia)return window.
isSecureContext?"none":"insecure";if(!window.AudioContext)return"no audio";let stream2;try{stream2=await navigator.mediaDevices.getUserMedia(WANTED)}catch(error){
return obstacleOf(error)}let context=new AudioContext,node=null,open=!0,stop=()=>{open=!1;for(let track of stream2.getTracks())track.onended=null,track.stop();node?.
disconnect(),context.state!=="closed"&&context.close()};for(let track of stream2.getTracks())track.onended=()=>{stop(),onended()};try{if(node=await tap(context,
samples=>open&&onsamples(samples)),context.createMediaStreamSource(stream2).connect(node).connect(context.destination),!await runs(context))return stop(),"stuck"}catch{
return stop(),"busy"}return{rate:context.sampleRate,stop}}function runs(context){return Promise.race([context.resume().then(()=>!0),new Promise(late=>setTimeout(
()=>late(!1),PATIENCE2))])}async function tap(context,onsamples){try{let address=URL.createObjectURL(new Blob([WORKLET],{type:"text/javascript"}));await context.
audioWorklet.addModule(address),URL.revokeObjectURL(address);let node=new AudioWorkletNode(context,"gkm-microphone");return node.port.onmessage=({data})=>onsamples(
data),node}catch{let node=context.createScriptProcessor(BLOCK,1,1);return node.onaudioprocess=({inputBuffer})=>onsamples(inputBuffer.getChannelData(0).slice()),
node}}function stream(seed){let state=seed>>>0;return()=>{state=state+1831565813>>>0;let t=state;return t=Math.imul(t^t>>>15,t|1),t^=t+Math.imul(t^t>>>7,t|61),((t^t>>>
14)>>>0)/2**32}}var VALUES=Float32Array.from({length:255},(_,k)=>{let height=Math.fround((k-127)/127);return Math.sign(height)*Math.expm1(Math.abs(height)*Math.log1p(255))/255});
function fromMuLaw(bytes,from,count){return Float64Array.from({length:count},(_,k)=>VALUES[bytes.getInt8(from+k)+127])}var WORDS=["zero","one","two","three","four","five","six","seven","eight","nine"];var GAP2=.06*8e3,HISS=.002,LOUDNESSES=[Number.POSITIVE_INFINITY,30,25,20,15,10,5,0,-5];function recordingsOf(voices,index,samples){let all=index.map(([voice,digit,
take,from,count])=>({voice,digit,take,from,count})),plain=one=>fromMuLaw(samples,one.from,one.count);return{all,voices,takesOf:voice=>[...new Set(all.filter(one=>one.
voice===voice).map(one=>one.take))],find(voice,digit,take){let near=all.filter(one=>one.voice===voice&&one.digit===digit);return near.find(one=>one.take===take)??
near[0]??all[0]},signal:(one,noise)=>withNoise(plain(one),LOUDNESSES[noise],all.indexOf(one)),inARow(row,noise){let parts=row.flatMap(one=>[new Float64Array(GAP2),
plain(one)]),whole=Float64Array.from([...parts,new Float64Array(GAP2)].flatMap(part=>[...part])),random=stream(row.length);return withNoise(whole.map(sample=>sample+
HISS*(2*random()-1)),LOUDNESSES[noise],all.indexOf(row[0]))}}}function withNoise(signal,decibels2,seed){if(decibels2===Number.POSITIVE_INFINITY)return signal;let power=signal.
reduce((sum,sample)=>sum+sample**2,0)/Math.max(1,signal.length),height=Math.sqrt(3*power/10**(decibels2/10)),random=stream(seed);return signal.map(sample=>sample+
height*(2*random()-1))}var EDGE=3850,SLOPE=300,BETA=7.9;function resampler(from){let ratio=from/8e3,cutoff=Math.min(EDGE,.46*from)/from,reach=Math.ceil((80-7.95)/14.36*from/SLOPE/2),kept=new Float64Array(
reach),first=-reach,made=0,kernel=kernels(ratio,cutoff,reach),push=block=>{let all=new Float64Array(kept.length+block.length);all.set(kept),all.set(block,kept.length);
let out=[];for(;;){let middle=Math.floor(made*ratio);if(middle+reach>=first+all.length)break;let weights=kernel(made),sum=0;for(let k=0,at=middle-reach+1-first;k<
weights.length;k+=1,at+=1)sum+=weights[k]*all[at];out.push(sum),made+=1}let needed=Math.max(0,Math.floor(made*ratio)-reach+1-first);return kept=all.slice(needed),
first+=needed,Float64Array.from(out)};return{push,rest:()=>push(new Float64Array(reach))}}function kernels(ratio,cutoff,reach){let bottom=bessel(BETA),known=new Map;
return made=>{let part=made*ratio-Math.floor(made*ratio),name=part.toFixed(9),found=known.get(name);if(!found){let raw=Float64Array.from({length:2*reach},(_,k)=>{
let t=k-reach+1-part,angle=2*Math.PI*cutoff*t;return bessel(BETA*Math.sqrt(Math.max(0,1-(t/reach)**2)))/bottom*(t===0?1:Math.sin(angle)/angle)}),sum=raw.reduce(
(a,b)=>a+b);found=raw.map(weight=>weight/sum),known.set(name,found)}return found}}function bessel(x){let sum=1,term=1;for(let k=1;term>1e-17*sum;k+=1)term*=(x/2/
k)**2,sum+=term;return sum}function tally(say){let right=0,all=0,heard="",mistakes=new Map,line=h("p",{class:"gkm-tally"}),yes=button("Yes, right",()=>count(heard)),meant=WORDS.map((_,digit)=>button(
String(digit),()=>count(String(digit)),{"aria-label":`I said ${digit}`})),question=h("div",{class:"gkm-row gkm-judge",hidden:!0},h("span",{},"Was it right?"),yes,
h("span",{},"No, I said"),h("span",{class:"gkm-meant"},...meant));function count(said){if(all+=1,said===heard)right+=1;else{let pair=`${said} as ${heard}`;mistakes.
set(pair,(mistakes.get(pair)??0)+1)}let wrong=[...mistakes].map(([pair,times])=>times>1?`${pair} (${times} times)`:pair).join(", ");setText(line,`Right ${right}\
 of ${all}.${wrong?` It heard ${wrong}.`:""}`),question.hidden=!0,say(line.textContent??"")}return{root:h("div",{},question,line),ask(answer){heard=answer,question.
hidden=!1,meant.forEach((one,digit)=>{one.hidden=String(digit)===answer})},hide(){question.hidden=!0}}}var CLIPPED=.002,FAILED={silence:`There was no speech in ${PATIENCE} seconds. Is the right microphone chosen, and not muted? The bar should move when you speak.`,
long:`That went on for more than ${LONGEST} seconds without a pause. Say one digit, then be silent; a loud room may sound like speech that never ends.`};function render({
model:traits,el}){let{say}=start(el,"say-a-digit","Say a digit: the network hears you","try");el.classList.add("gkm-explorer");let own=traits.get("weights"),shipped=traits.
get("shipped"),nets=[...shipped,...own?.byteLength?[own]:[]].map(readDigitModel),names=namesOf(nets,shipped.length),example=recordingsOf(traits.get("voices"),traits.
get("index"),traits.get("samples")),net=nets.length>shipped.length?nets.length-1:0,signal=example.signal(example.all[0],0),heard=listenTo(nets[net],signal),yours=!1,
microphone=null,turn=0,status=h("p",{class:"gkm-finding"}),trouble=h("p",{class:"gkm-problem",hidden:!0}),details=h("p",{class:"gkm-how"}),go=button("Start list\
ening",toggle,{class:"gkm-button gkm-microphone"}),meter=levelMeter(),view=hearing(nets),sound=loudspeaker({moved(time){view.play(still()?null:time),setText(hear,
time===null?hearText():"Stop")},failed:warn}),hear=button("Hear it",()=>sound.playing?sound.stop():sound.play(signal)),judge=tally(say),choose=choice({legend:"N\
etwork",options:names.map((name,k)=>[String(k),name]),value:String(net),onchange(value){net=+value,show(),yours&&heard.answer&&judge.ask(heard.answer),say(status.
textContent)}});el.addEventListener("keydown",event=>{let listening=el.classList.contains("gkm-listening");event.key!=="Escape"||!listening||(event.preventDefault(),
toggle())}),el.append(h("p",{},"Press the button, and the browser asks whether this page may use your microphone. Then say one digit in English, from zero to ni\
ne. ",h("strong",{},"Nothing leaves this machine, and nothing is stored:")," your voice stays in this page, which forgets it when you say the next one."),h("p",
{class:"gkm-how gkm-honest"},traits.get("honest")),h("div",{class:"gkm-row"},go,h("span",{class:"gkm-how"},"Level"),meter.root),trouble,status,judge.root,h("div",
{class:"gkm-row"},hear,choose.root),details,view.root);function hearText(){return yours?"Hear yourself":"Hear it"}function warn(text){trouble.hidden=!text,setText(
trouble,text),text&&say(text)}function rest(){turn+=1,microphone?.stop(),microphone=null,meter.rest(),setText(go,"Start listening"),el.classList.remove("gkm-lis\
tening")}function toggle(){microphone||el.classList.contains("gkm-listening")?(rest(),setText(status,"Stopped. The microphone is off."),say(status.textContent)):
listen()}async function listen(){turn+=1;let mine=turn;sound.stop(),warn(""),judge.hide(),el.classList.add("gkm-listening"),setText(go,"Stop"),setText(status,"W\
aiting for the microphone: the browser may ask you …");let narrow=null,ears=listener({level:level=>meter.show(level),begun:()=>setText(status,"I hear you …"),
ended(said){let stamp=performance.now();rest(),answer(said,stamp)},failed(why){rest(),setText(status,"The microphone is off."),warn(FAILED[why])}}),opened=await openMicrophone(
samples=>{mine===turn&&narrow&&ears.push(narrow.push(samples))},()=>{mine===turn&&(rest(),setText(status,"The microphone is off."),warn(OBSTACLES.ended))});if(mine!==
turn){typeof opened!="string"&&opened.stop();return}if(typeof opened=="string"){rest(),setText(status,"The microphone is off."),warn(OBSTACLES[opened]);return}microphone=
opened,narrow=resampler(opened.rate),setText(status,"Listening. Say one digit."),say(status.textContent)}function answer({signal:spoken,clipped},stamp){[signal,
yours]=[spoken,!0],show(),judge.ask(heard.answer),say(`${status.textContent} Was it right?`),clipped>CLIPPED&&warn(`Too loud: ${(100*clipped).toFixed(1)} % of t\
he samples hit the limit and were cut off. Speak more softly, or further from the microphone.`),requestAnimationFrame(()=>{let after=new MessageChannel;after.port1.
onmessage=()=>performance.measure("say-a-digit answer",{start:stamp,end:performance.now()}),after.port2.postMessage(0)})}function show(){let chosen=nets[net];heard=
view.show(net,signal,yours?"What you said":"An example",-1);let belief=heard.beliefs.at(-1);setText(status,yours?`The ${KIND_NAMES[chosen.card.kind]} heard ${heard.
answer||"nothing"}. ${belief?`At the end it believed ${likeliest(chosen.symbols,belief)}.`:""}`:""),setText(hear,hearText()),setText(details,yours?`${(signal.length/
8e3).toFixed(2)} seconds of your voice, ${8e3.toLocaleString("en")} samples a second.`:`Until you speak, this is an example: ${WORDS[example.all[0].digit]}, sai\
d by a synthetic voice that the network never heard.`)}return view.play(null),show(),view.watch(),()=>{rest(),view.end(),sound.end()}}var say_a_digit_default={render};export{say_a_digit_default as default};
