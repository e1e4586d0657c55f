function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function s(tag,attrs={},...children){return build(document.createElementNS(
"http://www.w3.org/2000/svg",tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value==
"function"?node.addEventListener(name.slice(2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);
return node}function setText(node,text){node.textContent!==text&&(node.textContent=text)}function setAll(node,attrs){for(let[name,value]of Object.entries(attrs))
node.setAttribute(name,String(value))}function slider({label,min,max,step,value,quantity,format,oninput}){let show2=format||(v=>v.toFixed(1)),input=h("input",{type:"range",min,max,step,value,"aria-l\
abel":label}),out2=h("output",{class:"gkm-value"}),update=()=>{out2.textContent=show2(+input.value),input.setAttribute("aria-valuetext",show2(+input.value))};input.
addEventListener("input",()=>{update(),oninput(+input.value)}),update();let name=h("span",{class:"gkm-name"},label);return{root:h("label",{class:"gkm-slider","d\
ata-quantity":quantity},name,input,out2),input,set(v){input.value=v,update()}}}function button(label,onclick,attrs={}){return h("button",{type:"button",class:"g\
km-button",onclick,...attrs},label)}function doneHere(logged){let mine=new Map,all=new Map;function refresh(){let there=logged();for(let[id,done]of mine)same(there[id],done)&&mine.delete(id);all.clear();
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
rt"}),show2=()=>{let problem=model.get("problem")||"";line2.hidden=!problem,line2.textContent=problem&&`Not stored. ${problem}`};return model.on("change:problem",
show2),show2(),line2}function goalsOf(model,{say,mark,draw}){let goals=model.get("goals")??[],reached=doneHere(()=>Object.fromEntries((model.get("reached")??[]).map(id=>[id,!0])));function show2(){
draw(reached);let count=goals.filter(({id})=>reached.has(id)).length;goals.length&&mark(`${count} of ${goals.length} goals reached`,count===goals.length)}function heard(){
reached.refresh(),show2()}return model.on("change:reached",heard),{show:show2,has:reached.has,reach({id,title},state){reached.set(id,!0),show2(),emit(model,"goa\
l",{goal:id,state}),say(`Goal reached: ${title}.`)},lookUp({id}){reached.has(id)||emit(model,"recipe",{goal:id})},end:()=>model.off("change:reached",heard)}}var QUANTITY={f:"forget",i:"input",g:"candidate",o:"output",c:"cell",h:"hidden",r:"reset",z:"update",n:"candidate"};function math(text){let root=h("span",{class:"\
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
goal.title:"Free play",done)}}),picker=h("fieldset",{class:"gkm-picker"},h("legend",{},"Goal"),...choices.map(choice=>choice.root)),task=h("p",{class:"gkm-task"}),
nudge=h("p"),recipe=h("p"),recipeBox=h("details",{},h("summary",{},"Still stuck? The recipe"),recipe),shown=null;recipeBox.addEventListener("toggle",()=>{recipeBox.
open&&shown&&onrecipe(shown)});let hint=h("div",{class:"gkm-note"},nudge,recipeBox),showHint=shown2=>{hint.hidden=!shown2,hintButton.setAttribute("aria-expanded",
shown2)},hintButton=button("Hint",()=>showHint(hint.hidden)),rows=Array.from({length:MOST_CHECKS},()=>{let mark=h("span",{class:"gkm-mark","aria-hidden":"true"}),
text=h("span");return{mark,text,root:h("li",{},mark,text)}}),list=h("ul",{class:"gkm-checks"},...rows.map(row=>row.root)),verdict=h("p",{class:"gkm-verdict"}),because=h(
"p"),box2=h("div",{class:"gkm-goal"},h("div",{class:"gkm-asked"},task,hintButton),hint,list,verdict,because);return{picker,box:box2,show(goal){shown=goal;for(let choice of choices)
choice.input.checked=choice.goal===goal;box2.hidden=!goal,setText(task,goal?goal.task:""),setText(nudge,goal?goal.hint:""),setText(recipe,goal?.recipe??""),setText(
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
written,held})=>({done:written&&held>=to-from,text:`From step ${from+1}: ${words(num(value))} (needed: ${sign<0?`${num(-WRITTEN)} or less`:`${num(WRITTEN)} or m\
ore`}), held ${held} of ${to-from} steps within 10 %`})),bands:spans.map(({from,to,sign,value,written})=>({from,to,...bandAround(written?value:sign*1e-9)}))}}var WIDTH=460,LEFT=30,TICKS=[0,9,19,29,39,49];function memoryLevels(rows,bandList){let aims=bandList.map(band=>Math.max(-band.low,band.high)/(1+TOLERANCE)),limit=niceLimit(
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
()=>{advance(),now().end&&rest()},PACE),show2()}function tenSteps(){for(let k=0;k<10&&!now().end;k+=1)advance()}function pause(){clearInterval(timer),timer=void 0,
show2()}function rest(last=()=>{}){pause(),last(),settle(),say()}function show2(){setText(icon,timer?"❚❚":"▶"),setText(verb,timer?"Pause":still()?"Play te\
n steps":"Play")}return show2(),{row:h("div",{class:"gkm-row"},playButton,stepButton,resetButton,counter),scrub,pause,update(){let{cursor,first,length,end}=now();
setText(counter,`Step ${cursor+1} of ${length}`),setAll(scrub,{min:first+1,max:first+STEPS}),scrub.value=cursor+1,stepButton.disabled=end},stop:()=>clearInterval(
timer)}}function wire({d,quantity,id}){return s("path",{class:id==="round"?"gkm-wire gkm-recurrent":"gkm-wire","data-quantity":quantity,d})}function arrowHead(x,y,quantity){
let d=`M${x-9} ${y-7}L${x} ${y}L${x-9} ${y+7}z`;return s("path",{class:"gkm-arrow","data-quantity":quantity,d})}function joint([cx,cy,quantity]){return s("circl\
e",{class:"gkm-arrow","data-quantity":quantity,cx,cy,r:4})}function blockShape(k,{top,width,height},center,squash,name=QUANTITY[k]){let x=center-width/2,middle=top+
height/2,floor=top+height,level=s("rect",{class:"gkm-fill",x:x+1,width:width-2}),value=s("text",{class:"gkm-number",x:center,y:top+41,"text-anchor":"middle"});return{
nodes:[s("rect",{class:"gkm-box",x,y:top,width,height,rx:7}),level,s("rect",{class:"gkm-edge",x,y:top,width,height,rx:7}),s("rect",{class:"gkm-badge",x:center-19,
y:floor+1,width:38,height:19,rx:6}),s("text",{class:"gkm-name-in",x:center,y:floor+15,"text-anchor":"middle"},squash),s("text",{class:"gkm-name-in",x:center,y:top+
19,"text-anchor":"middle"},name),value],level,value,update(at){let signed=[middle-Math.max(0,at[k])*height/2,middle-Math.min(0,at[k])*height/2],[low,high]=squash===
"tanh"?signed:[top+height*(1-at[k]),floor];setAll(level,{y:low.toFixed(2),height:Math.max(0,high-low).toFixed(2)}),setText(value,`${k} ${num(at[k],3)}`)}}}function circleShape(x,y,sign){
return{nodes:[s("circle",{class:"gkm-hit",cx:x,cy:y,r:20}),s("circle",{class:"gkm-box gkm-edge",cx:x,cy:y,r:13}),s("text",{class:"gkm-sign",x,y:y+6.5,"text-anch\
or":"middle"},sign)]}}function ground({wires,bracket,joints,arrow,labels,inputs,notes,thick}){let updates=[],number=(attrs,value)=>{let node=s("text",{class:"gkm-number",...attrs});return updates.
push(at=>setText(node,value(at))),node},written=({x,y,anchor,name,value})=>{let at=height=>({x,y:height,"text-anchor":anchor}),words=name&&s("text",{class:"gkm-\
name-in",...at(y)},name);return value?words?s("g",{},words,number(at(y+20),value)):number(at(y),value):words},drawn=wires.map(one=>({id:one.id,root:wire(one)}));
for(let[id,fill]of Object.entries(thick)){let root2=drawn.findLast(one=>one.id===id)?.root;updates.push(at=>{root2.style.strokeWidth=(2+5*Math.min(1,Math.abs(fill(
at)))).toFixed(2)})}return{root:s("g",{role:"img"},...drawn.map(one=>one.root),s("path",{class:"gkm-wire",d:bracket}),...joints.map(joint),arrowHead(...arrow),...labels.
map(written),...inputs.map(({name,x,y,room,value})=>s("g",{},s("text",{class:"gkm-symbol",x,y},name),number({x:x+room,y},value))),...notes.map(written)),update(at){
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
tate"))}),unit2.select(part),reached.show(),restore(model.get("state")||{}),()=>{time.stop(),reached.end()}}var chart={height:376,right:366,panels:[{place:{top:118,bottom:208,title:"gates: 0 is shut, 1 is open"},levels:()=>[0,1],lines:[{key:"f",label:"forget f",quantity:"\
forget"},{key:"i",label:"input i",quantity:"input"},{key:"o",label:"output o",quantity:"output"}]},{place:{top:250,bottom:340,title:"cell state and hidden state"},
levels:memoryLevels,lines:[{key:"c",label:"cell c",quantity:"cell"},{key:"h",label:"hidden h",quantity:"hidden"}]}],banded:{panel:1,quantity:"cell"},what:"input\
s, gates, cell and hidden state",describe(now,rows,first){let most=rows.reduce((best,row)=>Math.abs(row.c)>Math.abs(best.c)?row:best);return`forget gate ${num(now.
f,3)}, input gate ${num(now.i,3)}, output gate ${num(now.o,3)}, cell ${num(now.c)}, hidden state ${num(now.h)}. The cell is fullest at step ${first+rows.indexOf(
most)+1} with ${num(most.c)}, and ends at ${num(rows[rows.length-1].c)}.`}};var parts={f:blockPart("f","forget gate","σ",at=>`Of the old cell, ${percent(at.f)} is kept at this step. f = 1 keeps all, f = 0 erases.`),keep:{name:"what\
 is kept",quantity:"cell",symbols:"f·c",value:at=>num(at.f*at.cOld),numbers:at=>`f·c = ${num(at.f,3)} · ${factor(at.cOld)} = ${num(at.f*at.cOld)}`,words:()=>"\
The forget gate scales the old cell. Nothing else touches it on its way."},i:blockPart("i","input gate","σ",at=>`Of the candidate, ${percent(at.i)} is written \
into the cell.`),g:blockPart("g","candidate","tanh",()=>"The value on offer, between −1 and 1. It is not a gate: it can be negative."),write:{name:"what is wr\
itten",quantity:"candidate",symbols:"i·g",value:at=>num(at.i*at.g),numbers:at=>`i·g = ${num(at.i,3)} · ${factor(at.g,3)} = ${num(at.i*at.g)}`,words:()=>"The \
input gate scales the candidate before it is added."},cell:{name:"new cell",quantity:"cell",symbols:"c′ = f·c + i·g",value:at=>num(at.c),numbers:at=>`c′ = ${sum(
[at.f*at.cOld,at.i*at.g])} = ${num(at.c)}`,words:()=>"The new cell state is what is kept plus what is written. It may grow beyond 1."},o:blockPart("o","output g\
ate","σ",at=>`Of the squeezed cell, ${percent(at.o)} is shown. The cell itself does not change.`),tanh:{name:"tanh of the cell",quantity:"cell",symbols:"tanh(c\
′)",value:at=>num(Math.tanh(at.c)),numbers:at=>`tanh(c′) = tanh(${num(at.c)}) = ${num(Math.tanh(at.c))}`,words:()=>"The cell is squeezed into −1 to 1 before\
 it is shown."},h:{name:"hidden state",quantity:"hidden",symbols:"h′ = o·tanh(c′)",value:at=>num(at.h),numbers:at=>`h′ = ${num(at.o,3)} · ${factor(Math.
tanh(at.c))} = ${num(at.h)}`,words:()=>"What the unit shows: to the next layer, and to itself at the next step."}};var FULL=3,QUIET=.05;function writeCheck(c,what="the pulse leaves",needed=WRITTEN){return{done:Math.abs(c)>=needed,text:`Write: ${what} ${num(c)} in the cell (n\
eeded: ${num(needed)} or more, either sign)`}}var detectors={hold(run){let[from]=stepsWith(run,"x"),needed=20;return{checks:[writeCheck(run[from].c),holdCheck(heldSteps(
run,"c",from,from+needed),needed)],bands:[{from,to:from+needed,...bandAround(run[from].c)}]}},"forget-at-marker"(run){let from=stepsWith(run,"x").at(-1)??0,[marker]=stepsWith(
run,"m"),needed=marker-1-from,empty=marker+1,before=Math.abs(run[marker-1].c),after=Math.max(...run.slice(empty).map(at=>Math.abs(at.c))),held=before>=FULL*(1-TOLERANCE),
limit=TOLERANCE*(held?before:FULL),left=held?`${num(100*after/before,0)} % is left`:"too little was left to forget";return{checks:[writeCheck(run[from].c,"the p\
ulses leave",FULL),holdCheck(heldSteps(run,"c",from,from+needed),needed),{done:held&&after<=limit,text:`Forget: from the step after the marker on, ${left} (need\
ed: 10 % or less)`}],bands:[{from,to:marker-1,...bandAround(run[from].c,FULL)},{from:empty,to:run.length-1,low:-limit,high:limit}]}},"count-pulses"(run){let pulses=stepsWith(
run,"x"),one=run[pulses[0]].c,least=one<0?Math.min(one,-WRITTEN):Math.max(one,WRITTEN),spans=pulses.map((from,k)=>({from,to:(pulses[k+1]??run.length)-1,times:k+
1})),right=spans.map(({from,to,times})=>run.slice(from,to+1).every(at=>within(at.c,times*one))),counted=right.includes(!1)?right.indexOf(!1):right.length,last=run[run.
length-1].c;return{checks:[writeCheck(one,"the first pulse leaves"),{done:counted===pulses.length,text:`Count: right within 10 % for ${counted} of ${pulses.length}\
 pulses; at the end the cell holds ${num(last)} (needed: about ${num(pulses.length*least)})`}],bands:spans.map(({from,to,times})=>({from,to,...bandAround(times*
least)}))}},"ignore-noise"(run){let marked=stepsWith(run,"m");return takenAndHeld(run,"c",marked,marked,value=>`${value} in the cell`)},"silent-until-asked"(run){
let[from]=stepsWith(run,"x"),asked=stepsWith(run,"m"),needed=run.length-1-from,heard=Math.max(...run.filter(at=>at.m===0).map(at=>Math.abs(at.h))),share=at=>at.
c===0?0:at.h/Math.tanh(at.c),answers=asked.map(k=>`at step ${k+1} ${num(100*share(run[k]),0)} %`).join(", "),quiet=[0,...asked.map(k=>k+1)].map((start2,k)=>({from:start2,
to:(asked[k]??run.length)-1}));return{checks:[writeCheck(run[from].c),holdCheck(heldSteps(run,"c",from,from+needed),needed),{done:heard<=QUIET,text:`Be silent: \
|h| goes up to ${num(heard)} when nobody asks (needed: ${num(QUIET)} or less)`},{done:asked.every(k=>share(run[k])>=1-TOLERANCE),text:`Answer: of tanh(c), h sho\
ws ${answers} (needed: 90 % or more)`}],bands:[{from,to:run.length-1,...bandAround(run[from].c)},...quiet.map(span=>({...span,low:-QUIET,high:QUIET,quantity:"hi\
dden"}))]}}};function sigmoid(z){if(z>=0)return 1/(1+Math.exp(-z));let e=Math.exp(z);return e/(1+e)}function lstmStep({x,h:h2,c,weight_ih,weight_hh,bias}){let dot=(row,v)=>row.
reduce((sum2,w,k)=>sum2+w*v[k],0),H=h2.length,sums=bias.map((b,row)=>dot(weight_ih[row],x)+dot(weight_hh[row],h2)+b),i=sums.slice(0,H).map(sigmoid),f=sums.slice(
H,2*H).map(sigmoid),g=sums.slice(2*H,3*H).map(Math.tanh),o=sums.slice(3*H).map(sigmoid),cNew=c.map((old,k)=>f[k]*old+i[k]*g[k]),hNew=cNew.map((cell,k)=>o[k]*Math.
tanh(cell));return{i,f,g,o,c:cNew,h:hNew}}var BLOCKS=["i","f","g","o"],EXAMPLE=Array.from({length:12},(_,k)=>[k===2?1:0,0]);function defaultWeights(){let block=x=>({x,m:0,h:0,b:0});return{i:block(0),f:block(
0),g:block(1),o:block(0)}}function runUnit(weights,inputs){let weight_ih=BLOCKS.map(k=>[weights[k].x,weights[k].m]),weight_hh=BLOCKS.map(k=>[weights[k].h]),bias=BLOCKS.
map(k=>weights[k].b),hOld=0,cOld=0;return inputs.map(({x,m})=>{let at=lstmStep({x:[x,m],h:[hOld],c:[cOld],weight_ih,weight_hh,bias}),moment={x,m,hOld,cOld,i:at.
i[0],f:at.f[0],g:at.g[0],o:at.o[0],c:at.c[0],h:at.h[0]};return hOld=moment.h,cOld=moment.c,moment})}var LONGEST=8e3,QUESTION=140,ORDER=BLOCKS.flatMap(block=>["x","m","h","b"].map(name=>[block,name])),short=v=>Number(v.toFixed(3));function cleanQuestion(text){return[
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
weights,defaultWeights()),goal,inputs:goal?[]:readRuns(data.inputs),question:cleanQuestion(data.question)}}function readRuns(runs){let pairs=[];for(let run of runs){
if(!Array.isArray(run))continue;let[x,m,times]=run;for(let k=0;k<times&&pairs.length<MOST;k+=1)pairs.push([x,m])}return readInputs(pairs,EXAMPLE).map(input=>[input.
x,input.m])}function shareBox({make,open,back,say}){let field=(label,attrs)=>{let input=h("input",{type:"text",autocomplete:"off",spellcheck:"false",...attrs});return{input,
root:h("label",{class:"gkm-field"},h("span",{},label),input)}},refresh=()=>{root.open&&(sent.input.value=make(question.input.value))},question=field("Your quest\
ion, or your guess (may stay empty)",{maxlength:QUESTION,oninput:refresh}),sent=field("Your challenge: these weights, and the goal or the inputs",{readonly:!0,onfocus:()=>sent.
input.select()}),pasted=field("Paste a challenge",{onkeydown:event=>{event.key==="Enter"&&take()}}),told=h("p",{class:"gkm-told"}),tell=(text,good=!0)=>{told.classList.
toggle("gkm-problem",!good),setText(told,text),say(text)},copy=async()=>{refresh();try{await navigator.clipboard.writeText(sent.input.value),tell("Copied. Paste\
 it to somebody who has the course.")}catch{sent.input.focus(),sent.input.select(),tell("The browser does not let a page copy here. The text is selected: copy i\
t with Ctrl+C or ⌘C.")}},take=()=>{try{open(pasted.input.value)}catch(error){tell(error.message,!1);return}pasted.input.value="",setText(told,"")},root=h("det\
ails",{class:"gkm-share",ontoggle:refresh},h("summary",{},"Share"),question.root,h("div",{class:"gkm-send"},sent.root,button("Copy challenge",copy)),h("div",{class:"\
gkm-send"},pasted.root,button("Open",take)),told),asked=h("q"),task=h("span"),backButton=button("Back to my own desk",back),banner=h("div",{class:"gkm-asked gkm\
-challenge"},h("p",{},h("strong",{},"A challenge: "),asked," ",task),backButton);return{root,banner,refresh,show(challenge,goal){banner.hidden=!challenge,setText(
asked,challenge?.question??""),asked.hidden=!challenge?.question,setText(task,goal?`Reach the goal “${goal.title}” from here.`:"Somebody's weights and input\
s, for free play.")}}}function sharing(desk2){let challenge=null,counts=!0,share=shareBox({make:question=>writeChallenge({...desk2.snapshot(),question}),open:text=>{let{question,...theirs}=readChallenge(
text,desk2.goals),own=challenge?challenge.own:desk2.snapshot();desk2.restore({...theirs,challenge:{goal:theirs.goal,question,own}}),desk2.settle(),desk2.say(share.
banner.firstChild.textContent),share.banner.scrollIntoView({block:"nearest"})},back:()=>{desk2.restore(challenge?.own??{}),desk2.settle(),desk2.say("Your own de\
sk is back."),desk2.focus()},say:desk2.say});return{settings:{},above:share.banner,below:share.root,settled:share.refresh,counts:()=>counts,open(){counts=!0},snapshot:()=>challenge?
{challenge}:{},restore(state){challenge=state.challenge??null,counts=!challenge,share.show(challenge,desk2.goalOf(challenge?.goal))}}}var PLACES={line:58,box:{top:166,width:70,height:50},at:{f:104,i:180,g:256,o:334},plus:218,write:116,out:408,show:146,bus:258},{line,box,at:X,plus,write,out,show,
bus}=PLACES,into=k=>`M${X[k]} ${bus}V${box.top+box.height+21}`;function tanhShape(x,y){return{nodes:[s("rect",{class:"gkm-box gkm-edge",x:x-26,y:y-13,width:52,height:26,
rx:13}),s("text",{class:"gkm-name-in",x,y:y+5,"text-anchor":"middle"},"tanh")]}}var unit={name:"LSTM",width:460,height:312,wires:[{stage:"forget-gate",quantity:"\
forget",d:`M${X.f} ${box.top}V${line+13}`},{stage:"input-gate",quantity:"input",d:`M${X.i} ${box.top}V${write}H${plus-14}`},{stage:"input-gate",quantity:"candid\
ate",d:`M${X.g} ${box.top}V${write}H${plus+14}`},{stage:"input-gate",quantity:"candidate",d:`M${plus} ${write}V${line+14}`},{stage:"output-gate",quantity:"outpu\
t",d:`M${X.o} ${box.top}V${show}H${out-14}`},{stage:"output-gate",quantity:"cell",d:`M${out} ${line}V${show-14}`},{stage:"output-gate",quantity:"hidden",d:`M${out}\
 ${show}H452`},{stage:"whole",id:"round",quantity:"hidden",d:`M452 ${show}V302H12V${bus+34}`},{stage:"forget-gate",id:"bus",d:`M76 ${bus}H${X.f}${into("f")}`},{
stage:"input-gate",id:"bus",d:`M${X.f} ${bus}H${X.g}${into("i")}${into("g")}`},{stage:"output-gate",id:"bus",d:`M${X.g} ${bus}H${X.o}${into("o")}`},{stage:"memo\
ry-line",id:"old",quantity:"cell",d:`M4 ${line}H${X.f}`},{stage:"memory-line",id:"kept",quantity:"cell",d:`M${X.f} ${line}H${plus}`},{stage:"memory-line",id:"ne\
w",quantity:"cell",d:`M${plus} ${line}H452`}],bracket:`M71 ${bus-22}H76V${bus+22}H71`,joints:[],arrow:[458,line,"cell"],labels:[{x:6,y:22,name:"old cell c",value:at=>num(
at.cOld)},{x:(X.f+plus)/2,y:22,anchor:"middle",name:"kept",value:at=>num(at.f*at.cOld)},{x:(plus+out)/2,y:22,anchor:"middle",name:"new cell c′",value:at=>num(
at.c)},{x:plus+14,y:82,name:"written",value:at=>num(at.i*at.g)},{x:446,y:178,anchor:"end",name:"hidden h′",value:at=>num(at.h)}],inputs:[{name:"x",x:6,y:bus-17,
room:18,value:at=>num(at.x,1)},{name:"m",x:6,y:bus+5,room:18,value:at=>num(at.m,0)},{name:"h",x:6,y:bus+27,room:18,value:at=>num(at.hOld)}],notes:[{x:232,y:295,
anchor:"middle",name:"h goes round, into the next step"}],thick:{old:at=>at.cOld,kept:at=>at.f*at.cOld,new:at=>at.c},shapes:()=>({f:blockShape("f",box,X.f,"σ"),
keep:circleShape(X.f,line,"×"),i:blockShape("i",box,X.i,"σ"),g:blockShape("g",box,X.g,"tanh"),write:circleShape(plus,write,"×"),cell:circleShape(plus,line,"+"),
o:blockShape("o",box,X.o,"σ"),tanh:tanhShape(out,98),h:circleShape(out,show,"×")}),describe:at=>`The old cell ${num(at.cOld)} passes a forget gate at ${num(at.
f,3)}; the input gate at ${num(at.i,3)} lets in the candidate ${num(at.g,3)}; the new cell is ${num(at.c)}. Through tanh and the output gate at ${num(at.o,3)} i\
t is shown as the hidden state ${num(at.h)}.`};var lstm={name:"gate-desk",title:"Gate desk: steer one LSTM unit",part:"f",weights:defaultWeights,groups:[{block:"f",title:"forget gate",main:["b","m"],more:["x",
"h"]},{block:"i",title:"input gate",main:["b","m"],more:["x","h"]},{block:"g",title:"candidate",main:["b","x"],more:["m","h"]},{block:"o",title:"output gate",main:[
"b","m"],more:["x","h"]}],example:EXAMPLE,run:runUnit,detectors,matters:(goal,input)=>input.x!==0&&(input.m!==0||goal.kind!=="ignore-noise"),parts,unit,chart,say:at=>`\
forget gate ${num(at.f,3)}, cell ${num(at.c)}, hidden state ${num(at.h)}.`,extras:sharing};var gate_desk_default=desk(lstm);export{gate_desk_default as default};
