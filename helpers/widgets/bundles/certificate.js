function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function s(tag,attrs={},...children){return build(document.createElementNS(
"http://www.w3.org/2000/svg",tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value==
"function"?node.addEventListener(name.slice(2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);
return node}function setText(node,text){node.textContent!==text&&(node.textContent=text)}function keepFocus(el,change){let inside=el.contains(document.activeElement),next=change();inside&&next&&next.focus()}function button(label,onclick,attrs={}){return h("button",{type:"button",class:"gkm-button",onclick,...attrs},label)}function handOver(name,type,text){let address=URL.createObjectURL(new Blob([text],{type}));h("a",{href:address,download:name}).click(),setTimeout(()=>URL.revokeObjectURL(
address),6e4)}var signs_default={listen:{word:"Listen",colour:"#7d4e9e",path:"M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z"},look:{word:"Lo\
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
setAttribute("data-gkm-folds",""),document.addEventListener("focusin",event=>{event.target.matches(".jp-OutputArea-output :is(summary, pre)")&&keepKeys(event)}))}var SIGNS={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#x27;"};function escaped(words){return words.replace(/[&<>"']/g,sign=>SIGNS[sign])}var LONGEST=80,DAY={day:"numeric",month:"long",year:"numeric",timeZone:"UTC"};function nameOf(given){let name=given.trim().replace(/\s+/g," ");return name&&[...name].
length<=LONGEST?name:null}function certificatePage(template,{passed,solved},name){let count=solved.reduce((sum,[,exercises])=>sum+exercises.length,0),listed=solved.
map(([title,exercises])=>`<h2>${escaped(title)}</h2>
<ul>${exercises.map(one=>`<li>${escaped(one)}</li>`).join("")}</ul>
`),parts={title:escaped(`Certificate · ${name}`),name:escaped(name),day:new Date(passed.day).toLocaleDateString("en-GB",DAY),right:String(passed.right),of:String(
passed.of),needed:String(passed.needed),solved:count?`<p>Exercises solved: ${count}.</p>
${listed.join("")}`:"<p>No exercise was solved.</p>"};return template.replace(/\{(title|name|day|right|of|needed|solved)\}/g,(_,part)=>parts[part])}function fileOf(name){
return`certificate-${name.toLowerCase().replace(/[^a-z0-9]+/g,"-").replace(/^-|-$/g,"")||"learner"}.html`}var NO_NAME="Give your name as it should appear, in 1 to 80 characters.";function render({model,el}){let{say,mark}=start(el,"certificate","Certificate","check"),
missing=h("p",{}),field=h("input",{type:"text",autocomplete:"name",maxlength:200,oninput:draw}),problem=h("p",{class:"gkm-note",hidden:!0}),sheet=h("iframe",{title:"\
Your certificate",sandbox:"allow-same-origin allow-modals",hidden:!0}),form=h("div",{},h("label",{class:"gkm-field"},h("span",{},"Your name, as it should appear\
 on the page"),field),h("div",{class:"gkm-row"},button("Print",print,{class:"gkm-button gkm-primary"}),button("Save as a file",save)),problem,sheet);el.append(h(
"h3",{},"A page with your name"),missing,form);function facts(){return{passed:model.get("passed"),solved:model.get("solved")}}function wanted(){let name=nameOf(
field.value);return problem.hidden=name!==null,setText(problem,name===null?NO_NAME:""),name===null&&(say(NO_NAME),field.focus()),name}function print(){wanted()!==
null&&sheet.contentWindow.print()}function save(){let name=wanted();name!==null&&handOver(fileOf(name),"text/html",certificatePage(model.get("template"),facts(),
name))}function draw(){let{passed}=facts(),name=nameOf(field.value);mark(passed?"passed":"not yet",!!passed),setText(missing,model.get("missing")),missing.hidden=
!!passed,sheet.hidden=!passed||name===null,passed&&name!==null&&(problem.hidden=!0,sheet.srcdoc=certificatePage(model.get("template"),facts(),name)),form.hidden!==
!passed&&keepFocus(el,()=>{form.hidden=!passed})}let traits=["passed","missing","solved"];for(let trait of traits)model.on(`change:${trait}`,draw);return form.hidden=
!0,draw(),()=>{for(let trait of traits)model.off(`change:${trait}`,draw)}}var certificate_default={render};export{certificate_default as default};
