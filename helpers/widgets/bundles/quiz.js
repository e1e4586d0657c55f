function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function s(tag,attrs={},...children){return build(document.createElementNS(
"http://www.w3.org/2000/svg",tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value==
"function"?node.addEventListener(name.slice(2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);
return node}function setText(node,text){node.textContent!==text&&(node.textContent=text)}function ownName(){return`gkm-${Math.random().toString(36).slice(2)}`}function keepUnfolded(el,change){let open=[...el.querySelectorAll("details")].map(one=>one.
open),made=change();for(let[k,one]of[...el.querySelectorAll("details")].entries())one.open=open[k]??!1;return made}function keepFocus(el,change){let inside=el.contains(
document.activeElement),next=change();inside&&next&&next.focus()}function button(label,onclick,attrs={}){return h("button",{type:"button",class:"gkm-button",onclick,...attrs},label)}function choice({legend,options,value,onchange}){
let name=ownName(),made=options.map(([key,label])=>{let input=h("input",{type:"radio",name,value:key,onchange:()=>onchange(key)});return input.checked=key===value,
{key,input,root:h("label",{class:"gkm-choice"},input,label)}});return{root:h("fieldset",{class:"gkm-picker"},h("legend",{},legend),...made.map(one=>one.root)),set(chosen){
for(let{key,input}of made)input.checked=key===chosen}}}function doneHere(logged){let mine=new Map,all=new Map;function refresh(){let there=logged();for(let[id,done]of mine)same(there[id],done)&&mine.delete(id);all.clear();
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
event=>event.n>heard);model.set("event",{...data,n:(last.n||0)+1,kind,...waiting.length?{before:waiting}:{}}),model.save_changes()}function problemLine(model){let line=h("p",{class:"gkm-problem",role:"alert"}),show=()=>{let problem=model.get("problem")||"";line.hidden=!problem,line.textContent=
problem&&`Not stored. ${problem}`};return model.on("change:problem",show),show(),line}var EVERY=5,LEVELS=[["25","I'm guessing"],["50","half and half"],["75","rather sure"],["95","sure"]],shown=0;function timeToAsk(){return shown+=1,shown%EVERY===
0}function confidence(){let sure,box=choice({legend:"How sure are you? You may leave this out.",options:LEVELS,onchange:value=>{sure=+value}});return box.root.classList.
add("gkm-sure"),{root:box.root,value:()=>sure}}function radios({legend,options,order,chosen,onchange}){let name=`gkm-${Math.random().toString(36).slice(2)}`,inputs=order.map(index=>h("input",{type:"radio",name,
value:index,checked:index===chosen,onchange})),rows=order.map((index,k)=>h("label",{class:"gkm-option"},inputs[k],h("span",{},options[index])));return{root:h("f\
ieldset",{class:"gkm-options"},h("legend",{},legend),...rows),lock(){for(let input of inputs)input.disabled=!0,input.parentNode.classList.toggle("gkm-chosen",input.
checked)},value(){let input=inputs.find(each=>each.checked);return input?+input.value:null},focus(){(inputs.find(each=>each.checked)||inputs[0]).focus()}}}function explanation({
options,order,chosen}){let{correct,why}=options[chosen],others=order.filter(index=>index!==chosen).map(index=>h("li",{},h("strong",{},options[index].correct?"✓ \
Right: ":"✗ Wrong: "),options[index].text,h("br"),options[index].why));return h("div",{class:"gkm-explanation"},h("div",{class:correct?"gkm-good":"gkm-bad"},h(
"p",{},h("strong",{},correct?"✓ Right. ":"✗ Not so. "),why)),h("details",{},h("summary",{},correct?"Why not the others?":"Show the right answer and all reas\
ons"),h("ul",{},...others)))}var SPACE="[ \\t\\r\\n\\u00a0\\u2009\\u202f]*",PART="([+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:e[+-]?[0-9]{1,3})?)",NUMBER=new RegExp(`^${SPACE}(?:[=≈~]${SPACE}\
)?${PART}(?:${SPACE}/${SPACE}${PART})?${SPACE}(%?)${SPACE}$`,"u"),TWO_READINGS=/^[+-]?[1-9][0-9]{0,2},[0-9]{3}$/u,LONGEST=40;function readNumber(text,unit){let shown2=text.
replace(new RegExp(`^${SPACE}|${SPACE}$`,"gu"),"");if(!shown2)return{problem:"Type a number first."};if([...shown2].length>LONGEST)return{problem:"That is too l\
ong for a number. Write it like 0.35, 1/2 or 35 %."};let found=NUMBER.exec(withoutUnit(shown2.toLowerCase().replaceAll("−","-"),unit));if(!found)return{problem:`\
“${shown2}” is not a number that can be read here. Write it like 0.35, 1/2 or 35 %.`};let[,over,under,percent]=found;if([over,under].some(part=>part&&TWO_READINGS.
test(part)))return{problem:`“${shown2}” can be read in two ways. Leave the comma out, or write a point for decimals.`};let value=Number(over.replace(",","."));
if(under){let below=Number(under.replace(",","."));if(below===0)return{problem:"Nothing can be divided by 0. Write the number in another way."};value/=below}return percent&&
unit!=="%"&&(value/=100),Number.isFinite(value)?{value}:{problem:"That number is too large to be read."}}function withoutUnit(text,unit){if(!unit||unit==="%")return text;
let word=unit.toLowerCase(),end=[word,word.replace(/s$/,"")].find(each=>each&&text.endsWith(each));return end?text.slice(0,-end.length):text}function namedNumber(question,value){
return question.wrong.find(each=>Math.abs(value-each.value)<=each.margin)||null}function isRight(question,given){switch(question.type){case"several":return question.
options.every((option,k)=>option.correct===given.includes(k));case"number":return Math.abs((readNumber(given,question.unit).value??Number.NaN)-question.answer)<=
question.margin;case"order":return given.every((step,k)=>step===k);default:return question.options[given].correct}}function asker(question,given,say,onchange){switch(question.type){case"several":return askSeveral(question,given,onchange);case"number":return askNumber(question,
given,onchange);case"order":return askOrder(question,given,say,onchange);default:return askOne(question,given,onchange)}}function askOne(question,given,onchange){
let box=radios({legend:question.question,options:question.options.map(each=>each.text),order:question.order,chosen:given,onchange});return{...box,value:()=>box.
value()===null?{problem:"Choose an answer first."}:{given:box.value()}}}function askSeveral(question,given,onchange){let inputs=question.order.map(index=>h("inp\
ut",{type:"checkbox",value:index,checked:given?.includes(index),onchange})),rows=question.order.map((index,k)=>h("label",{class:"gkm-option"},inputs[k],h("span",
{},question.options[index].text)));return{root:h("fieldset",{class:"gkm-options"},h("legend",{},question.question,h("span",{class:"gkm-quiet gkm-rule"}," Any nu\
mber of them may be right.")),...rows),value(){let taken=inputs.filter(each=>each.checked).map(each=>+each.value).sort((a,b)=>a-b);return taken.length?{given:taken}:
{problem:"Choose the right answers first: one or more."}},lock(){for(let input of inputs)input.disabled=!0,input.parentNode.classList.toggle("gkm-chosen",input.
checked)},focus(){inputs[0].focus()}}}function askNumber(question,given,onchange){let name=`gkm-${Math.random().toString(36).slice(2)}`,input=h("input",{type:"t\
ext",inputmode:"decimal",autocomplete:"off",maxlength:60,class:"gkm-number",id:name,"aria-describedby":`${name}u`,value:given,oninput:onchange}),unit=h("span",{
id:`${name}u`,class:"gkm-quiet"},question.unit||h("small",{},"as in 0.35, 1/2 or 35 %"));return{root:h("div",{role:"group",class:"gkm-options","aria-labelledby":`${name}\
q`},h("p",{class:"gkm-legend"},h("label",{for:name,id:`${name}q`},question.question)),h("div",{class:"gkm-row"},input,unit)),value(){let{problem}=readNumber(input.
value,question.unit);return input.setAttribute("aria-invalid",String(!!problem)),problem?{problem}:{given:input.value.trim()}},lock(){input.readOnly=!0},focus(){
input.focus()}}}function askOrder(question,given,say,onchange){let order=[...given||question.order],last=order.length-1,list=h("ol",{class:"gkm-steps"}),rows=order.
map(index=>{let text=question.steps[index].text,arrow=sign=>h("span",{"aria-hidden":"true"},sign),up=button(arrow("↑"),()=>move(index,-1,up),{"aria-label":`Mo\
ve up: ${text}`}),down=button(arrow("↓"),()=>move(index,1,down),{"aria-label":`Move down: ${text}`});return{index,up,down,root:h("li",{},h("span",{class:"gkm-\
step"},text),h("span",{class:"gkm-moves"},up,down))}}),rowOf=index=>rows.find(row=>row.index===index);function place(){list.replaceChildren(...order.map(index=>rowOf(
index).root)),order.forEach((index,k)=>{rowOf(index).up.setAttribute("aria-disabled",String(k===0)),rowOf(index).down.setAttribute("aria-disabled",String(k===last))})}
function move(index,by,pressed){let at=order.indexOf(index),to=at+by;if(to<0||to>last){say(`This is already the ${by<0?"first":"last"} place.`);return}order.splice(
to,0,...order.splice(at,1)),place(),pressed.focus(),say(`Now place ${to+1} of ${last+1}: ${question.steps[index].text}`),onchange()}return place(),{root:h("fiel\
dset",{class:"gkm-options"},h("legend",{},question.question,h("span",{class:"gkm-quiet gkm-rule"}," Put the first one on top.")),list),value:()=>({given:[...order]}),
lock(){let first=order.findIndex((index,k)=>index!==k);for(let row of rows)row.root.querySelector(".gkm-moves").remove();first>=0&&rowOf(order[first]).root.append(
h("strong",{class:"gkm-off"},"✗ out of place"))},focus(){rowOf(order[0]).down.focus()}}}function reply(question,given){let correct=isRight(question,given),box=(head,said,...more)=>({correct,said:`${head} ${said}`,root:h("div",{class:"gkm-explanatio\
n"},h("div",{class:correct?"gkm-good":"gkm-bad"},h("p",{},h("strong",{},`${correct?"✓":"✗"} ${head} `),said)),...more)}),fold=(summary,...inside)=>h("detail\
s",{},h("summary",{},summary),...inside);switch(question.type){case"several":return replySeveral(question,given,box,fold);case"number":{let{value=Number.NaN}=readNumber(
given,question.unit),named=namedNumber(question,value);if(correct)return box("Right.",question.why);let known=h("p",{},h("strong",{},question.shown),". ",question.
why);return box("Not so.",named?named.why:"That is another number. Work it out once more, step by step.",fold("Show the answer, and why",known))}case"order":{let reasons=h(
"ol",{},...question.steps.map(step=>h("li",{},step.text,h("br"),step.why)));if(correct)return box("Right.",`All ${given.length} steps are in order.`,fold("Why t\
his order?",reasons));let first=given.findIndex((step,k)=>step!==k),early=question.steps[given[first]],before=first===0?"The first step is out of place already.":
first===1?"The first step is right, the second is not.":`The first ${first} steps are right, the next one is not.`;return box("Not so.",`${before} “${early.text}\
” comes too early. ${early.why}`,fold("Show the right order and the reasons",reasons))}case"verdict":{let evidence=h("ul",{},...question.evidence.map(each=>h(
"li",{},each)));return box(correct?`Right: it is ${question.verdict}.`:`Not so: it is ${question.verdict}.`,question.why,h("p",{class:"gkm-note"},h("strong",{},
"To be exact: "),question.exact),h("p",{},"How we know:"),evidence)}default:{let{why}=question.options[given];return{correct,said:`${correct?"Right.":"Not so."}\
 ${why}`,root:explanation({...question,chosen:given})}}}}function replySeveral({options,order},given,box,fold){let line=k=>h("li",{},h("strong",{},options[k].correct?
"✓ Right: ":"✗ Wrong: "),options[k].text,h("br"),options[k].why),taken=order.filter(k=>given.includes(k)),left=order.filter(k=>!given.includes(k)),wrong=taken.
filter(k=>!options[k].correct).length,missing=left.filter(k=>options[k].correct).length,words=wrong&&taken.length===1?"This one is wrong.":wrong?`${wrong} of th\
e ${taken.length} that you chose ${wrong===1?"is":"are"} wrong.`:missing?"What you chose is right, but something is missing.":"These and no others.",rest=left.length?
fold(wrong||missing?"Show the others":"Why not the others?",h("ul",{},...left.map(line))):null,found=box(wrong||missing?"Not so.":"Right.",words,h("ul",{},...taken.
map(line)),rest);return{...found,said:[found.said,...taken.map(k=>options[k].why)].join(" ")}}function render({model,el}){let title=model.get("title"),noun=model.get("noun"),Noun=noun[0].toUpperCase()+noun.slice(1),{say,mark}=start(el,"quiz",title,"recal\
l"),questions=model.get("questions"),answers=doneHere(()=>model.get("answered")||{}),retry=new Set,sure=new Map,count=h("span",{class:"gkm-count"}),score=h("spa\
n",{class:"gkm-kind"}),stage=h("div",{class:"gkm-stage"}),marks=questions.map((_,k)=>button("",()=>show(k),{class:"gkm-button gkm-jump"}));el.append(h("div",{class:"\
gkm-head"},h("h3",{},title),count,score),h("div",{class:"gkm-jumps",role:"group","aria-label":`${Noun}s`},...marks),stage,problemLine(model));let at=Math.max(0,
questions.findIndex(question=>!answers.has(question.id))),touched=!1,hint=h("p",{class:"gkm-quiet"}),right=question=>isRight(question,answers.get(question.id));
function show(k){at=k,draw()}function drawMarks(){let answered=questions.filter(question=>answers.has(question.id));mark(`${answered.length} of ${questions.length}\
 answered`,answered.length===questions.length),count.textContent=`${noun} ${at+1} of ${questions.length}`,score.textContent=answered.length?`${answered.filter(right).
length} of ${answered.length} answered right`:"",questions.forEach((question,k)=>{let[sign,word]=answers.has(question.id)?right(question)?["✓","right"]:["✗",
"not right yet"]:["","open"];marks[k].replaceChildren(String(k+1),...sign?[h("span",{"aria-hidden":"true"},` ${sign}`)]:[]),marks[k].setAttribute("aria-label",`${Noun}\
 ${k+1}, ${word}`),k===at?marks[k].setAttribute("aria-current","step"):marks[k].removeAttribute("aria-current")})}function draw(){drawMarks();let question=questions[at],
given=answers.has(question.id)?answers.get(question.id):null,known=given!==null&&!retry.has(question.id);hint=h("p",{class:"gkm-quiet"}),touched=!1;let box=asker(
question,known||question.type==="order"?given:null,say,()=>{touched=!0,hint.textContent=""});if(known){box.lock();let again=button("Try again",()=>{retry.add(question.
id),draw().focus()}),next=at+1<questions.length?button(`Next ${noun}`,()=>keepFocus(el,()=>(show(at+1),stage.firstChild)),{class:"gkm-button gkm-primary"}):null;
stage.replaceChildren(box.root,reply(question,given).root,h("div",{class:"gkm-row"},...[next,again].filter(Boolean)))}else{let check=button("Check answer",judge,
{class:"gkm-button gkm-primary"});sure.has(question.id)||sure.set(question.id,timeToAsk()?confidence():null),stage.replaceChildren(box.root,h("div",{class:"gkm-\
row"},check,hint),...sure.get(question.id)?[sure.get(question.id).root]:[]),box.root.addEventListener("keydown",event=>{event.key!=="Enter"||!event.target.matches(
"input[type=text]")||(event.preventDefault(),judge())})}return box.root.setAttribute("tabindex",-1),box;function judge(){let value=box.value();if(value.problem){
hint.textContent=value.problem,say(value.problem);return}answers.set(question.id,value.given),retry.delete(question.id),emit(model,"answer",{question:question.id,
given:value.given,sure:sure.get(question.id)?.value()}),sure.set(question.id,null),keepFocus(el,()=>(draw(),stage.querySelector(".gkm-row:last-child button"))),
say(reply(question,value.given).said)}}function heard(){let{id}=questions[at],before=answers.get(id);answers.refresh();for(let one of retry)answers.has(one)||retry.
delete(one);same(before,answers.get(id))?drawMarks():touched||retry.has(id)?(drawMarks(),hint.textContent=`You answered this ${noun} elsewhere. What you choose \
here counts once you check it.`):keepFocus(stage,()=>(keepUnfolded(stage,draw),stage.querySelector(".gkm-row:last-child button")))}model.on("change:answered",heard),
draw()}var quiz_default={render};export{quiz_default as default};
