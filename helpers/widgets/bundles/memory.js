function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function s(tag,attrs={},...children){return build(document.createElementNS(
"http://www.w3.org/2000/svg",tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value==
"function"?node.addEventListener(name.slice(2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);
return node}function setText(node,text){node.textContent!==text&&(node.textContent=text)}function ownName(){return`gkm-${Math.random().toString(36).slice(2)}`}function choice({legend,options,value,onchange}){let name=ownName(),made=options.map(([key,label])=>{let input=h("input",{type:"radio",name,value:key,onchange:()=>onchange(
key)});return input.checked=key===value,{key,input,root:h("label",{class:"gkm-choice"},input,label)}});return{root:h("fieldset",{class:"gkm-picker"},h("legend",
{},legend),...made.map(one=>one.root)),set(chosen){for(let{key,input}of made)input.checked=key===chosen}}}function linear(v0,v1,p0,p1){return v=>p0+(v-v0)*(p1-p0)/(v1-v0)}function polyline(xs,ys){return xs.map((x,k)=>`${k?"L":"M"}${x.toFixed(1)} ${ys[k].toFixed(1)}`).
join("")}function niceLimit(v){let limit=1;for(let k=1;limit<v;k+=1)limit=[1,2,5][k%3]*10**Math.floor(k/3);return limit}var signs_default={listen:{word:"Listen",colour:"#7d4e9e",path:"M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z"},look:{word:"Lo\
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
problem&&`Not stored. ${problem}`};return model.on("change:problem",show),show(),line}var WIDTH=420,HEIGHT=190,LEFT=52,RIGHT=WIDTH-12,TOP=12,BOTTOM=HEIGHT-28;function render({model,el}){let{say,mark}=start(el,"memory","Your memory","look"),plots=h(
"div",{class:"gkm-plots"}),days=model.get("targets").map(one=>`${Math.round(one.days)} at ${percent(one.value)}`),effect=h("p",{class:"gkm-quiet"},`One and the \
same card would come back after so many days: ${days.join(", ")}. The more you want to recall, the more often you are asked. Your choice holds from your next ra\
ting on, and changes no date before.`),aim=choice({legend:"How many cards do you want to recall when they come back?",options:model.get("targets").map(({value})=>[
String(value),percent(value)]),value:String(model.get("retention")),onchange:value=>{emit(model,"retention",{value:+value}),say(`You aim for ${percent(+value)}.`)}});
aim.root.className="gkm-aim",el.append(h("h3",{},"Your memory"),plots,aim.root,effect,problemLine(model));function draw(){let retention=model.get("retention"),{
likely,of}=model.get("recall");mark(of?`about ${Math.round(likely)} of ${of} cards recalled now`:"no card rated yet"),aim.set(String(retention)),plots.replaceChildren(
ratings(model.get("history")),comingBack(model.get("forecast")),recalled(model.get("weeks"),retention),howSure(model.get("calibration")))}for(let name of["reten\
tion","history","forecast","weeks","calibration","recall"])model.on(`change:${name}`,draw);draw()}function ratings(history){let total=sum(history.map(({of})=>of)),
right=sum(history.map(({right:right2})=>right2)),rows=history.filter(({of})=>of).map(({day,right:right2,of})=>[date(day),String(right2),String(of-right2)]),y=scale(
history.map(({of})=>of)),step=(RIGHT-LEFT)/history.length,bars=history.flatMap(({right:right2,of},k)=>[bar("gkm-held",LEFT+k*step,step,y(0),y(right2)),bar("gkm-\
lost",LEFT+k*step,step,y(right2),y(of))]);return plot({title:"Ratings of the last 30 days",says:total?`${total} ratings: ${right} recalled (full), ${total-right}\
 again (hollow).`:"",shapes:[...levels(y),...ends("30 days ago","today"),...bars],heads:["day","recalled","again"],rows})}function comingBack(forecast){let total=sum(
forecast),y=scale(forecast),step=(RIGHT-LEFT)/forecast.length,names=["today","tomorrow"];return plot({title:"Cards that come back in the next 30 days",says:total?
`${total} ${total===1?"card":"cards"}, ${forecast[0]} of them today and ${forecast[1]} tomorrow.`:"",shapes:[...levels(y),...ends("today","in 29 days"),...forecast.
map((count,k)=>bar("gkm-held",LEFT+k*step,step,y(0),y(count)))],heads:["day","cards"],rows:forecast.map((count,k)=>[names[k]??`in ${k} days`,String(count)]).filter(
([,count])=>count!=="0")})}function recalled(weeks,retention){let y=linear(0,1,BOTTOM,TOP),x=linear(0,weeks.length-1,LEFT+12,RIGHT-12),known=weeks.flatMap(({right:right2,
of},k)=>of?[{at:x(k),share:right2/of}]:[]),right=sum(weeks.map(one=>one.right)),total=sum(weeks.map(one=>one.of));return plot({title:"Recalled, week by week",says:total?
`Of ${total} cards that came back after a day or more, you recalled ${right}: ${percent(right/total)}. You aim for ${percent(retention)} (dashed).`:"",shapes:[...shares(
y),...ends("8 weeks ago","this week"),s("line",{class:"gkm-target",x1:LEFT,x2:RIGHT,y1:y(retention),y2:y(retention)}),s("path",{class:"gkm-trace",d:polyline(known.
map(({at})=>at),known.map(({share})=>y(share)))}),...known.map(({at,share})=>s("circle",{class:"gkm-held",cx:at,cy:y(share),r:4}))],heads:["week from","recalled",
"of"],rows:weeks.filter(({of})=>of).map(({day,right:right2,of})=>[date(day),String(right2),String(of)])})}function howSure(calibration){let y=linear(0,1,BOTTOM,
TOP),x=linear(0,100,LEFT+12,RIGHT-12),lines=calibration.map(({sure,right,of})=>{let off=right/of-sure/100,verdict=of<5?"too few to say":off<-.15?"too sure":off>
.15?"you know more than you think":"well judged";return`${sure} % sure: right ${right} of ${of} times, ${verdict}.`});return plot({title:"How sure, and how ofte\
n right",says:calibration.length?"On the dashed line you would know exactly what you know.":"",more:lines,nothing:"Now and then you are asked how sure you are. \
Nothing yet.",shapes:[...shares(y),...ends("0 % sure","100 % sure"),s("line",{class:"gkm-target",x1:x(0),y1:y(0),x2:x(100),y2:y(1)}),...calibration.map(({sure,right,
of})=>s("circle",{class:"gkm-held",cx:x(sure),cy:y(right/of),r:4+Math.min(6,Math.sqrt(of))}))],heads:["sure","right","of"],rows:calibration.map(({sure,right,of})=>[
`${sure} %`,String(right),String(of)])})}function plot({title,says,more=[],nothing="Nothing yet.",shapes,heads,rows}){let head=h("h4",{},title);return says?h("s\
ection",{class:"gkm-plot"},head,s("svg",{viewBox:`0 0 ${WIDTH} ${HEIGHT}`,role:"img","aria-label":`${title}. ${[says,...more].join(" ")}`},...shapes),h("p",{},says),
more.length?h("ul",{},...more.map(line=>h("li",{},line))):null,h("details",{},h("summary",{},"The numbers"),h("table",{},h("tr",{},...heads.map(one=>h("th",{scope:"\
col"},one))),...rows.map(row=>h("tr",{},...row.map(cell=>h("td",{},cell))))))):h("section",{class:"gkm-plot"},head,h("p",{class:"gkm-quiet"},nothing))}function bar(kind,x,step,from,to){
return from-to<.5?s("g"):s("rect",{class:kind,x:x+step*.12,y:to,width:step*.76,height:from-to})}function scale(counts){return linear(0,niceLimit(Math.max(2,...counts)),
BOTTOM,TOP)}function levels(y){let limit=Math.round((BOTTOM-TOP)/(y(0)-y(1)));return(limit%2?[0,limit]:[0,limit/2,limit]).flatMap(value=>level(y(value),String(value)))}
function shares(y){return[0,.5,1].flatMap(value=>level(y(value),percent(value)))}function level(at,words){return[s("line",{class:"gkm-axis",x1:LEFT,x2:RIGHT,y1:at,
y2:at}),s("text",{x:LEFT-6,y:at+4.5,"text-anchor":"end"},words)]}function ends(first,last){return[s("text",{x:LEFT,y:HEIGHT-6},first),s("text",{x:RIGHT,y:HEIGHT-
6,"text-anchor":"end"},last)]}function sum(values){return values.reduce((all,one)=>all+one,0)}function percent(share){return`${Math.round(100*share)} %`}function date(day){
return new Date(`${day}T12:00`).toLocaleDateString("en-GB",{day:"numeric",month:"short"})}var memory_default={render};export{memory_default as default};
