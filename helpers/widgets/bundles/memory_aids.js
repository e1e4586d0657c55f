function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value=="function"?node.addEventListener(name.slice(
2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);return node}function start(el,name,label){el.classList.add("gkm",`gkm-${name}`),el.setAttribute("role","group"),el.setAttribute("aria-label",label),el.addEventListener("key\
down",event=>event.stopPropagation()),el.addEventListener("focusin",keepKeys),guardFolds();let live=h("div",{class:"gkm-live","aria-live":"polite"});return el.append(
live),{say(text){live.textContent=text}}}function keepKeys(event){event.target.setAttribute("data-lm-suppress-shortcuts","true")}function guardFolds(){document.
documentElement.hasAttribute("data-gkm-folds")||(document.documentElement.setAttribute("data-gkm-folds",""),document.addEventListener("focusin",event=>{event.target.
matches(".jp-OutputArea-output :is(summary, pre)")&&keepKeys(event)}))}function render({model,el}){start(el,"aids","Memory aids");let items=model.get("aids").map(aid=>h("li",{class:"gkm-aid"},h("p",{class:"gkm-kind"},h("span",{"ari\
a-hidden":"true"},`${aid.icon} `),aid.word),h("p",{class:"gkm-front"},aid.recall),h("details",{},h("summary",{},"Show"),h("blockquote",{},aid.text),h("p",{},aid.
answer),aid.caveat?h("p",{class:"gkm-note"},h("strong",{},"To be exact: "),aid.caveat):null)));el.append(h("h3",{},"Memory aids"),h("p",{class:"gkm-quiet"},"Say\
 the answer first, then look."),h("ul",{class:"gkm-aidlist"},...items))}var memory_aids_default={render};export{memory_aids_default as default};
