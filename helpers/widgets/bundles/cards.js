function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value=="function"?node.addEventListener(name.slice(
2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);return node}function keepFocus(el,change){let inside=el.contains(document.activeElement),next=change();inside&&next&&next.focus()}function button(label,onclick,attrs={}){return h("button",{type:"button",class:"gkm-button",onclick,...attrs},label)}function start(el,name,label){el.classList.add("gkm",`gkm-${name}`),el.setAttribute("role","group"),el.setAttribute("aria-label",label),el.addEventListener("key\
down",event=>event.stopPropagation()),el.addEventListener("focusin",keepKeys),guardFolds();let live=h("div",{class:"gkm-live","aria-live":"polite"});return el.append(
live),{say(text){live.textContent=text}}}function keepKeys(event){event.target.setAttribute("data-lm-suppress-shortcuts","true")}function guardFolds(){document.
documentElement.hasAttribute("data-gkm-folds")||(document.documentElement.setAttribute("data-gkm-folds",""),document.addEventListener("focusin",event=>{event.target.
matches(".jp-OutputArea-output :is(summary, pre)")&&keepKeys(event)}))}function emit(model,kind,data={}){let{before=[],...last}=model.get("event")||{},heard=model.
get("heard"),waiting=heard===void 0||!last.n?[]:[...before,last].filter(event=>event.n>heard);model.set("event",{...data,n:(last.n||0)+1,kind,...waiting.length?
{before:waiting}:{}}),model.save_changes()}function problemLine(model){let line=h("p",{class:"gkm-problem",role:"alert"}),show=()=>{let problem=model.get("problem")||"";line.hidden=!problem,line.textContent=
problem&&`Not stored. ${problem}`};return model.on("change:problem",show),show(),line}var RATINGS=["Again","Hard","Good","Easy"];function render({model,el}){let{say}=start(el,"cards","Flash cards"),count=h("span",{class:"gkm-count"}),kind=h("span",
{class:"gkm-kind"}),stage=h("div",{class:"gkm-stage"}),note=h("p",{class:"gkm-after"});el.append(h("div",{class:"gkm-head"},h("h3",{},"Flash cards"),count,kind),
stage,note,problemLine(model));let cards=new Map(model.get("cards").map(card=>[card.id,card])),waiting=new Set,queue=[],at=0,flipped=!1,slow,wake,dueTime=id=>{let{
due}=model.get("status")[id]||{};return due?Date.parse(due):Number.NaN},isDue=id=>!waiting.has(id)&&dueTime(id)<=Date.now(),isNew=id=>!waiting.has(id)&&Number.isNaN(
dueTime(id));function begin(all=!1){let ids=[...cards.keys()];return queue=[...ids.filter(isDue).sort((a,b)=>dueTime(a)-dueTime(b)),...ids.filter(isNew)],all&&(queue=
[...queue,...ids.filter(id=>!queue.includes(id))]),at=0,flipped=!1,draw()}function draw(){return clearTimeout(wake),at<queue.length?drawCard(cards.get(queue[at])):
drawEnd()}function drawCard(card){let{seen}=model.get("status")[card.id]||{};count.textContent=`card ${at+1} of ${queue.length}`,kind.textContent=seen?isDue(card.
id)?"due again":"seen before":isDue(card.id)?"due":"new";let face=h("div",{class:"gkm-card",onclick:()=>flip()},h("p",{class:"gkm-front"},card.front));if(!flipped){
let turn=button("Flip",()=>flip(),{class:"gkm-button gkm-primary"});return stage.replaceChildren(face,h("div",{class:"gkm-row"},turn,h("span",{class:"gkm-quiet"},
"Answer it in your head first."))),turn}face.append(h("p",{class:"gkm-back"},card.back));let times=model.get("intervals")?.[card.id]||[],rates=RATINGS.map((word,k)=>h(
"button",{type:"button",class:"gkm-button gkm-rate",onclick:()=>rate(k+1)},h("span",{},`${k+1} ${word}`)," ",times.length?h("small",{},span(times[k])):null)),group=h(
"div",{class:"gkm-rates",role:"group",tabindex:-1,"aria-label":"How well did you know it? Keys 1 to 4 rate."},...rates);return stage.replaceChildren(face,h("p",
{class:"gkm-ask"},"How well did you know it?"),group),group}function drawEnd(){let ids=[...cards.keys()],due=ids.filter(id=>isDue(id)||isNew(id)),later=ids.map(
dueTime).filter(time=>time>Date.now()),next=later.length?Math.min(...later):null;count.textContent="",kind.textContent="";let done=h("p",{class:"gkm-done",tabindex:-1},
queue.length?`Done: ${queue.length} ${queue.length===1?"card":"cards"}. `:"Nothing is due. ",due.length?`${due.length} due again now.`:next?`The next comes back\
 ${when(next)}.`:null),go=due.length?button("Show what is due",()=>keepFocus(el,()=>begin()),{class:"gkm-button gkm-primary"}):null,all=button("Go through all",
()=>keepFocus(el,()=>begin(!0)));return stage.replaceChildren(done,h("div",{class:"gkm-row"},...[go,all].filter(Boolean))),!due.length&&next&&next-Date.now()<864e5&&
(wake=setTimeout(()=>keepFocus(el,draw),next-Date.now()+500)),done}function flip(){flipped||at>=queue.length||(flipped=!0,keepFocus(el,draw),say(cards.get(queue[at]).
back))}function rate(rating){let id=queue[at];waiting.add(id),emit(model,"rate",{card:id,rating}),note.textContent="",clearTimeout(slow),slow=setTimeout(()=>{note.
textContent="Not stored yet: Python is busy, or not running. It is stored as soon as Python answers."},4e3),at+=1,flipped=!1,keepFocus(el,draw),say(at<queue.length?
`Card ${at+1} of ${queue.length}. ${cards.get(queue[at]).front}`:stage.textContent)}let answered=()=>{let{card,due,stored}=model.get("rated")||{};card&&(clearTimeout(
slow),waiting.delete(card),note.textContent=`${stored===!1?"Kept until it can be stored.":"✓ Stored."} You will see that card again ${when(Date.parse(due))}.`,
moved())},moved=()=>{at>=queue.length&&keepFocus(el,draw)},failed=()=>{model.get("problem")&&(clearTimeout(slow),note.textContent="")};return model.on("change:r\
ated",answered),model.on("change:status",moved),model.on("change:problem",failed),el.addEventListener("keydown",event=>{event.ctrlKey||event.metaKey||event.altKey||
at>=queue.length||(flipped&&"1234".includes(event.key)?(event.preventDefault(),rate(+event.key)):!flipped&&(event.key===" "||event.key==="Enter")&&!event.target.
closest("button, summary")&&(event.preventDefault(),flip()))}),begin(),()=>{clearTimeout(slow),clearTimeout(wake)}}function when(time){let minutes=Math.max(1,Math.
round((time-Date.now())/6e4));if(minutes<90)return`in ${minutes} ${minutes===1?"minute":"minutes"}`;if(minutes<1440)return`in ${Math.round(minutes/60)} hours`;let date=new Date(
time),year=date.getFullYear()===new Date().getFullYear()?{}:{year:"numeric"};return`on ${date.toLocaleDateString("en-GB",{day:"numeric",month:"short",...year})}`}
function span(seconds){let[size,word]=seconds<5400?[60,"min"]:seconds<86400?[3600,"h"]:[86400,"day"],n=Math.max(1,Math.round(seconds/size));return`${n} ${word}${word===
"day"&&n>1?"s":""}`}var cards_default={render};export{cards_default as default};
