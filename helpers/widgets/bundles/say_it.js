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
event=>event.n>heard);model.set("event",{...data,n:(last.n||0)+1,kind,...waiting.length?{before:waiting}:{}}),model.save_changes()}var KIND_NAMES={rnn:"RNN",gru:"GRU",lstm:"LSTM"};function cardBox(card){let sizes=Object.entries(card.sizes).map(([name,size])=>`${name} ${size}`),trained=`${card.
steps.toLocaleString("en")} steps, seed ${card.seed}, ${card.minutes} ${card.minutes===1?"minute":"minutes"} on one core`,rows=[["Network",`${KIND_NAMES[card.kind]}\
, ${sizes.join(", ")}`],["Trained on",card.data.replace(/^\w+: /,"")],["Training",trained],["How well",card.figure]];return h("details",{},h("summary",{},"Which\
 network this is"),h("dl",{class:"gkm-model-card"},...rows.flatMap(([name,text])=>[h("dt",{},name),h("dd",{},text)])))}var LONGEST=2e4;function writeState(prefix,state){let bytes=new TextEncoder().encode(JSON.stringify(state)),coded=btoa(Array.from(bytes,byte=>String.fromCharCode(
byte)).join(""));return`${prefix}.${coded.replaceAll("+","-").replaceAll("/","_").replaceAll("=","")}`}function readState(prefix,text){let given=text.trim(),advice=`\
Copy the whole text; it begins with “${prefix}.”.`;if(!given.startsWith(`${prefix}.`)||given.length>LONGEST)throw new Error(`That is no state of this widget\
. ${advice}`);try{let coded=given.slice(prefix.length+1).replaceAll("-","+").replaceAll("_","/"),state=JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(
coded),sign=>sign.charCodeAt(0))));if(state&&typeof state=="object")return state}catch{}throw new Error(`This text is incomplete, or has been changed on its way\
. ${advice}`)}function stateBox(prefix,state,open,say){let refresh=()=>{root.open&&(own.value=writeState(prefix,state()))},own=h("input",{type:"text",readonly:!0,
spellcheck:"false",onfocus:()=>own.select()}),pasted=h("input",{type:"text",autocomplete:"off",spellcheck:"false",onkeydown:event=>{event.key==="Enter"&&take()}}),
line=h("p",{}),take=()=>{let text="Opened.";try{open(readState(prefix,pasted.value)),pasted.value=""}catch(error){text=error.message}setText(line,text),say(text),
refresh()},field=(label,input)=>h("label",{class:"gkm-field"},h("span",{},label),input),root=h("details",{class:"gkm-share",ontoggle:refresh},h("summary",{},"Se\
nd what you see"),field("This text holds it: copy it",own),h("div",{class:"gkm-send"},field("Paste one",pasted),button("Open",take)),line);return{root,refresh}}var[WIDTH,LEFT,TOP,RIGHT,ROW]=[460,84,62,452,24],LEAST=.005;function attentionMap(go){let svg=s("svg",{class:"gkm-attention",role:"img"}),numbers=h("table",{class:"\
gkm-attention-numbers"}),wide=0,count=0;svg.addEventListener("click",event=>{let box=svg.getBoundingClientRect(),column=Math.floor(((event.clientX-box.left)/box.
width*WIDTH-LEFT)/wide);column>=0&&column<count&&go(column)});let fill=()=>{},details=h("details",{ontoggle:()=>details.open&&fill()},h("summary",{},"The attent\
ion in numbers"),sideways("The attention in numbers",numbers));return{root:h("div",{},svg,details),draw:(rows,columns,weights,now)=>{let names=columns.map((name,k)=>k<
weights.length?name:""),gap=Math.min(46,(RIGHT-LEFT)/Math.max(1,columns.length)),turned=columns.some(name=>name.length>2&&name!=="end"),top=turned?TOP:26,bottom=top+
ROW*rows.length;wide=gap,count=columns.length;let field=(name,column,row,tall,share)=>s("rect",{class:name,x:(LEFT+gap*column).toFixed(1),y:top+ROW*row,width:gap.
toFixed(1),height:ROW*tall,"fill-opacity":share.toFixed(3)});svg.setAttribute("viewBox",`0 0 ${WIDTH} ${bottom+6}`),svg.replaceChildren(...rows.map((name,k)=>s(
"text",{class:"gkm-tick",x:LEFT-6,y:top+ROW*(k+.5)+4.5,"text-anchor":"end"},name)),...names.map((name,k)=>{let x=LEFT+gap*(k+.5),place=turned?{x:0,y:0,transform:`\
translate(${(x-2).toFixed(1)} ${top-6}) rotate(-42)`,"text-anchor":"start"}:{x:x.toFixed(1),y:top-8,"text-anchor":"middle"};return s("text",{class:gap<16?"gkm-t\
ick gkm-tight":"gkm-tick",...place},turned||name!=="end"?name:"↵")}),...weights.flatMap((list,column)=>rows.map((_,row)=>list[row]<LEAST?"":field("gkm-looked",
column,row,1,list[row]))),s("rect",{class:"gkm-frame",x:LEFT,y:top,width:(gap*columns.length).toFixed(1),height:bottom-top}),now>=0&&now<columns.length?field("g\
km-now-column",now,0,rows.length,1):""),fill=()=>numbers.replaceChildren(h("thead",{},h("tr",{},h("td",{}),...names.slice(0,weights.length).map(name=>h("th",{scope:"\
col"},name)))),h("tbody",{},...rows.map((name,row)=>h("tr",{},h("th",{scope:"row"},name),...weights.map(list=>h("td",{},list[row].toFixed(2))))))),details.open&&
fill()},describe(text){svg.setAttribute("aria-label",text)}}}function lookedAt(rows,columns,weights){return weights.map((list,k)=>{let top=0;for(let row=1;row<rows.
length;row+=1)list[row]>list[top]&&(top=row);return`${columns[k]} at ${rows[top]}`}).join(", ")}function sideways(name,table){return h("div",{class:"gkm-wide",role:"\
group","aria-label":name,tabindex:0},table)}var ENGLISH=["zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen","twenty thirty \
forty fifty sixty seventy eighty ninety"].map(words=>words.split(" ")),GERMAN=["null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vier\
zehn fünfzehn sechzehn siebzehn achtzehn neunzehn","zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"].map(words=>words.split(" ")),FRENCH=["z\
éro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf","vingt trente quarante cinquante soixa\
nte soixante quatre-vingt quatre-vingt"].map(words=>words.split(" "));function numbered({encoder},words){let found=words.map(word=>encoder.symbols.indexOf(word));return found.every(symbol=>symbol>0)?found:null}function lettersOf(text){let letters=[],changed=new Set;for(let sign of text.trim().toLowerCase().replaceAll("ß","ss").replaceAll("æ","ae").replaceAll("ø","o").
replaceAll("ł","l")){let plain=sign.normalize("NFD").replace(/\p{M}/gu,"");/^[a-z]+$/.test(plain)&&letters.push(...plain),(plain!==sign||!/^[a-z]+$/.test(plain))&&
changed.add(sign)}return{letters:letters.slice(0,30),changed:[...changed]}}var VOWELS=`AA father a ɑ ah|AE cat a æ a|AH cut u ʌ uh|AO law aw ɔ aw|AW cow ow aʊ ow|AY hide i aɪ y|EH bed e ɛ e|ER bird ir ɝ er|EY
 day ay eɪ ay|IH sit i ɪ i|IY see ee i ee|OW go o oʊ oh|OY toy oy ɔɪ oy|UH book oo ʊ uu|UW two wo u oo`,CONSONANTS=`B be b b b|CH cheese ch tʃ ch|D day d \
d d|DH this th ð th|F fee f f f|G green g ɡ g|HH he h h h|JH jam j dʒ j|K key k k k|L
 lee l l l|M me m m m|N knee n n n|NG sing ng ŋ ng|P pea p p p|R red r ɹ r|S sea s s s|SH she sh ʃ sh|T tea t t t|TH thin th θ th|V van v v
 v|W we w w w|Y yes y j y|Z zoo z z z|ZH measure s ʒ zh`,SOUNDS=Object.fromEntries([...read(VOWELS,!0),...read(CONSONANTS,!1)]);function read(table,vowel){return table.
split("|").map(line=>{let[name,example,part,ipa,spelled]=line.split(/\s+/);return[name,{example,part,ipa,spelled,vowel}]})}function ipaOf(sounds){return`/${sounds.
map(name=>SOUNDS[name]?.ipa??"?").join("")}/`}function respelled(sounds){let syllables=[],open="",voiced=!1;return sounds.forEach((name,k)=>{let{spelled,vowel}=SOUNDS[name]??
{spelled:"",vowel:!1},before=k>0&&!SOUNDS[sounds[k-1]]?.vowel;if(vowel&&voiced){let carried=before?SOUNDS[sounds[k-1]]?.spelled??"":"";syllables.push(open.slice(
0,open.length-carried.length)),open=carried}voiced||=vowel,open+=spelled}),[...syllables,open].filter(Boolean).join("-")}function edits(first,second){let row=Array.
from({length:second.length+1},(_,k)=>k);return first.forEach((name,above)=>{let next=[above+1];second.forEach((other,k)=>{next.push(Math.min(next[k]+1,row[k+1]+
1,row[k]+(name===other?0:1)))}),row=next}),row[second.length]}function soundKey(){let head=["sound","as in","IPA","respelled"].map(name=>h("th",{scope:"col"},name)),rows=Object.entries(SOUNDS).map(([name,{example,part,ipa,
spelled}])=>{let from=example.indexOf(part),word=h("span",{},example.slice(0,from),h("strong",{},part),example.slice(from+part.length));return h("tr",{},h("th",
{scope:"row"},name),h("td",{},word),h("td",{},`/${ipa}/`),h("td",{},spelled))}),table=h("table",{class:"gkm-found"},h("thead",{},h("tr",{},...head)),h("tbody",{},
...rows));return h("details",{},h("summary",{},"What the signs mean"),sideways("What the signs mean",table))}function readingSeconds(text){return .7+text.split(/\s+/).length/2.67}function browserVoice(choose){let turn=0,watch,kept;return{speak(line,{rate,done,failed=()=>{}}){let mine=++turn,{voice,pitch}=choose(line),parts=(line.say||line.
text).match(/\S[\s\S]*?[.!?]["”’]?(?=\s|$)|\S[\s\S]*$/g)??[],next=()=>{if(clearTimeout(watch),mine!==turn)return;let text=parts.shift();if(text===void 0){done();
return}kept=Object.assign(new SpeechSynthesisUtterance(text),{voice,lang:voice.lang,rate,pitch}),kept.onend=next,kept.onerror=event=>{mine===turn&&!["canceled",
"interrupted"].includes(event.error)&&(clearTimeout(watch),failed())},watch=setTimeout(()=>{mine===turn&&failed()},(2*readingSeconds(text)/rate+6)*1e3),window.speechSynthesis.
speak(kept)};next()},cancel(){turn+=1,clearTimeout(watch),window.speechSynthesis.cancel()}}}function findVoices(found){let synth=window.speechSynthesis;if(!synth||
!window.SpeechSynthesisUtterance)return found([]),()=>{};let look=()=>found(synth.getVoices().filter(voice=>/^en\b/i.test(voice.lang)).sort((a,b)=>Number(b.localService)-
Number(a.localService))),late;synth.getVoices().length?look():late=setTimeout(look,1500);let changed=()=>{clearTimeout(late),look()};return synth.addEventListener(
"voiceschanged",changed),()=>{clearTimeout(late),synth.removeEventListener("voiceschanged",changed)}}var RATE=.85;function speechBox(now,say){let voices=[],note=h("p",{class:"gkm-how"}),voice=browserVoice(()=>({voice:voices[0],pitch:1})),speak=text=>{text&&(voice.
cancel(),voice.speak({k:0,text,speaker:""},{rate:RATE,done:()=>{},failed:()=>tell("The browser's voice gave no sound. Is a loudspeaker or a headphone on?")}))},
tell=text=>{setText(note,text),say(text)},respelledButton=button("Hear what it wrote, respelled",()=>speak(now().respelled.replaceAll("-"," "))),wordButton=button(
"Hear the browser's own reading",()=>speak(now().word)),root=h("div",{},h("div",{class:"gkm-row"},respelledButton,wordButton),note),stopLooking=findVoices(found=>{
voices=found.filter(one=>one.localService),respelledButton.disabled=wordButton.disabled=!voices.length,setText(note,voices.length?"A browser can't be given soun\
ds, only spellings. So the first button reads the respelling, a rough idea of the network's sounds; the second reads your spelling by the browser's own rules an\
d has nothing to do with the network.":found.length?"This browser's English voices need a network, and the course doesn't use one. The respelling is there to be\
 read aloud.":"This browser has no English voice on this machine, so there is nothing to hear. The respelling is there to be read aloud.")});return{root,stop(){
stopLooking(),voices.length&&voice.cancel()}}}function sigmoid(z){if(z>=0)return 1/(1+Math.exp(-z));let e=Math.exp(z);return e/(1+e)}function weigh(matrix,v,start2){let n=v.length,sums=Float64Array.from(start2);for(let row=0,at=0;row<sums.length;row+=1){let sum=0;for(let k=0;k<n;k+=1,at+=1)sum+=
matrix[at]*v[k];sums[row]+=sum}return sums}function stepNetwork(net,x,h2,c){let H=net.hidden,fromX=weigh(net.weight_ih,x,net.bias_ih),fromH=weigh(net.weight_hh,
h2,net.bias_hh),gates=fromX.map((sum,row)=>{let block=Math.floor(row/H),total=sum+fromH[row];return net.kind==="rnn"||net.kind==="lstm"&&block===2?Math.tanh(total):
net.kind==="gru"&&block===2?0:sigmoid(total)}),next={h:new Float64Array(H),c:new Float64Array(H)};for(let k=0;k<H;k+=1)net.kind==="rnn"?next.h[k]=gates[k]:net.kind===
"gru"?(gates[2*H+k]=Math.tanh(fromX[2*H+k]+gates[k]*fromH[2*H+k]),next.h[k]=(1-gates[H+k])*gates[2*H+k]+gates[H+k]*h2[k]):(next.c[k]=gates[H+k]*c[k]+gates[k]*gates[2*
H+k],next.h[k]=gates[3*H+k]*Math.tanh(next.c[k]));return{x,hOld:h2,cOld:c,fromH,gates,...next}}function readSafetensors(bytes){let view=ArrayBuffer.isView(bytes)?bytes:new DataView(bytes),length=Number(view.getBigUint64(0,!0)),header=new TextDecoder().decode(
new Uint8Array(view.buffer,view.byteOffset+8,length)),{__metadata__:texts={},...entries}=JSON.parse(header),tensors={};for(let[name,{dtype,shape,data_offsets}]of Object.
entries(entries)){let read2=READERS[dtype];if(!read2)throw new Error(`${name} is ${dtype}; only ${Object.keys(READERS).join(", ")} can be read here`);let[from,to]=data_offsets,
values=new Float64Array((to-from)/read2.size);for(let k=0;k<values.length;k+=1)values[k]=read2.at(view,8+length+from+k*read2.size);tensors[name]={shape,values}}
return{tensors,texts}}var READERS={F16:{size:2,at:(view,place)=>half(view.getUint16(place,!0))},F32:{size:4,at:(view,place)=>view.getFloat32(place,!0)},F64:{size:8,
at:(view,place)=>view.getFloat64(place,!0)}};function half(bits){let sign=bits&32768?-1:1,exponent=bits>>10&31,fraction=bits&1023;return exponent===31?fraction?
Number.NaN:sign*Number.POSITIVE_INFINITY:sign*(exponent?2**(exponent-15)*(1+fraction/1024):2**-14*(fraction/1024))}var START=1,END=2;function readTranslator(bytes){let{tensors,texts}=readSafetensors(bytes),card=JSON.parse(texts.card),half2=(name,symbols)=>{let of=part=>tensors[`${name}\
.recurrent.${part}_l0`].values,{shape,values}=tensors[`${name}.embed.weight`],[weight_ih,weight_hh,bias_ih,bias_hh]=["weight_ih","weight_hh","bias_ih","bias_hh"].
map(of),hidden=tensors[`${name}.recurrent.weight_hh_l0`].shape[1],net={kind:card.kind,inputs:shape[1],hidden,weight_ih,weight_hh,bias_ih,bias_hh};return{symbols,
width:shape[1],embed:values,net}},sources=card.sizes.source;return{encoder:half2("encoder",card.symbols.slice(0,sources)),decoder:half2("decoder",card.symbols.slice(
sources)),read:tensors["decoder.read.weight"].values,bias:tensors["decoder.read.bias"].values,mix:tensors["decoder.mix.weight"]?.values??null,card}}function step({
embed,width,net},{h:h2,c},symbol){return stepNetwork(net,embed.slice(symbol*width,(symbol+1)*width),h2,c)}function encode({encoder},symbols){let state={h:new Float64Array(
encoder.net.hidden),c:new Float64Array(encoder.net.hidden)};return symbols.map(symbol=>(state=step(encoder,state,symbol),state))}function decode({decoder,read:read2,
bias,mix},seen,before,symbol){let state=step(decoder,before,symbol);if(!mix)return{symbol,state,logs:logarithms(weigh(read2,state.h,bias)),attention:null};let attention=shares(
Float64Array.from(seen,one=>dot(one.h,state.h))),H=state.h.length,both=new Float64Array(2*H);both.set(state.h);for(let k=0;k<seen.length;k+=1)for(let j=0;j<H;j+=
1)both[H+j]+=attention[k]*seen[k].h[j];let attended=weigh(mix,both,new Float64Array(H)).map(Math.tanh);return{symbol,state,logs:logarithms(weigh(read2,attended,
bias)),attention}}function greedy(model,seen,limit){let symbol=START,state=seen[seen.length-1],score=0,symbols=[],outputs=[];for(;outputs.length<limit;){let output=decode(
model,seen,state,symbol);if(symbol=best(output.logs),state=output.state,score+=output.logs[symbol],outputs.push(output),symbol===END)return{symbols,outputs,score,
ended:!0};symbols.push(symbol)}return{symbols,outputs,score,ended:!1}}function best(logs){let found=0;for(let k=1;k<logs.length;k+=1)logs[k]>logs[found]&&(found=
k);return found}function dot(a,b){let sum=0;for(let k=0;k<a.length;k+=1)sum+=a[k]*b[k];return sum}function logarithms(scores){let top=Math.max(...scores),sum=0;
for(let one of scores)sum+=Math.exp(one-top);let log=top+Math.log(sum);return scores.map(one=>one-log)}function shares(scores){return logarithms(scores).map(Math.
exp)}function topOf(numbers,count){return[...numbers.keys()].sort((a,b)=>numbers[b]-numbers[a]||a-b).slice(0,count)}var nameOf=({decoder},symbol)=>symbol===END?"end":decoder.symbols[symbol];function guessesOf(model,logs,taken,count){return topOf(logs,count).map(symbol=>({name:nameOf(model,symbol),share:Math.exp(logs[symbol]),chosen:symbol===taken}))}function writtenRow(choose){let root=h("ol",{class:"gkm-output"}),made=[];return{root,draw:(symbols,chosen)=>keepFocus(root,()=>{for(;made.length<symbols.length;){
let place=made.length,[name,note]=[h("span"),h("small")],button2=h("button",{type:"button",class:"gkm-button",onclick:()=>choose(place)},name," ",note);made.push(
{name,note,button:button2,root:h("li",{},button2)})}for(;root.childElementCount>symbols.length;)root.lastElementChild.remove();return symbols.forEach((symbol,k)=>{
let{name,note,button:button2,root:item}=made[k];setText(name,symbol.name),setText(note,symbol.note),button2.setAttribute("aria-pressed",String(k===chosen)),item.
parentNode!==root&&root.append(item)}),made[chosen]?.button})}}function guessBars(count){let title=h("h4"),rows=Array.from({length:count},()=>{let[name,bar,number]=[
"name","bar","share"].map(part=>h("span",{class:`gkm-guess-${part}`}));return{name,bar,number,root:h("li",{},name,bar,number)}});return{root:h("div",{},title,h(
"ol",{class:"gkm-guesses"},...rows.map(row=>row.root))),draw:(text,guesses)=>{setText(title,text),rows.forEach(({name,bar,number,root:row},k)=>{row.hidden=k>=guesses.
length,!row.hidden&&(setText(name,guesses[k].name),setText(number,shareText(guesses[k].share)),bar.style.setProperty("--gkm-share",`${(100*guesses[k].share).toFixed(
2)}%`),row.className=guesses[k].chosen?"gkm-taken":"")})}}}function shareText(share){return share>=.9995?"100 %":share>=5e-4?`${(100*share).toFixed(1)} %`:"< 0.\
1 %"}function keyed(key,place,length){return{ArrowLeft:place-1,ArrowRight:place+1,Home:0,End:length-1}[key]}var PREFIX="say-it",GUESSES=5,LIMIT=40,LEARNED={true:" The network learned from this very word, so that proves little.",false:" The network never learned from t\
his word."};function render({model,el}){let{say}=start(el,"say-it","Say it: what a spelling sounds like","try");el.classList.add("gkm-explorer");let net=readTranslator(
model.get("weights")),heldOut=model.get("held_out"),unseen=new Map(heldOut.map(([word,sounds])=>[word,sounds.split(" ")])),at={word:"",place:-1},run,field=h("in\
put",{type:"text",maxlength:30,autocomplete:"off",autocapitalize:"off",spellcheck:"false"}),note=h("p",{class:"gkm-how"});field.addEventListener("input",()=>{at.
word=field.value,at.place=-1,update()}),field.addEventListener("change",rest);let turn=-1,fresh=button("A word it never saw",()=>{turn=(turn+1)%heldOut.length,show(
heldOut[turn][0])}),written=writtenRow(look),reading=h("p",{class:"gkm-finding"}),dictionary=h("p"),map=attentionMap(look),guesses=guessBars(GUESSES),speech=speechBox(
()=>({word:run.letters.join(""),respelled:respelled(run.sounds)}),say),share=stateBox(PREFIX,()=>({word:at.word}),state=>show(typeof state.word=="string"?state.
word.slice(0,30):""),say),stage=h("div",{},written.root,reading,dictionary,speech.root,h("div",{class:"gkm-desk"},h("div",{},h("h4",{},"Which letters it looked \
at"),map.root),h("div",{},guesses.root)));stage.addEventListener("keydown",event=>{let place=keyed(event.key,placed(),run.columns.length);place===void 0||event.
target.closest("details")||!run.columns.length||(event.preventDefault(),look(place))}),el.append(h("div",{class:"gkm-send"},h("label",{class:"gkm-field"},h("spa\
n",{},"A name, or any word"),field),fresh),note,stage,soundKey(),cardBox(net.card),share.root),fresh.hidden=!heldOut.length;function pronounce(text){let{letters,
changed}=lettersOf(text),ids=numbered(net,letters);if(!ids?.length)return{letters,changed,sounds:[],columns:[],taken:[],logs:[],attention:[],ended:!0};let found=greedy(
net,encode(net,ids),LIMIT),taken=found.ended?[...found.symbols,END]:found.symbols;return{letters,changed,taken,sounds:found.symbols.map(symbol=>net.decoder.symbols[symbol]),
columns:taken.map(symbol=>nameOf(net,symbol)),logs:found.outputs.map(one=>one.logs),attention:found.outputs.flatMap(one=>one.attention?[one.attention]:[]),ended:found.
ended}}function placed(){if(at.place>=0)return Math.min(at.place,run.columns.length-1);let sure=run.logs.map((logs,k)=>logs[run.taken[k]]);return sure.indexOf(Math.
min(...sure))}function look(place){place<0||place>=run.columns.length||(at.place=place,draw(),say(guesses.root.textContent??""))}function show(word){at.word=word,
at.place=-1,field.value=word,update(),rest()}function update(){run=pronounce(at.word);let parts=[run.changed.length?`It knows the letters a to z alone: ${run.changed.
join(" ")} is read without its mark, or left out.`:"",run.letters.length>14?"It learned from words of up to 14 letters; this one is longer.":""];setText(note,parts.
filter(Boolean).join(" ")),setText(reading,run.sounds.length?`It says ${ipaOf(run.sounds)}, about “${respelled(run.sounds)}”${run.ended?"":" … and finds no \
end"}.`:"Type a word."),lookUp(),draw(),share.refresh()}function draw(){let place=placed();written.draw(run.columns.map(name=>({name,note:SOUNDS[name]?`as in ${SOUNDS[name].
example}`:"of the word"})),place),map.root.hidden=!run.attention.length,guesses.root.hidden=place<0,place>=0&&guesses.draw(`Sound ${place+1}, ${run.columns[place]}${at.
place<0?", the one it was least sure of":""}`,guessesOf(net,run.logs[place],run.taken[place],GUESSES)),run.attention.length&&(map.draw(run.letters,run.columns,run.
attention,place),map.describe(`Which letters it looked at, as a heat map. It looked above all for ${lookedAt(run.letters,run.columns,run.attention)}.`))}function lookUp(){
let word=run.letters.join(""),entry=model.get("entry"),sounds=unseen.get(word)??(entry?.word===word&&entry.sounds?entry.sounds.split(" "):null),learned=unseen.has(
word)?!1:entry?.word===word?entry.learned:null;if(dictionary.className="",!word)setText(dictionary,"");else if(sounds){let off=edits(run.sounds,sounds),verdict=off?
`${off} of ${sounds.length} sounds ${off===1?"has":"have"} to be changed`:"the same";dictionary.className=off?"gkm-bad":"gkm-good",setText(dictionary,`The dicti\
onary says ${sounds.join(" ")}, ${ipaOf(sounds)}: ${verdict}.${LEARNED[String(learned)]??""}`)}else entry?.word===word?setText(dictionary,entry.problem??"The di\
ctionary doesn't have this word. Only your ear can judge."):setText(dictionary,"")}function rest(){model.set("state",{word:at.word});let word=run.letters.join(""),
{word:known,problem}=model.get("entry")??{};word&&!unseen.has(word)&&(known!==word||problem)?emit(model,"word",{word}):model.save_changes(),say(`${reading.textContent}\
 ${dictionary.textContent}`)}model.on("change:entry",()=>{lookUp(),dictionary.textContent&&say(dictionary.textContent)}),model.on("change:state",()=>{let word=model.
get("state")?.word;typeof word=="string"&&word!==at.word&&show(word.slice(0,30))});let stored=model.get("state")?.word;return at.word=typeof stored=="string"?stored.
slice(0,30):"helicopter",field.value=at.word,update(),()=>speech.stop()}var say_it_default={render};export{say_it_default as default};
