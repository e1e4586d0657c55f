function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function s(tag,attrs={},...children){return build(document.createElementNS(
"http://www.w3.org/2000/svg",tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value==
"function"?node.addEventListener(name.slice(2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);
return node}function setText(node,text){node.textContent!==text&&(node.textContent=text)}function setAll(node,attrs){for(let[name,value]of Object.entries(attrs))
node.setAttribute(name,String(value))}function ownName(){return`gkm-${Math.random().toString(36).slice(2)}`}function slider({label,min,max,step,value,quantity,format,oninput}){let show=format||(v=>v.toFixed(1)),input=h("input",{type:"range",min,max,step,value,"aria-la\
bel":label}),out=h("output",{class:"gkm-value"}),update=()=>{out.textContent=show(+input.value),input.setAttribute("aria-valuetext",show(+input.value))};input.addEventListener(
"input",()=>{update(),oninput(+input.value)}),update();let name=h("span",{class:"gkm-name"},label);return{root:h("label",{class:"gkm-slider","data-quantity":quantity},
name,input,out),input,set(v){input.value=v,update()}}}function choice({legend,options,value,onchange}){let name=ownName(),made=options.map(([key,label])=>{let input=h("input",{type:"radio",name,value:key,onchange:()=>onchange(
key)});return input.checked=key===value,{key,input,root:h("label",{class:"gkm-choice"},input,label)}});return{root:h("fieldset",{class:"gkm-picker"},h("legend",
{},legend),...made.map(one=>one.root)),set(chosen){for(let{key,input}of made)input.checked=key===chosen}}}var onPage=()=>document.getElementById("course-page")!==null;var signs_default={listen:{word:"Listen",colour:"#7d4e9e",path:"M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z"},look:{word:"Lo\
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
event=>event.n>heard);model.set("event",{...data,n:(last.n||0)+1,kind,...waiting.length?{before:waiting}:{}}),model.save_changes()}function linear(v0,v1,p0,p1){return v=>p0+(v-v0)*(p1-p0)/(v1-v0)}var BUDGET_KINDS=[["rnn","RNN",1],["gru","GRU",3],["lstm","LSTM",4]],BUDGET_LIMITS={inputs:[1,256],hidden:[1,512],layers:[1,3],directions:[1,2],biases:[1,2],budget:[
1e3,1e6]};function countParts(blocks,hidden,{inputs,layers,directions,biases}){let one=(from,to,reads)=>({from,to,reads,copies:directions*(to-from+1),count:directions*
(to-from+1)*blocks*hidden*(reads+hidden+biases)});return[one(1,1,inputs),...layers>1?[one(2,layers,hidden*directions)]:[]]}function countAll(blocks,hidden,shape){
return countParts(blocks,hidden,shape).reduce((sum,part)=>sum+part.count,0)}function largestHidden(blocks,budget,shape){let hidden=0;for(;countAll(blocks,hidden+
1,shape)<=budget;)hidden+=1;return hidden}function niceBudget(exponent){return Number((10**exponent).toPrecision(3))}function readBudget(given){let known=given&&
typeof given=="object"?given:{},whole=(value,[low,high],fallback)=>Number.isFinite(value)?Math.round(Math.min(high,Math.max(low,value))):fallback,standard={inputs:64,
hidden:128,layers:1,directions:1,biases:2,budget:1e5},at=Object.fromEntries(Object.entries(BUDGET_LIMITS).map(([name,limits])=>[name,whole(known[name],limits,standard[name])]));
return at.mode=["same","own","budget"].includes(known.mode)?known.mode:"same",at.own=Object.fromEntries(BUDGET_KINDS.map(([kind])=>[kind,whole(known.own?.[kind],
BUDGET_LIMITS.hidden,at.hidden)])),at}function countKinds(at){return BUDGET_KINDS.map(([kind,name,blocks])=>{let hidden=at.mode==="budget"?largestHidden(blocks,
at.budget,at):at.mode==="own"?at.own[kind]:at.hidden;return{kind,name,blocks,hidden,parts:hidden?countParts(blocks,hidden,at):[],count:countAll(blocks,hidden,at),
next:countAll(blocks,hidden+1,at)}})}var grouped=v=>v.toLocaleString("en-US"),BARS={left:84,right:340,top:14,row:58,height:30};function budgetBars(){let{left,right,top,row,height}=BARS,rows=BUDGET_KINDS.
map(([kind,name],k)=>{let y=top+k*row;return{size:s("text",{class:"gkm-tick",x:0,y:y+30}),bar:s("rect",{class:"gkm-budget-bar","data-kind":kind,x:left,y,height}),
count:s("text",{class:"gkm-number",y:y+11}),ratio:s("text",{class:"gkm-tick",y:y+30}),name:s("text",{class:"gkm-title",x:0,y:y+10},name)}}),limit=s("line",{class:"\
gkm-budget-limit",y1:top-8,y2:top+2*row+height+8});return{root:s("svg",{class:"gkm-bars",viewBox:`0 0 460 ${top+3*row-14}`,role:"img"},s("line",{class:"gkm-leve\
l",x1:left,x2:left,y1:top-8,y2:top+2*row+height+8}),...rows.flatMap(one=>[one.name,one.size,one.bar]),limit,...rows.flatMap(one=>[one.count,one.ratio])),draw:(found,budget)=>{
let most=Math.max(...found.map(one=>one.count),budget??1),x=linear(0,most,left,right);setAll(limit,{visibility:budget?"visible":"hidden",x1:x(budget??0),x2:x(budget??
0)}),found.forEach(({count,hidden},k)=>{let part=rows[k],end=x(hidden?count:0),at=(budget?Math.max(end,right):end)+9;part.bar.setAttribute("width",(end-left).toFixed(
1));for(let text of[part.count,part.ratio])text.setAttribute("x",at.toFixed(1));setText(part.size,`H = ${hidden}`),setText(part.count,hidden?grouped(count):"non\
e fits"),setText(part.ratio,hidden?ratioText(found,k):"")})}}}function ratioText(found,k){let ratio=found[k].count/found[0].count;return Number.isFinite(ratio)&&
found[0].hidden?`× ${ratio.toFixed(ratio>=100?0:2)}`:""}function partText({from,to,reads},blocks,hidden,{directions,biases}){return`${[...[to-from+1,directions].filter(v=>v>1),blocks,hidden].join(" · ")} · (${reads}\
 + ${hidden} + ${biases})`}function together(text){return h("span",{class:"gkm-together"},text)}function partName({from,to}){return from===to?`layer ${from}`:`l\
ayers ${from} and ${to}`}function render({model,el}){let{say}=start(el,"budget","Budget: how many parameters a layer has","try");el.classList.add("gkm-explorer");
let at=readBudget(model.get("state")),found=[],bars=budgetBars(),moved=change=>value=>{change(value),update()},chosen=name=>value=>{at[name]=Number(value),place(),
update(),rest()},sizeSlider=(label2,limits,oninput)=>{let made=slider({label:label2,min:limits[0],max:limits[1],step:1,value:limits[0],format:String,oninput:moved(
oninput)});return made.input.addEventListener("change",rest),made},inputs=sizeSlider("input size I",BUDGET_LIMITS.inputs,v=>{at.inputs=v}),hidden=sizeSlider("hi\
dden size H",BUDGET_LIMITS.hidden,v=>{at.hidden=v}),own=BUDGET_KINDS.map(([kind,name])=>({kind,one:sizeSlider(`H of the ${name}`,BUDGET_LIMITS.hidden,v=>{at.own[kind]=
v})})),budget=slider({label:"budget",min:3,max:6,step:.01,value:5,format:v=>grouped(niceBudget(v)),oninput:moved(v=>{at.budget=niceBudget(v)})});budget.input.addEventListener(
"change",rest);let pick=(name,legend,options)=>choice({legend,options,value:"",onchange:chosen(name)}),mode=choice({legend:"Compare at",value:"",options:[["same",
"the same size"],["own","sizes of their own"],["budget","the same budget"]],onchange(value){if(value==="own"&&at.mode==="same")for(let{kind}of own)at.own[kind]=
at.hidden;at.mode=value,place(),update(),rest()}}),layers=pick("layers","Layers",[["1","1"],["2","2"],["3","3"]]),directions=pick("directions","Directions",[["1",
"one"],["2","two"]]),biases=pick("biases","Biases a row",[["1","one (textbook)"],["2","two (PyTorch)"]]),formula=h("p",{class:"gkm-budget-formula"}),finding=h("\
p",{class:"gkm-finding"}),torchLine=h("p",{class:"gkm-note"}),cards=BUDGET_KINDS.map(([kind,name])=>{let sums=h("div"),total=h("p",{class:"gkm-budget-total"}),left=h(
"p"),torch=h("p");return{sums,total,left,torch,root:h("div",{class:"gkm-budget-card","data-kind":kind},h("h4",{},name),sums,total,left,torch)}});el.append(mode.
root,h("div",{class:"gkm-desk"},h("div",{},inputs.root,hidden.root,...own.map(({one})=>one.root),budget.root,h("div",{class:"gkm-budget-choices"},layers.root,directions.
root,biases.root)),h("div",{},bars.root,finding)),formula,h("div",{class:"gkm-budget-cards"},...cards.map(one=>one.root)),torchLine);function place(){inputs.set(
at.inputs),hidden.set(at.hidden);for(let{kind,one}of own)one.set(at.own[kind]);budget.set(Math.log10(at.budget)),mode.set(at.mode),layers.set(String(at.layers)),
directions.set(String(at.directions)),biases.set(String(at.biases)),hidden.root.hidden=at.mode!=="same";for(let{one}of own)one.root.hidden=at.mode!=="own";budget.
root.hidden=at.mode!=="budget"}function update(){found=countKinds(at),bars.draw(found,at.mode==="budget"?at.budget:null);let first=`G · H · (I + H + ${at.biases}\
)`;formula.replaceChildren(h("strong",{},at.directions>1?`2 · ${first}`:first)," with G = 1 for the RNN, 3 for the GRU, 4 for the LSTM.",at.layers>1?` A later \
layer reads ${at.directions>1?"2H values, both directions',":"H values"} instead of I.`:""),found.forEach(({blocks,parts,hidden:units,count,next},k)=>{let{sums,
total,left}=cards[k],several=parts.length>1;sums.replaceChildren(...parts.map(part=>h("p",{},several?h("span",{class:"gkm-how"},`${partName(part)}: `):"",together(
partText(part,blocks,units,at)),several?together(` = ${grouped(part.count)}`):""))),setText(total,units?`= ${grouped(count)}`:"not even one unit fits"),left.hidden=
at.mode!=="budget",setText(left,units?`H = ${units} fits, ${grouped(at.budget-count)} left over. H = ${units+1} needs ${grouped(next)}.`:`H = 1 needs ${grouped(
next)}.`)}),setText(finding,findingText()),compare()}function findingText(){let[rnn,gru,lstm]=found;return at.mode==="budget"?`${grouped(at.budget)} parameters \
buy ${rnn.hidden} units of an RNN, ${gru.hidden} of a GRU, ${lstm.hidden} of an LSTM.`:at.mode==="own"?`A GRU of ${gru.hidden} units has ${(gru.count/lstm.count).
toFixed(2)} times as many parameters as an LSTM of ${lstm.hidden}.`:"At the same size it is 1 : 3 : 4, whatever the size: one block of rows, three, four."}function compare(){
let counted=model.get("counted")||{},kinds=counted.kinds||{},current=Object.keys(kinds).length&&["inputs","layers","directions"].every(name=>counted[name]===at[name]),
verdicts=found.map(({kind,hidden:units,count},k)=>{let theirs=kinds[kind],known=current&&units>0&&theirs?.hidden===units;if(cards[k].torch.hidden=!known,cards[k].
torch.replaceChildren(),!known)return units>0?null:!0;let agrees=theirs.all-(at.biases===1?theirs.second:0)===count,taken=at.biases===1?`torch: ${grouped(theirs.
all)} − ${grouped(theirs.second)} = ${grouped(theirs.all-theirs.second)}`:`torch: ${grouped(theirs.all)}`;return cards[k].torch.replaceChildren(together(taken),
" ",together(agrees?"✓ agrees":"✗ differs")),agrees}),asked=verdicts.some(one2=>one2===null),one=at.biases===1?" A layer of torch has two biases a row or, w\
ith bias=False, none; so one is its count less the second of them.":"";return setText(torchLine,Object.keys(kinds).length?asked?"By torch: counting …":`By tor\
ch: ${built()}; ${verdicts.every(Boolean)?"its counts agree.":"its counts differ from the formula."}${one}`:"By torch: run in JupyterLab to let torch count."),!asked&&
verdicts.every(Boolean)}function built(){return onPage()?"it built such layers when this page was made, and their shapes are worked out for your sizes":'it buil\
t these layers on its device "meta", which has shapes and no numbers'}function label(){let rows=found.map(({name,hidden:units,count},k)=>units?`${name} with H =\
 ${units}: ${grouped(count)} ${ratioText(found,k)}`.trim():`${name}: not even one unit fits`);return bars.root.setAttribute("aria-label",`Parameters, as bars. ${rows.
join("; ")}${at.mode==="budget"?`; the budget is ${grouped(at.budget)}`:""}.`),rows.join("; ")}function ask(){let sizes=Object.fromEntries(found.filter(one=>one.
hidden>0).map(one=>[one.kind,one.hidden]));emit(model,"count",{inputs:at.inputs,layers:at.layers,directions:at.directions,sizes})}function rest(){model.set("sta\
te",structuredClone(at)),model.save_changes(),say(`${label()}.`),compare()||ask()}model.on("change:counted",()=>{compare()&&say("torch counts the same.")}),model.
on("change:state",()=>{let given=readBudget(model.get("state"));JSON.stringify(given)!==JSON.stringify(at)&&(at=given,place(),update(),label())}),place(),update(),
label(),compare()||ask()}var budget_default={render};export{budget_default as default};
