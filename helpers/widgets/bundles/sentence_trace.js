function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function s(tag,attrs={},...children){return build(document.createElementNS(
"http://www.w3.org/2000/svg",tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value==
"function"?node.addEventListener(name.slice(2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);
return node}function setText(node,text){node.textContent!==text&&(node.textContent=text)}function setAll(node,attrs){for(let[name,value]of Object.entries(attrs))
node.setAttribute(name,String(value))}function ownName(){return`gkm-${Math.random().toString(36).slice(2)}`}function keepFocus(el,change){let inside=el.contains(document.activeElement),next=change();inside&&next&&next.focus()}function button(label,onclick,attrs={}){return h("button",{type:"button",class:"gkm-button",onclick,...attrs},label)}function choice({legend,options,value,onchange}){
let name=ownName(),made=options.map(([key,label])=>{let input=h("input",{type:"radio",name,value:key,onchange:()=>onchange(key)});return input.checked=key===value,
{key,input,root:h("label",{class:"gkm-choice"},input,label)}});return{root:h("fieldset",{class:"gkm-picker"},h("legend",{},legend),...made.map(one=>one.root)),set(chosen){
for(let{key,input}of made)input.checked=key===chosen}}}var QUANTITY={f:"forget",i:"input",g:"candidate",o:"output",c:"cell",h:"hidden",r:"reset",z:"update",n:"candidate"};function math(text){let root=h("span",{class:"\
gkm-math"});for(let part of text.split(/(tanh|[a-zA-Z]′?(?:_[a-z]+)?)/)){if(!/^[a-zA-Z]/.test(part)||part==="tanh"){root.append(part);continue}let[name,sub]=part.
split("_");root.append(h("var",{"data-quantity":sub?null:QUANTITY[name[0]]},name,sub?h("sub",{},sub):null))}return root}function num(v,digits=2){let text=Math.abs(v).toFixed(digits);return v<0&&+text!=0?`−${text}`:text}function factor(v,digits=2){let text=num(v,digits);return text[0]===
"−"?`(${text})`:text}function linear(v0,v1,p0,p1){return v=>p0+(v-v0)*(p1-p0)/(v1-v0)}var signs_default={listen:{word:"Listen",colour:"#7d4e9e",path:"M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z"},look:{word:"Lo\
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
setAttribute("data-gkm-folds",""),document.addEventListener("focusin",event=>{event.target.matches(".jp-OutputArea-output :is(summary, pre)")&&keepKeys(event)}))}function sigmoid(z){if(z>=0)return 1/(1+Math.exp(-z));let e=Math.exp(z);return e/(1+e)}function lstmStep({x,h:h2,c,weight_ih,weight_hh,bias}){let dot=(row,v)=>row.
reduce((sum,w,k)=>sum+w*v[k],0),H=h2.length,sums=bias.map((b,row)=>dot(weight_ih[row],x)+dot(weight_hh[row],h2)+b),i=sums.slice(0,H).map(sigmoid),f=sums.slice(H,
2*H).map(sigmoid),g=sums.slice(2*H,3*H).map(Math.tanh),o=sums.slice(3*H).map(sigmoid),cNew=c.map((old,k)=>f[k]*old+i[k]*g[k]),hNew=cNew.map((cell,k)=>o[k]*Math.
tanh(cell));return{i,f,g,o,c:cNew,h:hNew}}var VERB="was/were",SENTENCES=["The cat that I adopted was/were orange","The cats that I adopted was/were orange","The cats that the dog chased was/were orange",
"The cat behind the dogs near the old house was/were orange"],NOUNS={cat:1,cats:-1,dog:1,dogs:-1,house:1},SETTINGS=[["as set","as set by hand"],["half open","fo\
rget gate half open"],["unit 2 ignored","unit 2 ignored"]];function embedding(word){let number=NOUNS[word]??0;return[number,number?1:0,word===VERB?1:0]}function weightsOf(setting){
let none=[0,0];return{weight_ih:[[0,10,0],[0,10,0],[0,0,0],[0,0,0],[3,0,0],[0,0,0],[0,0,10],[0,0,0]],weight_hh:[setting==="unit 2 ignored"?none:[0,-20],none,none,
none,none,none,none,none],bias:[-5,-5,setting==="half open"?0:5,5,0,3,-5,5]}}function traceOf(sentence,weights){let h2=[0,0],c=[0,0];return sentence.split(" ").
map(word=>{let x=embedding(word),before={h:h2,c},{c:cNew,h:hNew,...gates}=lstmStep({x,h:h2,c,...weights});return[h2,c]=[hNew,cNew],{word,x,before,gates,c,h:h2,sums:sumsOf(
x,before.h,weights)}})}function sumsOf(x,h2,{weight_ih,weight_hh,bias}){let dot=(row,v)=>row.reduce((sum,w,k)=>sum+w*v[k],0),of=row=>({x:dot(weight_ih[row],x),h:dot(
weight_hh[row],h2),bias:bias[row]});return{i:of(0),f:of(2),g:of(4),o:of(6)}}function signed(v){let text=num(v);return v>0&&+text!=0?`+${text}`:text}var FAINT=.3;
function verbOf({h:h2}){return Math.abs(h2[0])<FAINT?"?":h2[0]>0?"was":"were"}function tell(steps,at){let{x,before,gates,c,h:h2}=steps[at],[number,noun,verb]=x,
opened=gates.i[0]>=.5,keeps=`the forget gate keeps ${gates.f[0]<.9?"only ":""}${num(gates.f[0])} of c`;if(verb){let says=verbOf(steps[at]);if(says==="?")return`\
The verb is due, so the output gate opens. But h is only ${signed(h2[0])}: too little is left to choose a verb.`;let meaning=says==="was"?"above 0, so the subje\
ct is singular":"below 0, so the subject is plural";return`The verb is due, so the output gate opens. h is ${signed(h2[0])}, ${meaning}: “${says}”.`}if(noun&&
opened){let written=`writes ${signed(gates.i[0]*gates.g[0])} for ${number>0?"singular":"plural"}`;return steps.slice(0,at).some(step=>step.x[1])?`Another noun, \
and nothing shuts the input gate: it ${written} on top of what c held. Now c is ${signed(c[0])}.`:`The first noun. The input gate opens and ${written}.`}return noun?
`Another noun, but unit 2 has seen a subject and shuts the input gate. Nothing is written, and ${keeps}.`:before.c[0]===0?"No noun yet. Nothing is written, and \
there is nothing to keep.":steps.slice(0,at).some(step=>step.x[2])?`The output gate is shut again, so h is ${signed(h2[0])}. The cell state still holds ${signed(
c[0])}.`:`No noun. Nothing is written, and ${keeps}.`}function readTrace(given){let{sentence,setting,step}=given??{},chosen=Number.isInteger(sentence)&&SENTENCES[sentence]?
sentence:0,last=SENTENCES[chosen].split(" ").length-1;return{sentence:chosen,setting:SETTINGS.some(([key])=>key===setting)?setting:"as set",step:Number.isInteger(
step)?Math.min(last,Math.max(0,step)):0}}var WIDTH=460,LINE=78,HALF=12,WORDS=[128,150],THICK=9,thickness=v=>1.5+THICK*Math.min(1,Math.abs(v));function chainOf(steps,go){let gap=400/(steps.length-1),parts=steps.
map(({word},k)=>{let x=30+gap*k,low=WORDS[k%2],last=k===steps.length-1,parts2={hit:s("rect",{class:"gkm-hit",x:x-gap/2,y:8,width:gap,height:150}),carried:s("lin\
e",{x1:x+HALF,x2:last?x+HALF+14:x+gap-HALF,y1:LINE,y2:LINE}),sign:s("text",{class:"gkm-tick",x:x+gap/2,y:LINE-8,"text-anchor":"middle"}),written:s("line",{x1:x,
x2:x,y1:LINE+HALF,y2:low-16}),shown:s("line",{x1:x,x2:x,y1:LINE-HALF,y2:36}),box:s("rect",{class:"gkm-step-box",x:x-HALF,y:LINE-HALF,width:2*HALF,height:2*HALF,
rx:4}),word:s("text",{class:"gkm-word",x,y:low,"text-anchor":"middle"},word),verb:s("text",{class:"gkm-title",x,y:28,"text-anchor":"middle"})};return{...parts2,
root:s("g",{class:"gkm-chain-step",onclick:()=>go(k)},...Object.values(parts2))}}),root=s("svg",{class:"gkm-sentence-chain",viewBox:`0 8 ${WIDTH} 150`,role:"img"},
...parts.map(part=>part.root)),line=(node,quantity,value)=>setAll(node,{class:value===null?"gkm-not-yet":"gkm-carries","data-quantity":value===null?"":quantity,
"stroke-width":value===null?1.5:thickness(value).toFixed(2)});return{root,draw:at=>{steps.forEach((step,k)=>{let{carried,sign,written,shown,box,word,verb}=parts[k],
read=k<=at,{gates,c,h:h2,x}=step;line(carried,"cell",read?c[0]:null),line(written,"input",read?gates.i[0]*gates.g[0]:null),line(shown,"hidden",read?h2[0]:null),
setText(sign,read&&k<steps.length-1&&Math.abs(c[0])>=.05?c[0]>0?"+":"−":""),setText(verb,x[2]?read?verbOf(step):"?":""),box.setAttribute("class",k===at?"gkm-s\
tep-box gkm-now-read":"gkm-step-box"),word.setAttribute("class",k===at?"gkm-word gkm-title":"gkm-word")})}}}var ROWS=[{key:"f",name:"forget gate",letter:"f",quantity:"forget",low:0,gap:0},{key:"i",name:"input gate",letter:"i",quantity:"input",low:0,gap:0},{key:"g",name:"\
candidate",letter:"g",quantity:"candidate",low:-1,gap:0},{key:"o",name:"output gate",letter:"o",quantity:"output",low:0,gap:0},{key:"old",name:"cell state",letter:"\
c",quantity:"cell",low:-1,gap:14},{key:"c",name:"new cell state",letter:"c′",quantity:"cell",low:-1,gap:0},{key:"h",name:"new hidden state",letter:"h′",quantity:"\
hidden",low:-1,gap:14}],LEFT=172,RIGHT=336,HEIGHT=18,STEP=30;function gateBars(){let y=6-STEP,rows=ROWS.map(({key,name,letter,quantity,low,gap})=>{y+=STEP+gap;let scale=linear(
low,1,LEFT,RIGHT),bar=s("rect",{class:"gkm-bar",y:y+2,height:HEIGHT-4}),value=s("text",{class:"gkm-number",x:400,y:y+15,"text-anchor":"end"}),root2=s("g",{"data\
-quantity":quantity},s("text",{x:0,y:y+15},name),s("text",{class:"gkm-symbol",x:LEFT-10,y:y+15,"text-anchor":"end"},letter),s("rect",{class:"gkm-track",x:LEFT,y,
width:RIGHT-LEFT,height:HEIGHT,rx:3}),bar,s("line",{class:"gkm-zero",x1:scale(0),x2:scale(0),y1:y-3,y2:y+HEIGHT+3}),value);return{key,low,bar,value,scale,root:root2}});
return{root:s("svg",{class:"gkm-gate-bars",viewBox:`0 0 404 ${y+HEIGHT+8}`,role:"img"},...rows.map(row=>row.root)),draw:values=>{for(let{key,low,bar,value,scale}of rows){
let[from,to]=[scale(0),scale(Math.max(-1,Math.min(1,values[key])))].sort((a,b)=>a-b);setAll(bar,{x:from.toFixed(1),width:(to-from).toFixed(1)}),setText(value,low<
0?signed(values[key]):num(values[key]))}}}}var NOTES={"as set":"Unit 1 holds the number of the subject. Unit 2 notes that a subject has been seen, and shuts the input gate of unit 1.","half open":"Now th\
e forget gate of unit 1 has a bias of 0 instead of 5, so it keeps half of c at each word.","unit 2 ignored":"Now the weight from unit 2 to the input gate of uni\
t 1 is 0, so every noun is written."},BLOCKS=[["f","forget gate","forget"],["i","input gate","input"],["g","candidate","candidate"],["o","output gate","output"]];
function render({model,el}){let{say}=start(el,"sentence-trace","Sentence trace: one sentence, gate by gate","look");el.classList.add("gkm-explorer");let at=readTrace(
model.get("state")),steps=[],chain,sentences=choice({legend:"Sentence",options:SENTENCES.map((one,k)=>[String(k),one.split(` ${VERB}`)[0]]),value:String(at.sentence),
onchange:value=>choose({...at,sentence:Number(value),step:0})}),settings=choice({legend:"Weights",options:SETTINGS,value:at.setting,onchange:value=>choose({...at,
setting:value})}),back=button("Previous",()=>go(at.step-1)),next=button("Next",()=>go(at.step+1)),counter=h("span",{class:"gkm-counter"}),place=h("div",{class:"\
gkm-sentence-place"}),told=h("p",{class:"gkm-finding"}),bars=gateBars(),[cell,shown]=[h("p"),h("p")],input=h("p"),other=h("p"),note=h("p",{class:"gkm-note"}),rows=h(
"tbody"),head=["unit 1","from x","from h","bias","sum","squashed"],table=h("details",{},h("summary",{},"The sums behind the gates"),h("table",{class:"gkm-sums"},
h("thead",{},h("tr",{},...head.map(name=>h("th",{scope:"col"},name)))),rows)),stage=h("div",{},h("div",{class:"gkm-row"},back,next,counter),place,h("p",{class:"\
gkm-how"},"From below: what is written. To the right: the cell state. Upwards: what is shown. The thicker, the more."),told,h("div",{class:"gkm-desk"},h("div",{},
bars.root),h("div",{class:"gkm-sentence-numbers"},cell,shown,input,other)),table);stage.addEventListener("keydown",event=>{let to={ArrowLeft:at.step-1,ArrowRight:at.
step+1,Home:0,End:steps.length-1}[event.key];to!==void 0&&(event.preventDefault(),go(to))}),el.append(h("div",{class:"gkm-choices"},sentences.root,settings.root),
note,stage);function choose(chosen){at=readTrace(chosen),build2(),rest()}function go(step){step<0||step>=steps.length||step===at.step||(at.step=step,update(),rest())}
function build2(){steps=traceOf(SENTENCES[at.sentence],weightsOf(at.setting)),chain=chainOf(steps,go),keepFocus(place,()=>place.replaceChildren(chain.root)),setText(
note,NOTES[at.setting]),update()}function update(){let{word,x,before,gates,c,h:shows,sums}=steps[at.step],one={f:gates.f[0],i:gates.i[0],g:gates.g[0],o:gates.o[0],
old:before.c[0],c:c[0],h:shows[0]};back.setAttribute("aria-disabled",String(at.step===0)),next.setAttribute("aria-disabled",String(at.step===steps.length-1)),setText(
counter,`Word ${at.step+1} of ${steps.length}: ${word}`),chain.draw(at.step),bars.draw(one),setText(told,tell(steps,at.step)),cell.replaceChildren(math("c′ = f·\
c + i·g"),` = ${num(one.f)} · ${factor(one.old)} + ${num(one.i)} · ${factor(one.g)} = ${num(one.c)}`),shown.replaceChildren(math("h′ = o·tanh(c′)"),` = ${num(
one.o)} · ${factor(Math.tanh(one.c))} = ${num(one.h)}`);let[number,noun,verb]=x,kind=noun?number>0?"a noun, singular":"a noun, plural":verb?"the verb is due":"\
no noun, no verb";input.replaceChildren(math("x"),` = (${x.map(v=>num(v,0)).join(", ")}): ${kind}`),other.replaceChildren("Unit 2, “a subject has been seen”: ",
math("c′"),` = ${num(c[1])}, `,math("h′"),` = ${num(shows[1])}`),rows.replaceChildren(...BLOCKS.map(([key,name,quantity])=>{let parts=[sums[key].x,sums[key].
h,sums[key].bias],values=[...parts,parts.reduce((a,b)=>a+b),one[key]];return h("tr",{},h("th",{scope:"row","data-quantity":quantity},`${name} `,math(key)),...values.
map(v=>h("td",{},num(v))))}));let read=steps.slice(0,at.step+1).map(step=>`${step.word} ${signed(step.c[0])}`);chain.root.setAttribute("aria-label",`The sentenc\
e as a chain of ${steps.length} steps, read up to “${word}”. The cell state after each word: ${read.join(", ")}.`),bars.root.setAttribute("aria-label",`Unit\
 1 at “${word}”: forget gate ${num(one.f)}, input gate ${num(one.i)}, candidate ${signed(one.g)}, output gate ${num(one.o)}. Cell state ${signed(one.old)} b\
efore, ${signed(one.c)} after. Hidden state ${signed(one.h)}.`)}function rest(){model.set("state",{...at}),model.save_changes(),say(`${counter.textContent}. ${told.
textContent}`)}model.on("change:state",()=>{let given=readTrace(model.get("state"));JSON.stringify(given)!==JSON.stringify(at)&&(at=given,sentences.set(String(at.
sentence)),settings.set(at.setting),build2())}),build2()}var sentence_trace_default={render};export{sentence_trace_default as default};
