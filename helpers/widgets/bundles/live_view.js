function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function s(tag,attrs={},...children){return build(document.createElementNS(
"http://www.w3.org/2000/svg",tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value==
"function"?node.addEventListener(name.slice(2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);
return node}function button(label,onclick,attrs={}){return h("button",{type:"button",class:"gkm-button",onclick,...attrs},label)}function start(el,name,label){el.classList.add("gkm",`gkm-${name}`),el.setAttribute("role","group"),el.setAttribute("aria-label",label),el.addEventListener("key\
down",event=>event.stopPropagation()),el.addEventListener("focusin",keepKeys),guardFolds();let live=h("div",{class:"gkm-live","aria-live":"polite"});return el.append(
live),{say(text){live.textContent=text}}}function keepKeys(event){event.target.setAttribute("data-lm-suppress-shortcuts","true")}function guardFolds(){document.
documentElement.hasAttribute("data-gkm-folds")||(document.documentElement.setAttribute("data-gkm-folds",""),document.addEventListener("focusin",event=>{event.target.
matches(".jp-OutputArea-output :is(summary, pre)")&&keepKeys(event)}))}function emit(model,kind,data={}){let{before=[],...last}=model.get("event")||{},heard=model.
get("heard"),waiting=heard===void 0||!last.n?[]:[...before,last].filter(event=>event.n>heard);model.set("event",{...data,n:(last.n||0)+1,kind,...waiting.length?
{before:waiting}:{}}),model.save_changes()}var DASHES=["2 3","5 3","10 3 2 3","","14 4","1 5"];function ticks(low,high){let rough=(high-low)/5,power=10**Math.floor(Math.log10(rough)),step=([1,2,2.5,5].find(
m=>m*power>=rough*.999)??10)*power,first=Math.ceil(low/step-1e-9),last=Math.floor(high/step+1e-9);return Array.from({length:last-first+1},(_,k)=>(first+k)*step)}
var tick=v=>String(+v.toFixed(2)).replace("-","−");function render({model,el}){let{say}=start(el,"trial",model.get("title")),{series,colours,x,y}=model.get("a\
xes"),longest=Math.max(...series.map(name=>name.length)),W=640,H=230,left=62,right=Math.max(130,56+8.5*longest),top=14,bottom=40,px=v=>left+(v-x[1])/(x[2]-x[1])*
(W-left-right),py=v=>H-bottom-(v-y[1])/(y[2]-y[1])*(H-top-bottom),bar=h("progress",{max:1,value:0,"aria-label":`progress of ${model.get("title")}`}),text=h("spa\
n",{class:"gkm-trial-text"}),stop=button("Stop",()=>{emit(model,"stop"),stop.disabled=!0,text.textContent="stopping …",say("Stopping.")}),picture=s("svg",{viewBox:`\
0 0 ${W} ${H}`,role:"img","aria-label":`${y[0]} against ${x[0]}, drawn while it trains`});for(let v of ticks(y[1],y[2]))picture.append(s("line",{x1:left,x2:W-right,
y1:py(v),y2:py(v),class:"gkm-grid"})),picture.append(s("text",{x:left-8,y:py(v)+4,"text-anchor":"end"},tick(v)));for(let v of ticks(x[1],x[2]))picture.append(s(
"text",{x:px(v),y:H-bottom+18,"text-anchor":"middle"},tick(v)));picture.append(s("text",{x:(left+W-right)/2,y:H-4,"text-anchor":"middle"},x[0])),picture.append(
s("text",{x:12,y:(top+H-bottom)/2,"text-anchor":"middle",transform:`rotate(-90 12 ${(top+H-bottom)/2})`},y[0]));let lines=series.map((name,k)=>{let share=series.
length>1?Math.round(100*k/(series.length-1)):100,look={fill:"none",style:`stroke: ${colours[k]?`var(--gkm-${colours[k]})`:`color-mix(in srgb, var(--gkm-forget) ${share}\
%, var(--gkm-ink))`}`},old=s("path",{...look,"stroke-width":1,opacity:.4}),now=s("path",{...look,"stroke-width":2.4,"stroke-dasharray":DASHES[k%6]}),yKey=top+12+
k*20;return picture.append(old,now,s("line",{...look,x1:W-right+14,x2:W-right+42,y1:yKey-4,y2:yKey-4,"stroke-width":2.4,"stroke-dasharray":DASHES[k%6]}),s("text",
{x:W-right+48,y:yKey},name)),{name,old,now}}),veil=h("p",{class:"gkm-quiet"},"The curves are veiled until you have made your guess above.");el.append(h("h4",{},
model.get("title")),h("div",{class:"gkm-row"},bar,stop,text),veil,picture);let unveil=()=>{veil.hidden=model.get("guessed")!==!1,picture.style.display=veil.hidden?
"":"none"},draw=()=>{let frame=model.get("frame");bar.value=frame.share,stop.disabled&&frame.state==="running"||(text.textContent=frame.text),frame.state!=="run\
ning"&&(stop.disabled=!0,say(frame.state));for(let{name,old,now}of lines){let points=frame.curves[name]||[],from=points.length-1;for(;from>0&&points[from-1][0]<
points[from][0];)from-=1;old.setAttribute("d",path(points.slice(0,Math.max(from,0)))),now.setAttribute("d",path(points.slice(Math.max(from,0))))}},path=points=>points.
map(([a,b],k)=>`${k&&a>points[k-1][0]?"L":"M"}${px(a).toFixed(1)} ${py(b).toFixed(1)}`).join("");return model.on("change:frame",draw),model.on("change:guessed",
unveil),unveil(),draw(),()=>{model.off?.("change:frame",draw),model.off?.("change:guessed",unveil)}}var live_view_default={render};export{live_view_default as default};
