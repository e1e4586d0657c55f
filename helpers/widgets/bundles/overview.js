function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function s(tag,attrs={},...children){return build(document.createElementNS(
"http://www.w3.org/2000/svg",tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value==
"function"?node.addEventListener(name.slice(2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);
return node}function setText(node,text){node.textContent!==text&&(node.textContent=text)}function ownName(){return`gkm-${Math.random().toString(36).slice(2)}`}function keepFocus(el,change){let inside=el.contains(document.activeElement),next=change();inside&&next&&next.focus()}var signs_default={listen:{word:"Listen",colour:"#7d4e9e",path:"M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z"},look:{word:"Lo\
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
event=>event.n>heard);model.set("event",{...data,n:(last.n||0)+1,kind,...waiting.length?{before:waiting}:{}}),model.save_changes()}function withOwn(model,own){return{
get:name=>name in own?own[name]:model.get(name),set:(name,value)=>model.set(name,value),on:(event,call)=>model.on(event,call),off:(event,call)=>model.off(event,
call),save_changes:()=>model.save_changes(),send:message=>model.send(message)}}function problemLine(model){let line=h("p",{class:"gkm-problem",role:"alert"}),show=()=>{let problem=model.get("problem")||"";line.hidden=!problem,line.textContent=
problem&&`Not stored. ${problem}`};return model.on("change:problem",show),show(),line}function slider({label,min,max,step,value,quantity,format,oninput}){let show=format||(v=>v.toFixed(1)),input=h("input",{type:"range",min,max,step,value,"aria-la\
bel":label}),out=h("output",{class:"gkm-value"}),update=()=>{out.textContent=show(+input.value),input.setAttribute("aria-valuetext",show(+input.value))};input.addEventListener(
"input",()=>{update(),oninput(+input.value)}),update();let name=h("span",{class:"gkm-name"},label);return{root:h("label",{class:"gkm-slider","data-quantity":quantity},
name,input,out),input,set(v){input.value=v,update()}}}function button(label,onclick,attrs={}){return h("button",{type:"button",class:"gkm-button",onclick,...attrs},
label)}function choice({legend,options,value,onchange}){let name=ownName(),made=options.map(([key,label])=>{let input=h("input",{type:"radio",name,value:key,onchange:()=>onchange(
key)});return input.checked=key===value,{key,input,root:h("label",{class:"gkm-choice"},input,label)}});return{root:h("fieldset",{class:"gkm-picker"},h("legend",
{},legend),...made.map(one=>one.root)),set(chosen){for(let{key,input}of made)input.checked=key===chosen}}}var onPage=()=>document.getElementById("course-page")!==null;var DEPTHS=["basic","medium","detailed"],HEADINGS=".jp-RenderedMarkdown :is(h1, h2, h3, h4, h5, h6)";function folds(part,depth){return DEPTHS.indexOf(part.depth)>
DEPTHS.indexOf(depth)}var letters=text=>text.toLowerCase().replace(/[^a-z0-9]+/g,"");function foldNotebook(el,parts,depth){let notebook=el.closest(".jp-Notebook");
if(!notebook)return{here:!1,stop(){}};let open=new Map(parts.map(part=>[letters(part.title),part])),fold=()=>{for(let cell of notebook.querySelectorAll(".jp-Mar\
kdownCell")){let heading=cell.querySelector(HEADINGS),button2=cell.querySelector(".jp-collapseHeadingButton"),name=heading&&letters(heading.textContent),part=name&&
open.get(name);!part||!button2||(open.delete(name),cell.setAttribute("data-gkm-part",part.depth),button2.classList.contains("jp-mod-collapsed")!==folds(part,depth)&&
button2.click())}};fold();let watch=new MutationObserver(()=>{fold(),open.size||watch.disconnect()});return open.size&&watch.observe(notebook,{childList:!0,subtree:!0}),
{here:!0,stop:()=>watch.disconnect()}}var NEWS="gkm-depth";function depthPicker({model,el,say,changed=()=>{}}){let depths=model.get("depths"),parts=model.get("parts"),note=h("p",{class:"gkm-note"}),
taken=model.get("depth"),stop=()=>{},picker=choice({legend:"How deep do you want to go?",options:depths.map(one=>[one.id,one.name]),value:model.get("depth"),onchange(depth){
depth!==model.get("depth")&&(emit(model,"depth",{depth}),take(depth),window.dispatchEvent(new CustomEvent(NEWS,{detail:depth})))}});function take(depth){taken=depth,
model.set("depth",depth),model.save_changes(),picker.set(depth),apply(),say(note.textContent),changed()}function apply(){let depth=model.get("depth"),{here}=fold(
depth),away=depth?parts.filter(part=>folds(part,depth)).length:0,{name,says}=depths.find(one=>one.id===depth)??{},what=depth?here?away?`${name}: ${says}. Folded\
 here: ${away} ${away===1?"part":"parts"}. A click on “cells hidden” under a heading opens it.`:`${name}: ${says}. Nothing is folded here.`:`${name}: ${says}\
.`:onPage()?"Choose one; you can change it here whenever you like.":"Choose one; you can change it in any notebook, with here.depth().";setText(note,what)}function fold(depth){
let here=!!el.closest(".jp-Notebook");if(!depth||!here||model.get("folded")===depth)return{here};stop();let folding=foldNotebook(el,parts,depth);return stop=folding.
stop,model.set("folded",depth),model.save_changes(),folding}let heard=event=>{event.detail!==model.get("depth")&&take(event.detail)};return window.addEventListener(
NEWS,heard),model.on("change:depth",()=>{onPage()&&model.get("depth")!==taken&&take(model.get("depth"))}),setTimeout(apply),{root:h("div",{class:"gkm-depths"},h(
"strong",{"aria-hidden":"true"},"How deep?"),picker.root,note),end(){stop(),window.removeEventListener(NEWS,heard)}}}function radios({legend,options,order,chosen,onchange}){let name=`gkm-${Math.random().toString(36).slice(2)}`,inputs=order.map(index=>h("input",{type:"radio",name,
value:index,checked:index===chosen,onchange})),rows=order.map((index,k)=>h("label",{class:"gkm-option"},inputs[k],h("span",{},options[index])));return{root:h("f\
ieldset",{class:"gkm-options"},h("legend",{},legend),...rows),lock(){for(let input of inputs)input.disabled=!0,input.parentNode.classList.toggle("gkm-chosen",input.
checked)},value(){let input=inputs.find(each=>each.checked);return input?+input.value:null},focus(){(inputs.find(each=>each.checked)||inputs[0]).focus()}}}function explanation({
options,order,chosen}){let{correct,why}=options[chosen],others=order.filter(index=>index!==chosen).map(index=>h("li",{},h("strong",{},options[index].correct?"✓ \
Right: ":"✗ Wrong: "),options[index].text,h("br"),options[index].why));return h("div",{class:"gkm-explanation"},h("div",{class:correct?"gkm-good":"gkm-bad"},h(
"p",{},h("strong",{},correct?"✓ Right. ":"✗ Not so. "),why)),h("details",{},h("summary",{},correct?"Why not the others?":"Show the right answer and all reas\
ons"),h("ul",{},...others)))}function readingSeconds(text){return .7+text.split(/\s+/).length/2.67}function silence(){let timer;return{speak(line,{rate,done}){timer=setTimeout(done,readingSeconds(
line.text)/rate*1e3)},cancel(){clearTimeout(timer)}}}function recordedVoice({load,moved}){let audio=new Audio,turn=0,stuck,give=()=>{};audio.preservesPitch=!0;let broken=(mine,cause)=>{
mine===turn&&(turn+=1,clearTimeout(stuck),audio.pause(),give(cause))},watch=mine=>{clearTimeout(stuck),stuck=setTimeout(()=>{audio.paused||broken(mine,"device")},
PATIENCE)};return audio.ontimeupdate=()=>{audio.paused||(watch(turn),moved(audio.currentTime))},{speak(line,{rate,done,failed=()=>{},from=0}){let mine=++turn;clearTimeout(
stuck),give=failed,load(line.k).then(address=>{if(mine!==turn)return;let unplayed=error=>{error?.name==="NotAllowedError"?broken(mine,"blocked"):decodes(address).
then(whole=>broken(mine,whole?"device":"format"))};audio.onended=()=>{mine===turn&&(clearTimeout(stuck),done())},audio.onerror=unplayed,audio.src=address,audio.
currentTime=from,audio.playbackRate=rate,watch(mine),audio.play().catch(unplayed)},()=>broken(mine,"kernel"))},cancel(){turn+=1,clearTimeout(stuck),audio.pause()},
setRate(rate){audio.playbackRate=rate}}}async function decodes(address){try{let bytes=await(await fetch(address)).arrayBuffer();return(await new OfflineAudioContext(
1,1,44100).decodeAudioData(bytes)).length>0}catch{return!1}}function clipLoader(model){let addresses=new Map,waiting=new Map,arrived=()=>{let sent=Object.entries(
model.get("clips")||{});for(let[name,mp3]of sent){let line=+name;if(addresses.has(line))continue;let bytes=Uint8Array.from(atob(mp3),sign=>sign.charCodeAt(0));addresses.
set(line,URL.createObjectURL(new Blob([bytes],{type:"audio/mpeg"}))),waiting.get(line)?.ready(addresses.get(line)),waiting.delete(line)}sent.length&&!waiting.size&&
(model.set("clips",{}),model.save_changes())};return model.on("change:clips",arrived),{load:line=>{if(addresses.has(line))return Promise.resolve(addresses.get(line));
if(!waiting.has(line)){let wait={};wait.promise=new Promise((ready,lost)=>{wait.ready=ready,setTimeout(()=>{waiting.get(line)===wait&&(waiting.delete(line),lost(
new Error("no answer")))},PATIENCE)}),wait.promise.catch(()=>{}),waiting.set(line,wait),emit(model,"clip",{line})}return waiting.get(line).promise},forget:()=>{
for(let address of addresses.values())URL.revokeObjectURL(address)}}}var PATIENCE=8e3;function browserVoice(choose){let turn=0,watch,kept;return{speak(line,{rate,
done,failed=()=>{}}){let mine=++turn,{voice,pitch}=choose(line),parts=(line.say||line.text).match(/\S[\s\S]*?[.!?]["”’]?(?=\s|$)|\S[\s\S]*$/g)??[],next=()=>{
if(clearTimeout(watch),mine!==turn)return;let text=parts.shift();if(text===void 0){done();return}kept=Object.assign(new SpeechSynthesisUtterance(text),{voice,lang:voice.
lang,rate,pitch}),kept.onend=next,kept.onerror=event=>{mine===turn&&!["canceled","interrupted"].includes(event.error)&&(clearTimeout(watch),failed())},watch=setTimeout(
()=>{mine===turn&&failed()},(2*readingSeconds(text)/rate+6)*1e3),window.speechSynthesis.speak(kept)};next()},cancel(){turn+=1,clearTimeout(watch),window.speechSynthesis.
cancel()}}}function findVoices(found){let synth=window.speechSynthesis;if(!synth||!window.SpeechSynthesisUtterance)return found([]),()=>{};let look=()=>found(synth.
getVoices().filter(voice=>/^en\b/i.test(voice.lang)).sort((a,b)=>Number(b.localService)-Number(a.localService))),late;synth.getVoices().length?look():late=setTimeout(
look,1500);let changed=()=>{clearTimeout(late),look()};return synth.addEventListener("voiceschanged",changed),()=>{clearTimeout(late),synth.removeEventListener(
"voiceschanged",changed)}}var SPEEDS=[.75,1,1.25,1.5],SOURCES={recorded:"recorded",browser:"this browser's",silent:"silent, read along"},UNHEARD={kernel:"The recorded voice did not come;\
 is the kernel running? Restart it if need be, and run this cell again.",page:"The recorded voice did not come. Without a network a page has only the voices tha\
t it kept; the text is all here.",blocked:"The browser lets a page speak only after you have clicked or pressed a key in it: press Play again.",forbidden:"This \
browser blocks sound on this page: allow it in the settings beside the page's address, then choose the recorded voices again.",format:"This browser can't decode\
 the recorded voice, an MP3: open it in a current Firefox, Chrome, Edge or Safari to hear it.",device:"The recorded voice is here, but no sound device plays it:\
 connect one or look at your sound settings, then choose the recorded voices again."},unheard=cause=>cause==="blocked"?"forbidden":cause==="kernel"&&onPage()?"p\
age":cause,KEPT="gkm-voices",clock=seconds=>`${Math.floor(seconds/60)}:${String(Math.floor(seconds%60)).padStart(2,"0")}`;function player({model,el,begins={},onplace=()=>{},
onended=()=>{}}){let talk=model.get("dialogue"),lines=talk.lines.map((line,k)=>({...line,k})),told=talk.speakers.length===1,{say,mark}=start(el,"dialogue",(told?
"Narration: ":"Dialogue: ")+talk.title,"listen"),lengths=model.get("lengths")||[],total=lengths.reduce((sum,each)=>sum+(each||0),0),isRecorded=lengths.length===
lines.length&&lengths.every(Boolean),before=lengths.map((_,k)=>lengths.slice(0,k).reduce((sum,each)=>sum+each,0)),speakers=new Map(talk.speakers.map(speaker=>[speaker.
id,speaker])),answers=new Map(Object.entries(model.get("answered")||{}).map(([line,option])=>[+line,option])),skipped=new Set,chosen=new Map,me={},at=Math.min(begins.
line??0,lines.length-1),playing=!1,asking=null,rate=begins.rate??1,ended=!1,later,into=begins.seconds??0,blocked=!1,source=isRecorded?kept():"browser",quiet=silence(),
aloud=browserVoice(line=>{let voice=chosen.get(line.speaker),shared=[...chosen.values()].filter(each=>each===voice).length>1;return{voice,pitch:shared?speakers.
get(line.speaker).pitch:1}}),clips=clipLoader(model),record=recordedVoice({load:clips.load,moved:seconds=>{into=seconds,blocked=!1,drawTime()}}),sign=h("span",{
"aria-hidden":"true"}),word=h("span"),play=h("button",{type:"button",class:"gkm-button gkm-primary gkm-listen",onclick:()=>playing?pause():begin()},sign,word),back=button(
"Previous line",()=>seek(at-1)),on=button("Next line",()=>seek(at+1)),where=slider({label:"Line",min:1,max:lines.length,step:1,value:1,format:v=>`${v} of ${lines.
length}`,oninput:v=>seek(v-1)}),time=slider({label:"Time",min:0,max:Math.max(1,Math.floor(total)),step:1,value:0,format:v=>`${clock(v)} / ${clock(total)}`,oninput:seekTime}),
sources=h("select",{class:"gkm-button","aria-label":"Voices",onchange:()=>{source=sources.value,keep(),into=0,offer(),draw(),playing&&speak()}},...Object.entries(
SOURCES).map(([value,name])=>h("option",{value,selected:value===source},name))),speed=h("select",{class:"gkm-button",onchange:()=>{rate=+speed.value,tellPlace(),
playing&&source==="recorded"?record.setRate(rate):playing&&speak()}},...SPEEDS.map(value=>h("option",{value,selected:value===rate},`${value} ×`))),picks=h("div",
{class:"gkm-picks"}),voices=h("details",{},h("summary",{},"Voices"),picks),note=h("p",{class:"gkm-quiet gkm-voice-note"}),question=h("div",{class:"gkm-question",
hidden:!0}),items=lines.map((line,k)=>{let{name,role}=speakers.get(line.speaker);return h("li",{onclick:()=>{window.getSelection()?.toString()||seek(k)}},h("spa\
n",{class:"gkm-who"},h("strong",{},name),h("small",{},` ${role}`)),h("span",{},line.text))}),list=h("ol",{class:"gkm-lines",tabindex:0,"aria-label":"Transcript"},
...items),speeds=h("label",{class:"gkm-speed"},"Speed ",speed),which=h("label",{hidden:!isRecorded},"Voices ",sources),more=[where.root,time.root,voices,question,
list,problemLine(model)];told?(el.classList.add("gkm-narration"),el.append(h("div",{class:"gkm-row"},play),note,h("details",{},h("summary",{},"Text, speed, voic\
es"),h("div",{class:"gkm-row"},back,on,which,speeds),...more))):el.append(h("h3",{},talk.title),h("div",{class:"gkm-row"},play,back,on,which,speeds),note,...more);
function draw(){sign.textContent=playing?"❚❚ ":"▶ ",word.textContent=playing?"Pause":ended?"Play again":told?at||into?"Go on listening":`Listen to this se\
ction${isRecorded?` (${clock(total)})`:""}`:"Play",back.disabled=at===0,on.disabled=at===lines.length-1,where.set(at+1),where.root.hidden=source==="recorded",time.
root.hidden=source!=="recorded",drawTime(),where.input.setAttribute("aria-valuetext",`${at+1} of ${lines.length}, ${speakers.get(lines[at].speaker).name}`),items.
forEach((item,k)=>{k===at?item.setAttribute("aria-current","true"):item.removeAttribute("aria-current")});let top=items[at].offsetTop,bottom=top+items[at].offsetHeight;
(top<list.scrollTop||bottom>list.scrollTop+list.clientHeight)&&(list.scrollTop=top-12)}function drawTime(){source==="recorded"&&(time.set(Math.floor(before[at]+
into)),time.input.setAttribute("aria-valuetext",`${clock(before[at]+into)} of ${clock(total)}, ${speakers.get(lines[at].speaker).name}`))}function tellPlace(){onplace(
{line:at,seconds:into,rate})}function hush(){clearTimeout(later),quiet.cancel(),aloud.cancel(),record.cancel()}function kept(){try{let wanted=window.localStorage.
getItem(KEPT)??"";return Object.hasOwn(SOURCES,wanted)?wanted:"recorded"}catch{return"recorded"}}function keep(){try{window.localStorage.setItem(KEPT,source)}catch{}}
function speak(){hush(),tellPlace();let line=lines[at],silent=()=>quiet.speak(line,{rate,done:finished}),failed=()=>{aloud.cancel();let broken=chosen.get(line.speaker);
for(let[speaker,voice]of chosen)voice===broken&&chosen.set(speaker,null);offer(),note.textContent="This voice does not answer. Reading silently: read along, or \
choose another voice.",silent()};if(source==="recorded"){let lost=cause=>{if(cause==="blocked"&&!blocked){blocked=!0,pause(),note.textContent=UNHEARD.blocked,say(
note.textContent);return}source=cause==="device"?"silent":"browser",sources.value=source,into=0,offer(),draw();let instead=source==="silent"?"Reading silently: \
read along.":note.textContent||"Going on with this browser's voices.";note.textContent=`${UNHEARD[unheard(cause)]} ${instead}`,say(note.textContent),speak()};record.
speak(line,{rate,done:finished,failed:lost,from:into}),at+1<lines.length&&clips.load(at+1)}else source==="browser"&&chosen.get(line.speaker)?aloud.speak(line,{rate,
done:finished,failed}):silent()}function begin(){if(asking!==null){question.querySelector("input").focus();return}ended&&(at=0,into=0,ended=!1),playing=!0,source===
"recorded"&&(note.textContent=""),window.dispatchEvent(new CustomEvent("gkm-speaks",{detail:me})),draw(),speak()}function pause(){playing=!1,hush(),tellPlace(),
draw()}function finished(){lines[at].options.length&&!answers.has(at)&&!skipped.has(at)?ask():at+1<lines.length?(at+=1,into=0,draw(),speak()):(ended=!0,pause(),
say(told?"The section is over.":"The dialogue is over."),mark("heard",!0),onended())}function seekTime(seconds){let k=Math.max(0,before.findLastIndex(start2=>start2<=
seconds));seek(k,Math.min(seconds-before[k],lengths[k]-.05))}function seek(k,inside=0){at=Math.max(0,Math.min(lines.length-1,k)),into=inside,ended=!1,closeQuestion(),
draw(),playing&&(hush(),later=setTimeout(speak,200))}function ask(){let here=at;asking=here,pause();let line=lines[at],hint=h("span",{class:"gkm-quiet"}),box=radios(
{legend:line.text,options:line.options.map(each=>each.text),order:line.order,chosen:null,onchange:()=>{hint.textContent=""}}),check=button("Check answer",()=>{let option=box.
value();if(option===null){hint.textContent="Choose an answer first, or skip.",say(hint.textContent);return}answers.set(here,option),emit(model,"answer",{line:here,
option}),box.lock();let goOn=button("Go on",resume,{class:"gkm-button gkm-primary"});row.replaceWith(explanation({...line,chosen:option}),h("div",{class:"gkm-ro\
w"},goOn)),goOn.focus(),say(`${line.options[option].correct?"Right.":"Not so."} ${line.options[option].why}`)},{class:"gkm-button gkm-primary"}),skip=button("Sk\
ip",()=>{skipped.add(here),resume()}),row=h("div",{class:"gkm-row"},check,skip,hint);question.replaceChildren(h("h4",{},"A question for you"),box.root,row),question.
hidden=!1,list.classList.add("gkm-asking"),say(`A question for you. ${line.text}`)}function resume(){keepFocus(question,()=>play),closeQuestion(),at=Math.min(at+
1,lines.length-1),into=0,begin()}function closeQuestion(){asking=null,question.hidden=!0,question.replaceChildren(),list.classList.remove("gkm-asking")}let found=[],
forget=findVoices(now=>{found=now;let local=found.filter(voice=>voice.localService);talk.speakers.forEach((speaker,k)=>{found.includes(chosen.get(speaker.id))||
chosen.set(speaker.id,local.length?local[k%local.length]:null)}),offer()});function offer(){voices.hidden=!found.length||source!=="browser",picks.replaceChildren(
...talk.speakers.map(pick)),tell()}function pick(speaker){let select=h("select",{class:"gkm-button",onchange:()=>{chosen.set(speaker.id,found[+select.value]||null),
tell(),playing&&speak()}},h("option",{value:-1},"silent, read along"),...found.map((voice,k)=>h("option",{value:k},voice.name+(voice.localService?"":" (needs th\
e network)"))));return select.value=found.indexOf(chosen.get(speaker.id)),h("label",{},`${speaker.name} `,select)}function tell(){let heard=[...chosen.values()].
some(Boolean);note.textContent=heard||source!=="browser"?"":found.length?"No voice is chosen. The dialogue runs silently: press Play and read along.":"This brow\
ser has no English voice. The dialogue runs silently: press Play and read along."}let other=event=>{event.detail!==me&&playing&&pause()};return window.addEventListener(
"gkm-speaks",other),window.addEventListener("pagehide",hush),draw(),begins.play&&begin(),()=>{playing&&tellPlace(),playing=!1,hush(),forget(),clips.forget(),window.
removeEventListener("gkm-speaks",other),window.removeEventListener("pagehide",hush)}}function partOf(model,talk){let part=withOwn(model,{...model.get("talks")[talk],answered:{}}),prefix=`${talk}/`;return{...part,get(name){if(name!=="clips")return part.
get(name);let mine=Object.entries(model.get("clips")||{}).filter(([line])=>line.startsWith(prefix));return Object.fromEntries(mine.map(([line,clip])=>[line.slice(
prefix.length),clip]))},set:(name,value)=>model.set(name,name==="event"?{...value,talk}:value)}}function render({model,el}){let{say}=start(el,"overview","The course at three depths","look"),talks=model.get("talks"),text=h("div",{class:"gkm-overview-text"}),
end=()=>{};function draw(){let depth=model.get("depth")??"medium",talk=talks[depth].dialogue;end();let listen=h("div");text.replaceChildren(h("h3",{},talk.title),
...talk.lines.map(line=>h("p",{},line.text)),listen),end=player({model:partOf(model,depth),el:listen})}let picker=depthPicker({model,el,say,changed:draw});return el.
append(picker.root,text,problemLine(model)),draw(),()=>{end(),picker.end()}}var overview_default={render};export{overview_default as default};
