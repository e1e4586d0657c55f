function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function s(tag,attrs={},...children){return build(document.createElementNS(
"http://www.w3.org/2000/svg",tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value==
"function"?node.addEventListener(name.slice(2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);
return node}function setText(node,text){node.textContent!==text&&(node.textContent=text)}function keepFocus(el,change){let inside=el.contains(document.activeElement),next=change();inside&&next&&next.focus()}function button(label,onclick,attrs={}){return h("button",{type:"button",class:"gkm-button",onclick,...attrs},label)}var signs_default={listen:{word:"Listen",colour:"#7d4e9e",path:"M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z"},look:{word:"Lo\
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
checked)},value(){let input=inputs.find(each=>each.checked);return input?+input.value:null},focus(){(inputs.find(each=>each.checked)||inputs[0]).focus()}}}function render({model,el}){let{say,mark}=start(el,"predict","Your guess","predict"),{question,options}=model.get("prediction"),stage=h("div",{class:"gkm-stage"});
el.append(h("h3",{},"Your guess, before the result"),stage,problemLine(model));let drawn="";function decide(option){model.set("guess",option),model.set("done",!0),
emit(model,"guess",{option})}function draw(){let state=JSON.stringify([model.get("done"),model.get("guess")]);if(state===drawn)return;if(drawn=state,mark(model.
get("done")?model.get("guess")===null?"skipped":"guessed":"open",model.get("done")),model.get("done")){let guess2=model.get("guess"),said=typeof guess2=="number"?
`You guessed: ${options[guess2].replace(/\.$/,"")}.`:"You skipped the guess.",result=h("p",{class:"gkm-note",tabindex:-1},h("strong",{},said)," Now see what hap\
pens.");keepFocus(el,()=>(stage.replaceChildren(h("p",{},question),result),result)),say(said);return}let hint=h("span",{class:"gkm-quiet"}),box=radios({legend:question,
options,order:options.map((_,k)=>k),chosen:null,onchange:()=>{hint.textContent=""}}),guess=button("Guess",()=>{let option=box.value();option!==null?decide(option):
(hint.textContent="Choose one first, or skip.",say(hint.textContent))},{class:"gkm-button gkm-primary"});stage.replaceChildren(box.root,h("div",{class:"gkm-row"},
guess,button("Skip",()=>decide(null)),hint))}model.on("change:done",draw),model.on("change:guess",()=>model.get("done")&&draw()),draw()}var predict_default={render};export{predict_default as default};
