function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function s(tag,attrs={},...children){return build(document.createElementNS(
"http://www.w3.org/2000/svg",tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value==
"function"?node.addEventListener(name.slice(2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);
return node}function setText(node,text){node.textContent!==text&&(node.textContent=text)}function keepUnfolded(el,change){let open=[...el.querySelectorAll("details")].map(one=>one.open),made=change();for(let[k,one]of[...el.querySelectorAll("details")].
entries())one.open=open[k]??!1;return made}function keepFocus(el,change){let inside=el.contains(document.activeElement),next=change();inside&&next&&next.focus()}function button(label,onclick,attrs={}){return h("button",{type:"button",class:"gkm-button",onclick,...attrs},label)}function doneHere(logged){let mine=new Map,all=new Map;function refresh(){let there=logged();for(let[id,done]of mine)same(there[id],done)&&mine.delete(id);all.clear();
for(let[id,done]of[...Object.entries(there),...mine])all.set(id,done)}return refresh(),{refresh,has:id=>all.has(id),get:id=>all.get(id),set(id,done){mine.set(id,
done),all.set(id,done)},begin(){mine.clear(),refresh()}}}function same(one,other){return JSON.stringify(one)===JSON.stringify(other)}var onPage=()=>document.getElementById("course-page")!==null;function notebookLink(text,notebook,cell=""){if(onPage())return h("a",{href:pageOf(notebook,cell)},text);let fragment=cell?`#cell-id=${cell}`:"";return h("a",{href:`${notebook}${fragment}`,
"data-commandlinker-command":"rendermime:handle-local-link","data-commandlinker-args":JSON.stringify({path:`${folder()}${notebook}`,id:fragment})},text)}function pageOf(notebook,cell){
let slug=notebook.replace(/^\d+_|\.ipynb$/g,"").replaceAll("_","-");return`${slug}.html${cell?`#${cell.startsWith(`${slug}-`)?cell.slice(slug.length+1):cell}`:""}`}
function folder(){let path=window.location.pathname.match(/\/(?:tree|notebooks)\/(.*\/)?[^/]*$/)?.[1]??"";return decodeURIComponent(path)}var signs_default={listen:{word:"Listen",colour:"#7d4e9e",path:"M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z"},look:{word:"Lo\
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
problem&&`Not stored. ${problem}`};return model.on("change:problem",show),show(),line}function radios({legend,options,order,chosen,onchange}){let name=`gkm-${Math.random().toString(36).slice(2)}`,inputs=order.map(index=>h("input",{type:"radio",name,
value:index,checked:index===chosen,onchange})),rows=order.map((index,k)=>h("label",{class:"gkm-option"},inputs[k],h("span",{},options[index])));return{root:h("f\
ieldset",{class:"gkm-options"},h("legend",{},legend),...rows),lock(){for(let input of inputs)input.disabled=!0,input.parentNode.classList.toggle("gkm-chosen",input.
checked)},value(){let input=inputs.find(each=>each.checked);return input?+input.value:null},focus(){(inputs.find(each=>each.checked)||inputs[0]).focus()}}}var SPACE="[ \\t\\r\\n\\u00a0\\u2009\\u202f]*",PART="([+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:e[+-]?[0-9]{1,3})?)",NUMBER=new RegExp(`^${SPACE}(?:[=≈~]${SPACE}\
)?${PART}(?:${SPACE}/${SPACE}${PART})?${SPACE}(%?)${SPACE}$`,"u"),TWO_READINGS=/^[+-]?[1-9][0-9]{0,2},[0-9]{3}$/u,LONGEST=40;function readNumber(text,unit){let shown=text.
replace(new RegExp(`^${SPACE}|${SPACE}$`,"gu"),"");if(!shown)return{problem:"Type a number first."};if([...shown].length>LONGEST)return{problem:"That is too lon\
g for a number. Write it like 0.35, 1/2 or 35 %."};let found=NUMBER.exec(withoutUnit(shown.toLowerCase().replaceAll("−","-"),unit));if(!found)return{problem:`\
“${shown}” is not a number that can be read here. Write it like 0.35, 1/2 or 35 %.`};let[,over,under,percent]=found;if([over,under].some(part=>part&&TWO_READINGS.
test(part)))return{problem:`“${shown}” can be read in two ways. Leave the comma out, or write a point for decimals.`};let value=Number(over.replace(",","."));
if(under){let below=Number(under.replace(",","."));if(below===0)return{problem:"Nothing can be divided by 0. Write the number in another way."};value/=below}return percent&&
unit!=="%"&&(value/=100),Number.isFinite(value)?{value}:{problem:"That number is too large to be read."}}function withoutUnit(text,unit){if(!unit||unit==="%")return text;
let word=unit.toLowerCase(),end=[word,word.replace(/s$/,"")].find(each=>each&&text.endsWith(each));return end?text.slice(0,-end.length):text}function asker(question,given,say,onchange){switch(question.type){case"several":return askSeveral(question,given,onchange);case"number":return askNumber(question,
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
h("strong",{class:"gkm-off"},"✗ out of place"))},focus(){rowOf(order[0]).down.focus()}}}function render({model,el}){let{say,mark}=start(el,"quiz","Final test","check"),stage=h("div",{class:"gkm-stage"});el.append(h("h3",{},"Final test"),stage,problemLine(
model));let at=0,touched=!1,answers=doneHere(()=>model.get("given")||{}),jumps=h("div"),open=()=>model.get("questions").length>0;function draw(){return open()?drawQuestion():
drawBefore()}function drawBefore(){let[count,bank,result]=["count","bank","result"].map(name=>model.get(name));mark(result?`${result.right} of ${result.of}, ${verdict(
result)}`:"not taken yet",!!result?.passed);let rules=h("p",{},`${count} questions, drawn anew each time from ${bank}. You pass with ${Math.round(100*model.get(
"pass_mark"))} % right. You see what is right once you hand it in. If you stop in the middle, the test waits for you.`),go2=button(result?"Take another test":"B\
egin",()=>emit(model,"begin"),{class:"gkm-button gkm-primary"}),shown=result?resultOf(result):null;return stage.replaceChildren(...shown?[shown]:[],rules,h("div",
{class:"gkm-row"},go2)),shown??go2}function drawQuestion(){let questions=model.get("questions");at=Math.min(at,questions.length-1);let question=questions[at];touched=
!1;let hint=h("p",{class:"gkm-quiet"}),box=asker(question,answers.get(question.id)??null,say,()=>{touched=!0,hint.textContent=""});box.root.setAttribute("tabind\
ex",-1);let last=at+1===questions.length,keep=button(last?"Keep this answer":"Keep, and go on",()=>answer(),{class:"gkm-button gkm-primary"}),skip=last?null:button(
"Skip for now",()=>go(at+1)),finish=button("Hand in",()=>handIn());box.root.addEventListener("keydown",event=>{event.key!=="Enter"||!event.target.matches("input\
[type=text]")||(event.preventDefault(),answer())});let sure=h("div",{class:"gkm-note",role:"group",tabindex:-1,"aria-label":"Hand in?",hidden:!0});return jumps=
h("div",{class:"gkm-jumps",role:"group","aria-label":"Questions"}),drawJumps(),stage.replaceChildren(jumps,box.root,h("div",{class:"gkm-row"},...[keep,skip,finish,
hint].filter(Boolean)),sure),box.root;function answer(){let value=box.value();if(value.problem){hint.textContent=value.problem,say(value.problem);return}answers.
set(question.id,value.given),emit(model,"answer",{question:question.id,given:value.given}),say("Kept."),go(last?at:at+1)}function handIn(){let open2=questions.filter(
({id})=>!answers.has(id)).length,words=open2?`${open2===1?"One question is":`${open2} questions are`} open, and would count as wrong.`:"All questions are answer\
ed.";sure.hidden=!1,sure.replaceChildren(h("p",{},`${words} Hand it in?`),h("div",{class:"gkm-row"},button("Hand it in",()=>emit(model,"finish"),{class:"gkm-but\
ton gkm-primary"}),button("Not yet",()=>{sure.hidden=!0,finish.focus()}))),sure.focus()}}function drawJumps(){let questions=model.get("questions"),done=questions.
map(({id})=>answers.has(id));mark(`${done.filter(Boolean).length} of ${questions.length} answered`);let made=questions.map((_,k)=>button(`${k+1}${done[k]?" •":
""}`,()=>go(k),{class:"gkm-button gkm-jump","aria-label":`Question ${k+1}, ${done[k]?"answered":"open"}`,"aria-current":k===at?"step":null})),focused=[...jumps.
children].indexOf(document.activeElement);jumps.replaceChildren(...made),made[focused]?.focus()}function go(k){at=k,keepFocus(el,draw)}let changed=()=>{answers.
begin();let questions=model.get("questions");at=Math.max(0,questions.findIndex(({id})=>!answers.has(id))),keepFocus(el,draw),!open()&&model.get("result")&&say(`\
Handed in. ${stage.querySelector("strong")?.textContent??""}`)},heard=()=>{let{id}=model.get("questions")[at]??{},before=answers.get(id);answers.refresh(),open()&&
(touched||same(before,answers.get(id))?drawJumps():keepFocus(stage,draw))},judged=()=>{open()||keepFocus(el,()=>keepUnfolded(stage,draw))};return model.on("chan\
ge:questions",changed),model.on("change:given",heard),model.on("change:result",judged),changed(),()=>{model.off("change:questions",changed),model.off("change:gi\
ven",heard),model.off("change:result",judged)}}function resultOf(result){let{right,of,needed,questions,day,passed}=result,missed=questions.filter(({correct})=>!correct),
places=new Map(missed.filter(({place})=>place).map(one=>[one.place.cell,one])),line=({question,correct,given,right:answer,why})=>h("li",{},h("p",{},h("strong",{},
correct?"✓ right: ":"✗ wrong: "),question),correct?null:h("p",{},`You said: ${given}`),h("p",{},`Right is: ${answer}`),h("p",{class:"gkm-quiet"},why)),again=[
...places.values()].map(({concept,place})=>h("li",{},`${concept}: `,notebookLink(place.heading,place.notebook,place.cell),`, in ${place.lesson}`));return h("div",
{class:passed?"gkm-good":"gkm-note",tabindex:-1},h("p",{},h("strong",{},`${right} of ${of} right, ${verdict(result)}.`),` ${needed} were needed. Handed in on ${day}\
.`),again.length?h("p",{},"Read again:"):null,again.length?h("ul",{},...again):null,h("details",{},h("summary",{},"All questions, with what is right"),h("ol",{},
...questions.map(line))))}function verdict({passed}){return passed?"passed":"not passed"}var final_test_default={render};export{final_test_default as default};
