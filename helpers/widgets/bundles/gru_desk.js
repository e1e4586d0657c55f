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
event=>event.n>heard);model.set("event",{...data,n:(last.n||0)+1,kind,...waiting.length?{before:waiting}:{}}),model.save_changes()}function still(){return window.matchMedia("(prefers-reduced-motion: reduce)").matches}function problemLine(model){let line2=h("p",{class:"gkm-problem",role:"ale\
rt"}),show=()=>{let problem=model.get("problem")||"";line2.hidden=!problem,line2.textContent=problem&&`Not stored. ${problem}`};return model.on("change:problem",
show),show(),line2}function goalsOf(model,{say,mark,draw}){let goals=model.get("goals")??[],reached=doneHere(()=>Object.fromEntries((model.get("reached")??[]).map(id=>[id,!0])));function show(){
draw(reached);let count=goals.filter(({id})=>reached.has(id)).length;goals.length&&mark(`${count} of ${goals.length} goals reached`,count===goals.length)}function heard(){
reached.refresh(),show()}return model.on("change:reached",heard),{show,has:reached.has,reach({id,title},state){reached.set(id,!0),show(),emit(model,"goal",{goal:id,
state}),say(`Goal reached: ${title}.`)},lookUp({id}){reached.has(id)||emit(model,"recipe",{goal:id})},end:()=>model.off("change:reached",heard)}}var QUANTITY={f:"forget",i:"input",g:"candidate",o:"output",c:"cell",h:"hidden",r:"reset",z:"update",n:"candidate"};function math(text){let root=h("span",{class:"\
gkm-math"});for(let part of text.split(/(tanh|[a-zA-Z]′?(?:_[a-z]+)?)/)){if(!/^[a-zA-Z]/.test(part)||part==="tanh"){root.append(part);continue}let[name,sub]=part.
split("_");root.append(h("var",{"data-quantity":sub?null:QUANTITY[name[0]]},name,sub?h("sub",{},sub):null))}return root}function num(v,digits=2){let text=Math.abs(v).toFixed(digits);return v<0&&+text!=0?`−${text}`:text}function factor(v,digits=2){let text=num(v,digits);return text[0]===
"−"?`(${text})`:text}function sum(terms,digits=2){let signed=v=>(num(v,digits)[0]==="−"?" − ":" + ")+num(Math.abs(v),digits);return terms.map((v,k)=>k===0?
num(v,digits):signed(v)).join("")}function linear(v0,v1,p0,p1){return v=>p0+(v-v0)*(p1-p0)/(v1-v0)}function polyline(xs,ys){return xs.map((x,k)=>`${k?"L":"M"}${x.
toFixed(1)} ${ys[k].toFixed(1)}`).join("")}function niceLimit(v){let limit=1;for(let k=1;limit<v;k+=1)limit=[1,2,5][k%3]*10**Math.floor(k/3);return limit}function spread(wanted,gap,low,high){
let order=wanted.map((_,k)=>k).sort((a,b)=>wanted[a]-wanted[b]||a-b),placed=[...wanted];order.forEach((k,n)=>{placed[k]=Math.max(wanted[k],n?placed[order[n-1]]+
gap:low)});for(let n=order.length-1,most=high;n>=0;n-=1)placed[order[n]]=Math.min(placed[order[n]],most),most=placed[order[n]]-gap;return placed}function percent(v){
return`${num(100*v,v>.999?2:v>.99?1:0)} %`}function clamp(v,limit){return Math.max(-limit,Math.min(limit,v))}function blockPart(k,name,squash,words){return{name,quantity:QUANTITY[k],symbols:`${k} = ${squash}(w_${k}x·x + w_${k}m·m + u_${k}·h + b_${k})`,numbers(at,weights){
let w=weights[k];return`${k} = ${squash}(${sum([w.x*at.x,w.m*at.m,w.h*at.hOld,w.b])}) = ${num(at[k],3)}`},value:at=>num(at[k],3),words}}function equationPanel(parts2){
let name=h("strong"),symbols=h("p"),left=h("span"),numbers=h("span"),words=h("p"),head=h("div",{class:"gkm-asked"},name,h("span",{class:"gkm-how"},"Point at a p\
art, or Tab to it")),root=h("div",{class:"gkm-equation"},head,symbols,h("p",{class:"gkm-math"},left,numbers),words),shown="",said="";return{root,update(id,at,weights,settings){
let part=parts2[id],inSymbols=typeof part.symbols=="string"?part.symbols:part.symbols(settings),text=part.numbers(at,weights,settings),cut=text.indexOf(" = "),now=[
id,inSymbols,text.slice(0,cut)].join(`
`);now!==shown&&(shown=now,root.dataset.quantity=part.quantity,name.textContent=part.name,symbols.replaceChildren(math(inSymbols)),left.replaceChildren(math(text.
slice(0,cut)))),setText(numbers,text.slice(cut));let sentence=part.words(at,settings);sentence!==said&&words.replaceChildren(...withVariables(sentence)),said=sentence}}}
function withVariables(text){return text.split(/(b_hn)/).map(piece=>piece==="b_hn"?math(piece):piece)}var MOST_CHECKS=4;function goalBox({goals,onchoose,onrecipe}){let name=`gkm-${Math.random().toString(36).slice(2)}`,choices=[null,...goals].map(goal=>{let input=h(
"input",{type:"radio",name,onchange:()=>onchoose(goal)}),done=h("span",{class:"gkm-done"});return{goal,input,done,root:h("label",{class:"gkm-choice"},input,goal?
goal.title:"Free play",done)}}),picker=h("fieldset",{class:"gkm-picker"},h("legend",{},"Goal"),...choices.map(choice2=>choice2.root)),task=h("p",{class:"gkm-tas\
k"}),nudge=h("p"),recipe=h("p"),recipeBox=h("details",{},h("summary",{},"Still stuck? The recipe"),recipe),shown=null;recipeBox.addEventListener("toggle",()=>{recipeBox.
open&&shown&&onrecipe(shown)});let hint=h("div",{class:"gkm-note"},nudge,recipeBox),showHint=shown2=>{hint.hidden=!shown2,hintButton.setAttribute("aria-expanded",
shown2)},hintButton=button("Hint",()=>showHint(hint.hidden)),rows=Array.from({length:MOST_CHECKS},()=>{let mark=h("span",{class:"gkm-mark","aria-hidden":"true"}),
text=h("span");return{mark,text,root:h("li",{},mark,text)}}),list=h("ul",{class:"gkm-checks"},...rows.map(row=>row.root)),verdict=h("p",{class:"gkm-verdict"}),because=h(
"p"),box2=h("div",{class:"gkm-goal"},h("div",{class:"gkm-asked"},task,hintButton),hint,list,verdict,because);return{picker,box:box2,show(goal){shown=goal;for(let choice2 of choices)
choice2.input.checked=choice2.goal===goal;box2.hidden=!goal,setText(task,goal?goal.task:""),setText(nudge,goal?goal.hint:""),setText(recipe,goal?.recipe??""),setText(
because,goal?.because??""),recipeBox.hidden=!goal?.recipe,recipeBox.open=!1,showHint(!1)},judge(checks){rows.forEach(({mark,text,root},k)=>{root.hidden=k>=checks.
length,setText(mark,checks[k]?.done?"✓":"○"),setText(text,checks[k]?.text??"")});let passed=checks.every(check=>check.done);return box2.classList.toggle("gk\
m-good",passed),setText(verdict,passed?"✓ Goal reached.":""),because.hidden=!passed,passed},mark(reached){for(let{goal,done}of choices){let there=goal&&reached.
has(goal.id);done.replaceChildren(...there?[" ✓ ",h("span",{class:"gkm-unseen"},"reached")]:[])}}}}var STEPS=50,MOST=500,X_LIMIT=2;function readInputs(given,example){let pairs=Array.isArray(given)?given.filter(Array.isArray).slice(0,MOST):[];return(pairs.length?
pairs:example).map(([x,m])=>({x:Number.isFinite(x)?clamp(x,X_LIMIT):0,m:m?1:0}))}function streamOf(goal){let inputs=Array.from({length:STEPS},()=>({x:0,m:0}));for(let pulse of goal.
stream)inputs[pulse.step-1]={x:pulse.x,m:pulse.marker};return inputs}function inputRow({onedit,onrest}){let range={label:"input x at this step",min:-X_LIMIT,max:X_LIMIT,
step:.1,value:0},x=slider({...range,format:v=>num(v,1),oninput:v=>onedit({x:v})}),state=h("span"),marker=0,m=button("marker m: ",()=>{onedit({m:marker?0:1}),onrest()});
m.append(state),x.input.addEventListener("change",onrest);let root=h("div",{class:"gkm-row gkm-now"},x.root,m);return{root,update(at){marker=at.m,+x.input.value!==
at.x&&x.set(at.x),setText(state,marker?"on":"off"),m.setAttribute("aria-pressed",marker!==0)},enable(on){x.input.disabled=m.disabled=!on,root.classList.toggle("\
gkm-off",!on)}}}function panel({left,right,top,bottom,title}){let levels=[0,1,2].map(()=>({line:s("line",{class:"gkm-level",x1:left,x2:right}),text:s("text",{class:"gkm-tick",x:left-
6,"text-anchor":"end"})})),root=s("g",{},s("text",{class:"gkm-title",x:left,y:top-14},title),...levels.flatMap(level=>[level.line,level.text])),y=linear(0,1,bottom,
top),shown="";return{root,scale:values=>{y=linear(values[0],values[values.length-1],bottom,top),String(values)!==shown&&(shown=String(values),levels.forEach(({line:line2,
text},k)=>{let hidden=k>=values.length;setAll(line2,{visibility:hidden?"hidden":"visible",y1:hidden?top:y(values[k]),y2:hidden?top:y(values[k])}),setAll(text,{visibility:hidden?
"hidden":"visible",y:(hidden?top:y(values[k]))+4.5}),setText(text,hidden?"":num(values[k],0))}))},y:v=>y(v),left,right,top,bottom}}function curves(inPanel,list){
let parts2=list.map(({key,label,quantity})=>({key,path:s("path",{class:"gkm-curve","data-quantity":quantity}),dot:s("circle",{class:"gkm-dot","data-quantity":quantity,
r:4}),tag:s("g",{},s("line",{class:"gkm-curve","data-quantity":quantity,x1:0,x2:18,y1:0,y2:0}),s("text",{class:"gkm-tag",x:23,y:4.5},label))}));return{root:s("g",
{},...parts2.map(part=>part.path),...parts2.map(part=>part.dot),...parts2.map(part=>part.tag)),draw:(xs,rows,at)=>{let ends=parts2.map(({key,path,dot})=>{let ys=rows.
map(row=>inPanel.y(row[key]));return path.setAttribute("d",polyline(xs,ys)),setAll(dot,{cx:xs[at],cy:ys[at]}),ys[ys.length-1]});spread(ends,17,inPanel.top+2,inPanel.
bottom-2).forEach((y,k)=>{parts2[k].tag.setAttribute("transform",`translate(${inPanel.right+8} ${y.toFixed(1)})`)})}}}var WRITTEN=.4,TOLERANCE=.1;function within(v,value){return Math.abs(v-value)<=TOLERANCE*Math.abs(value)}function stepsWith(run,name){return run.flatMap((at,k)=>at[name]===
0?[]:[k])}function bandAround(value,needed=WRITTEN){let ends=Math.abs(value)>=needed?[1-TOLERANCE,1+TOLERANCE].map(k=>k*value):[needed,needed*(1+TOLERANCE)].map(
k=>value<0?-k:k);return{low:Math.min(...ends),high:Math.max(...ends)}}function heldSteps(run,memory,from,to){let later=run.slice(from+1,to+1),lost=later.findIndex(
at=>!within(at[memory],run[from][memory]));return lost<0?later.length:lost}function holdCheck(held,needed){return{done:held>=needed,text:`Hold: held ${held} of ${needed}\
 steps within 10 %`}}function takenAndHeld(run,memory,starts,marks,words){let spans=starts.map((from,k)=>{let to=(marks[k+1]??run.length)-1,sign=Math.sign(run[from].
x),value=run[from][memory];return{from,to,sign,value,written:value*sign>=WRITTEN,held:heldSteps(run,memory,from,to)}});return{checks:spans.map(({from,to,sign,value,
written:written2,held})=>({done:written2&&held>=to-from,text:`From step ${from+1}: ${words(num(value))} (needed: ${sign<0?`${num(-WRITTEN)} or less`:`${num(WRITTEN)}\
 or more`}), held ${held} of ${to-from} steps within 10 %`})),bands:spans.map(({from,to,sign,value,written:written2})=>({from,to,...bandAround(written2?value:sign*
1e-9)}))}}var WIDTH=460,LEFT=30,TICKS=[0,9,19,29,39,49];function memoryLevels(rows,bandList){let aims=bandList.map(band=>Math.max(-band.low,band.high)/(1+TOLERANCE)),limit=niceLimit(
Math.max(...rows.map(row=>Math.abs(row.c)),...aims));return rows.some(row=>row.c<-.005)||bandList.some(band=>band.low<0)?[-limit,0,limit]:[0,limit]}function runChart({
height,right,banded,panels:own,what,describe:words},onpick){let inputs=panel({left:LEFT,right,top:34,bottom:76,title:"inputs"}),panels=own.map(({place,levels,lines})=>{
let made=panel({left:LEFT,right,...place});return{...made,levels,curves:curves(made,lines)}}),aim=panels[banded.panel],stems=s("path",{class:"gkm-stems"}),marks=s(
"path",{class:"gkm-marks"}),markLines=s("path",{class:"gkm-mark-lines"}),cursor=s("path",{class:"gkm-cursor"}),through=x=>[inputs,...panels].map(({top,bottom})=>`\
M${x} ${top}V${bottom}`).join(""),bands=[0,1,2,3,4].map(()=>s("rect",{class:"gkm-band",visibility:"hidden"})),ticks=TICKS.map(()=>s("text",{class:"gkm-tick",y:height-
18,"text-anchor":"middle"})),names=[s("text",{class:"gkm-tag",x:right+8},"x"),s("text",{class:"gkm-tag",x:right+8,y:inputs.top-1},"▼ marker m")],root=s("svg",
{class:"gkm-chart",viewBox:`0 0 ${WIDTH} ${height}`,role:"img"},...bands,inputs.root,...panels.map(own2=>own2.root),markLines,cursor,stems,marks,...panels.map(own2=>own2.
curves.root),...ticks,...names,s("text",{class:"gkm-tick",x:right+14,y:height-18},"step")),pixel=linear(0,STEPS-1,LEFT+5,right-5),pick=event=>{let box2=root.getBoundingClientRect();
onpick(Math.round(linear(pixel(0),pixel(STEPS-1),0,STEPS-1)((event.clientX-box2.left)*WIDTH/box2.width)))};root.addEventListener("pointerdown",pick),root.addEventListener(
"pointermove",event=>{event.buttons&1&&pick(event)});function draw(run,first,at,bandList){let rows=run.slice(first,first+STEPS),xs=rows.map((_,k)=>pixel(k)),most=niceLimit(
Math.max(...rows.map(row=>Math.abs(row.x))));inputs.scale([-most,0,most]);for(let own2 of panels)own2.scale(own2.levels(rows,bandList));stems.setAttribute("d",rows.
map((row,k)=>row.x===0?"":`M${xs[k].toFixed(1)} ${inputs.y(0).toFixed(1)}V${inputs.y(row.x).toFixed(1)}`).join(""));let marked=xs.filter((_,k)=>rows[k].m!==0).map(
x=>x.toFixed(1));marks.setAttribute("d",marked.map(x=>`M${x} ${inputs.top}l-5 -9h10z`).join("")),markLines.setAttribute("d",marked.map(through).join("")),cursor.
setAttribute("d",through(xs[at-first].toFixed(1)));for(let own2 of panels)own2.curves.draw(xs,rows,at-first);names[0].setAttribute("y",inputs.y(0)+4.5),ticks.forEach(
(tick,k)=>{let step=TICKS[k];tick.setAttribute("x",pixel(step)),setText(tick,String(first+step+1))}),bands.forEach((rect,k)=>{let band=bandList[k];if(rect.setAttribute(
"visibility",band?"visible":"hidden"),!band)return;let top=Math.max(aim.top,aim.y(band.high)),bottom=Math.min(aim.bottom,aim.y(band.low));setAll(rect,{"data-qua\
ntity":band.quantity??banded.quantity,x:pixel(band.from)-3,width:pixel(band.to)-pixel(band.from)+6,y:top.toFixed(1),height:Math.max(0,bottom-top).toFixed(1)})})}
function describe(run,first,at){let rows=run.slice(first,first+STEPS),now=run[at];root.setAttribute("aria-label",`Curves of ${what} over steps ${first+1} to ${first+
rows.length}. At step ${at+1}: input ${num(now.x)}, marker ${now.m?"on":"off"}, `+words(now,rows,first))}return{root,draw,describe}}var PACE=220;function timeControls({now,advance,reset,go,settle,say}){let timer,icon=h("span",{"aria-hidden":"true"}),verb=h("span"),playButton=h("button",{type:"\
button",class:"gkm-button gkm-play",onclick:()=>timer?rest():play()},icon,verb),stepButton=button("Step",()=>rest(advance)),resetButton=button("Reset",()=>rest(
reset)),counter=h("output",{class:"gkm-counter"}),scrub=h("input",{type:"range",class:"gkm-scrub",step:1,"aria-label":"step shown"});scrub.addEventListener("inp\
ut",()=>{pause(),go(+scrub.value-1)}),scrub.addEventListener("change",settle);function play(){if(now().end&&reset(),still()){rest(tenSteps);return}timer=setInterval(
()=>{advance(),now().end&&rest()},PACE),show()}function tenSteps(){for(let k=0;k<10&&!now().end;k+=1)advance()}function pause(){clearInterval(timer),timer=void 0,
show()}function rest(last=()=>{}){pause(),last(),settle(),say()}function show(){setText(icon,timer?"❚❚":"▶"),setText(verb,timer?"Pause":still()?"Play ten \
steps":"Play")}return show(),{row:h("div",{class:"gkm-row"},playButton,stepButton,resetButton,counter),scrub,pause,update(){let{cursor,first,length,end}=now();setText(
counter,`Step ${cursor+1} of ${length}`),setAll(scrub,{min:first+1,max:first+STEPS}),scrub.value=cursor+1,stepButton.disabled=end},stop:()=>clearInterval(timer)}}function wire({d,quantity,id}){return s("path",{class:id==="round"?"gkm-wire gkm-recurrent":"gkm-wire","data-quantity":quantity,d})}function arrowHead(x,y,quantity){
let d=`M${x-9} ${y-7}L${x} ${y}L${x-9} ${y+7}z`;return s("path",{class:"gkm-arrow","data-quantity":quantity,d})}function joint([cx,cy,quantity]){return s("circl\
e",{class:"gkm-arrow","data-quantity":quantity,cx,cy,r:4})}function blockShape(k,{top,width,height},center,squash,name=QUANTITY[k]){let x=center-width/2,middle=top+
height/2,floor2=top+height,level=s("rect",{class:"gkm-fill",x:x+1,width:width-2}),value=s("text",{class:"gkm-number",x:center,y:top+41,"text-anchor":"middle"});
return{nodes:[s("rect",{class:"gkm-box",x,y:top,width,height,rx:7}),level,s("rect",{class:"gkm-edge",x,y:top,width,height,rx:7}),s("rect",{class:"gkm-badge",x:center-
19,y:floor2+1,width:38,height:19,rx:6}),s("text",{class:"gkm-name-in",x:center,y:floor2+15,"text-anchor":"middle"},squash),s("text",{class:"gkm-name-in",x:center,
y:top+19,"text-anchor":"middle"},name),value],level,value,update(at){let signed=[middle-Math.max(0,at[k])*height/2,middle-Math.min(0,at[k])*height/2],[low,high]=squash===
"tanh"?signed:[top+height*(1-at[k]),floor2];setAll(level,{y:low.toFixed(2),height:Math.max(0,high-low).toFixed(2)}),setText(value,`${k} ${num(at[k],3)}`)}}}function circleShape(x,y,sign){
return{nodes:[s("circle",{class:"gkm-hit",cx:x,cy:y,r:20}),s("circle",{class:"gkm-box gkm-edge",cx:x,cy:y,r:13}),s("text",{class:"gkm-sign",x,y:y+6.5,"text-anch\
or":"middle"},sign)]}}function ground({wires,bracket,joints,arrow,labels,inputs,notes,thick}){let updates=[],number=(attrs,value)=>{let node=s("text",{class:"gkm-number",...attrs});return updates.
push(at=>setText(node,value(at))),node},written2=({x,y,anchor,name,value})=>{let at=height=>({x,y:height,"text-anchor":anchor}),words=name&&s("text",{class:"gkm\
-name-in",...at(y)},name);return value?words?s("g",{},words,number(at(y+20),value)):number(at(y),value):words},drawn=wires.map(one=>({id:one.id,root:wire(one)}));
for(let[id,fill]of Object.entries(thick)){let root2=drawn.findLast(one=>one.id===id)?.root;updates.push(at=>{root2.style.strokeWidth=(2+5*Math.min(1,Math.abs(fill(
at)))).toFixed(2)})}return{root:s("g",{role:"img"},...drawn.map(one=>one.root),s("path",{class:"gkm-wire",d:bracket}),...joints.map(joint),arrowHead(...arrow),...labels.
map(written2),...inputs.map(({name,x,y,room,value})=>s("g",{},s("text",{class:"gkm-symbol",x,y},name),number({x:x+room,y},value))),...notes.map(written2)),update(at){
for(let update of updates)update(at)}}}function unitDrawing({unit:unit2,parts:parts2},onask){let wires=ground(unit2),shapes=unit2.shapes(),nodes=Object.entries(
shapes).map(([id,shape])=>({id,node:partButton(shape,id,parts2[id],onask)}));return{root:s("svg",{class:"gkm-unit",viewBox:`0 0 ${unit2.width} ${unit2.height}`,
role:"group","aria-label":`One ${unit2.name} unit. Its parts show their equations.`},wires.root,...nodes.map(one=>one.node)),update(at,settings){wires.update(at);
for(let shape of Object.values(shapes))shape.update?.(at,settings);for(let{id,node}of nodes){let words=`${parts2[id].name}: ${parts2[id].value(at)}`;node.setAttribute(
"aria-label",nameOf(node,words))}},select(chosen){for(let{id,node}of nodes)node.setAttribute("aria-pressed",String(id===chosen))},describe(at,settings){wires.root.
setAttribute("aria-label",unit2.describe(at,settings))}}}function partButton(shape,id,part,onask){let ask=()=>onask(id),onkeydown=event=>{event.key!=="Enter"&&event.
key!==" "||(event.preventDefault(),ask())},own={class:"gkm-part",role:"button",tabindex:0,"data-part":id,"data-quantity":part.quantity};return s("g",{...own,...{
onpointerenter:ask,onfocus:ask,onclick:ask,onkeydown}},...shape.nodes.flatMap(node=>[node,`
`]))}function nameOf(node,words){return`${words}, ${Array.from(node.querySelectorAll("text"),text=>text.textContent).join(" ")}`}var WEIGHTS={b:{label:"bias",limit:8},m:{label:"listens to the marker",limit:12},x:{label:"listens to the input",limit:4},h:{label:"listens to its own h",limit:4},
bh:{label:"bias inside the reset",limit:8}};function readWeights(given,weights){for(let[block,own]of Object.entries(weights))for(let name of Object.keys(own)){let value=given?.[block]?.[name];
Number.isFinite(value)&&(own[name]=clamp(value,WEIGHTS[name].limit))}return weights}function weightSliders({groups,onmove,onrest}){let sliders=[],one=(block,title,name)=>{
let{label,limit}=WEIGHTS[name],range={min:-limit,max:limit,step:.1,value:0},oninput=value=>onmove(block,name,value),made=slider({label,...range,quantity:QUANTITY[block],
format:v=>num(v,1),oninput});return made.input.setAttribute("aria-label",`${title}: ${label}`),made.input.addEventListener("change",onrest),sliders.push({block,
name,made}),made.root},group=(block,title,names)=>{let legend=h("legend",{},`${title} `,h("var",{},block)),attrs={class:"gkm-weights","data-quantity":QUANTITY[block]};
return h("fieldset",attrs,legend,...names.map(name=>one(block,title,name)))},all=which=>h("div",{class:"gkm-groups"},...groups.map(own=>group(own.block,own.title,
own[which])));return{main:all("main"),more:h("details",{},h("summary",{},"More weights"),all("more")),set(weights){for(let{block,name,made}of sliders)made.set(weights[block][name])}}}function desk(cell){return{render:({model,el})=>render(cell,model,el)}}function render(cell,model,el){let{say,mark}=start(el,cell.name,cell.title,"try");el.classList.
add("gkm-explorer");let goals=model.get("goals"),goalOf=id=>goals.find(known=>known.id===id)??null,weights=cell.weights(),inputs=readInputs([],cell.example),cursor=0,
run=[],part=cell.part,saved="",goal=null,free={inputs,cursor},reached=goalsOf(model,{say,mark,draw:those=>task.mark(those)}),unit2=unitDrawing(cell,id=>{part=id,
unit2.select(id),equation.update(id,run[cursor],weights,extras.settings)}),equation=equationPanel(cell.parts),chart2=runChart(cell.chart,k=>{time.pause(),go(first()+
k)}),time=timeControls({now:()=>({cursor,first:first(),length:inputs.length,end:cursor+1>=(goal?STEPS:MOST)}),advance,reset,go,settle,say:()=>say(`Step ${cursor+
1}: ${cell.say(run[cursor])}`)}),inputNow=inputRow({onedit:edit,onrest:settle}),sliders=weightSliders({groups:cell.groups,onmove(block,name,value){weights[block][name]=
value,update()},onrest:settle}),defaultsButton=button("Default weights",()=>{extras.defaults?.(),setWeights(cell.weights()),update(),settle(),say("All weights a\
re back at their defaults.")}),task=goalBox({goals,onchoose(next){choose(next),settle(),say(next?next.task:"Free play.")},onrecipe:one=>reached.lookUp(one)}),extras=cell.
extras({say,goals,goalOf,now:()=>({weights,inputs,run,cursor,first:first()}),setWeights,update,settle,snapshot,restore,focus:()=>task.picker.querySelector(":che\
cked").focus()}),right=h("div",{class:extras.beside&&"gkm-run"},chart2.root,time.scrub,time.row,inputNow.root),panels=h("div",{class:"gkm-desk"},h("div",{},unit2.
root,equation.root),right,extras.beside),shared=h("p",{class:"gkm-shared"},"Every step uses the same weights, so moving one redraws the whole run."),above=[task.
picker,extras.above,task.box,panels,shared,sliders.main,sliders.more],below=[h("div",{class:"gkm-row"},defaultsButton),extras.below,problemLine(model)];el.append(
...[...above,...below].filter(node=>node!==void 0));function first(){return Math.max(0,inputs.length-STEPS)}function update(){run=cell.run(weights,inputs,extras.
settings),draw()}function draw(){let at=run[cursor],found=goal?cell.detectors[goal.kind](run):{checks:[],bands:[]};chart2.draw(run,first(),cursor,found.bands),unit2.
update(at,extras.settings),equation.update(part,at,weights,extras.settings),time.update(),inputNow.update(at),extras.draw?.(),task.judge(found.checks)?(extras.counts?.()??
!0)&&goal&&!reached.has(goal.id)&&reached.reach(goal,snapshot()):extras.open?.()}function go(k){cursor=Math.max(first(),Math.min(inputs.length-1,k)),draw()}function advance(){
if(cursor+1<inputs.length){go(cursor+1);return}inputs.push({...inputs[cursor]}),cursor+=1,update()}function reset(){goal||(inputs=[{...inputs[0]}]),cursor=0,update()}
function edit(change){time.pause(),Object.assign(inputs[cursor],change),update()}function choose(next){time.pause(),goal||(free={inputs,cursor}),goal=next,inputs=
next?streamOf(next):free.inputs;let wanted=next?inputs.findIndex(input=>cell.matters(next,input)):free.cursor;cursor=Math.max(first(),Math.min(wanted,inputs.length-
1)),task.show(goal),inputNow.enable(goal===null),update()}function setWeights(next){weights=next,sliders.set(weights)}function snapshot(){let own=(goal?free.inputs:
inputs).map(({x,m})=>[x,m]),place={goal:goal?goal.id:null,cursor,inputs:own,...goal&&{freeCursor:free.cursor}};return structuredClone({weights,...place,...extras.
snapshot()})}function describe(){unit2.describe(run[cursor],extras.settings),chart2.describe(run,first(),cursor)}function settle(){describe(),saved=JSON.stringify(
snapshot()),model.set("state",JSON.parse(saved)),model.save_changes(),extras.settled?.()}function restore(state){setWeights(readWeights(state.weights,cell.weights())),
extras.restore(state),goal=null,inputs=readInputs(state.inputs,cell.example),cursor=Number.isInteger(state.freeCursor)?state.freeCursor:2,choose(goalOf(state.goal)),
Number.isInteger(state.cursor)&&go(state.cursor),describe()}return model.on("change:state",()=>{JSON.stringify(model.get("state"))!==saved&&restore(model.get("s\
tate"))}),unit2.select(part),reached.show(),restore(model.get("state")||{}),()=>{time.stop(),reached.end()}}var chart={height:484,right:340,panels:[{place:{top:116,bottom:186,title:"GRU: gates, 0 to 1"},levels:()=>[0,1],lines:[{key:"r",label:"reset r",quantity:"reset"},
{key:"z",label:"update z",quantity:"update"}]},{place:{top:228,bottom:318,title:"GRU: h stays within −1 to 1"},levels:()=>[-1,0,1],lines:[{key:"n",label:"cand\
idate n",quantity:"candidate"},{key:"h",label:"state h",quantity:"hidden"}]},{place:{top:360,bottom:448,title:"LSTM beside it: c may grow"},levels:rows=>memoryLevels(
rows,[]),lines:[{key:"c",label:"cell c",quantity:"cell"},{key:"hBeside",label:"hidden h",quantity:"hidden"}]}],banded:{panel:1,quantity:"hidden"},what:"inputs, \
the GRU's gates, its candidate and state, and the LSTM's cell",describe(now,rows){return`reset gate ${num(now.r,3)}, update gate ${num(now.z,3)}, candidate ${num(
now.n)}, h ${num(now.h)}; the LSTM's cell ${num(now.c)}. At the end h is ${num(rows[rows.length-1].h)} and the LSTM's cell ${num(rows[rows.length-1].c)}.`}};function sigmoid(z){if(z>=0)return 1/(1+Math.exp(-z));let e=Math.exp(z);return e/(1+e)}function lstmStep({x,h:h2,c,weight_ih,weight_hh,bias}){let dot=(row,v)=>row.
reduce((sum2,w,k)=>sum2+w*v[k],0),H=h2.length,sums=bias.map((b,row)=>dot(weight_ih[row],x)+dot(weight_hh[row],h2)+b),i=sums.slice(0,H).map(sigmoid),f=sums.slice(
H,2*H).map(sigmoid),g=sums.slice(2*H,3*H).map(Math.tanh),o=sums.slice(3*H).map(sigmoid),cNew=c.map((old,k)=>f[k]*old+i[k]*g[k]),hNew=cNew.map((cell,k)=>o[k]*Math.
tanh(cell));return{i,f,g,o,c:cNew,h:hNew}}function gruStep({x,h:h2,weight_ih,weight_hh,bias_ih,bias_hh,reset="after",update="keeps"}){let dot=(row,v)=>row.reduce(
(sum2,w,k)=>sum2+w*v[k],0),H=h2.length,fromX2=bias_ih.map((b,row)=>dot(weight_ih[row],x)+b),fromH2=(row,v)=>dot(weight_hh[row],v)+bias_hh[row],r=h2.map((_,k)=>sigmoid(
fromX2[k]+fromH2(k,h2))),z=h2.map((_,k)=>sigmoid(fromX2[H+k]+fromH2(H+k,h2))),left=h2.map((old,k)=>r[k]*old),heard=h2.map((_,k)=>reset==="after"?r[k]*fromH2(2*H+
k,h2):fromH2(2*H+k,left)),n=heard.map((part,k)=>Math.tanh(fromX2[2*H+k]+part)),hNew=h2.map((old,k)=>update==="keeps"?(1-z[k])*n[k]+z[k]*old:z[k]*n[k]+(1-z[k])*old);
return{r,z,n,heard,h:hNew}}var BLOCKS=["i","f","g","o"],EXAMPLE=Array.from({length:12},(_,k)=>[k===2?1:0,0]);function runUnit(weights,inputs){let weight_ih=BLOCKS.map(k=>[weights[k].x,weights[k].m]),weight_hh=BLOCKS.map(k=>[weights[k].h]),bias=BLOCKS.map(k=>weights[k].
b),hOld=0,cOld=0;return inputs.map(({x,m})=>{let at=lstmStep({x:[x,m],h:[hOld],c:[cOld],weight_ih,weight_hh,bias}),moment={x,m,hOld,cOld,i:at.i[0],f:at.f[0],g:at.
g[0],o:at.o[0],c:at.c[0],h:at.h[0]};return hOld=moment.h,cOld=moment.c,moment})}var BLOCKS2=["r","z","n"],PYTORCH={update:"keeps",reset:"after"};function gruWeights(){let block=x=>({x,m:0,h:0,b:0});return{r:block(0),z:block(0),n:{...block(1),
bh:0}}}function runGru(weights,inputs,{update,reset}=PYTORCH){let weight_ih=BLOCKS2.map(k=>[weights[k].x,weights[k].m]),weight_hh=BLOCKS2.map(k=>[weights[k].h]),
bias_ih=BLOCKS2.map(k=>weights[k].b),bias_hh=BLOCKS2.map(k=>weights[k].bh??0),hidden=0;return inputs.map(({x,m})=>{let at=gruStep({x:[x,m],h:[hidden],weight_ih,
weight_hh,bias_ih,bias_hh,reset,update}),[r,z,n,heard,hNew]=[at.r,at.z,at.n,at.heard,at.h].map(values=>values[0]),[keep,write]=update==="keeps"?[z,1-z]:[1-z,z],
moment={x,m,hOld:hidden,r,z,n,heard,keep,write,h:hNew};return hidden=hNew,moment})}function turnUpdate(weights){let z=Object.fromEntries(Object.entries(weights.
z).map(([name,value])=>[name,0-value]));return{...weights,z}}function runBeside(weights,inputs,{update,write,bias}){let f=update==="keeps"?weights.z:turnUpdate(
weights).z,i=write==="tied"?turnUpdate({z:f}).z:{x:0,m:0,h:0,b:bias},{x,m,h:h2,b,bh}=weights.n;return runUnit({i,f,g:{x,m,h:h2,b:b+bh},o:{x:0,m:0,h:0,b:1/0}},inputs)}
function runBoth(weights,inputs,settings){let beside=runBeside(weights,inputs,settings);return runGru(weights,inputs,settings).map((at,k)=>({...at,f:beside[k].f,
i:beside[k].i,c:beside[k].c,hBeside:beside[k].h}))}function updateText({update,turned},step,now,other){return update==="keeps"&&!turned?"":update==="keeps"?`The update gate's signs are still turned. At step ${step}\
, h is ${num(now,3)}; with the signs turned back, or with z = 1 writing, it is ${num(other,3)}.`:turned?`Converted: with its signs turned, 1 − z is what z was. \
At every step h is what PyTorch's convention gives with the signs as they were; at step ${step} it is ${num(now,3)}.`:`Same weights, other numbers: at step ${step}\
, h is ${num(now,3)}; with z = 1 keeping, as in PyTorch, it is ${num(other,3)}. z and 1 − z have changed places. To get that run back, turn the signs of the upd\
ate gate's weights and bias.`}function resetText({reset},inside,step,now,other){if(reset==="after")return"";let layers="In a layer of several units the two diff\
er even without that bias, unless all r are alike.";return inside===0?"Same weights, same numbers: one unit without a bias inside the reset cannot tell the two \
apart, since r·(u·h) = u·(r·h). "+layers:`Same weights, other numbers: at step ${step}, h is ${num(now,3)}; after the product, as in PyTorch, it is ${num(other,
3)}. There, r scales the bias inside the reset too: r·(u·h + b). Here the bias comes through whole: u·(r·h) + b. `+layers}function conventionSwitches({onchoose,
onturn}){let update=choice({legend:"Update gate",options:[["keeps","z = 1 keeps (PyTorch, Cho et al. 2014)"],["writes","z = 1 writes (minGRU, makemore)"]],onchange:value=>onchoose(
"update",value)}),reset=choice({legend:"Reset gate",options:[["after","after the product (PyTorch)"],["before","before the product (Cho et al. 2014)"]],onchange:value=>onchoose(
"reset",value)}),updateLine=h("p"),resetLine=h("p"),turnButton=button("Convert the weights",onturn),updateNote=h("div",{class:"gkm-note"},updateLine,turnButton),
resetNote=h("div",{class:"gkm-note"},resetLine);return{root:h("div",{},h("p",{class:"gkm-shared"},"Two conventions are in use for each gate. A switch changes th\
e equation, not the weights."),h("div",{class:"gkm-switches"},h("div",{},update.root,updateNote),h("div",{},reset.root,resetNote))),set(settings){update.set(settings.
update),reset.set(settings.reset)},update(settings,weights,step,now,others){let aboutUpdate=updateText(settings,step,now,others.turned),aboutReset=resetText(settings,
weights.n.bh,step,now,others.after);setText(updateLine,aboutUpdate),setText(resetLine,aboutReset),setText(turnButton,settings.turned?"Turn the signs back":"Conv\
ert the weights"),updateNote.hidden=!aboutUpdate,resetNote.hidden=!aboutReset},note:name=>(name==="update"?updateLine:resetLine).textContent}}function growthText(rows,{
write}){let most=key=>Math.max(...rows.map(row=>Math.abs(row[key]))),grown=Math.max(...rows.map(row=>row.f+row.i)),why=write==="tied"?"Tied, f + i is 1: c is a \
mixture too, and cannot grow beyond 1.":grown>1?`f + i goes up to ${num(grown)}: c may grow beyond 1.`:`f + i goes up to ${num(grown)}: not enough for c to \
grow beyond 1.`;return`Largest |h| of the GRU: ${num(most("h"))}. Largest |c| of the LSTM: ${num(most("c"))}. ${why}`}function besideBox({onchoose,onrest}){let write=choice(
{legend:"LSTM beside it: input gate",options:[["tied","tied, i = 1 − f, as in the GRU"],["free","free, with its own bias"]],onchange:value=>{onchoose({write:value}),
onrest()}}),bias=slider({...{label:"LSTM input gate: bias",min:-8,max:8,step:.1,value:0},quantity:"input",format:v=>num(v,1),oninput:v=>onchoose({bias:v})});bias.
input.addEventListener("change",onrest);let growth=h("p",{class:"gkm-growth"});return{root:h("div",{class:"gkm-beside"},write.root,bias.root,growth,h("p",{class:"\
gkm-how"},"Its weights are the GRU's: f is the share that the GRU keeps, the candidate hears all of h, the output gate is at 1.")),set(settings){write.set(settings.
write),bias.set(settings.bias),bias.root.hidden=settings.write==="tied"},update:(rows,settings)=>setText(growth,growthText(rows,settings))}}var OPTIONS={update:["keeps","writes"],reset:["after","before"],write:["tied","free"]};function readSwitches(given){let settings={...PYTORCH,write:"free",bias:0,
turned:given?.turned===!0};for(let[name,known]of Object.entries(OPTIONS))known.includes(given?.[name])&&(settings[name]=given[name]);return Number.isFinite(given?.
bias)&&(settings.bias=clamp(given.bias,8)),settings}function conventions(desk2){let settings=readSwitches(),show=()=>{switches.set(settings),beside.set(settings)},
turn=change=>{Object.assign(settings,change),show(),desk2.update()},switches=conventionSwitches({onchoose(name,value){turn({[name]:value}),desk2.settle(),desk2.
say(switches.note(name)||"As in PyTorch.")},onturn(){settings.turned=!settings.turned,desk2.setWeights(turnUpdate(desk2.now().weights)),desk2.update(),desk2.settle(),
desk2.say(switches.note("update")||"The update gate's signs are turned back.")}}),beside=besideBox({onchoose:turn,onrest:desk2.settle});return{settings,beside:beside.
root,below:switches.root,draw(){let{weights,inputs,run,cursor,first}=desk2.now(),until=inputs.slice(0,cursor+1);switches.update(settings,weights,cursor+1,run[cursor].
h,{turned:runGru(turnUpdate(weights),until,settings)[cursor].h,after:runGru(weights,until,{...settings,reset:"after"})[cursor].h}),beside.update(run.slice(first),
settings)},defaults(){settings.turned=!1},snapshot:()=>({desk:settings}),restore(state){Object.assign(settings,readSwitches(state.desk)),show()}}}var keeps=settings=>settings.update==="keeps",after=settings=>settings.reset==="after",heardSymbols=settings=>after(settings)?"r·(u_n·h + b_hn)":"u_n·(r·h) + \
b_hn",parts={r:blockPart("r","reset gate","σ",at=>`Of the past, the candidate hears ${percent(at.r)}. r = 1 lets it hear all, r = 0 makes it start afresh.`),heard:{
name:"what it hears of h",quantity:"reset",symbols:heardSymbols,numbers:(at,{n},settings)=>after(settings)?`r·(u_n·h + b_hn) = ${num(at.r,3)} · (${sum([n.h*at.
hOld,n.bh])}) = ${num(at.heard)}`:`u_n·(r·h) + b_hn = ${factor(n.h)} · ${factor(at.r*at.hOld)}${sum([0,n.bh]).slice(4)} = ${num(at.heard)}`,value:at=>num(at.
heard),words:(_at,settings)=>after(settings)?"Here, and only here, the reset gate acts: after the product, so it scales the bias b_hn too.":"Here, and only here\
, the reset gate acts: before the product, on h alone. The bias b_hn comes through whole."},n:{name:"candidate",quantity:"candidate",symbols:settings=>`n = tanh\
(w_nx·x + w_nm·m + b_in + ${heardSymbols(settings)})`,numbers:(at,{n})=>`n = tanh(${sum([n.x*at.x,n.m*at.m,n.b,at.heard])}) = ${num(at.n,3)}`,value:at=>num(at.
n,3),words:()=>"The value on offer, between −1 and 1. It is not a gate: it can be negative."},z:blockPart("z","update gate","σ",at=>`One gate for both roads:\
 ${percent(at.keep)} of the old h stays, ${percent(at.write)} of the candidate comes in.`),keep:{name:"what is kept",quantity:"hidden",symbols:settings=>keeps(settings)?
"z·h":"(1 − z)·h",numbers:(at,_weights,settings)=>`${keeps(settings)?"z·h":"(1 − z)·h"} = ${num(at.keep,3)} · ${factor(at.hOld)} = ${num(at.keep*at.hOld)}`,
value:at=>num(at.keep*at.hOld),words:()=>"The old h, scaled. This road is the memory: nothing else touches h on its way."},other:{name:"the rest",quantity:"upda\
te",symbols:()=>"1 − z",numbers:at=>`1 − z = 1 − ${num(at.z,3)} = ${num(1-at.z,3)}`,value:at=>num(1-at.z,3),words:(_at,settings)=>keeps(settings)?"What is\
 not kept is free for the new. The two shares always add up to 1.":"What is not written stays old. The two shares always add up to 1."},write:{name:"what is wri\
tten",quantity:"candidate",symbols:settings=>keeps(settings)?"(1 − z)·n":"z·n",numbers:(at,_weights,settings)=>`${keeps(settings)?"(1 − z)·n":"z·n"} = ${num(
at.write,3)} · ${factor(at.n,3)} = ${num(at.write*at.n)}`,value:at=>num(at.write*at.n),words:()=>"The candidate, scaled by what the old h leaves free."},h:{name:"\
new h",quantity:"hidden",symbols:settings=>keeps(settings)?"h′ = (1 − z)·n + z·h":"h′ = z·n + (1 − z)·h",numbers:at=>`h′ = ${sum([at.write*at.n,at.
keep*at.hOld])} = ${num(at.h)}`,value:at=>num(at.h),words:()=>"A mixture of old and new, so it never leaves −1 to 1. It is memory and output in one."}};var SMALLER=.6,EMPTY=.1,MEAN={low:.3,high:.7},CALM=12,written=value=>`h is ${value}`,detectors={hold(run){let[from]=stepsWith(run,"x"),needed=20,held=heldSteps(
run,"h",from,from+needed),{h:h2}=run[from];return{checks:[{done:Math.abs(h2)>=WRITTEN,text:`Take in: after the pulse h is ${num(h2)} (needed: ${num(WRITTEN)} or\
 more, either sign)`},holdCheck(held,needed)],bands:[{from,to:from+needed,...bandAround(h2)}]}},"running-mean"(run){let sign=Math.sign(run[stepsWith(run,"x")[0]].
x),spans=[{to:run.findIndex(at=>at.x*sign<0)-1,sign},{to:run.length-1,sign:-sign}];return{checks:spans.map(({to,sign:own})=>{let seen=run.slice(to-CALM+1,to+1).
map(at=>at.h*own),[low,high]=[Math.min(...seen),Math.max(...seen)].map(v=>v*own);return{done:Math.min(...seen)>=MEAN.low&&Math.max(...seen)<=MEAN.high,text:`Ste\
ps ${to-CALM+2} to ${to+1}: h goes from ${num(Math.min(low,high))} to ${num(Math.max(low,high))} (needed: ${own>0?`${num(MEAN.low)} to ${num(MEAN.high)}`:`${num(
-MEAN.high)} to ${num(-MEAN.low)}`})`}}),bands:spans.map(({to,sign:own})=>({from:to-CALM+1,to,low:own>0?MEAN.low:-MEAN.high,high:own>0?MEAN.high:-MEAN.low}))}},
"keep-the-marked"(run){let marks=stepsWith(run,"m"),found=takenAndHeld(run,"h",marks,marks,written),[loud,quiet]=marks.map(k=>Math.abs(run[k].h)),most=SMALLER*loud,
smaller={done:quiet<=most,text:`The quiet value stays the smaller one: |h| is ${num(quiet)} at step ${marks[1]+1} (needed: ${num(most)} or less)`};return{...found,
checks:[...found.checks,smaller]}},"after-the-marker"(run){let marks=stepsWith(run,"m"),found=takenAndHeld(run,"h",marks.map(k=>k+1),marks,written),left=Math.max(
...marks.map(k=>Math.abs(run[k].h)));return{checks:[{done:left<=EMPTY,text:`At the markers |h| goes down to ${num(left)} (needed: ${num(EMPTY)} or less)`},...found.
checks],bands:found.bands}}};var PLACES={line:58,box:{top:162,width:70,height:50},at:{z:104,r:204,n:350},road:120,past:250,bus:282,hears:265,fromH:338,fromX:362},{line,box,at:X,road,past,bus,
hears,fromH,fromX}=PLACES,floor=box.top+box.height;function otherShape(){let pill=s("rect",{class:"gkm-box gkm-edge",width:56,height:24,rx:12}),text=s("text",{class:"\
gkm-name-in","text-anchor":"middle"},"1 − z");return{nodes:[pill,text],update(_,settings){let[x,y]=keeps(settings)?[(X.z+X.n)/2+2,road]:[X.z,(road+line)/2+6];
setAll(pill,{x:x-28,y:y-12}),setAll(text,{x,y:y+4.5})}}}var unit={name:"GRU",width:460,height:322,wires:[{id:"round",quantity:"hidden",d:`M446 ${line}V308H6V${past}\
H14`},{id:"bus",d:`M86 ${bus}H${fromX}V${floor+20}`},{id:"past",quantity:"hidden",d:`M90 ${past}H${hears}`},{id:"bus",d:`M${X.z} ${bus}V${floor+20}`},{id:"bus",
d:`M${X.r} ${bus}V${floor+20}`},{id:"reset",quantity:"reset",d:`M${X.r+box.width/2} ${box.top+box.height/2}H${hears}V${past-13}`},{id:"heard",quantity:"reset",d:`\
M${hears} ${past}H${fromH}V${floor+20}`},{id:"z",quantity:"update",d:`M${X.z} ${box.top}V${line+13}`},{id:"z",quantity:"update",d:`M${X.z} ${road}H${X.n-13}`},{
id:"n",quantity:"candidate",d:`M${X.n} ${box.top}V${line+14}`},{id:"old",quantity:"hidden",d:`M4 ${line}H${X.z}`},{id:"kept",quantity:"hidden",d:`M${X.z} ${line}\
H${X.n}`},{id:"new",quantity:"hidden",d:`M${X.n} ${line}H452`}],bracket:`M78 ${bus-12}H84V${bus+12}H78`,joints:[[X.z,past,"hidden"],[X.r,past,"hidden"],[X.z,bus,
null],[X.r,bus,null],[X.z,road,"update"],[446,line,"hidden"]],arrow:[460,line,"hidden"],labels:[{x:6,y:22,name:"old h",value:at=>num(at.hOld)},{x:(X.z+X.n)/2,y:22,
anchor:"middle",name:"kept",value:at=>num(at.keep*at.hOld)},{x:452,y:22,anchor:"end",name:"new h′",value:at=>num(at.h)},{x:X.n+14,y:84,name:"written",value:at=>num(
at.write*at.n)}],inputs:[{name:"h",x:16,y:past+5,room:18,value:at=>num(at.hOld)},{name:"x",x:16,y:bus-3,room:18,value:at=>num(at.x,1)},{name:"m",x:16,y:bus+19,room:18,
value:at=>num(at.m,0)}],notes:[{x:(hears+fromH)/2+2,y:past-7,anchor:"middle",name:"hears"},{x:(hears+fromH)/2+2,y:past+21,anchor:"middle",value:at=>num(at.heard)},
{x:240,y:303,anchor:"middle",name:"h goes round, into the next step"}],thick:{old:at=>at.hOld,kept:at=>at.keep*at.hOld,new:at=>at.h},shapes:()=>({r:blockShape("\
r",box,X.r,"σ","reset"),heard:circleShape(hears,past,"×"),n:blockShape("n",box,X.n,"tanh","candidate"),z:blockShape("z",box,X.z,"σ","update"),keep:circleShape(
X.z,line,"×"),other:otherShape(),write:circleShape(X.n,road,"×"),h:circleShape(X.n,line,"+")}),describe:(at,settings)=>`Of the old h, ${num(at.hOld)}, the upd\
ate gate at ${num(at.z,3)} keeps the share ${num(at.keep,3)}, and lets in the share ${num(at.write,3)} of the candidate ${num(at.n,3)}: the new h is ${num(at.h)}\
. The reset gate at ${num(at.r,3)} acts ${settings.reset} the product, so the candidate hears ${num(at.heard)} of h.`};var gru={name:"gru-desk",title:"GRU desk: steer one GRU unit",part:"z",weights:gruWeights,groups:[{block:"r",title:"reset gate",main:["b","m","x"],more:["h"]},{
block:"z",title:"update gate",main:["b","m","x"],more:["h"]},{block:"n",title:"candidate",main:["b","x","h"],more:["m","bh"]}],example:Array.from({length:20},(_,k)=>[
k%4===2&&k<12?1:0,0]),run:runBoth,detectors,matters:(_,input)=>input.x!==0,parts,unit,chart,say:at=>`reset gate ${num(at.r,3)}, update gate ${num(at.z,3)}, h ${num(
at.h)}.`,extras:conventions};var gru_desk_default=desk(gru);export{gru_desk_default as default};
