function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function s(tag,attrs={},...children){return build(document.createElementNS(
"http://www.w3.org/2000/svg",tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value==
"function"?node.addEventListener(name.slice(2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);
return node}function setText(node,text){node.textContent!==text&&(node.textContent=text)}function button(label,onclick,attrs={}){return h("button",{type:"button",class:"gkm-button",onclick,...attrs},label)}var signs_default={listen:{word:"Listen",colour:"#7d4e9e",path:"M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z"},look:{word:"Lo\
ok",colour:"#5a6472",path:"M2 12s4-6.5 10-6.5S22 12 22 12s-4 6.5-10 6.5S2 12 2 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z"},try:{word:"Try",colour:"#00757f",path:"M4\
 7h9M17 7h3M15 4.5v5M4 17h3M11 17h9M9 14.5v5"},predict:{word:"Predict",colour:"#9a5a00",path:"M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 9.5a2.6 2.6 0 1 1 3.7 2.4\
c-.8.4-1.2.9-1.2 1.8M12 16.8v.4"},measure:{word:"Measure",colour:"#2f68a8",path:"M4 4v16h16M7.5 15.5l4-5.5 3 3 5-7"},write:{word:"Write",colour:"#4b4f9c",path:"\
M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5"},recall:{word:"Recall",colour:"#9c3d6b",path:"M8 9h12v11H8zM5 16V5h11"},check:{word:"Check",colour:"#6f5f1e",
path:"M6 5h12v15H6zM9 5V3.5h6V5M9 10h6M9 14h6"}};function signLine(activity){let{word,path}=signs_default[activity],icon=s("svg",{viewBox:"0 0 24 24","aria-hidden":"true"},s("path",{d:path})),tick2=h("span",{"\
aria-hidden":"true"}),state=h("span"),root=h("div",{class:"gkm-sign"},icon,h("span",{},word),h("span",{class:"gkm-state"},tick2,state));return{root,mark(text,done=!1){
setText(tick2,done?"✓ ":""),setText(state,text),root.classList.toggle("gkm-finished",done)}}}function colourOf(activity){return signs_default[activity].colour}function start(el,name,label,activity){el.classList.add("gkm",`gkm-${name}`),el.setAttribute("role","group"),el.setAttribute("aria-label",label),el.addEventListener(
"keydown",event=>event.stopPropagation()),el.addEventListener("focusin",keepKeys),guardFolds();let live=h("div",{class:"gkm-live","aria-live":"polite"}),{root,mark}=signLine(
activity);return el.style.setProperty("--gkm-sign",colourOf(activity)),el.append(live,root),{mark,say(text){live.textContent=text}}}function keepKeys(event){event.
target.setAttribute("data-lm-suppress-shortcuts","true")}function guardFolds(){document.documentElement.hasAttribute("data-gkm-folds")||(document.documentElement.
setAttribute("data-gkm-folds",""),document.addEventListener("focusin",event=>{event.target.matches(".jp-OutputArea-output :is(summary, pre)")&&keepKeys(event)}))}
function emit(model,kind,data={}){let{before=[],...last}=model.get("event")||{},heard=model.get("heard"),waiting=heard===void 0||!last.n?[]:[...before,last].filter(
event=>event.n>heard);model.set("event",{...data,n:(last.n||0)+1,kind,...waiting.length?{before:waiting}:{}}),model.save_changes()}var DASHES=["2 3","5 3","10 3 2 3","","14 4","1 5"];function ticks(low,high){let rough=(high-low)/5,power=10**Math.floor(Math.log10(rough)),step=([1,2,2.5,5].find(
m=>m*power>=rough*.999)??10)*power,first=Math.ceil(low/step-1e-9),last=Math.floor(high/step+1e-9);return Array.from({length:last-first+1},(_,k)=>(first+k)*step)}
var tick=v=>String(+v.toFixed(2)).replace("-","−");function render({model,el}){let{say,mark}=start(el,"trial",model.get("title"),"measure"),{series,colours,x,
y}=model.get("axes"),longest=Math.max(...series.map(name=>name.length)),W=640,H=230,left=62,right=Math.max(130,56+8.5*longest),top=14,bottom=40,px=v=>left+(v-x[1])/
(x[2]-x[1])*(W-left-right),py=v=>H-bottom-(v-y[1])/(y[2]-y[1])*(H-top-bottom),bar=h("progress",{max:1,value:0,"aria-label":`progress of ${model.get("title")}`}),
text=h("span",{class:"gkm-trial-text"}),stop=button("Stop",()=>{emit(model,"stop"),stop.disabled=!0,text.textContent="stopping …",say("Stopping.")}),picture=s(
"svg",{viewBox:`0 0 ${W} ${H}`,role:"img","aria-label":`${y[0]} against ${x[0]}, drawn while it trains`});for(let v of ticks(y[1],y[2]))picture.append(s("line",
{x1:left,x2:W-right,y1:py(v),y2:py(v),class:"gkm-grid"})),picture.append(s("text",{x:left-8,y:py(v)+4,"text-anchor":"end"},tick(v)));for(let v of ticks(x[1],x[2]))
picture.append(s("text",{x:px(v),y:H-bottom+18,"text-anchor":"middle"},tick(v)));picture.append(s("text",{x:(left+W-right)/2,y:H-4,"text-anchor":"middle"},x[0])),
picture.append(s("text",{x:12,y:(top+H-bottom)/2,"text-anchor":"middle",transform:`rotate(-90 12 ${(top+H-bottom)/2})`},y[0]));let lines=series.map((name,k)=>{let share=series.
length>1?Math.round(100*k/(series.length-1)):100,look={fill:"none",style:`stroke: ${colours[k]?`var(--gkm-${colours[k]})`:`color-mix(in srgb, var(--gkm-forget) ${share}\
%, var(--gkm-ink))`}`},old=s("path",{...look,"stroke-width":1,opacity:.4}),now=s("path",{...look,"stroke-width":2.4,"stroke-dasharray":DASHES[k%6]}),yKey=top+12+
k*20;return picture.append(old,now,s("line",{...look,x1:W-right+14,x2:W-right+42,y1:yKey-4,y2:yKey-4,"stroke-width":2.4,"stroke-dasharray":DASHES[k%6]}),s("text",
{x:W-right+48,y:yKey},name)),{name,old,now}}),veil=h("p",{class:"gkm-quiet"},"The curves are veiled until you have made your guess above.");el.append(h("h4",{},
model.get("title")),h("div",{class:"gkm-row"},bar,stop,text),veil,picture);let unveil=()=>{veil.hidden=model.get("guessed")!==!1,picture.style.display=veil.hidden?
"":"none"},draw=()=>{let frame=model.get("frame");bar.value=frame.share,stop.disabled&&frame.state==="running"||(text.textContent=frame.text),mark(frame.state,frame.
state==="done"),frame.state!=="running"&&(stop.disabled=!0,say(frame.state));for(let{name,old,now}of lines){let points=frame.curves[name]||[],from=points.length-
1;for(;from>0&&points[from-1][0]<points[from][0];)from-=1;old.setAttribute("d",path(points.slice(0,Math.max(from,0)))),now.setAttribute("d",path(points.slice(Math.
max(from,0))))}},path=points=>points.map(([a,b],k)=>`${k&&a>points[k-1][0]?"L":"M"}${px(a).toFixed(1)} ${py(b).toFixed(1)}`).join("");return model.on("change:fr\
ame",draw),model.on("change:guessed",unveil),unveil(),draw(),()=>{model.off?.("change:frame",draw),model.off?.("change:guessed",unveil)}}var live_view_default={
render};export{live_view_default as default};
