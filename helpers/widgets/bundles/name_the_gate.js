function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function s(tag,attrs={},...children){return build(document.createElementNS(
"http://www.w3.org/2000/svg",tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value==
"function"?node.addEventListener(name.slice(2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);
return node}function setText(node,text){node.textContent!==text&&(node.textContent=text)}function setAll(node,attrs){for(let[name,value]of Object.entries(attrs))
node.setAttribute(name,String(value))}function ownName(){return`gkm-${Math.random().toString(36).slice(2)}`}function button(label,onclick,attrs={}){return h("button",{type:"button",class:"gkm-button",onclick,...attrs},label)}function choice({legend,options,value,onchange}){
let name=ownName(),made=options.map(([key,label])=>{let input=h("input",{type:"radio",name,value:key,onchange:()=>onchange(key)});return input.checked=key===value,
{key,input,root:h("label",{class:"gkm-choice"},input,label)}});return{root:h("fieldset",{class:"gkm-picker"},h("legend",{},legend),...made.map(one=>one.root)),set(chosen){
for(let{key,input}of made)input.checked=key===chosen}}}var signs_default={listen:{word:"Listen",colour:"#7d4e9e",path:"M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z"},look:{word:"Lo\
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
show(),line}function stream(seed){let state=seed>>>0;return()=>{state=state+1831565813>>>0;let t=state;return t=Math.imul(t^t>>>15,t|1),t^=t+Math.imul(t^t>>>7,t|61),((t^t>>>
14)>>>0)/2**32}}function sigmoid(z){if(z>=0)return 1/(1+Math.exp(-z));let e=Math.exp(z);return e/(1+e)}var OPEN=5,LOUD=1.2,PAST=1.5,FEEDBACK=.9,FAULTS={none:{},"f=0":{gates:q=>({...q,f:0})},"f=1":{gates:q=>({...q,f:1})},"i=0":{gates:q=>({...q,i:0})},"i=1":{gates:q=>({
...q,i:1})},"o=0":{gates:q=>({...q,o:0})},"o=1":{gates:q=>({...q,o:1})},"forget-complement":{gates:q=>({...q,f:1-q.f})},"input-complement":{gates:q=>({...q,i:1-
q.i})},"output-complement":{gates:q=>({...q,o:1-q.o})},"input-forget-swapped":{gates:q=>({...q,i:q.f,f:q.i})},"forget-output-swapped":{gates:q=>({...q,f:q.o,o:q.
f})},"input-output-swapped":{gates:q=>({...q,i:q.o,o:q.i})},"gates-coupled":{gates:q=>({...q,i:1-q.f})},"z=0":{gru:q=>({...q,z:0})},"z=1":{gru:q=>({...q,z:1})},
"r=0":{gru:q=>({...q,r:0})},"r=1":{gru:q=>({...q,r:1})}};function lstm({x,w,k,a},old,fault){let healthy={i:sigmoid(2*OPEN*w-OPEN),f:sigmoid(OPEN-2*OPEN*k),g:Math.
tanh(LOUD*x),o:sigmoid(2*OPEN*a-OPEN)},{i,f,g,o}=fault.gates?.(healthy)??healthy,c=f*old.c+i*g;return{c,h:o*Math.tanh(c)}}function gru({x,w,k},old,fault){let healthy={
r:sigmoid(OPEN-2*OPEN*k),z:sigmoid(OPEN-2*OPEN*w-2*OPEN*k)},{r,z}=fault.gru?.(healthy)??healthy,n=Math.tanh(LOUD*x+r*PAST*old.h),h2=(1-z)*n+z*old.h;return{c:h2,
h:h2}}function rnn({x},old){let h2=Math.tanh(LOUD*x+FEEDBACK*old.h);return{c:h2,h:h2}}var CELLS={lstm,gru,rnn};function run(cell,fault,inputs){let state={c:0,h:0};
return inputs.map(input=>(state=CELLS[cell](input,state,FAULTS[fault]),state))}var STEPS=24,TRIES=2e3,APART=.3;function drawInputs(random){let inputs=Array.from({length:STEPS},()=>({x:random()<.6?[-2,-1,1,2][Math.floor(4*random())]:0,w:0,k:0,
a:0})),places=Array.from({length:STEPS/2-1},(_,n)=>2*n+3);for(let n=places.length-1;n>0;n-=1){let other=Math.floor((n+1)*random());[places[n],places[other]]=[places[other],
places[n]]}let mark=(name,step)=>{inputs[step][name]=1,name==="w"&&(inputs[step].x=random()<.5?-1:1)};mark("w",1);for(let name of["w","w","k","k","a","a","a","a",
"a"])mark(name,places.pop()??1);return inputs}function apart(one,other,curves2){return Math.max(...one.flatMap((at,k)=>curves2.map(curve=>Math.abs(at[curve]-other[k][curve]))))}
function makeRound(level,seed){let random=stream(seed),pick=list=>list[Math.floor(list.length*random())],{cell}=level,curves2=cell==="lstm"?["c","h"]:["h"],ran=(fault2,inputs)=>cell?
run(cell,fault2.id,inputs):run(fault2.id,"none",inputs),option=pick(level.options)[0],fault=pick(level.faults.filter(one=>one.option===option)),asked=level.faults;
if(level.at_once){let others=level.faults.filter(one=>one!==fault);for(;others.length>level.at_once-1;)others.splice(Math.floor(others.length*random()),1);asked=
level.faults.filter(one=>one===fault||others.includes(one))}for(let tries=0;tries<TRIES;tries+=1){let inputs=drawInputs(random),own=ran(fault,inputs);if(!asked.
some(one=>one.option!==fault.option&&apart(own,ran(one,inputs),curves2)<APART))return{inputs,run:own,healthy:run(cell??fault.id,"none",inputs),fault,options:level.
options.filter(([id])=>asked.some(one=>one.option===id)),cell:cell??fault.id,curves:curves2}}throw new Error(`no inputs tell ${fault.id} from the others`)}function nextLevel(level,row,right,levels){
return right?row>0&&row%2===0?Math.min(levels,level+1):level:Math.max(1,level-1)}function points(level,secondsLeft){return 10*level+Math.ceil(Math.max(0,secondsLeft))}function num(v,digits=2){let text=Math.abs(v).toFixed(digits);return v<0&&+text!=0?`−${text}`:text}function linear(v0,v1,p0,p1){return v=>p0+(v-v0)*(p1-p0)/(v1-v0)}function polyline(xs,ys){return xs.map((x,k)=>`${k?"L":"M"}${x.toFixed(1)} ${ys[k].toFixed(1)}`).
join("")}function spread(wanted,gap,low,high){let order=wanted.map((_,k)=>k).sort((a,b)=>wanted[a]-wanted[b]||a-b),placed=[...wanted];order.forEach((k,n)=>{placed[k]=Math.
max(wanted[k],n?placed[order[n-1]]+gap:low)});for(let n=order.length-1,most=high;n>=0;n-=1)placed[order[n]]=Math.min(placed[order[n]],most),most=placed[order[n]]-
gap;return placed}function panel({left,right,top,bottom,title}){let levels=[0,1,2].map(()=>({line:s("line",{class:"gkm-level",x1:left,x2:right}),text:s("text",{class:"gkm-tick",x:left-
6,"text-anchor":"end"})})),root=s("g",{},s("text",{class:"gkm-title",x:left,y:top-14},title),...levels.flatMap(level=>[level.line,level.text])),y=linear(0,1,bottom,
top),shown="";return{root,scale:values=>{y=linear(values[0],values[values.length-1],bottom,top),String(values)!==shown&&(shown=String(values),levels.forEach(({line,
text},k)=>{let hidden=k>=values.length;setAll(line,{visibility:hidden?"hidden":"visible",y1:hidden?top:y(values[k]),y2:hidden?top:y(values[k])}),setAll(text,{visibility:hidden?
"hidden":"visible",y:(hidden?top:y(values[k]))+4.5}),setText(text,hidden?"":num(values[k],0))}))},y:v=>y(v),left,right,top,bottom}}function curves(inPanel,list){
let parts=list.map(({key,label,quantity})=>({key,path:s("path",{class:"gkm-curve","data-quantity":quantity}),dot:s("circle",{class:"gkm-dot","data-quantity":quantity,
r:4}),tag:s("g",{},s("line",{class:"gkm-curve","data-quantity":quantity,x1:0,x2:18,y1:0,y2:0}),s("text",{class:"gkm-tag",x:23,y:4.5},label))}));return{root:s("g",
{},...parts.map(part=>part.path),...parts.map(part=>part.dot),...parts.map(part=>part.tag)),draw:(xs,rows,at)=>{let ends=parts.map(({key,path,dot})=>{let ys=rows.
map(row=>inPanel.y(row[key]));return path.setAttribute("d",polyline(xs,ys)),setAll(dot,{cx:xs[at],cy:ys[at]}),ys[ys.length-1]});spread(ends,17,inPanel.top+2,inPanel.
bottom-2).forEach((y,k)=>{parts[k].tag.setAttribute("transform",`translate(${inPanel.right+8} ${y.toFixed(1)})`)})}}}var WIDTH=560,LEFT=34,RIGHT=480,INPUTS={top:46,bottom:106},HIGH=64,GAP=48,LABELS={c:"cell c",h:"hidden h"},QUANTITIES={c:"cell",h:"hidden"},MARKS=[["w","W"],["k",
"C"],["a","A"]];function runPlot(round){let inputs=panel({left:LEFT,right:RIGHT,...INPUTS,title:""});inputs.scale([-2,0,2]);let own=round.curves.map((key,k)=>{let top=INPUTS.
bottom+GAP+k*(HIGH+GAP),place=panel({left:LEFT,right:RIGHT,top,bottom:top+HIGH,title:key==="c"?"cell state":"hidden state"}),largest=Math.max(1,...[...round.run,
...round.healthy].map(at=>Math.abs(at[key]))),most=Math.ceil(largest);place.scale([-most,0,most]);let healthy=s("path",{class:"gkm-curve gkm-healthy","data-quan\
tity":QUANTITIES[key]}),lines2=curves(place,[{key,label:LABELS[key],quantity:QUANTITIES[key]}]);return{key,place,healthy,lines:lines2}}),height=INPUTS.bottom+own.
length*(HIGH+GAP)+34,pixel=linear(0,STEPS-1,LEFT+5,RIGHT-5),stems=s("path",{class:"gkm-stems"}),letters=s("g"),lines=s("path",{class:"gkm-mark-lines"}),ticks=[1,
6,12,18,24].map(step=>s("text",{class:"gkm-tick",x:pixel(step-1),y:height-16,"text-anchor":"middle"},String(step))),root=s("svg",{class:"gkm-chart",viewBox:`0 0\
 ${WIDTH} ${height}`,role:"img"},s("text",{class:"gkm-title",x:LEFT,y:12},"input x, and the marks"),lines,inputs.root,...own.map(one=>one.place.root),stems,letters,
s("text",{class:"gkm-tag",x:RIGHT+8,y:inputs.y(0)+4.5},"x"),...own.flatMap(one=>[one.healthy,one.lines.root]),...ticks,s("text",{class:"gkm-tick",x:RIGHT+10,y:height-
16},"step"));function draw(count){let shown=round.inputs.slice(0,count),xs=shown.map((_,k)=>pixel(k));stems.setAttribute("d",shown.map(({x},k)=>x?`M${xs[k].toFixed(
1)} ${inputs.y(0).toFixed(1)}V${inputs.y(x).toFixed(1)}`:"").join(""));let marked=shown.flatMap((input,k)=>MARKS.filter(([name])=>input[name]).map(([,letter])=>({
k,letter})));letters.replaceChildren(...marked.map(({k,letter})=>s("text",{class:"gkm-letter",x:xs[k],y:INPUTS.top-8,"text-anchor":"middle"},letter)));let bottom=own[own.
length-1].place.bottom;if(lines.setAttribute("d",marked.map(({k})=>`M${xs[k].toFixed(1)} ${INPUTS.top}V${bottom}`).join("")),!!count)for(let one of own)one.lines.
draw(xs,round.run.slice(0,count),count-1)}function compare(){for(let{key,place,healthy}of own)healthy.setAttribute("d",polyline(round.healthy.map((_,k)=>pixel(k)),
round.healthy.map(at=>place.y(at[key]))))}return{root,draw,compare,describe:words=>setAll(root,{"aria-label":words})}}function inWords(round){let num2=v=>v.toFixed(
1).replace("-","−").replace("−0.0","0.0");return round.inputs.map((input,k)=>{let marks=MARKS.filter(([name])=>input[name]).map(([,letter])=>letter);return[
String(k+1),num2(input.x),marks.join(""),...round.curves.map(curve=>num2(round.run[k][curve]))]})}var ROUNDS=10,SECONDS=25,PACE=90,MARKS2={lstm:"The unit's weights are set by hand. At W it writes x, then it holds it. At A it shows it. At C it clears it.",gru:"\
The unit's weights are set by hand. At W it takes x in, then it holds it. At C it starts afresh from x. A does nothing.",any:"W asks the cell to write x, A to s\
how what it holds, C to start afresh. Not every cell can do all three."};function render({model,el}){let{say,mark}=start(el,"name-the-gate","Name the gate, a ga\
me","recall");el.classList.add("gkm-explorer");let levels=model.get("levels"),timed=!1,game={level:model.get("level"),number:0,row:0,right:0,score:0},open=null,
ticking,head=h("p",{class:"gkm-count"}),stage=h("div",{class:"gkm-stage"});el.append(h("h3",{},"Name the gate"),head,stage,problemLine(model)),el.addEventListener(
"keydown",event=>{let option=open?.options[Number(event.key)-1];!option||event.ctrlKey||event.altKey||event.metaKey||(event.preventDefault(),answer(option[0]))});
function stop(){clearInterval(ticking)}function status(){let{played,right,best}={played:model.get("played"),right:model.get("right"),best:model.get("best")};mark(
played?`${right} of ${played} rounds right`:"not played yet");let way=timed?"against the clock":"calm",record=best[timed?"timed":"calm"];setText(head,game.number?
`Round ${game.number} of ${ROUNDS} · level ${game.level} of ${levels.length} · ${game.score} points, ${way}`:record?`Your best score, ${way}: ${record} points\
.`:"Ten rounds. The better you get, the harder they become.")}function lobby(result=null){stop(),open=null,game={level:model.get("level"),number:0,row:0,right:0,
score:0};let ways=choice({legend:"How do you want to play?",options:[["calm","calm, without a clock"],["timed",`against the clock, ${SECONDS} seconds a round`]],
value:timed?"timed":"calm",onchange(way){timed=way==="timed",status()}}),go=button(result?"Play again":"Start",next,{class:"gkm-button gkm-primary"});return stage.
replaceChildren(...result?[result]:[h("p",{},"A unit with one fault runs. Its curves tell you what the fault is: name it.")],ways.root,h("div",{class:"gkm-row"},
go)),status(),go}function next(){if(game.number+=1,game.number>ROUNDS){end();return}open=begin(),status()}function begin(){let level=levels[game.level-1],round=makeRound(
level,Math.random()*2**32>>>0),plot=runPlot(round),options=round.options.map(([id,label],k)=>button(`${k+1}  ${label}`,()=>answer(id),{class:"gkm-button gkm-opt\
ion"})),clock=h("progress",{max:SECONDS,value:SECONDS,"aria-label":"Time left"}),rows=inWords(round).map(row=>h("tr",{},...row.map(cell=>h("td",{},cell)))),names=[
"step","x","mark",...round.curves],numbers=h("details",{},h("summary",{},"The numbers"),h("table",{},h("thead",{},h("tr",{},...names.map(name=>h("th",{scope:"co\
l"},name)))),h("tbody",{},...rows))),below=h("div",{}),asked=h("fieldset",{class:"gkm-options"},h("legend",{},level.question),...options);stage.replaceChildren(
h("p",{class:"gkm-note"},MARKS2[level.cell??"any"]),plot.root,...timed?[clock]:[],asked,below,numbers),plot.describe(`A run of ${STEPS} steps: ${names.slice(1).
join(", ")}. Under the buttons, its numbers as a table.`),options[0].focus(),say(`Round ${game.number}. ${level.question} ${round.options.map(([,label],k)=>`${k+
1}, ${label}`).join("; ")}.`);let began=performance.now(),left=()=>timed?SECONDS-(performance.now()-began)/1e3:0,look=()=>{if(!el.isConnected){stop();return}plot.
draw(still()?STEPS:Math.min(STEPS,1+Math.floor((performance.now()-began)/PACE))),clock.value=Math.max(0,left()),timed&&left()<=0&&answer(null)};return look(),stop(),
ticking=setInterval(look,PACE),{level,round,plot,options:round.options,buttons:options,below,left}}function answer(given){if(!open)return;let{level,round,plot,buttons,
options,below,left}=open,seconds=left();open=null,stop(),plot.draw(STEPS),round.fault.id!=="none"&&level.cell&&plot.compare();let right=given===round.fault.option;
game.row=right?game.row+1:0,game.right+=right?1:0,game.score+=right?points(game.level,seconds):0;let at=game.level;game.level=nextLevel(at,game.row,right,levels.
length),buttons.forEach((one,k)=>{one.disabled=!0,one.classList.toggle("gkm-right",options[k][0]===round.fault.option),one.classList.toggle("gkm-missed",!right&&
options[k][0]===given)});let label=new Map(options).get(round.fault.option)??"",first=right?"Right.":given===null?`Time is up. It was: ${label}.`:`Not so. It wa\
s: ${label}.`,moved=game.level>at?" Next level.":"",dashed=round.fault.id!=="none"&&level.cell?" Dashed: a unit without the fault.":"",back=right?"":" Its cards\
 come back.",go=button(game.number===ROUNDS?"See the score":"Next round",next,{class:"gkm-button gkm-primary"});below.replaceChildren(h("p",{class:right?"gkm-go\
od":"gkm-bad"},h("strong",{},`${right?"✓":"✗"} ${first}`),` ${round.fault.why}${dashed}${moved}${back}`),h("div",{class:"gkm-row"},go)),go.focus(),say(`${first}\
 ${round.fault.why}${moved}`),emit(model,"round",{shown:round.fault.id,level:at,given,next:game.level,timed}),status()}function end(){let{score,right}=game,before=model.
get("best")[timed?"timed":"calm"];emit(model,"game",{score,right,timed});let words=`${right} of ${ROUNDS} right, ${score} points.${score>before?" Your best so f\
ar.":""}`;lobby(h("p",{class:"gkm-note"},h("strong",{},words))).focus(),say(words)}for(let trait of["played","right","best"])model.on(`change:${trait}`,status);
lobby()}var name_the_gate_default={render};export{name_the_gate_default as default};
