function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value=="function"?node.addEventListener(name.slice(
2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);return node}function keepFocus(el,change){let inside=el.contains(document.activeElement),next=change();inside&&next&&next.focus()}function button(label,onclick,attrs={}){return h("button",{type:"button",class:"gkm-button",onclick,...attrs},label)}function start(el,name,label){el.classList.add("gkm",`gkm-${name}`),el.setAttribute("role","group"),el.setAttribute("aria-label",label),el.addEventListener("key\
down",event=>event.stopPropagation()),el.addEventListener("focusin",keepKeys),guardFolds();let live=h("div",{class:"gkm-live","aria-live":"polite"});return el.append(
live),{say(text){live.textContent=text}}}function keepKeys(event){event.target.setAttribute("data-lm-suppress-shortcuts","true")}function guardFolds(){document.
documentElement.hasAttribute("data-gkm-folds")||(document.documentElement.setAttribute("data-gkm-folds",""),document.addEventListener("focusin",event=>{event.target.
matches(".jp-OutputArea-output :is(summary, pre)")&&keepKeys(event)}))}function emit(model,kind,data={}){let{before=[],...last}=model.get("event")||{},heard=model.
get("heard"),waiting=heard===void 0||!last.n?[]:[...before,last].filter(event=>event.n>heard);model.set("event",{...data,n:(last.n||0)+1,kind,...waiting.length?
{before:waiting}:{}}),model.save_changes()}function problemLine(model){let line=h("p",{class:"gkm-problem",role:"alert"}),show=()=>{let problem=model.get("problem")||"";line.hidden=!problem,line.textContent=
problem&&`Not stored. ${problem}`};return model.on("change:problem",show),show(),line}function radios({legend,options,order,chosen,onchange}){let name=`gkm-${Math.random().toString(36).slice(2)}`,inputs=order.map(index=>h("input",{type:"radio",name,
value:index,checked:index===chosen,onchange})),rows=order.map((index,k)=>h("label",{class:"gkm-option"},inputs[k],h("span",{},options[index])));return{root:h("f\
ieldset",{class:"gkm-options"},h("legend",{},legend),...rows),lock(){for(let input of inputs)input.disabled=!0,input.parentNode.classList.toggle("gkm-chosen",input.
checked)},value(){let input=inputs.find(each=>each.checked);return input?+input.value:null},focus(){(inputs.find(each=>each.checked)||inputs[0]).focus()}}}function render({model,el}){let{say}=start(el,"predict","Your guess"),{question,options}=model.get("prediction"),stage=h("div",{class:"gkm-stage"});el.append(h(
"h3",{},"Your guess, before the result"),stage,problemLine(model));function decide(option){model.set("guess",option),model.set("done",!0),emit(model,"guess",{option})}
function draw(){if(model.get("done")){let guess2=model.get("guess"),said=typeof guess2=="number"?`You guessed: ${options[guess2].replace(/\.$/,"")}.`:"You skipp\
ed the guess.",result=h("p",{class:"gkm-note",tabindex:-1},h("strong",{},said)," Now see what happens.");keepFocus(el,()=>(stage.replaceChildren(h("p",{},question),
result),result)),say(said);return}let hint=h("span",{class:"gkm-quiet"}),box=radios({legend:question,options,order:options.map((_,k)=>k),chosen:null,onchange:()=>{
hint.textContent=""}}),guess=button("Guess",()=>{let option=box.value();option!==null?decide(option):(hint.textContent="Choose one first, or skip.",say(hint.textContent))},
{class:"gkm-button gkm-primary"});stage.replaceChildren(box.root,h("div",{class:"gkm-row"},guess,button("Skip",()=>decide(null)),hint))}model.on("change:done",draw),
draw()}var predict_default={render};export{predict_default as default};
