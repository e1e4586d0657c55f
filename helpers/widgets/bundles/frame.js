function seldom(act,pause){let waits=!1;return()=>{waits||(waits=!0,setTimeout(()=>{waits=!1,act()},pause))}}function contentsBeside(contents){if(!contents)return;let wide=window.matchMedia("(min-width: 68rem)"),fit=()=>{contents.open=wide.matches};wide.addEventListener(
"change",fit),fit(),contents.addEventListener("click",event=>{!wide.matches&&event.target.closest("a")&&(contents.open=!1)});let links=[...contents.querySelectorAll(
".toc a")],places=links.map(link=>document.getElementById(link.hash.slice(1))),mark=()=>{let at=places.findLastIndex(place=>place&&place.getBoundingClientRect().
top<140);for(let[k,link]of links.entries())k===at?link.setAttribute("aria-current","location"):link.removeAttribute("aria-current")};document.addEventListener("\
scroll",seldom(mark,120),{passive:!0}),mark()}function openForPaper(){window.addEventListener("beforeprint",()=>{for(let fold of document.querySelectorAll("deta\
ils"))fold.open=!0})}function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function build(node,attrs,children){for(let[name2,value]of Object.entries(attrs))value==null||value===!1||(typeof value=="function"?node.addEventListener(name2.
slice(2),value):node.setAttribute(name2,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);return node}function setText(node,text){
node.textContent!==text&&(node.textContent=text)}function keepFocus(el,change){let inside=el.contains(document.activeElement),next=change();inside&&next&&next.focus()}function loaded(){return new Promise(resolve=>{document.readyState==="complete"?resolve(null):window.addEventListener("load",resolve,{once:!0})})}function idle(patience=2e3){
return new Promise(resolve=>{"requestIdleCallback"in window?requestIdleCallback(resolve,{timeout:patience}):setTimeout(resolve,200)})}async function keepOffline(place){if(!place||!("serviceWorker"in navigator)||!window.isSecureContext)return;let line=h("p",{role:"status"}),buttons=h("p");place.
replaceChildren(line,buttons),place.hidden=!1,await loaded(),await idle(3e3);let registration=await navigator.serviceWorker.register("sw.js").catch(()=>null);if(!registration){
line.textContent="This browser doesn't keep pages, so you need a network to read on.";return}let updated=()=>{!registration.waiting||!navigator.serviceWorker.controller||
(line.textContent="A newer version of the course is here.",buttons.replaceChildren(button("Show it",()=>registration.waiting?.postMessage({kind:"take-over"}))))};
registration.addEventListener("updatefound",()=>{registration.installing?.addEventListener("statechange",updated)});let controlled=!!navigator.serviceWorker.controller;
if(navigator.serviceWorker.addEventListener("controllerchange",()=>{controlled&&location.reload()}),await navigator.serviceWorker.ready,updated(),registration.waiting)
return;let{all,kept:kept2,bytes}=await ask(registration.active,{kind:"count"}),size=`${Math.ceil(bytes/1e6)} MB`;if(kept2>=all){line.textContent="All of the cou\
rse is kept in this browser. It works without a network.";return}line.textContent="The lessons are kept in this browser: they work without a network.";let keep=button(
`Keep voices, Python and the dictionary, too: ${size}`,async()=>{keep.disabled=!0;let done=await ask(registration.active,{kind:"keep"},news=>{line.textContent=`\
Keeping file ${news.kept} of ${all} …`});keep.remove(),line.textContent=done.kept>=done.all?"All of the course is kept in this browser. It works without a net\
work.":`${done.all-done.kept} files could not be kept: the network or the space ran out. Try again later.`});buttons.replaceChildren(keep)}function button(text,act){
let made=h("button",{type:"button"},text);return made.addEventListener("click",act),made}function ask(worker,question,heard=()=>{}){return new Promise(resolve=>{
let{port1,port2}=new MessageChannel;port1.onmessage=({data})=>data.last?resolve(data):heard(data),worker?.postMessage(question,[port2])})}function scrollsByKeys(boxes){let found2=[...document.querySelectorAll(boxes)],fit=new ResizeObserver(changes=>{for(let{target}of changes)target.scrollWidth>target.
clientWidth+1?target.setAttribute("tabindex","0"):target.removeAttribute("tabindex")});for(let box of found2)fit.observe(box)}function plain(text){return text.normalize("NFD").replace(/\p{Mn}/gu,"").toLowerCase()}var MANY=12,NOTHING="Nothing has all of these words. Try fewer, or a shorter one.",NO_INDEX="The search index couldn't be loaded. Are you online? Keep typing to\
 try again.";function matches(sections,query){let words=plain(query).split(/\s+/).filter(Boolean);return words.length?sections.flatMap(section=>{let title=plain(
section.title),all=`${title} ${plain(section.text)}`;if(!words.every(word=>all.includes(word)))return[];let starts=title.startsWith(words.join(" "))?0:1;return[
{section,rank:words.every(word=>title.includes(word))?starts:2}]}).sort((a,b)=>a.rank-b.rank).map(one=>one.section):[]}function excerpt(text,query){let first=plain(
query).split(/\s+/).filter(Boolean)[0]??"",at=Math.max(plain(text).indexOf(first)-40,0),from=at?text.indexOf(" ",at)+1:0;return`${from?"… ":""}${text.slice(from,
from+140)}${text.length>from+140?" …":""}`}async function fetched(path){let answer=await fetch(path);if(!answer.ok)throw new Error(`the server answers ${answer.
status}`);return answer.json()}function searchBox(box){let input=box?.querySelector("input"),list=box?.querySelector("#found");if(!box||!input||!list)return;box.
hidden=!1;let index2,chosen=-1,links=()=>[...list.querySelectorAll("a")],close=()=>{list.hidden=!0,input.setAttribute("aria-expanded","false"),input.removeAttribute(
"aria-activedescendant"),chosen=-1},choose=number=>{let all=links();if(all.length){chosen=(number+all.length)%all.length;for(let[k,link]of all.entries())link.setAttribute(
"aria-selected",String(k===chosen));input.setAttribute("aria-activedescendant",all[chosen].id),all[chosen].scrollIntoView({block:"nearest"})}},show=async()=>{let query=input.
value;if(!query.trim())return close();index2??=fetched(box.dataset.index);let sections=await index2.catch(()=>null);sections||(index2=void 0);let found2=matches(
sections??[],query).slice(0,MANY);if(query===input.value){if(list.replaceChildren(...found2.map((one,k)=>h("a",{href:one.address,role:"option",id:`found-${k}`,"\
aria-selected":"false",tabindex:"-1"},h("strong",{},one.title),h("span",{},`${one.page}. ${excerpt(one.text,query)}`)))),!found2.length){let nothing={role:"opti\
on","aria-selected":"false"};list.append(h("p",nothing,sections?NOTHING:NO_INDEX))}list.hidden=!1,input.setAttribute("aria-expanded","true"),chosen=-1}};input.addEventListener(
"input",show),input.addEventListener("keydown",event=>{event.key==="ArrowDown"||event.key==="ArrowUp"?(event.preventDefault(),choose(event.key==="ArrowDown"?chosen+
1:Math.max(chosen,0)-1)):event.key==="Enter"?links()[Math.max(chosen,0)]?.click():event.key==="Escape"&&close()}),list.addEventListener("click",close),document.
addEventListener("click",event=>{box.contains(event.target)||close()})}var KEY="gkm-theme";function themeButton(button4){if(!button4)return;let root2=document.documentElement,show=()=>{button4.textContent=root2.dataset.jpThemeLight===
"false"?"Light":"Dark"};button4.hidden=!1,button4.addEventListener("click",()=>{let light=root2.dataset.jpThemeLight==="false";root2.dataset.jpThemeLight=String(
light);try{localStorage.setItem(KEY,light?"light":"dark")}catch{}show()}),show()}function button2(label,onclick,attrs={}){return h("button",{type:"button",class:"gkm-button",onclick,...attrs},label)}var SMALL=5e4,known=new Map;async function filled(place,name2,state){let missing2=await missingOf(filesOf(state)),size=missing2.reduce((sum,file)=>sum+file.size,
0);return size<=SMALL?revived(state):wanted(place,name2,missing2,size).then(()=>revived(state))}function filesOf(value){return value===null||typeof value!="obje\
ct"?[]:"$bytes"in value?[value]:Object.values(value).flatMap(filesOf)}async function missingOf(files){let each=[...new Map(files.map(file=>[file.$bytes,file])).
values()],here=await Promise.all(each.map(({$bytes,size})=>!size||$bytes.startsWith("blob:")||known.has($bytes)||kept($bytes)));return each.filter((_,k)=>!here[k])}
async function kept(path){try{return!!await caches.match(new URL(path,document.baseURI).href)}catch{return!1}}function wanted(place,name2,files,size){return new Promise(
resolve=>{let text=h("span",{role:"status"},`This loads its network's weights: ${mega(size)} MB.`),bar=h("progress",{max:size,value:0,"aria-label":`Loading ${name2}`,
hidden:!0}),press=button2(`Start “${name2}”`,load,{class:"starts"}),line=h("p",{class:"waits"},press,bar,text);async function load(){let had=document.activeElement===
press;press.hidden=!0,bar.hidden=!1,had&&focusOn(place),setText(text,`Loading ${mega(size)} MB …`);let come=0,heard=bytes=>{come+=bytes,bar.value=come};try{await Promise.
all(files.map(({$bytes})=>bytesOf($bytes,heard))),line.remove(),delete place.dataset.waits,resolve()}catch(error){setText(press,`Try “${name2}” again`),press.
hidden=!1,bar.hidden=!0,bar.value=0;let reason=error instanceof Error?error.message:String(error);setText(text,`The weights couldn't be loaded (${reason}). Are \
you online?`),had&&press.focus()}}place.dataset.waits="",place.append(line)})}var mega=bytes=>(bytes/1e6).toFixed(1);async function revived(value){if(value===null||
typeof value!="object")return value;if("$bytes"in value)return new DataView(value.size?await bytesOf(value.$bytes):new ArrayBuffer(0));if("$json"in value)return JSON.
parse(new TextDecoder().decode(await bytesOf(value.$json)));if(Array.isArray(value))return Promise.all(value.map(revived));let entries=Object.entries(value).map(
async([name2,one])=>[name2,await revived(one)]);return Object.fromEntries(await Promise.all(entries))}function bytesOf(path,heard=()=>{}){let found2=known.get(path);
if(found2)return found2;let coming2=fetched2(path,heard);return known.set(path,coming2),coming2.catch(()=>known.delete(path)),coming2}async function fetched2(path,heard){
let answer=await fetch(path);if(!answer.ok||!answer.body)throw new Error(`the server answers ${answer.status}`);let counting=new TransformStream({transform(part2,out){
heard(part2.byteLength),out.enqueue(part2)}});return new Response(answer.body.pipeThrough(counting)).arrayBuffer()}function focusOn(place){place.tabIndex=-1,place.
focus({preventScroll:!0})}function hostModel(values,{save=()=>{},send=()=>{}}={}){let own2=new Map(Object.entries(structuredClone(values)).map(([name2,value])=>[name2,freeze(value)])),listeners=new Map,
changed=new Set,tell=(event,message)=>{for(let call of[...listeners.get(event)??[]])call(message)},take=news=>{let names=Object.keys(news).filter(name2=>!equal(
own2.get(name2),news[name2]));for(let name2 of names)own2.set(name2,freeze(structuredClone(news[name2])));for(let name2 of names)tell(`change:${name2}`);return names},
model={get:name2=>own2.get(name2),set(name2,value){changed.add(name2),take({[name2]:value})},on(event,call){listeners.has(event)||listeners.set(event,new Set),listeners.
get(event)?.add(call)},off(event,call){listeners.get(event)?.delete(call)},save_changes(){let changes=Object.fromEntries([...changed].map(name2=>[name2,structuredClone(
own2.get(name2))]));changed.clear();let answer=save(changes,model);typeof answer?.then=="function"?answer.then(news=>news&&model.receive(news)):answer&&typeof answer==
"object"&&model.receive(answer)},send:message=>send(structuredClone(message),model),receive:news=>{take(news)},deliver:message=>tell("msg:custom",message),values:()=>structuredClone(
Object.fromEntries(own2))};return model}async function mount(widget,model,el){return await widget.render({model,el})??(()=>{})}function freeze(value){if(value===
null||typeof value!="object"||ArrayBuffer.isView(value)||value instanceof ArrayBuffer)return value;for(let part2 of Object.values(value))freeze(part2);return Object.
freeze(value)}function equal(a,b){if(Object.is(a,b))return!0;if(typeof a!="object"||typeof b!="object"||a===null||b===null||Array.isArray(a)!==Array.isArray(b))
return!1;let names=Object.keys(a);return names.length===Object.keys(b).length&&names.every(name2=>Object.hasOwn(b,name2)&&equal(a[name2],b[name2]))}function lessonOf(course,slug){return course.lessons.find(lesson=>lesson.slug===slug)}function conceptOf(course,[slug,card]){let cards2=lessonOf(course,slug)?.cards;
return cards2&&Object.hasOwn(cards2,card)?cards2[card]:void 0}function cardsOf({lessons},concepts){return lessons.flatMap(({slug,cards:cards2})=>Object.entries(
cards2).flatMap(([card,concept])=>concepts.includes(concept)?[[slug,card]]:[]))}function placeAt({slug,title,notebook,headings},cell){let label=cell.startsWith(
`${slug}-`)?cell.slice(slug.length+1):cell,[heading]=headings.find(([,labels])=>labels.includes(label))??headings[0];return{lesson:title,heading,notebook,cell}}
function stopped({course,store}){for(let{lesson:slug,item}of store.of("place").reverse()){let lesson=lessonOf(course,slug);if(lesson&&!course.lessons.some(({openers})=>openers.
includes(item)))return placeAt(lesson,item)}return null}var ISO=/^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,6})\d*)?)?(?:(Z)|([+-])(\d\d):?(\d\d)(?::?(\d\d))?)$/;function present(){return Date.now()*
1e3}function momentOf(text){let found2=typeof text=="string"?ISO.exec(text):null;if(!found2)throw new RangeError(`${JSON.stringify(text)} is no moment with a ti\
me zone`);let[year,month,day,hour,minute,second]=found2.slice(1,7).map(part2=>Number(part2??0)),date=new Date(0);if(date.setUTCFullYear(year,month-1,day),!(date.
getUTCMonth()===month-1&&date.getUTCDate()===day)||hour>23||minute>59||second>59)throw new RangeError(`${text} is no moment`);let[hours,minutes,seconds]=found2.
slice(10,13).map(part2=>Number(part2??0));if(hours>23||minutes>59||seconds>59)throw new RangeError(`${text} has no time zone that there is`);let away=(found2[9]===
"-"?-1:1)*(hours*3600+minutes*60+seconds);return(date.getTime()/1e3+hour*3600+minute*60+second-away)*1e6+Number((found2[7]??"").padEnd(6,"0"))}function textOf(moment){
let{seconds,micros}=parts(moment);return`${seconds}.${String(micros).padStart(6,"0")}+00:00`}function isoOf(moment){let{seconds,micros}=parts(moment);return`${seconds}${micros?
`.${String(micros).padStart(6,"0")}`:""}+00:00`}function daysBetween(from,to){return Math.floor((to-from)/864e8)}function localDay(moment){let date=new Date(Math.
floor(moment/1e3));return Date.UTC(date.getFullYear(),date.getMonth(),date.getDate())/864e5}function dayText(day){return new Date(day*864e5).toISOString().slice(
0,10)}function rounded(value){let below=Math.floor(value);return value-below!==.5?Math.round(value):below%2===0?below:below+1}function parts(moment){let micros=(moment%
1e6+1e6)%1e6;return{seconds:new Date((moment-micros)/1e3).toISOString().slice(0,19),micros}}var RETENTION=.9,LOWEST=.8,HIGHEST=.97,W=[.212,1.2931,2.3065,8.2956,6.4133,.8334,3.0194,.001,1.8722,.1666,.796,1.4835,.0614,.2629,1.6483,.6014,1.8729,.5425,.0912,
.0658,.1542],DECAY=-W[20],FACTOR=.9**(1/DECAY)-1,SMALLEST=.001,LONGEST=36500,MINUTE=60*1e6,[LEARNING,REVIEW,RELEARNING]=[1,2,3],STEPS={[LEARNING]:[MINUTE,10*MINUTE],
[RELEARNING]:[10*MINUTE]},[AGAIN,HARD,GOOD,EASY]=[1,2,3,4];function rated(before,rating2,now,retention=RETENTION){let card=(before&&Object.keys(before).length?before:
null)??{card_id:0,state:LEARNING,step:0,stability:null,difficulty:null,last_review:null},{stability,difficulty}=remembered(card,rating2,now),{state,step,wait}=scheduled(
card,rating2,nextDays(stability,retention)),due=now+wait;return{state:{card_id:card.card_id,state,step,stability,difficulty,due:isoOf(due),last_review:isoOf(now)},
due}}function choices(state,now,retention=RETENTION){return[AGAIN,HARD,GOOD,EASY].map(rating2=>rated(state,rating2,now,retention).due)}function recall({last_review,
stability},now){return!last_review||!stability?0:(1+FACTOR*Math.max(0,daysBetween(momentOf(last_review),now))/stability)**DECAY}function isMemory(state){if(state===
null||typeof state!="object"||Array.isArray(state))return!1;if(!Object.keys(state).length)return!0;let{card_id,step,stability,difficulty}=state,none=value=>value===
null||value===0,numbers=[stability,difficulty].every(value=>none(value)||Number.isFinite(value)&&value>0);if(!Number.isFinite(card_id)||!numbers||(state.state===
LEARNING?!(step===null||Number.isInteger(step)):none(stability)||none(difficulty))||![LEARNING,REVIEW,RELEARNING].includes(state.state)||state.state===RELEARNING&&
!Number.isInteger(step))return!1;try{return momentOf(state.due),state.last_review&&momentOf(state.last_review),!0}catch{return!1}}function remembered(card,rating2,now){
return!card.stability||!card.difficulty?{stability:Math.max(W[rating2-1],SMALLEST),difficulty:withinDifficulty(firstDifficulty(rating2))}:{stability:card.last_review&&
daysBetween(momentOf(card.last_review),now)<1?shortTerm(card.stability,rating2):longTerm(card,rating2,recall(card,now)),difficulty:nextDifficulty(card.difficulty,
rating2)}}function scheduled({state,step:before},rating2,days){let review={state:REVIEW,step:null,wait:days*864e8},steps=STEPS[state];if(state===REVIEW)return rating2===
AGAIN?{state:RELEARNING,step:0,wait:STEPS[RELEARNING][0]}:review;let step=before??0;if(rating2===AGAIN)return{state,step:0,wait:steps[0]};if(rating2===EASY||step>=
steps.length)return review;if(rating2===GOOD)return step+1===steps.length?review:{state,step:step+1,wait:steps[step+1]};let wait=step>0?steps[step]:steps.length===
1?steps[0]*1.5:(steps[0]+steps[1])/2;return{state,step,wait}}function nextDays(stability,retention){return Math.min(Math.max(rounded(stability/FACTOR*(retention**
(1/DECAY)-1)),1),LONGEST)}function firstDifficulty(rating2){return W[4]-Math.E**(W[5]*(rating2-1))+1}function withinDifficulty(difficulty){return Math.min(Math.
max(difficulty,1),10)}function nextDifficulty(difficulty,rating2){let damped=difficulty+(10-difficulty)*-(W[6]*(rating2-3))/9;return withinDifficulty(W[7]*firstDifficulty(
EASY)+(1-W[7])*damped)}function shortTerm(stability,rating2){let increase=Math.E**(W[17]*(rating2-3+W[18]))*stability**-W[19];return Math.max(stability*(rating2===
AGAIN?increase:Math.max(increase,1)),SMALLEST)}function longTerm({stability,difficulty},rating2,chance){if(rating2===AGAIN){let forgot=W[11]*difficulty**-W[12]*
((stability+1)**W[13]-1)*Math.E**((1-chance)*W[14]);return Math.max(Math.min(forgot,stability/Math.E**(W[17]*W[18])),SMALLEST)}let grown=Math.E**W[8]*(11-difficulty)*
stability**-W[9]*(Math.E**((1-chance)*W[10])-1);return Math.max(stability*(1+grown*(rating2===HARD?W[15]:1)*(rating2===EASY?W[16]:1)),SMALLEST)}var WHOLE_COURSE="course",ABOUT_CARDS=["review","miss","schedule"],IS={text:value=>typeof value=="string",whole:value=>Number.isInteger(value),number:value=>Number.
isFinite(value),yes:value=>typeof value=="boolean",list:value=>Array.isArray(value),object:value=>value!==null&&typeof value=="object"&&!Array.isArray(value),nothing:value=>value===
null},KINDS={attempt:{status:"text",mistake:"text nothing",source:"text"},hint:{number:"whole"},"solution-request":{times:"whole"},"solution-view":{},answer:{given:"\
whole text list",correct:"yes"},guess:{option:"whole nothing"},outcome:{answer:"whole"},goal:{widget:"text",detail:"text"},recipe:{widget:"text"},review:{rating:"\
whole"},miss:{by:"text nothing"},schedule:{due:"text",state:"object nothing",missed:"text nothing"},test:{questions:"list"},"test-answer":{question:"text",given:"\
whole text list"},"test-end":{correct:"object"},round:{concept:"text",given:"text nothing",correct:"yes",level:"whole",next:"whole",timed:"yes"},game:{score:"wh\
ole",right:"whole",timed:"yes"},place:{},draft:{text:"text"},setting:{value:"text number yes list object nothing"}},MAY_HOLD={review:{seconds:"number",retention:"\
number",sure:"whole"},answer:{sure:"whole"}};function eventOf(data){if(!IS.object(data))throw new RangeError("an event is an object with id, at, lesson, kind, i\
tem and data");for(let name2 of["id","at","lesson","kind","item"])if(!IS.text(data[name2])||!data[name2])throw new RangeError(`\`${name2}\` is ${shown(data[name2])}\
, expected a text`);let{id,lesson,kind,item,data:more}=data;if(!IS.object(more))throw new RangeError(`\`data\` is ${shown(more)}, expected an object`);let wrong2=name2=>new RangeError(
`\`${name2}\` of an event of kind "${kind}" is ${shown(more[name2])}`),fits2=(value,words)=>words.split(" ").some(word=>IS[word](value));for(let[name2,words]of Object.
entries(own(KINDS,kind)))if(!fits2(more[name2],words))throw wrong2(name2);for(let[name2,words]of Object.entries(own(MAY_HOLD,kind)))if(name2 in more&&!fits2(more[name2],
words))throw wrong2(name2);if(kind==="review"){if(![1,2,3,4].includes(more.rating))throw wrong2("rating");if("retention"in more&&!(more.retention>=LOWEST&&more.
retention<=HIGHEST))throw wrong2("retention")}let moment=momentOf(data.at),at=textOf(moment);if(at<"1970"||at>="3000")throw new RangeError(`\`at\` is ${data.at}\
, which is not in the time of this course`);if(kind==="schedule"&&(momentOf(more.due),more.state!==null&&!isMemory(more.state)))throw new RangeError("`state` is\
 no card's memory state");return{id,at,moment,lesson,kind,item,data:more}}function plain2({id,at,lesson,kind,item,data}){return{id,at,lesson,kind,item,data}}function byTime(a,b){
return a.at!==b.at?a.at<b.at?-1:1:a.id<b.id?-1:a.id>b.id?1:0}function insert(events,event){let at=events.length;for(;at&&byTime(events[at-1],event)>0;)at-=1;events.
splice(at,0,event)}function pen(){let session=[...crypto.getRandomValues(new Uint8Array(16))].map(byte=>byte.toString(16).padStart(2,"0")).join(""),number=0;return(moment,lesson,kind,item,data)=>(number+=
1,{id:`${session}-${String(number).padStart(8,"0")}`,at:textOf(moment),moment,lesson,kind,item,data})}function known2(data){return Object.fromEntries(Object.entries(
data).filter(([,value])=>value!=null))}function own(table,name2){return Object.hasOwn(table,name2)?table[name2]:{}}function shown(value){return value===void 0?"\
missing":JSON.stringify(value)}var SPACE="[ \\t\\r\\n\\u00a0\\u2009\\u202f]*",PART="([+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:e[+-]?[0-9]{1,3})?)",NUMBER=new RegExp(`^${SPACE}(?:[=≈~]${SPACE}\
)?${PART}(?:${SPACE}/${SPACE}${PART})?${SPACE}(%?)${SPACE}$`,"u"),TWO_READINGS=/^[+-]?[1-9][0-9]{0,2},[0-9]{3}$/u,LONGEST2=40;function readNumber(text,unit){let shown2=text.
replace(new RegExp(`^${SPACE}|${SPACE}$`,"gu"),"");if(!shown2)return{problem:"Type a number first."};if([...shown2].length>LONGEST2)return{problem:"That is too \
long for a number. Write it like 0.35, 1/2 or 35 %."};let found2=NUMBER.exec(withoutUnit(shown2.toLowerCase().replaceAll("−","-"),unit));if(!found2)return{problem:`\
“${shown2}” is not a number that can be read here. Write it like 0.35, 1/2 or 35 %.`};let[,over,under,percent]=found2;if([over,under].some(part2=>part2&&TWO_READINGS.
test(part2)))return{problem:`“${shown2}” can be read in two ways. Leave the comma out, or write a point for decimals.`};let value=Number(over.replace(",","."));
if(under){let below=Number(under.replace(",","."));if(below===0)return{problem:"Nothing can be divided by 0. Write the number in another way."};value/=below}return percent&&
unit!=="%"&&(value/=100),Number.isFinite(value)?{value}:{problem:"That number is too large to be read."}}function withoutUnit(text,unit){if(!unit||unit==="%")return text;
let word=unit.toLowerCase(),end=[word,word.replace(/s$/,"")].find(each=>each&&text.endsWith(each));return end?text.slice(0,-end.length):text}function namedNumber(question,value){
return question.wrong.find(each=>Math.abs(value-each.value)<=each.margin)||null}function isRight(question,given){switch(question.type){case"several":return question.
options.every((option,k)=>option.correct===given.includes(k));case"number":return Math.abs((readNumber(given,question.unit).value??Number.NaN)-question.answer)<=
question.margin;case"order":return given.every((step,k)=>step===k);default:return question.options[given].correct}}var VERDICTS=["true","loose","false"];function score(question,given){let misconceptions=options=>options.flatMap(({misconception})=>misconception?[misconception]:
[]);switch(question.type){case"number":{if(typeof given!="string")throw wrong(question,given);let{value,problem}=readNumber(given,question.unit);if(value===void 0)
throw new RangeError(problem);let correct=isRight(question,given),named=correct?null:namedNumber(question,value);return{correct,misconceptions:named?.misconception?
[named.misconception]:[]}}case"several":{let taken=indices(question,given,question.options.length),chosen=question.options.filter((_,k)=>taken.includes(k));return{
correct:isRight(question,given),misconceptions:misconceptions(chosen)}}case"order":{if(indices(question,given,question.steps.length).length!==question.steps.length)
throw wrong(question,given);return{correct:isRight(question,given),misconceptions:[]}}case"verdict":{let verdict=VERDICTS[index(question,given,VERDICTS.length)],
correct=verdict===question.verdict,believed=verdict==="true"&&!correct?question.misconception:null;return{correct,misconceptions:believed?[believed]:[]}}default:{
let chosen=question.options[index(question,given,question.options.length)];return{correct:chosen.correct,misconceptions:misconceptions([chosen])}}}}function fits(question,given){
try{return score(question,given),!0}catch{return!1}}function index(question,given,count2){if(!Number.isInteger(given)||given<0||given>=count2)throw wrong(question,
given);return given}function indices(question,given,count2){if(!Array.isArray(given)||!given.length||new Set(given).size!==given.length)throw wrong(question,given);
for(let each of given)index(question,each,count2);return given}function wrong(question,given){return new RangeError(`${JSON.stringify(given)} is no answer to “${question.
id}”.`)}function quiz({course,lesson,store},{questions}){let byId=new Map(questions.map(question=>[question.id,question]));return{state(){let given=[...store.latest("an\
swer",lesson)].map(([id,{data}])=>[id,data.given]);return{answered:Object.fromEntries(given.filter(([id,answer])=>byId.has(id)&&fits(byId.get(id),answer)))}},record({
kind,question:id,given,sure}){let question=byId.get(id);if(kind!=="answer"||!question)return;let{correct,misconceptions}=score(question,given),believed=misconceptions.
map(one=>course.misconceptions[one]),missed=correct?[]:cardsOf(course,[question.concept,...believed]);store.write(lesson,"answer",id,{given,correct,...known2({sure})},
missed,"question")}}}function predictions({course,lesson,store},{prediction:{id}}){let made=()=>store.latest("guess",lesson).get(id);return{state(){let event=made(),
option=event?.data.option??null;if(option===null)return{guess:null,done:!!event};let there=option>=0&&option<(lessonOf(course,lesson)?.predictions[id]?.options??
0);return{guess:there?option:null,done:there}},record({kind,option}){if(kind!=="guess")return;let item=lessonOf(course,lesson)?.predictions[id],answer=item?.answer??
store.outcome(lesson,id),wrong2=item&&option!==null&&answer!==null&&option!==answer;store.write(lesson,"guess",id,{option},wrong2?cardsOf(course,[item.concept]):
[],"prediction")}}}function result({lesson,store},{prediction}){return{state:()=>!prediction||store.latest("guess",lesson).has(prediction)?{guessed:!0}:{},record(){}}}
function talk(){let answered2={};return{state:()=>({answered:{...answered2}}),record({kind,line,option}){kind==="answer"&&(answered2[line]=option)}}}function goals(widget){
return({course,lesson,store},traits)=>{let concepts=new Map(traits.goals.map(({id,concept})=>[id,concept])),reached=()=>[...store.goalsReached(lesson,widget).keys()].
filter(id=>concepts.has(id));return{state:()=>({reached:reached()}),record({kind,goal,state={}}){!concepts.has(goal)||reached().includes(goal)||(kind==="goal"?store.
write(lesson,"goal",goal,{widget,detail:JSON.stringify(state)}):kind==="recipe"&&!store.of("recipe",lesson,goal).some(({data})=>data.widget===widget)&&store.write(
lesson,"recipe",goal,{widget},cardsOf(course,[concepts.get(goal)]),"goal"))}}}}function cards(learner,traits){let keys=new Map(traits.cards.map(({id})=>[id,[learner.lesson,id]]));return rating(learner,keys)}function courseCards(learner,keys){
return rating(learner,new Map(keys.map(key=>[key.join("/"),key])))}function glossary(learner,{entries}){return courseCards(learner,cardsOf(learner.course,entries.
map(({id})=>id)))}function rating({store},keys){let status=id=>{let card=store.card(...keys.get(id));return{due:card?isoOf(card.due):null,seen:!!card?.state}},intervals=id=>{
let now=store.now();return store.choices(...keys.get(id)).map(one=>Math.max(0,rounded((one-now)/1e6)))},each=make=>Object.fromEntries([...keys.keys()].map(id=>[
id,make(id)]));return{state:()=>({status:each(status),intervals:each(intervals)}),record({kind,card,rating:rating2,seconds,sure,n=0}){let key=keys.get(card);if(!(kind!==
"rate"||!key)){if(![1,2,3,4].includes(rating2))throw new RangeError(`rating is ${rating2}, expected 1, 2, 3 or 4`);return store.write(key[0],"review",key[1],{rating:rating2,
retention:store.retention,...known2({seconds,sure})}),{rated:{card,rating:rating2,due:status(card).due,stored:!0,n}}}}}}var LIMIT=600,USUAL=15,FEW=5,LAST=50,LEECH=4,
HELD=3;function today(learner){let{course}=learner,keys=course.lessons.flatMap(({slug,cards:cards2})=>Object.keys(cards2).map(card=>[slug,card])),all=courseCards(
learner,keys),place=learner.stopped===void 0?stopped(learner):learner.stopped;return{...all,state:()=>({...deck(learner),tomorrow:coming(learner),leeches:leeches(
learner).map(({key,times})=>({card:key.join("/"),times,place:course.concepts[conceptOf(course,key)??""]?.place??null})),stopped:place,...all.state()})}}function deck({
course,store}){let due=store.due().filter(key=>conceptOf(course,key)),pace=paceOf(store.of("review")),room=Math.max(1,Math.floor(LIMIT/pace)),chosen=interleaved(
course,due.slice(0,room));return{deck:chosen.map(key=>key.join("/")),left:due.length-Math.min(room,due.length),minutes:chosen.length?Math.max(1,rounded(chosen.length*
pace/60)):0}}function paceOf(reviews){let timed=reviews.flatMap(({data})=>"seconds"in data?[data.seconds]:[]).slice(-LAST);if(timed.length<FEW)return USUAL;timed.
sort((a,b)=>a-b);let middle=timed.length>>1;return Math.max(1,timed.length%2?timed[middle]:(timed[middle-1]+timed[middle])/2)}function coming({course,store}){let now=store.
now(),last=localDay(now)+1;return store.cards().filter(({key,card})=>now<card.due&&localDay(card.due)<=last&&conceptOf(course,key)).length}function leeches({course,
store}){let byCard=new Map,events=[...store.of("review"),...store.of("miss")].sort(byTime);for(let event of events){let name2=`${event.lesson}/${event.item}`;byCard.
has(name2)||byCard.set(name2,{key:[event.lesson,event.item],events:[]}),byCard.get(name2)?.events.push(event)}return[...byCard.values()].map(({key,events:events2})=>({
key,times:lapses(events2)})).filter(({key,times})=>times>=LEECH&&conceptOf(course,key)).sort((a,b)=>b.times-a.times)}function lapses(events){let lost=0,known3=!1,
held=0,missed=new Set;for(let{kind,at,data}of events)if(kind==="miss"){let day=at.slice(0,10);lost+=missed.has(day)?0:1,missed.add(day),held=0}else data.rating===
1?(lost+=known3?1:0,known3=!1,held=0):(known3=!0,held+=1,held>=HELD&&(lost=0,missed=new Set));return lost}function interleaved(course,keys){let waiting2=new Map;
for(let key of keys){let concept=conceptOf(course,key)??"";waiting2.has(concept)||waiting2.set(concept,[]),waiting2.get(concept)?.push(key)}let mixed=[],last="";
for(;waiting2.size;){let others=[...waiting2.keys()].filter(concept=>concept!==last),from=others.length?others:[...waiting2.keys()],size=concept=>waiting2.get(concept)?.
length??0;last=from.reduce((best,one)=>size(one)>size(best)?one:best);let pile=waiting2.get(last)??[];mixed.push(pile.shift()),pile.length||waiting2.delete(last)}
return mixed}function pythonRandom(seed){let state=seeded(keyOf(seed)),at=624;function word(){at===624&&(twist(state),at=0);let bits=state[at++];return bits^=bits>>>11,bits^=
bits<<7&2636928640,bits^=bits<<15&4022730752,(bits^bits>>>18)>>>0}function below(count2){let bits=32-Math.clz32(count2);for(;;){let drawn2=word()>>>32-bits;if(drawn2<
count2)return drawn2}}return{below,shuffle(list){for(let k=list.length-1;k>0;k--){let other=below(k+1);[list[k],list[other]]=[list[other],list[k]]}}}}function keyOf(seed){
let text=new TextEncoder().encode(seed),bytes=new Uint8Array([...text,...sha512(text)]).reverse(),words=[];for(let k=0;k<bytes.length;k+=4)words.push((bytes[k]|
bytes[k+1]<<8|bytes[k+2]<<16|bytes[k+3]<<24)>>>0);for(;words.length>1&&words.at(-1)===0;)words.pop();return words}function seeded(key){let state=new Uint32Array(
624);state[0]=19650218;for(let k=1;k<624;k++)state[k]=Math.imul(1812433253,state[k-1]^state[k-1]>>>30)+k;let at=1,next=(factor,add)=>{state[at]=(state[at]^Math.
imul(state[at-1]^state[at-1]>>>30,factor))+add(at),at+=1,at>=624&&(state[0]=state[623],at=1)};for(let k=0;k<Math.max(624,key.length);k++)next(1664525,()=>key[k%
key.length]+k%key.length);for(let k=0;k<623;k++)next(1566083941,where=>-where);return state[0]=2147483648,state}function twist(state){for(let k=0;k<624;k++){let both=state[k]&
2147483648|state[(k+1)%624]&2147483647;state[k]=state[(k+397)%624]^both>>>1^(both&1?2567483615:0)}}var MASK=(1n<<64n)-1n,PRIMES=primes(80),START=PRIMES.slice(0,
8).map(prime=>root(prime,2n)),ROUNDS=PRIMES.map(prime=>root(prime,3n));function sha512(text){let length=Math.ceil((text.length+17)/128)*128,padded=new Uint8Array(
length);padded.set(text),padded[text.length]=128;let view=new DataView(padded.buffer);view.setBigUint64(length-8,BigInt(text.length*8));let turn=(value,by)=>(value>>
by|value<<64n-by)&MASK,hash=[...START];for(let block=0;block<length;block+=128){let words=Array.from({length:16},(_,k)=>view.getBigUint64(block+8*k));for(let k=16;k<
80;k++){let[early,late]=[words[k-15],words[k-2]],first=turn(early,1n)^turn(early,8n)^early>>7n,second=turn(late,19n)^turn(late,61n)^late>>6n;words.push(words[k-
16]+first+words[k-7]+second&MASK)}let[a,b,c,d,e,f,g,h2]=hash;for(let k=0;k<80;k++){let choice=e&f^~e&MASK&g,one=h2+(turn(e,14n)^turn(e,18n)^turn(e,41n))+choice+
ROUNDS[k]+words[k],two=(turn(a,28n)^turn(a,34n)^turn(a,39n))+(a&b^a&c^b&c);[a,b,c,d,e,f,g,h2]=[one+two&MASK,a,b,c,d+one&MASK,e,f,g]}for(let[k,value]of[a,b,c,d,e,
f,g,h2].entries())hash[k]=hash[k]+value&MASK}let out=new DataView(new ArrayBuffer(64));for(let[k,value]of hash.entries())out.setBigUint64(8*k,value);return new Uint8Array(
out.buffer)}function root(prime,degree){let target=prime<<64n*degree,[low,high]=[0n,prime<<64n];for(;high-low>1n;){let middle=(low+high)/2n;middle**degree<=target?
low=middle:high=middle}return low&MASK}function primes(count2){let found2=[2n];for(let one=3n;found2.length<count2;one+=2n)found2.every(prime=>one%prime)&&found2.
push(one);return found2}function unbroken(data){return typeof data=="string"?data.replace(/(?<![\p{L}\p{N}_])([a-z]'?) ([=≈]) (?=[−\d½])/gu,"$1 $2 "):Array.isArray(data)?data.map(
unbroken):data===null||typeof data!="object"?data:Object.fromEntries(Object.entries(data).map(([key,value])=>[key,unbroken(value)]))}function fourDigits(value){
if(value===0)return"0";let[long]=value.toExponential(60).split("e"),tie=/^(-?\d\.\d\d[02468])50*$/.exec(long),[digits,power]=tie?[tie[1],value.toExponential().split(
"e")[1]]:value.toExponential(3).split("e"),exponent=Number(power),short=text=>text.includes(".")?text.replace(/\.?0+$/,""):text;return exponent>=-4&&exponent<4?
short((+`${digits}e${exponent}`).toFixed(3-exponent)):`${short(digits)}e${exponent<0?"-":"+"}${String(Math.abs(exponent)).padStart(2,"0")}`}var SLACK=1+1e-9,TRIES=100,SIGNS={"+":(a,b)=>a+b,"-":(a,b)=>a-b,"*":(a,b)=>a*b,"/":(a,b)=>a/b,"**":(a,b)=>a**b,neg:a=>-a,exp:Math.exp,ln:Math.log,sqrt:Math.sqrt,
tanh:Math.tanh,sigmoid:a=>1/(1+Math.exp(-a)),floor:Math.floor};function drawn(question,seed){let stream=pythonRandom(seed);for(let tries=0;tries<TRIES;tries++){
let numbers=Object.fromEntries(Object.entries(question.draw).map(([name2,{low,to,step}])=>{let count2=rounded((to-low)/step);return[name2,Number((low+step*stream.
below(count2+1)).toFixed(9))]})),made=filled2(question,numbers);if(apart(made))return made}throw new RangeError(`no draw gives numbers of “${question.id}” tha\
t can be told apart`)}function filled2(question,numbers){let answer=worked(question.answer,numbers),said={...numbers,answer},margin=value=>SLACK*(question.relative_tolerance?
Math.abs(value)*question.relative_tolerance:question.tolerance??0);return{...question,type:"number",question:inserted(question.question,numbers),answer,margin:margin(
answer),why:inserted(question.why,said),wrong:question.wrong.map(one=>{let value=worked(one.value,numbers);return{...one,value,margin:margin(value),why:inserted(
one.why,said)}})}}function apart({answer,margin,wrong:wrong2,relative_tolerance}){let all=[{value:answer,margin},...wrong2].sort((a,b)=>a.value-b.value);return relative_tolerance&&
all.some(({value})=>value===0)?!1:all.slice(1).every((high,k)=>high.value-all[k].value>all[k].margin+high.margin)}function worked(formula,numbers){if(typeof formula==
"number")return formula;if(typeof formula=="string")return numbers[formula];let[sign,...parts3]=formula;return SIGNS[sign](...parts3.map(part2=>worked(part2,numbers)))}
function inserted(text,numbers){return text.replace(/\{(\w+)\}/g,(_,name2)=>fourDigits(numbers[name2]).replaceAll("-","−"))}function finalTest({course,store},{count:count2,pass_mark,pool}){let open=(every=sittings(store))=>every.find(({correct})=>!correct),asked=({run,questions})=>{let known3=questions.
filter(key=>Object.hasOwn(pool,key)),inTest=key=>pool[key].type==="drawn"?drawn(pool[key],`${run}:${key}`):pool[key];return new Map(known3.map(key=>[key,inTest(
key)]))},state=()=>{let every=sittings(store),now=open(every),questions=now?asked(now):new Map,done=every.filter(({correct})=>correct),last=done.reduce((best,one)=>best&&
best.at>=one.at?best:one,null);return{questions:[...questions].map(([key,question])=>unbroken(hidden(key,question))),given:Object.fromEntries(Object.entries(now?.
answers??{}).filter(([key])=>questions.has(key))),result:last?result2(last):null,taken:done.length}},result2=sitting=>{let correct=sitting.correct??{},of=Object.
keys(correct).length,right=Object.values(correct).filter(Boolean).length,needed=Math.ceil(of*pass_mark);return{day:dayText(localDay(sitting.at)),right,of,needed,
passed:right>=needed,questions:[...asked(sitting)].map(([key,question])=>unbroken({question:question.question,correct:correct[key]??!1,given:inWords(question,sitting.
answers[key]),right:inWords(question,rightOf(question)),why:whyOf(question),concept:course.concepts[question.concept].name,place:course.concepts[question.concept].
place}))}};return{state,record({kind,question:key,given}){let now=open(),questions=now?asked(now):new Map;if(kind==="begin"&&!now){let run=name();store.write(WHOLE_COURSE,
"test",run,{questions:pick(pool,run,count2)})}else if(kind==="answer"&&now&&questions.has(key))score(questions.get(key),given),store.write(WHOLE_COURSE,"test-an\
swer",now.run,{question:key,given});else if(kind==="finish"&&now){let right=(one,key2)=>fits(one,now.answers[key2])&&score(one,now.answers[key2]).correct,correct=Object.
fromEntries([...questions].map(([one,question])=>[one,right(question,one)])),missed=[...questions].filter(([one])=>!correct[one]).map(([,{concept}])=>concept);store.
write(WHOLE_COURSE,"test-end",now.run,{correct},cardsOf(course,missed),"test")}}}}function sittings(store){let answers=new Map;for(let{item,data}of store.of("te\
st-answer",WHOLE_COURSE))answers.set(item,{...answers.get(item),[data.question]:data.given});return store.of("test",WHOLE_COURSE).map(({item,moment,data})=>{let end=store.
of("test-end",WHOLE_COURSE,item)[0],correct=end?.data.correct??null;return{run:item,at:end?.moment??moment,questions:data.questions,answers:answers.get(item)??{},
correct}})}function pick(pool,run,count2){let stream=pythonRandom(run),byConcept=new Map;for(let[key,{concept}]of Object.entries(pool))byConcept.set(concept,[...byConcept.
get(concept)??[],key]);for(let keys of byConcept.values())stream.shuffle(keys);let found2=[],wanted2=Math.min(count2,Object.keys(pool).length);for(;found2.length<
wanted2;){let round=[...byConcept.values()].flatMap(keys=>keys.pop()??[]);stream.shuffle(round),found2.push(...round.slice(0,wanted2-found2.length))}return found2}
function name(){return[...crypto.getRandomValues(new Uint8Array(6))].map(byte=>byte.toString(16).padStart(2,"0")).join("")}function hidden(key,{concept,type,question,
options,steps,order,unit=null}){let shown2={id:key,concept,group:null,type,question};return type==="number"?{...shown2,unit}:type==="order"?{...shown2,steps:steps.
map(({text})=>({text,why:""})),order}:{...shown2,options:options.map(({text})=>({text,correct:!1})),order}}function rightOf({type,options,steps,answer,unit}){let right=(options??
[]).flatMap(({correct},k)=>correct?[k]:[]);return type==="number"?`${fourDigits(answer)} ${unit??""}`.trimEnd().replaceAll("-","−"):type==="order"?[...steps.keys()]:
type==="several"?right:right[0]}function inWords({type,options=[],steps=[]},given){if(given==null||typeof given=="string")return given||"nothing";let texts=[...options,
...steps].map(({text})=>text.replace(/\.+$/,""));return`${(Array.isArray(given)?given:[given]).filter(k=>k<texts.length).map(k=>texts[k]).join(type==="order"?" \
→ ":" + ")}.`}function whyOf({type,why,steps,options}){return type==="number"?why:(type==="order"?steps:options.filter(({correct})=>correct)).map(one=>one.why).
join(" ")}function certificate({course,store},{pass_mark}){return{record(){},state(){let tests=sittings(store),done=tests.flatMap(({at,correct})=>correct?[{at,...counted(
correct,pass_mark)}]:[]),passed=done.filter(({right,needed})=>right>=needed),best=bestOf(passed,(a,b)=>a.right-b.right||a.at-b.at);return{passed:best&&{day:dayText(
localDay(best.at)),right:best.right,of:best.of,needed:best.needed},missing:best?"":missing(tests,bestOf(done,(a,b)=>a.right-b.right)),solved:course.lessons.flatMap(
lesson=>{let solved=solvedIn(lesson,store);return solved.length?[[lesson.title,solved]]:[]})}}}}function counted(correct,passMark){let of=Object.keys(correct).length;
return{right:Object.values(correct).filter(Boolean).length,of,needed:Math.ceil(of*passMark)}}function bestOf(all,order){return all.reduce((best,one)=>best===null||
order(one,best)>0?one:best,null)}function missing(tests,best){if(best)return`You have to pass the final test first. Your best so far: ${best.right} of ${best.of}\
 right, and ${best.needed} are needed.`;let now=tests.at(-1);return now?`Your final test is not handed in yet: ${Object.keys(now.answers).length} of ${now.questions.
length} questions are answered.`:"You have to pass the final test first. You have not taken it yet."}function solvedIn(lesson,store){return Object.keys(lesson.exercises).
flatMap(id=>{let first=store.of("attempt",lesson.slug,id).find(({data})=>data.status==="passed"),seen=store.of("solution-view",lesson.slug,id)[0];return first?[
seen&&seen.moment<first.moment?`${id} (after its solution was read)`:id]:[]})}function exercise({course,lesson,store},{exercise:id,hints}){let wanted2=()=>store.of("solution-request",lesson,id).reduce((sum,{data})=>sum+data.times,0),seen=()=>Math.
min(hints.length,Math.max(0,...store.of("hint",lesson,id).map(({data})=>data.number)));return{state:()=>({attempts:store.of("attempt",lesson,id).length,passed:store.
passed(lesson).has(id),hints_seen:seen(),solution_requests:wanted2(),text:store.draft(lesson,id)}),record({kind,text,status,mistake,concept,source,number}){switch(kind){case"\
text":store.keepDraft(lesson,id,text);break;case"attempt":{let missed=status==="wrong"?cardsOf(course,[concept]):[];store.write(lesson,"attempt",id,{status,mistake:mistake??
null,source},missed,"exercise");break}case"hint":store.write(lesson,"hint",id,{number});break;case"solution-request":store.write(lesson,"solution-request",id,{times:1});
break;case"solution-view":store.write(lesson,"solution-view",id)}}}}var NAME="name-the-gate";function game({course,store},{levels}){return{state(){let rounds=store.of("round"),best={calm:0,timed:0};for(let{data}of store.of("game")){
let way=data.timed?"timed":"calm";best[way]=Math.max(best[way],data.score)}return{level:Math.min(Math.max(rounds.at(-1)?.data.next??1,1),levels.length),best,played:rounds.
length,right:rounds.filter(({data})=>data.correct).length}},record({kind,shown:shown2,level,given,next,timed,score:score2,right}){let fault=kind==="round"?levels[level-
1]?.faults.find(({id})=>id===shown2):null;if(fault){let{concept,option}=fault,correct=given===option,data={concept,correct,given,level,next,timed};store.write(WHOLE_COURSE,
"round",shown2,data,correct?[]:cardsOf(course,[concept]),"game")}else kind==="game"&&store.write(WHOLE_COURSE,"game",NAME,{score:score2,right,timed})}}}var[CARD,ANSWER,TEST,GOAL,GUESS,ROUND]=[1,1,2,1,.5,.5],[EXERCISE,AFTER_SOLUTION,TRIED]=[3,1,1],DOUBT=2,HALF=30,FEW2=1.5,[GROWING,FIRM]=[.4,.7];function ideas(learner){
return{record(){},state(){let found2=mastery(learner),{lessons,concepts}=learner.course,taught=slug=>Object.entries(concepts).filter(([,{lesson}])=>lesson===slug).
map(([concept,{name:name2,place}])=>({name:name2,place,...inWords2(found2[concept])}));return{lessons:lessons.map(({slug,title})=>({title,ideas:taught(slug)})).
filter(({ideas:ideas2})=>ideas2.length)}}}}function inWords2({share,evidence}){let enough=share>=FIRM?"firm":share>=GROWING?"growing":"shaky",word=evidence?evidence<
FEW2?"too little to say":enough:"not met";return{share,word,words:evidence?`${rounded(100*share)}%, ${word}`:word}}function mastery({course,store}){let now=store.
now(),sums=Object.fromEntries(Object.keys(course.concepts).map(concept=>[concept,{weight:0,right:0}])),piece=(concept,moment,right,weight)=>{if(!concept||!Object.
hasOwn(sums,concept))return;let left=weight*.5**(Math.max(0,now-moment)/864e8/HALF);sums[concept].weight+=left,sums[concept].right+=left*Number(right)};for(let{
key,chance}of store.recalls())piece(conceptOf(course,key),now,chance,CARD);for(let{data,moment}of store.of("test-end"))for(let[key,correct]of Object.entries(data.
correct)){let[slug,id]=key.split("/"),lesson=lessonOf(course,slug);piece(lesson?.quiz[id]??lesson?.bank[id],moment,correct,TEST)}for(let{data,moment}of store.of(
"round"))piece(data.concept,moment,data.correct,ROUND);for(let lesson of course.lessons)ofLesson(lesson,store,piece);return Object.fromEntries(Object.entries(sums).
map(([concept,{weight,right}])=>[concept,{share:right/(weight+DOUBT),evidence:Number(weight.toFixed(9))}]))}function ofLesson(lesson,store,piece){let{slug}=lesson;
for(let[id,{data,moment}]of store.latest("answer",slug))piece(lesson.trial[id]??lesson.quiz[id],moment,data.correct,ANSWER);for(let[id,{data,moment}]of store.latest(
"guess",slug)){let item=lesson.predictions[id],right=item?.answer??store.outcome(slug,id);item&&data.option!==null&&right!==null&&piece(item.concept,moment,data.
option===right,GUESS)}for(let[widget,goals2]of Object.entries(lesson.goals)){let reached=store.goalsReached(slug,widget);for(let[id,{moment}]of reached)piece(goals2[id],
moment,1,GOAL);for(let{data,item,moment}of store.of("recipe",slug))data.widget===widget&&!reached.has(item)&&piece(goals2[item],moment,0,GOAL)}for(let[id,concept]of Object.
entries(lesson.exercises)){let tries=store.of("attempt",slug,id).filter(({data})=>["passed","wrong"].includes(data.status)),last=tries.at(-1),passed=tries.find(
({data})=>data.status==="passed"),seen=store.of("solution-view",slug,id)[0];passed?piece(concept,last?.moment??0,1,seen&&seen.moment<passed.moment?AFTER_SOLUTION:
EXERCISE):last&&piece(concept,last.moment,0,TRIED)}}var DAYS=30,WEEKS=8;function memory({course,store},{targets}){return{state(){let now=store.now(),today2=localDay(now),reviews=store.of("review").filter(({moment})=>moment<=
now),days=grouped(reviews,({moment})=>today2-localDay(moment)),recalled=({kind,data})=>kind==="review"?data.rating>1:data.correct,count2=(events,more)=>({right:events.
filter(recalled).length,of:events.length,day:null,sure:null,...more}),cards2=store.cards().filter(({key})=>conceptOf(course,key)),ahead=grouped(cards2,({card})=>Math.
max(0,localDay(card.due)-today2)),weeks=grouped(later(reviews),({moment})=>Math.floor((today2-localDay(moment))/7)),said=[...reviews,...store.of("answer")].filter(
({data})=>"sure"in data),levels=[...new Set(said.map(({data})=>data.sure))].sort((a,b)=>a-b),chances=store.recalls().map(({chance})=>chance);return{retention:store.
retention,history:backwards(DAYS).map(back=>count2(days.get(back)??[],{day:dayText(today2-back)})),forecast:backwards(DAYS).reverse().map(one=>ahead.get(one)?.length??
0),weeks:backwards(WEEKS).map(back=>count2(weeks.get(back)??[],{day:dayText(today2-7*back-6)})),calibration:levels.map(sure=>count2(said.filter(({data})=>data.sure===
sure),{sure})),recall:{likely:rounded(10*chances.reduce((all,one)=>all+one,0))/10,of:chances.length}}},record({kind,value}){kind==="retention"&&targets.some(target=>target.
value===value)&&store.choose("retention",value)}}}function later(reviews){let last=new Map;return reviews.filter(({lesson,item,moment})=>{let name2=`${lesson}/${item}`,
before=last.get(name2);return last.set(name2,moment),before!==void 0&&moment-before>=864e8})}function grouped(all,by){let groups=new Map;for(let one of all){let key=by(
one);groups.has(key)||groups.set(key,[]),groups.get(key)?.push(one)}return groups}function backwards(count2){return Array.from({length:count2},(_,k)=>count2-1-k)}function progress(lesson,store){let{slug}=lesson,now=store.now(),within=(items,ids)=>[...ids].filter(id=>Object.hasOwn(items,id)).length,answers=[...store.latest(
"answer",slug).values()],right=answers.filter(({data})=>data.correct).map(({item})=>item),cards2=Object.keys(lesson.cards).flatMap(card=>store.card(slug,card)??
[]),guesses=[...store.latest("guess",slug).values()].filter(({data})=>data.option!==null),widgets=Object.entries(lesson.goals),size=items=>Object.keys(items).length,
sum=numbers=>numbers.reduce((all,one)=>all+one,0);return{exercises_passed:within(lesson.exercises,store.passed(slug)),exercises_total:size(lesson.exercises),quiz_right:within(
lesson.quiz,right),quiz_answered:within(lesson.quiz,answers.map(({item})=>item)),quiz_total:size(lesson.quiz),trial_right:within(lesson.trial,right),trial_total:size(
lesson.trial),cards_seen:cards2.filter(({state})=>state).length,cards_due:cards2.filter(({due})=>due<=now).length,cards_total:size(lesson.cards),goals_reached:sum(
widgets.map(([widget,goals2])=>within(goals2,store.goalsReached(slug,widget).keys()))),goals_total:sum(widgets.map(([,goals2])=>size(goals2))),predictions_made:within(
lesson.predictions,guesses.map(({item})=>item)),predictions_total:size(lesson.predictions)}}function rings({course,lesson,store}){return{record(){},state(){let here=lessonOf(
course,lesson);if(!here)return{};let p=progress(here,store),all=[{words:"Exercises passed",done:p.exercises_passed,total:p.exercises_total,sign:"write"},{words:"\
Goals reached",done:p.goals_reached,total:p.goals_total,sign:"try"},{words:"Quiz questions right",done:p.quiz_right,total:p.quiz_total,sign:"recall"},{words:"Se\
ntences judged right",done:p.trial_right,total:p.trial_total,sign:"check"},{words:"Cards met",done:p.cards_seen,total:p.cards_total,sign:"recall"},{words:"Predi\
ctions made",done:p.predictions_made,total:p.predictions_total,sign:"predict"}],due=p.cards_due,last=due?`${due} ${due===1?"card is":"cards are"} due now.`:"No \
card is due now.";return{rings:all.filter(({total})=>total),last}}}}function station(lesson,store){let p=progress(lesson,store),passed=store.passed(lesson.slug);
return{done:p.exercises_passed+p.goals_reached+p.quiz_right+p.trial_right+p.cards_seen+p.predictions_made,total:p.exercises_total+p.goals_total+p.quiz_total+p.trial_total+
p.cards_total+p.predictions_total,due:p.cards_due,finished:lesson.core.every(id=>passed.has(id))&&p.quiz_answered===p.quiz_total}}function map({course,store}){return{
record(){},state(){let stations=Object.fromEntries(course.lessons.map(lesson=>[lesson.slug,station(lesson,store)])),slugs=course.lessons.map(({slug})=>slug),last=store.
of("place").at(-1)?.lesson,order=last&&slugs.includes(last)?[last,...slugs]:slugs;return{stations,next:order.find(slug=>!stations[slug].finished)??null}}}}function forecast({
course,lesson,store}){let own2=Object.keys(lessonOf(course,lesson)?.cards??{}).map(id=>({id,slug:lesson,name:id})),all=course.lessons.flatMap(({slug,cards:cards3})=>Object.
keys(cards3).map(id=>({id,slug,name:`${slug}/${id}`}))),cards2=own2.length?own2:all;return{record(){},state(){let today2=localDay(store.now()),known3=cards2.flatMap(
({id,slug,name:name2})=>{let card=store.card(slug,id);return card?[{name:name2,card}]:[]});return known3.sort((a,b)=>+(a.card.missed===null)-+(b.card.missed===null)||
a.card.due-b.card.due),{coming:known3.map(({name:name2,card})=>({card:name2,days:Math.max(0,localDay(card.due)-today2),missed:card.missed})),new:cards2.length-known3.
length}}}}function depth({store},{depths}){return{state:()=>({depth:store.setting("depth")}),record({kind,depth:chosen}){kind==="depth"&&depths.some(({id})=>id===chosen)&&
store.choose("depth",chosen)}}}var PLACE="audio-place";function audio({store},{talks}){let isTalk=talk2=>Object.hasOwn(talks,talk2);return{state(){let place=store.
setting(PLACE,{});return{place:isTalk(place.talk)?place:{}}},record({kind,talk:talk2,line,seconds,rate}){kind==="place"&&isTalk(talk2)&&talks[talk2].dialogue.lines[line]&&
store.choose(PLACE,{talk:talk2,line,seconds,rate})}}}var HOSTS={AudioBook:audio,Cards:cards,Certificate:certificate,CourseMap:map,DepthChoice:depth,DialoguePlayer:talk,Exercise:exercise,FinalTest:finalTest,ForecastView:forecast,
Game:game,GateDesk:goals("gate-desk"),Glossary:glossary,GruDesk:goals("gru-desk"),MasteryView:ideas,MemoryPlots:memory,Overview:depth,Playground:goals("playgrou\
nd"),Predict:predictions,ProgressView:rings,Quiz:quiz,Result:result,Today:today};function absolute(path){return new URL(path,document.baseURI).href}async function fetched3(path){let answer=await fetch(path);if(!answer.ok)throw new Error(`${path}\
: ${answer.status}`);return answer}async function styled(path){if(!path||document.querySelector(`link[data-path="${path}"]`))return;let link=h("link",{rel:"styl\
esheet",href:path,"data-path":path}),loaded2=new Promise(resolve=>{link.onload=link.onerror=resolve});document.head.append(link),await loaded2}var ANSWERS={clip:async({clips},event,model)=>({clips:{...model.get("clips"),...await clip(clips,event)}}),count:async(_,event,model)=>({counted:counted2(model.
get("shapes"),event)}),async word({dictionary},{word,n},model){let entry=await entryOf(dictionary,word);return model.get("event").n===n?{entry}:{}}};async function answered(spec,event,model){
return Object.hasOwn(ANSWERS,event.kind)?ANSWERS[event.kind](spec,event,model):null}async function clip(clips,{talk:talk2,line}){let path=talk2===void 0?clips?.[line]:
clips?.[talk2]?.[line];if(!path)return{};let answer=await fetched3(path).catch(()=>null);if(!answer)return{};let bytes=new Uint8Array(await answer.arrayBuffer()),
signs="";for(let at=0;at<bytes.length;at+=8192)signs+=String.fromCharCode(...bytes.subarray(at,at+8192));return{[talk2===void 0?String(line):`${talk2}/${line}`]:btoa(
signs)}}var parts2=new Map;async function entryOf(dictionary,word){let nothing={word,sounds:null,learned:null};if(!dictionary)return{...nothing,problem:"This fi\
le comes without the dictionary. The course's site has it."};let path=dictionary[word[0]];if(!path)return nothing;try{parts2.has(path)||parts2.set(path,fetched3(
path).then(answer=>answer.json()));let{learned,other}=await parts2.get(path);return Object.hasOwn(learned,word)?{word,sounds:learned[word],learned:!0}:Object.hasOwn(
other,word)?{word,sounds:other[word],learned:!1}:nothing}catch{return parts2.delete(path),{...nothing,problem:"The dictionary couldn't be loaded. Are you online\
?"}}}function counted2(shapes,{inputs,layers,directions,sizes}){let kinds=Object.entries(sizes).map(([kind,hidden2])=>{let parameters=shapes[`${kind}/${layers}/${directions}`].
map(({name:name2,shape})=>({name:name2,size:shape.reduce((size,[a,b,c])=>size*(a*inputs+b*hidden2+c),1)})),sum=some=>some.reduce((all,{size})=>all+size,0),second=sum(
parameters.filter(({name:name2})=>name2.startsWith("bias_hh")));return[kind,{hidden:hidden2,all:sum(parameters),second}]});return{inputs,layers,directions,kinds:Object.
fromEntries(kinds)}}var pointer=null,pressed=!1,waiting=[];function followPointer(){let at=event=>{pointer={x:event.clientX,y:event.clientY}},down=event=>{at(event),pressed=!0},move=event=>{
at(event),pressed&&!event.buttons&&up(event)},up=event=>{pressed=!1,event.pointerType!=="mouse"&&(pointer=null);let now=waiting;waiting=[],setTimeout(()=>{for(let go of now)
go()})},options={capture:!0,passive:!0};document.addEventListener("pointermove",move,options),document.addEventListener("pointerdown",down,options);for(let end of[
"pointerup","pointercancel","dragend"])document.addEventListener(end,up,options);document.documentElement.addEventListener("pointerleave",()=>{pressed||(pointer=
null)})}function released(){return pressed?new Promise(go=>waiting.push(go)):Promise.resolve()}function steadily(place,change){let held=heldBelow(place),before=held?.
getBoundingClientRect().top??0;change();let moved=held?held.getBoundingClientRect().top-before:0;moved&&window.scrollBy({top:moved,behavior:"instant"})}function heldBelow(place){
let main2=place.closest("main"),below=one=>one&&main2?.contains(one)&&isBelow(place,one)&&inView(one)?one:null;return(pointer&&below(document.elementFromPoint(pointer.
x,pointer.y)))??below(document.activeElement)??read(place)}function read(place){let top=topOfView();if(place.getBoundingClientRect().top>=top)return null;let cell=place.
closest(".cell")??place;for(let next=cell.nextElementSibling;next;next=next.nextElementSibling)if(next.getBoundingClientRect().bottom>top)return inView(next)?next:
null;return null}function isBelow(place,one){let where=place.compareDocumentPosition(one),apart2=Node.DOCUMENT_POSITION_CONTAINED_BY|Node.DOCUMENT_POSITION_CONTAINS;
return!!(where&Node.DOCUMENT_POSITION_FOLLOWING)&&!(where&apart2)}function inView(one){let{top,bottom,height}=one.getBoundingClientRect();return height>0&&bottom>
topOfView()&&top<window.innerHeight}function topOfView(){return document.querySelector(".bar")?.getBoundingClientRect().bottom??0}var NEAR="1200px";function aliveWidgets(specs,{log,learner,acted}){let alive=[],known3=new Map(specs.map(spec=>[spec.id,spec])),waiting2=new Map,watch=new IntersectionObserver(
seen=>{for(let{isIntersecting,target}of seen)isIntersecting&&begin(target)},{rootMargin:NEAR});followPointer();for(let one of document.querySelectorAll("[data-w\
idget]")){let place=one,spec=known3.get(place.dataset.widget??"");spec?.module&&(waiting2.set(place,spec),watch.observe(place))}beginAll();function begin(place){
let spec=waiting2.get(place);watch.unobserve(place),waiting2.delete(place),spec&&start(place,spec)}async function beginAll(){for(await loaded(),await idle();;await idle()){
let place=nearest([...waiting2.keys()]);if(!place)return;begin(place)}}async function start(place,spec){try{let make=Object.hasOwn(HOSTS,spec.class)?HOSTS[spec.
class]:null,state=await filled(place,nameOf(spec.class),spec.state);place.setAttribute("aria-busy","true");let[module,who]=await Promise.all([import(absolute(spec.
module)),make&&learner(),styled(spec.style)]),activity=make&&who?make({...who,lesson:spec.lesson??who.lesson},{...state,prediction:state.prediction??spec.prediction}):
null,one={spec,activity,busy:0,model:null};one.model=hostModel({event:{},problem:"",...state,...activity?.state()},{save:({event})=>event?.kind&&heard(one,event)});
let el=h("div");await mount(module.default,one.model,el),alive.push(one),await released(),steadily(place,()=>{let had=place.contains(document.activeElement);place.
replaceChildren(el),place.dataset.alive="",had&&focusOn(place)})}catch(error){let said=`This part couldn't start (${error instanceof Error?error.message:String(
error)}). Reload the page to try again.`;place.append(h("p",{class:"quiet",role:"status"},said))}finally{place.removeAttribute("aria-busy")}}async function heard(one,event){
let{activity,spec,model}=one,file=await answered(spec,event,model);if(file)return file;if(activity){one.busy+=1;try{let news=await log.act(()=>activity.record(event));
return{...news?{rated:{...news.rated,stored:log.kept}}:{},...activity.state(),problem:log.problem}}catch(error){return{problem:error instanceof Error?error.message:
String(error)}}finally{one.busy-=1,acted(),refresh(one)}}}function refresh(but=null){for(let one of alive)one!==but&&!one.busy&&one.activity&&one.model.receive(
one.activity.state())}return{refresh}}function nameOf(kind){return kind.replace(/(?<=[a-z])[A-Z](?![A-Z])/g,letter=>` ${letter.toLowerCase()}`)}function nearest(places){
let away=place=>{let{top,bottom}=place.getBoundingClientRect();return Math.abs((top+bottom-window.innerHeight)/2)};return places.filter(place=>place.getClientRects().
length).map(place=>({place,far:away(place)})).sort((a,b)=>a.far-b.far)[0]?.place}var DEPTHS=["basic","medium","detailed"];function folds(part2,depth2){return DEPTHS.indexOf(part2.depth)>DEPTHS.indexOf(depth2)}var SHOW="Show this deeper part";function depthFolding(store){let folded=null,parts3=[...document.querySelectorAll(".cell[data-depth]")].map(cell=>part(cell));return()=>{
let depth2=store.setting("depth");if(!(depth2===folded||!depth2)){folded=depth2;for(let one of parts3)one.fold(folds(one,depth2))}}}function part(first){let level=headingOf(
first)?.tagName??"H6",rest=[],next=first.nextElementSibling;for(;next?.classList.contains("cell")&&!((headingOf(next)?.tagName??"H9")<=level);)rest.push(next),next=
next.nextElementSibling;let inside=[...[...first.children].filter(child=>child!==headingOf(first)),...rest],title=headingOf(first)?.textContent??"",name2={"aria\
-label":`${SHOW}: ${title}`},show=h("button",{type:"button",class:"unfolds",hidden:!0,onclick:()=>fold(!1,!0),...name2},SHOW);headingOf(first)?.after(show);function fold(away,focus=!1){
for(let one of inside)one.hidden=away;show.hidden=!away,focus&&(inside[0]?.setAttribute("tabindex","-1"),inside[0]?.focus())}let reveal=()=>{let wanted2=location.
hash&&document.getElementById(location.hash.slice(1));wanted2&&!show.hidden&&inside.some(one=>one===wanted2||one.contains(wanted2))&&(fold(!1),wanted2.scrollIntoView())};
return window.addEventListener("hashchange",reveal),{depth:first.dataset.depth??"",title,fold(away){fold(away),reveal()}}}function headingOf(cell){return cell.querySelector(
":scope > :is(h1, h2, h3, h4, h5, h6)")}var VERSION=1,[EVENTS,DRAFTS]=["events","drafts"],PATIENCE=4e3,PAUSE=3e4,Database=class{#base=null;#seen=0;#began=null;#there=new Set;#failed={at:Number.NEGATIVE_INFINITY,
reason:null};constructor(factory,name2){this.factory=factory,this.name=name2}async transact(store,work,more=[],texts=[]){let base=await this.#opened();return new Promise(
(done,failed)=>{let transaction=base.transaction([EVENTS,DRAFTS],"readwrite",{durability:"strict"}),[rows,kept2]=[EVENTS,DRAFTS].map(name2=>transaction.objectStore(
name2)),news=rows.getAll(IDBKeyRange.lowerBound(this.#seen,!0)),drafts=kept2.getAll(),there=this.#there,writing=[],last=this.#seen,paid=()=>!1,broken=null;drafts.
onsuccess=()=>{try{last=news.result.at(-1)?.row??last,this.#take(store,news.result,drafts.result),store.merge(more),store.takeDrafts(texts,!0);for(let{id}of news.
result)there.add(id);work();let missing2=(store.begun?store.owed:[...new Map([...store.owed,...more].map(one=>[one.id,one])).values()]).filter(({id})=>!there.has(
id));if(store.begun)for(let one of[rows,kept2])one.clear();for(let{id}of missing2)writing.push(id);for(let row of[...store.begun?[{afresh:!0}]:[],...missing2.map(
plain2)]){let added=rows.add(row);added.onsuccess=()=>{last=Number(added.result),"afresh"in row&&(this.#began=last)}}for(let[name2,draft]of store.owedDrafts)kept2.
put({name:name2,...draftRow(draft)});paid=store.receipt()}catch(error){broken=error,transaction.abort()}},transaction.oncomplete=()=>{this.#seen=last;for(let id of writing)
there.add(id);done(paid()||writing.length>0)},transaction.onabort=()=>failed(broken??transaction.error??new DOMException("","AbortError"))})}#take(store,rows,drafts){
let at=rows.findLastIndex(({afresh})=>afresh),began=at<0?0:rows[at].row;this.#began!==null&&began>this.#began&&store.clear(),this.#began=Math.max(this.#began??0,
began),store.merge(rows.slice(at+1).flatMap(read2)),store.takeDrafts(drafts)}close(){this.#base?.close(),this.#base=null}async#opened(){if(this.#base)return this.#base;
if(performance.now()-this.#failed.at<PAUSE)throw this.#failed.reason;try{return this.#base=await this.#open(),this.#seen=0,this.#there=new Set,this.#base}catch(reason){
throw this.#failed={at:performance.now(),reason},reason}}#open(){let{factory}=this;return factory?new Promise((done,failed)=>{let request=factory.open(this.name,
VERSION),waiting2=!0,wait=setTimeout(()=>{waiting2=!1,failed(new DOMException("","TimeoutError"))},PATIENCE);request.onupgradeneeded=()=>{let names=request.result.
objectStoreNames;names.contains(EVENTS)||request.result.createObjectStore(EVENTS,{keyPath:"row",autoIncrement:!0}),names.contains(DRAFTS)||request.result.createObjectStore(
DRAFTS,{keyPath:"name"})},request.onerror=()=>{clearTimeout(wait),failed(request.error)},request.onsuccess=()=>{clearTimeout(wait);let base=request.result;if(!waiting2)
return base.close();let lost=()=>{base.close(),this.#base===base&&(this.#base=null)};base.onversionchange=lost,base.onclose=lost,done(base)}}):Promise.reject(new DOMException(
"","NotSupportedError"))}};function draftRow({id,at,data}){return{id,at,text:data.text}}function read2(row){try{return[eventOf(row)]}catch{return[]}}var[LOG,DRAFT,BEGUN]=["gkm-log:","gkm-draft:","gkm-begun"],Shelf=class{#begun=null;constructor(storage){this.storage=storage}transact(store,work){let{storage}=this;
if(!storage)throw new DOMException("","NotSupportedError");let begun=storage.getItem(BEGUN);begun!==this.#begun&&((this.#begun!==null||begun!==null)&&store.clear(),
this.#begun=begun),store.merge(this.events()),store.takeDrafts(this.drafts()),work(),store.begun&&(this.clear(),this.#begun=crypto.randomUUID?.()??String(Math.random()),
storage.setItem(BEGUN,this.#begun));for(let event of store.owed)storage.setItem(LOG+event.id,JSON.stringify(plain2(event)));for(let[name2,draft]of store.owedDrafts)
storage.setItem(DRAFT+name2,JSON.stringify(draftRow(draft)));return store.receipt()()}events(){return this.#names(LOG).flatMap(name2=>read2(parsed(this.storage?.
getItem(name2))))}drafts(){return this.#names(DRAFT).map(entry=>{let kept2=this.storage?.getItem(entry)??"",row=parsed(kept2);return{name:entry.slice(DRAFT.length),
...typeof row?.text=="string"?row:{text:kept2},kept:kept2}})}remove(events,drafts){for(let{id}of events)this.storage?.removeItem(LOG+id);for(let{name:name2,kept:kept2}of drafts)
this.storage?.getItem(DRAFT+name2)===kept2&&this.storage.removeItem(DRAFT+name2)}clear(){for(let name2 of[...this.#names(LOG),...this.#names(DRAFT)])this.storage?.
removeItem(name2)}#names(start){return Object.keys(this.storage??{}).filter(name2=>name2.startsWith(start))}};function parsed(text){try{return JSON.parse(text??
"null")}catch{return null}}var NAME2="gates-keep-memory",AGAIN2=5e3,LATE="in the browser's small storage, which it may write to the disk only a minute later. Should the browser crash befo\
re that, what you did last is lost.",GO_ON="You can go on: what you do is kept on this page while it is open, and stored as soon as that works.",NO_DATABASE=["N\
otSupportedError","SecurityError","InvalidStateError","UnknownError"],Log=class{#turn=Promise.resolve();#tabs=null;#again=0;#late=!1;problem="";note="";constructor(store,{
changed=()=>{},factory=found("indexedDB"),storage=found("localStorage"),name:name2=NAME2}={}){this.store=store,this.changed=changed,this.database=new Database(factory,
name2),this.shelf=new Shelf(storage);try{this.#tabs=new BroadcastChannel(name2),this.#tabs.onmessage=()=>this.look()}catch{}}get stored(){return!this.store.owes}get kept(){
return this.stored&&this.#late?"soon":this.stored}act(work){let mine=this.#turn.then(()=>this.#act(work));return this.#turn=mine.catch(()=>{}),mine}async look(){
await this.act(()=>{}),this.changed()}add(events){return this.act(()=>this.store.add(events))}forget(){return this.act(()=>this.store.begin())}close(){clearTimeout(
this.#again),this.database.close(),this.#tabs?.close()}async#act(work){let done=null,once=()=>{if(!done)try{done={value:work()}}catch(error2){done={error:error2}}};
await this.#keep(once),once(),clearTimeout(this.#again),this.stored||(this.#again=setTimeout(()=>this.look(),AGAIN2));let{value,error}=done;if(error)throw error;
return value}async#keep(work){let before=this.problem+this.note;try{let{store,shelf}=this,[events,drafts]=[shelf.events(),shelf.drafts()],wrote=await this.database.
transact(store,work,events,drafts);shelf.remove(events,drafts),wrote&&this.#tabs?.postMessage("news"),this.problem=this.note="",this.#late=!1}catch(reason){let error=reason;
this.problem=this.note="",this.#late=!0;try{this.shelf.transact(this.store,work)&&this.#tabs?.postMessage("news"),this.note=NO_DATABASE.includes(error?.name)?`T\
his browser gives this page no database. What you do is kept ${LATE}`:`${inWords3(error)} Until that works again, what you do is kept ${LATE}`}catch{this.problem=
`${inWords3(error)} ${GO_ON}`}}this.problem+this.note!==before&&this.changed()}};async function keepForLong(){try{return await isKept()||await navigator.storage?.
persist?.()||!1}catch{return!1}}async function isKept(){return await navigator.storage?.persisted?.()||!1}function found(name2){try{return globalThis[name2]??null}catch{
return null}}function inWords3(error){return{QuotaExceededError:"The browser has no room left for this site. Free some space on the disk.",NotSupportedError:"Th\
is browser keeps nothing for this page; perhaps it is set to block sites' data.",SecurityError:"This browser blocks what sites want to keep. Allow this site to \
store data.",InvalidStateError:"This browser keeps nothing in a window like this one.",TimeoutError:"Another tab of the course is in the way. Close the other ta\
bs, or reload them.",VersionError:"A newer version of the course wrote your progress here. Reload this page."}[error?.name]??`The browser could not store it (${error?.
name||"unknown error"}).`}function handOver(name2,type,text){let address=URL.createObjectURL(new Blob([text],{type}));h("a",{href:address,download:name2}).click(),setTimeout(()=>URL.revokeObjectURL(
address),6e4)}var HEADING={course:"gates-keep-memory",log:1},FILE_NAME="progress.jsonl";function exported(events){return[HEADING,...events.map(plain2)].map(line=>`${JSON.stringify(
line)}
`).join("")}function imported(text){let lines=text.replace(/^\uFEFF/,"").trimEnd().split(`
`),heading=parsed2(lines[0]);if(!heading||typeof heading!="object"||heading.course!==HEADING.course)throw new RangeError("This is not a file of your progress. E\
xport it again where your progress is.");if(heading.log!==HEADING.log)throw new RangeError("A newer version of the course wrote this file. Reload this page, the\
n import it again.");return lines.slice(1).map((line,k)=>{try{return eventOf(JSON.parse(line))}catch(error){let reason=error instanceof RangeError?error.message:
"no JSON";throw new RangeError(`Line ${k+2}: ${reason}. Nothing was imported: export again where your progress is.`)}})}function parsed2(line){try{return JSON.parse(
line)}catch{return null}}var MONTHS={day:"numeric",month:"long",year:"numeric"},DONE=[["review","card rated","cards rated"],["answer","question answered","questions answered"],["guess",
"guess","guesses"],["goal","goal reached","goals reached"],["attempt","try at an exercise","tries at exercises"],["test-end","final test","final tests"],["round",
"round of the game","rounds of the game"]];function progressPanel(place,log){return place?panel(place,log):{show(){}}}function panel(place,log){let kept2=h("p"),
trouble=h("p",{class:"trouble"}),lasting=h("p",{class:"quiet"}),said=h("p",{role:"status"}),row=h("div",{class:"row"}),file=h("input",{type:"file",accept:".json\
l",hidden:!0,"aria-label":"A file of your progress"}),take=button3("Export to a file",save),bring=button3("Import a file",()=>file.click()),again=button3("Start\
 again …",ask2);file.addEventListener("change",load),row.append(take,bring,again),place.append(h("h2",{id:"your-progress-title"},"Your progress"),kept2,trouble,
lasting,row,file,said),place.setAttribute("aria-labelledby","your-progress-title"),place.hidden=!1;for(let link of document.querySelectorAll(".to-progress"))link.
hidden=!1;async function show(){let{store}=log,where=someDone(store)&&!log.problem?" It is kept in this browser, and nowhere else.":"";kept2.textContent=`${inWords4(
store)}${where}`,trouble.textContent=log.problem||log.note,trouble.hidden=!trouble.textContent,take.disabled=again.disabled=store.since===null&&!store.drafts.size,
lasting.textContent=await isKept()?"This browser has promised to keep it, even when the disk gets full. What you do in a private window is gone once you close t\
hat window.":"A browser may clear away what pages keep when the disk gets full, or after some weeks without a visit. So export a file now and then. What you do \
in a private window is gone once you close that window."}function save(){handOver(FILE_NAME,"application/jsonl",exported(log.store.everything())),said.textContent=
`${FILE_NAME} holds all of it. Import it in another browser, or where the course is installed: course import ${FILE_NAME}.`}async function load(){let[chosen]=file.
files;if(file.value="",!!chosen)try{let events=imported(await chosen.text()),fresh=await log.add(events),before=events.length-fresh,known3=before?` ${count(before,
"other")} ${before===1?"was":"were"} here already.`:"",trouble2=log.problem?` Not stored yet. ${log.problem}`:"";said.textContent=`Imported ${count(fresh,"thing")}\
 you did.${known3}${trouble2}`,log.changed()}catch(error){said.textContent=error instanceof Error?error.message:String(error)}}function ask2(){let question=h("p",
{tabindex:-1},"Delete all that you did on these pages, in this browser: answers, cards, exercises? This can't be undone. Files that you exported stay."),back=()=>{
row.replaceChildren(take,bring,again),again.focus()},sure=button3("Delete it all",async()=>{if(await log.forget(),!log.problem)return location.reload();said.textContent=
`Not deleted yet. ${log.problem}`,back()});keepFocus(place,()=>(row.replaceChildren(question,sure,button3("Export to a file",save),button3("Keep it",back)),question))}
return{show}}function someDone(store){return DONE.some(([kind])=>store.count(kind)>0)}function inWords4(store){let found2=DONE.flatMap(([kind,one,many])=>{let number=store.
count(kind);return number?[`${number} ${number===1?one:many}`]:[]});return found2.length?`Since ${new Date((store.since??0)/1e3).toLocaleDateString("en-GB",MONTHS)}\
: ${found2.join(", ")}.`:"Nothing yet: answer a question or rate a card, and it counts here."}function count(number,word){return`${number} ${word}${number===1?"":
"s"}`}function button3(text,act){return h("button",{type:"button",onclick:act},text)}function pageOf(notebook,cell){let slug=notebook.replace(/^\d+_|\.ipynb$/g,"").replaceAll("_","-");return`${slug}.html${cell?`#${cell.startsWith(`${slug}-`)?cell.
slice(slug.length+1):cell}`:""}`}var REST=1500;function rememberPlace(log,lesson){let cells=[...document.querySelectorAll(".cell[id]")],clock=0,keep=()=>{let here=cells.findLast(cell=>cell.getBoundingClientRect().
top<140);here&&log.act(()=>log.store.visit(lesson,`${lesson}-${here.id}`))};document.addEventListener("scroll",()=>{clearTimeout(clock),clock=setTimeout(keep,REST)},
{passive:!0}),window.addEventListener("pagehide",keep)}function offerPlace(line,place){if(!place)return;let link=h("a",{href:pageOf(place.notebook,place.cell)},
place.heading);line.append("You were reading ",link,`, in ${place.lesson}. Go on where you stopped.`),line.hidden=!1}function cardState(events){let card=null;for(let{kind,data,moment}of events)if(kind==="review"){let{state,due}=rated(card?.state??null,data.rating,moment,data.retention??
RETENTION);card={due,state,missed:null}}else kind==="miss"?card={due:Math.min(card?.due??moment,moment),state:card?.state??null,missed:data.by}:kind==="schedule"&&
(card={due:momentOf(data.due),state:data.state,missed:data.missed});return card}var Store=class{#kinds=new Map;#ids=new Set;#cards=new Map;#pen=pen();constructor({clock=present}={}){this.now=clock,this.owed=[],this.drafts=new Map,this.owedDrafts=
new Map,this.begun=!1}clear(){for(let part2 of[this.#kinds,this.#ids,this.#cards,this.drafts,this.owedDrafts])part2.clear();this.owed=[]}begin(){this.clear(),this.
begun=!0}get owes(){return this.begun||this.owed.length>0||this.owedDrafts.size>0}receipt(){let{begun,owes}=this,events=new Set(this.owed),drafts=[...this.owedDrafts];
return()=>{this.owed=this.owed.filter(event=>!events.has(event));for(let[name2,draft]of drafts)this.owedDrafts.get(name2)===draft&&this.owedDrafts.delete(name2);
return begun&&(this.begun=!1),owes}}add(events){let here=new Set([...this.drafts.values()].map(({id})=>id)),fresh=this.merge([...events].filter(({id})=>!here.has(
id)));return this.owed.push(...fresh),fresh.length}takeDrafts(rows,owed=!1){for(let row of rows){let draft=this.#draftOf(row),here=this.drafts.get(row.name);!draft||
here&&byTime(draft,here)<=0||(here&&this.owedDrafts.has(row.name)&&this.owed.push(...this.merge([here])),this.drafts.set(row.name,draft),owed||!row.at?this.owedDrafts.
set(row.name,draft):this.owedDrafts.delete(row.name))}}#draftOf({name:name2,text,id,at}){try{let[lesson,exercise2]=JSON.parse(name2);return at===void 0?this.#pen(
this.now(),lesson,"draft",exercise2,{text}):eventOf({id,at,lesson,kind:"draft",item:exercise2,data:{text}})}catch{return null}}merge(events){let fresh=[];for(let event of[
...events].sort(byTime)){if(this.#ids.has(event.id)||(this.#ids.add(event.id),fresh.push(event),insert(listOf(this.#kinds,event.kind),event),!ABOUT_CARDS.includes(
event.kind)))continue;let name2=nameOf2(event.lesson,event.item),one=this.#cards.get(name2)??{key:[event.lesson,event.item],events:[],card:null};insert(one.events,
event),one.card=null,this.#cards.set(name2,one)}return fresh}write(lesson,kind,item,data={},missed=[],by=""){let now=this.now(),events=[this.#pen(now,lesson,kind,
item,data),...missed.map(([of,card])=>this.#pen(now,of,"miss",card,{by}))];this.owed.push(...this.merge(events))}count(kind){return this.#kinds.get(kind)?.length??
0}get since(){let first=[...this.#kinds.values()].flatMap(([event])=>event?[event.moment]:[]);return first.length?Math.min(...first):null}get keeps(){return this.
drafts.size>0||[...this.#kinds].some(([kind,events])=>kind!=="place"&&events.length>0)}events(){return[...this.#kinds.values()].flat().sort(byTime)}of(kind,lesson=null,item=null){
let fits2=one=>(lesson===null||one.lesson===lesson)&&(item===null||one.item===item);return(this.#kinds.get(kind)??[]).filter(fits2)}passed(lesson){let passed=this.
of("attempt",lesson).filter(({data})=>data.status==="passed");return new Set(passed.map(({item})=>item))}latest(kind,lesson){return new Map(this.of(kind,lesson).
map(event=>[event.item,event]))}goalsReached(lesson,widget){let reached=new Map;for(let event of this.of("goal",lesson))event.data.widget===widget&&!reached.has(
event.item)&&reached.set(event.item,event);return reached}everything(){return[...this.events(),...[...this.drafts.values()].filter(({id})=>!this.#ids.has(id))].
sort(byTime)}draft(lesson,exercise2){return this.#newest(lesson,exercise2)?.data.text??""}#newest(lesson,exercise2){let here=this.drafts.get(nameOf2(lesson,exercise2)),
came=this.of("draft",lesson,exercise2).at(-1);return here&&came?byTime(here,came)>0?here:came:here??came}keepDraft(lesson,exercise2,text){let name2=nameOf2(lesson,
exercise2),here=this.drafts.get(name2),newest=this.#newest(lesson,exercise2);if(newest?.data.text===text)return;here&&newest!==here&&this.owed.push(...this.merge(
[here]));let draft=this.#pen(this.now(),lesson,"draft",exercise2,{text});this.drafts.set(name2,draft),this.owedDrafts.set(name2,draft)}outcome(lesson,prediction){
return this.of("outcome",lesson,prediction).at(-1)?.data.answer??null}card(lesson,card){let one=this.#cards.get(nameOf2(lesson,card));return one&&!one.card&&(one.
card=cardState(one.events)),one?.card??null}cards(){return[...this.#cards.values()].map(({key})=>({key,card:this.card(...key)}))}due(){let now=this.now(),due=this.
cards().filter(({card})=>card.due<=now),order=(a,b)=>a.card.due-b.card.due||compare(a.key[0],b.key[0])||compare(a.key[1],b.key[1]);return due.sort(order).map(({
key})=>key)}choices(lesson,card){return choices(this.card(lesson,card)?.state??null,this.now(),this.retention)}recalls(){let now=this.now();return this.cards().
flatMap(({key,card})=>card.state?[{key,chance:recall(card.state,now)}]:[])}get retention(){return this.setting("retention",RETENTION)}setting(name2,otherwise=null){
let chosen=this.of("setting",WHOLE_COURSE,name2).at(-1);return chosen?chosen.data.value:otherwise}choose(name2,value){let chosen=this.of("setting",WHOLE_COURSE,
name2).at(-1);(!chosen||JSON.stringify(chosen.data.value)!==JSON.stringify(value))&&this.write(WHOLE_COURSE,"setting",name2,{value})}visit(lesson,cell){let last=this.
of("place").at(-1);(last?.lesson!==lesson||last.item!==cell)&&this.write(lesson,"place",cell)}};function listOf(map2,name2){return map2.has(name2)||map2.set(name2,
[]),map2.get(name2)}function nameOf2(lesson,card){return JSON.stringify([lesson,card])}function compare(a,b){return a<b?-1:a>b?1:0}function main(data){if(!data)return;let page=JSON.parse(data.textContent??"{}"),store=new Store,log=new Log(store,{changed}),panel2=progressPanel(document.querySelector(
".progress"),log),lasting=!1,fold=depthFolding(store),read3=log.act(()=>{}),learner=null,widgets=aliveWidgets(page.widgets,{log,acted(){!lasting&&store.keeps&&(lasting=
!0,keepForLong().then(panel2.show)),shown2()},learner(){return learner??=who(),learner.catch(()=>{learner=null}),learner}});read3.then(()=>{shown2(),page.lesson&&
rememberPlace(log,page.lesson)});let line=document.querySelector(".go-on");line&&Promise.all([outline(),read3]).then(([course])=>offerPlace(line,stopped({course,
lesson:"",store})),()=>{}),document.addEventListener("visibilitychange",()=>document.visibilityState==="visible"&&log.look());function changed(){widgets.refresh(),
shown2()}function shown2(){panel2.show(),fold()}async function outline(){return(await fetched3(page.course)).json()}async function who(){let[course]=await Promise.
all([outline(),read3]),before={course,lesson:page.lesson,store};return{...before,stopped:stopped(before)}}}main(document.getElementById("course-page"));themeButton(document.querySelector(".theme"));contentsBeside(document.querySelector(".contents"));openForPaper();scrollsByKeys(
"pre, .wide, .katex-display");searchBox(document.querySelector(".search"));keepOffline(document.querySelector(".offline"));
