function h(tag,attrs={},...children){return build(document.createElement(tag),attrs,children)}function s(tag,attrs={},...children){return build(document.createElementNS(
"http://www.w3.org/2000/svg",tag),attrs,children)}function build(node,attrs,children){for(let[name,value]of Object.entries(attrs))value==null||value===!1||(typeof value==
"function"?node.addEventListener(name.slice(2),value):node.setAttribute(name,value===!0?"":String(value)));for(let child of children)child!=null&&node.append(child);
return node}function setText(node,text){node.textContent!==text&&(node.textContent=text)}function setAll(node,attrs){for(let[name,value]of Object.entries(attrs))
node.setAttribute(name,String(value))}function ownName(){return`gkm-${Math.random().toString(36).slice(2)}`}function keepFocus(el,change){let inside=el.contains(document.activeElement),next=change();inside&&next&&next.focus()}function slider({label,min,max,step,value,quantity,format,oninput}){let show=format||(v=>v.toFixed(1)),input=h("input",{type:"range",min,max,step,value,"aria-la\
bel":label}),out=h("output",{class:"gkm-value"}),update=()=>{out.textContent=show(+input.value),input.setAttribute("aria-valuetext",show(+input.value))};input.addEventListener(
"input",()=>{update(),oninput(+input.value)}),update();let name=h("span",{class:"gkm-name"},label);return{root:h("label",{class:"gkm-slider","data-quantity":quantity},
name,input,out),input,set(v){input.value=v,update()}}}function button(label,onclick,attrs={}){return h("button",{type:"button",class:"gkm-button",onclick,...attrs},
label)}var signs_default={listen:{word:"Listen",colour:"#7d4e9e",path:"M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z"},look:{word:"Lo\
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
setAttribute("data-gkm-folds",""),document.addEventListener("focusin",event=>{event.target.matches(".jp-OutputArea-output :is(summary, pre)")&&keepKeys(event)}))}var KIND_NAMES={rnn:"RNN",gru:"GRU",lstm:"LSTM"};function cardBox(card){let sizes=Object.entries(card.sizes).map(([name,size])=>`${name} ${size}`),trained=`${card.
steps.toLocaleString("en")} steps, seed ${card.seed}, ${card.minutes} ${card.minutes===1?"minute":"minutes"} on one core`,rows=[["Network",`${KIND_NAMES[card.kind]}\
, ${sizes.join(", ")}`],["Trained on",card.data.replace(/^\w+: /,"")],["Training",trained],["How well",card.figure]];return h("details",{},h("summary",{},"Which\
 network this is"),h("dl",{class:"gkm-model-card"},...rows.flatMap(([name,text])=>[h("dt",{},name),h("dd",{},text)])))}var WORDS=/[a-z0-9]+(?:-[a-z0-9]+)*|'[a-z]+|[^\sa-z0-9]/gu;function piecesOf(text){return[...lowered(text).matchAll(WORDS)].map(({0:word,index})=>({word,from:index,
to:index+word.length}))}function wordsOf(text){return lowered(text).match(WORDS)??[]}function shownText(text){return lowered(text).length===text.length?text:lowered(
text)}function lowered(text){return text.toLowerCase().replaceAll("’","'")}function isWord(word){return/^[\p{L}\p{N}]/u.test(word)}var FILLERS=new Set(["and","or","but","what","how","about","the","a","an","then","so","ok","please","same","for","of","with","in"]),THAT=new Set(["it","this","t\
hat","they","them","these","those"]),ITS=new Set(["its","their"]),POINTING=new Set([...FILLERS,...THAT,...ITS,"other","one"]),GO_ON=new Set(["and","or","but","s\
o","then"]),ASK_AGAIN=new Set([...GO_ON,"what","how","same"]),NOTHING={intent:"",terms:[],recent:[]};function inContext(words,found,memory,house){let bare={words,
ids:found.map(one=>one.id),took:""};return memory.terms.length?found.length?sameAgain(words,found,memory,house)??bare:words.every(word=>sign(word)||POINTING.has(
word)||house.knows(word))?words.includes("other")?theOther(words,memory,house)??{...bare,lost:!0}:itsOwn(words,memory,house)??bare:bare:bare}function sameAgain(words,found,{
intent,terms},{nameOf}){let left=words.filter((word,k)=>!sign(word)&&!found.some(({from,to})=>k>=from&&k<to));if(!ASK_AGAIN.has(words[0])||!left.every(word=>FILLERS.
has(word)))return;let ids=found.map(one=>one.id);if(intent!=="compare")return{words,ids,intent,took:"The same question as before."};let both=[terms[0],...ids.filter(
id=>id!==terms[0])];return{words,ids:both,intent,took:`Compared with “${nameOf(terms[0])}”.`}}function theOther(words,memory,{nameOf,pairs}){let[focus]=memory.
terms,pair=pairs.find(one=>one.includes(focus)),other=memory.terms[1]??pair?.find(id=>id!==focus)??memory.recent.find(id=>id!==focus);if(other===void 0)return;let at=words.
indexOf("other"),after=words.slice(words[at+1]==="one"?at+2:at+1),found={words:[...words.slice(0,at),...wordsOf(nameOf(other)),...after],ids:[other],took:`You m\
ean “${nameOf(other)}”, the other one beside “${nameOf(focus)}”.`};return[...words.slice(0,at),...after].some(word=>!sign(word)&&!FILLERS.has(word))?found:
{...found,intent:memory.intent==="compare"?"define":memory.intent}}function itsOwn(words,{terms},{nameOf}){let names=terms.map(nameOf),name=wordsOf(names.join("\
 and ")),found={ids:terms,took:`You mean “${names.join("” and “")}”.`},its=words.findIndex(word=>ITS.has(word));if(its>=0){let owned=words.slice(its+1).
filter(word=>!sign(word));return{...found,words:[...words.slice(0,its),"the",...owned,"of","the",...name]}}if(words.some(word=>THAT.has(word)))return{...found,words:words.
flatMap(word=>THAT.has(word)?name:[word])};if(GO_ON.has(words[0]))return{...found,words:[...words.slice(1).filter(word=>!sign(word)),"of","the",...name]}}function sign(word){
return!/^[a-z0-9']/.test(word)}function remember(memory,intent,ids){return ids.length?{intent,terms:ids,recent:[...new Set([...ids,...memory.recent])]}:memory}function sigmoid(z){if(z>=0)return 1/(1+Math.exp(-z));let e=Math.exp(z);return e/(1+e)}function weigh(matrix,v,start2){let n=v.length,sums=Float64Array.from(start2);for(let row=0,at=0;row<sums.length;row+=1){let sum=0;for(let k=0;k<n;k+=1,at+=1)sum+=
matrix[at]*v[k];sums[row]+=sum}return sums}function stepNetwork(net,x2,h2,c){let H=net.hidden,fromX=weigh(net.weight_ih,x2,net.bias_ih),fromH=weigh(net.weight_hh,
h2,net.bias_hh),gates=fromX.map((sum,row)=>{let block=Math.floor(row/H),total=sum+fromH[row];return net.kind==="rnn"||net.kind==="lstm"&&block===2?Math.tanh(total):
net.kind==="gru"&&block===2?0:sigmoid(total)}),next={h:new Float64Array(H),c:new Float64Array(H)};for(let k=0;k<H;k+=1)net.kind==="rnn"?next.h[k]=gates[k]:net.kind===
"gru"?(gates[2*H+k]=Math.tanh(fromX[2*H+k]+gates[k]*fromH[2*H+k]),next.h[k]=(1-gates[H+k])*gates[2*H+k]+gates[H+k]*h2[k]):(next.c[k]=gates[H+k]*c[k]+gates[k]*gates[2*
H+k],next.h[k]=gates[3*H+k]*Math.tanh(next.c[k]));return{x:x2,hOld:h2,cOld:c,fromH,gates,...next}}function readSafetensors(bytes){let view=ArrayBuffer.isView(bytes)?bytes:new DataView(bytes),length=Number(view.getBigUint64(0,!0)),header=new TextDecoder().decode(
new Uint8Array(view.buffer,view.byteOffset+8,length)),{__metadata__:texts={},...entries}=JSON.parse(header),tensors={};for(let[name,{dtype,shape,data_offsets}]of Object.
entries(entries)){let read=READERS[dtype];if(!read)throw new Error(`${name} is ${dtype}; only ${Object.keys(READERS).join(", ")} can be read here`);let[from,to]=data_offsets,
values=new Float64Array((to-from)/read.size);for(let k=0;k<values.length;k+=1)values[k]=read.at(view,8+length+from+k*read.size);tensors[name]={shape,values}}return{
tensors,texts}}var READERS={F16:{size:2,at:(view,place)=>half(view.getUint16(place,!0))},F32:{size:4,at:(view,place)=>view.getFloat32(place,!0)},F64:{size:8,at:(view,place)=>view.
getFloat64(place,!0)}};function half(bits){let sign2=bits&32768?-1:1,exponent=bits>>10&31,fraction=bits&1023;return exponent===31?fraction?Number.NaN:sign2*Number.
POSITIVE_INFINITY:sign2*(exponent?2**(exponent-15)*(1+fraction/1024):2**-14*(fraction/1024))}var TAGS=["O","B-term","I-term","B-lesson","I-lesson"];function readRecognisers(bytes,term){let{tensors,texts}=readSafetensors(bytes),card=JSON.parse(texts.card),
size=tensors["embed.weight"]?.shape[0]??0,heat=name=>tensors[`${name}.temperature`]?.values[0]??1,temperatures={overlap:heat("overlap"),bag:heat("bag"),network:heat(
"network")};return{card,temperatures,bag:bagOf(),network:networkOf()};function bagOf(){if(!tensors["bag.weight"])return;let weight=tensors["bag.weight"].values,
bias=tensors["bag.bias"].values,known=card.symbols.slice(size),ids=numbersOf(known),row=tensors["bag.weight"].shape[1];return{scores:words=>{let bag=new Set(ids(
words));return bias.map((start2,intent)=>[...bag].reduce((sum,id)=>sum+weight[intent*row+id],start2))},temperature:temperatures.bag,masks:known.includes(term)}}
function networkOf(){if(!tensors["embed.weight"])return;let{shape,values:embed}=tensors["embed.weight"],inputs=shape[1],ids=numbersOf(card.symbols.slice(0,size)),
layer=part=>tensors[`recurrent.${part}_l0`].values,hidden=tensors["recurrent.weight_hh_l0"].shape[1],net={kind:card.kind,inputs,hidden,weight_ih:layer("weight_i\
h"),weight_hh:layer("weight_hh"),bias_ih:layer("bias_ih"),bias_hh:layer("bias_hh")},states=words=>{let h2=new Float64Array(hidden),c=h2;return ids(words).map(id=>({
h:h2,c}=stepNetwork(net,embed.slice(id*inputs,(id+1)*inputs),h2,c),h2))},read=(head,h2)=>weigh(tensors[`${head}.weight`].values,h2,tensors[`${head}.bias`].values);
return{scores:words=>read("intent",states(words).at(-1)),tagged:words=>states(words).slice(0,words.length).map(h2=>TAGS[best(read("tags",h2))]),temperature:temperatures.
network,masks:!1}}}function numbersOf(known){let places=new Map(known.map((word,k)=>[word,k]));return words=>(words.length?words:[""]).map(word=>places.get(word)??
0)}function overlapOf(known,intents,temperature){let sets=known.map(([intent,text])=>({place:intents.indexOf(intent),words:new Set(text.split(" ").filter(isWord))}));
return{scores:words=>{let given=new Set(words.filter(isWord)),found=new Float64Array(intents.length);for(let{place,words:other}of sets){let both=0;for(let word of given)
other.has(word)&&(both+=1);found[place]=Math.max(found[place],both/Math.max(given.size+other.size-both,1))}return found},temperature,masks:!0}}function shares({
scores,temperature},words){let given=scores(words).map(score=>score/temperature),top=Math.max(...given),raised=given.map(score=>Math.exp(score-top)),sum=raised.
reduce((one,other)=>one+other,0);return raised.map(one=>one/sum)}function best(numbers){let found=0;for(let k=1;k<numbers.length;k+=1)numbers[k]>numbers[found]&&
(found=k);return found}function spans(tags){let found=[],open=null;return[...tags,"O"].forEach((tag,place)=>{let[begins,kind]=tag.split("-");open&&(begins!=="I"||kind!==open.kind)&&(found.
push({...open,to:place}),open=null),begins!=="O"&&!open&&(open={kind,from:place})}),found}var OUTSIDE="outside";function answers(heard,sure,threshold){return heard!==OUTSIDE&&sure>=threshold}function outcome(judged,threshold){let found={right:0,wrong:0,
missed:0,refused:0};for(let{intent,heard,sure}of judged)answers(heard,sure,threshold)?found[intent===heard?"right":"wrong"]+=1:found[intent===OUTSIDE?"refused":
"missed"]+=1;return found}function chosenThreshold(judged,steps){let top={gain:Number.NEGATIVE_INFINITY,threshold:0};for(let k=0;k<=steps;k+=1){let{right,wrong}=outcome(
judged,k/steps);right-wrong>top.gain&&(top={gain:right-wrong,threshold:k/steps})}return top.threshold}function inWords({right,wrong,missed,refused},threshold){let all=right+
wrong+missed+refused;return`At ${Math.round(100*threshold)} %, of ${all} questions that somebody else wrote it answers ${right+wrong}: ${right} with the right i\
ntent, ${wrong} wrongly. It refuses ${missed+refused}: ${refused} rightly, and ${missed} that it should have answered.`}var ALONE=["smalltalk","using"],LONG=6,ALIKE=.8;function hear({intents,recognisers,lexicon},name,words){let given=shares(recognisers[name],recognisers[name].masks?
lexicon.masked(words):words),place=best(given);return{heard:intents[place],sure:given[place]}}function misspelled({lexicon,knows},words){return words.filter(word=>word.
length>=LONG&&!knows(word)).flatMap(word=>lexicon.nearest([word],ALIKE)??[])}function understand(listener,name,text,threshold,memory=NOTHING){let{lexicon}=listener,
pieces=piecesOf(text),words=pieces.map(piece=>piece.word),tags=listener.tagged(words),alone=hear(listener,name,words),whole=ALONE.includes(alone.heard)&&answers(
alone.heard,alone.sure,threshold),taken=inContext(words,lexicon.longest(words),whole?NOTHING:memory,listener),[ids=[]]=[taken.ids,lexicon.marked(words,tags).map(
one=>one.id),misspelled(listener,words)].filter(some=>some.length),{heard,sure}=taken.took?hear(listener,name,taken.words):alone,intent=taken.intent??heard,answered2=!taken.
lost&&(taken.intent!==void 0||answers(heard,sure,threshold));return{text,words:taken.words,ids,marks:spans(tags).map(({kind,from,to})=>({kind,from:pieces[from].
from,to:pieces[to-1].to})),took:taken.took,heard:intent,sure,lost:taken.lost??!1,fromContext:taken.intent!==void 0,answered:answered2,memory:answered2?remember(
memory,intent,ids):memory}}var onPage=()=>document.getElementById("course-page")!==null;function notebookLink(text,notebook,cell=""){if(onPage())return h("a",{href:pageOf(notebook,cell)},text);let fragment=cell?`#cell-id=${cell}`:"";return h("a",{href:`${notebook}${fragment}`,
"data-commandlinker-command":"rendermime:handle-local-link","data-commandlinker-args":JSON.stringify({path:`${folder()}${notebook}`,id:fragment})},text)}function pageOf(notebook,cell){
let slug=notebook.replace(/^\d+_|\.ipynb$/g,"").replaceAll("_","-");return`${slug}.html${cell?`#${cell.startsWith(`${slug}-`)?cell.slice(slug.length+1):cell}`:""}`}
function folder(){let path=window.location.pathname.match(/\/(?:tree|notebooks)\/(.*\/)?[^/]*$/)?.[1]??"";return decodeURIComponent(path)}function num(v,digits=2){let text=Math.abs(v).toFixed(digits);return v<0&&+text!=0?`−${text}`:text}function linear(v0,v1,p0,p1){return v=>p0+(v-v0)*(p1-p0)/(v1-v0)}function polyline(xs,ys){return xs.map((x2,k)=>`${k?"L":"M"}${x2.toFixed(1)} ${ys[k].toFixed(1)}`).
join("")}function spread(wanted,gap,low,high){let order=wanted.map((_,k)=>k).sort((a,b)=>wanted[a]-wanted[b]||a-b),placed=[...wanted];order.forEach((k,n)=>{placed[k]=Math.
max(wanted[k],n?placed[order[n-1]]+gap:low)});for(let n=order.length-1,most=high;n>=0;n-=1)placed[order[n]]=Math.min(placed[order[n]],most),most=placed[order[n]]-
gap;return placed}function percent(v){return`${num(100*v,v>.999?2:v>.99?1:0)} %`}var MEANINGS={define:"what something is",equation:"a formula",where:"where it is taught",compare:"two things side by side",evidence:"how we know",example:"an ex\
ample, a use",using:"how the course works",smalltalk:"small talk",outside:"nothing of this course"};function markedText(text,marks){let shown=shownText(text),root=h(
"span",{class:"gkm-sentence"}),at=0;for(let{from,to,kind}of marks)root.append(shown.slice(at,from),h("mark",{},shown.slice(from,to),h("small",{},` ${kind}`))),at=
to;return root.append(shown.slice(at)),root}function heardTable(names,chosen,choose){let group=ownName(),rows=names.map(([name,label])=>{let input=h("input",{type:"\
radio",name:group,onchange:()=>choose(name)});input.checked=name===chosen;let intent=h("strong"),meaning=h("span",{class:"gkm-meaning"}),bar=h("span",{class:"gk\
m-sure-bar"}),sure=h("span",{class:"gkm-sure-share"});return{name,intent,meaning,bar,sure,root:h("tr",{},h("th",{scope:"row"},h("label",{},input," ",label)),h("\
td",{},intent," ",meaning),h("td",{},bar,sure))}}),caption=h("caption"),head=["Who listens","What it hears","How sure"].map(text=>h("th",{scope:"col"},text));return{
root:h("table",{class:"gkm-heard"},caption,h("thead",{},h("tr",{},...head)),h("tbody",{},...rows.map(row=>row.root))),draw:(text,found,threshold)=>{setText(caption,
text);for(let{name,intent,meaning,bar,sure,root:row}of rows){let{heard,sure:share}=found[name];setText(intent,heard),setText(meaning,MEANINGS[heard]),bar.style.
setProperty("--gkm-share",percentOf(share)),bar.style.setProperty("--gkm-from",percentOf(threshold)),setText(sure,percent(share)),row.className=answers(heard,share,
threshold)?"":"gkm-unsure"}}}}function percentOf(share){return`${(100*share).toFixed(1)}%`}function conversation(){let log=h("div",{role:"log","aria-label":"Conversation",tabindex:0,class:"gkm-log"});return{root:log,add(turn){log.append(said(turn.text),
answered(turn)),log.scrollTop=log.scrollHeight},clear(text){log.replaceChildren(h("div",{class:"gkm-reply"},h("p",{},text)))}}}function said(text){return h("div",
{class:"gkm-said"},h("p",{},h("span",{class:"gkm-unseen"},"You: "),text))}function answered({text,marks,took,heard,sure,fromContext,by,marker,reply}){let{lines,
links,source}=reply,intent=fromContext?"the last question again":`${MEANINGS[heard]}, ${percent(sure).replace(" "," ")} sure`;return h("div",{class:"gkm-reply"},
h("span",{class:"gkm-unseen"},"Assistant: "),took?h("p",{class:"gkm-took"},took):null,...lines.map(line=>h("p",{},...withCode(line))),...links.map(({text:place,
notebook,cell})=>h("p",{},"See ",notebookLink(place,notebook,cell))),h("p",{class:"gkm-how"},`Heard by the ${by}: ${intent}. ${source}`),marks.length?h("p",{class:"\
gkm-how"},`Marked by the ${marker}: `,markedText(text,marks)):null)}function withCode(line){return line.split("`").map((part,k)=>k%2?h("code",{},part):part)}var ENOUGH=.6;function lexiconOf(forms,term){let known=new Map(forms),longestName=Math.max(...forms.map(([name])=>name.split(" ").length)),paired=forms.map(([name,
id])=>({pairs:pairsOf(name),id})),longest=words=>{let found=[];for(let from=0;from<words.length;from+=1)for(let to=Math.min(words.length,from+longestName);to>from;to-=
1){let id=known.get(words.slice(from,to).join(" "));if(id!==void 0){found.push({id,from,to}),from=to-1;break}}return found},nearest=(words,enough=ENOUGH)=>{let name=words.
join(" ");if(known.has(name))return known.get(name);let given=pairsOf(name),top={share:-1,id:""};for(let{pairs,id}of paired){let share=shared(given,pairs);share>
top.share&&(top={share,id})}return top.share>=enough?top.id:void 0};return{longest,nearest,marked:(words,tags)=>spans(tags).flatMap(({kind,from,to})=>{let id=kind===
"term"?nearest(words.slice(from,to)):void 0;return id===void 0?[]:[{id,from,to}]}),masked:words=>{let found=[],at=0;for(let{from,to}of longest(words))found.push(
...words.slice(at,from),term),at=to;return[...found,...words.slice(at)]}}}function pairsOf(text){let padded=` ${text} `;return Array.from({length:padded.length-
1},(_,at)=>padded.slice(at,at+2)).sort()}function shared(one,other){let first=0,second=0,common=0;for(;first<one.length&&second<other.length;)one[first]===other[second]?
(first+=1,second+=1,common+=1):one[first]<other[second]?first+=1:second+=1;return 2*common/(one.length+other.length)}function listenerOf(model){let intents=model.get("intents"),term=model.get("term"),shipped=readRecognisers(model.get("weights"),term),own=model.get("own").byteLength?
readRecognisers(model.get("own"),term):shipped,network=own.network,bag=own.bag??shipped.bag,overlap=overlapOf(model.get("known"),intents,shipped.temperatures.overlap),
names=model.get("names"),taught=new Set(shipped.card.symbols);return{listener:{intents,recognisers:{overlap,bag,network},tagged:network.tagged,lexicon:lexiconOf(
model.get("forms"),term),nameOf:id=>names[id]??id,pairs:model.get("pairs"),knows:word=>taught.has(word)},labels:[["overlap","word overlap"],["bag",own.bag&&own!==
shipped?"bag of words (yours)":"bag of words"],["network",own===shipped?KIND_NAMES[own.card.kind]:`${KIND_NAMES[own.card.kind]} (yours)`]],card:own.card}}var NEED_A_TERM=["define","equation","compare","evidence"];var SOURCES={entry:"the glossary",equation:"the equations",claim:"the claims",misconception:"what people get wrong",lesson:"the list of lessons",example:"the ex\
amples",using:"the answers about using the course",smalltalk:"a list of fixed lines"};function passagesFor({nearest,kinds},intent,ids,question){if(!ids.length&&
NEED_A_TERM.includes(intent))return[];let different=[...new Set(ids)],among=!ids.length&&intent==="where"?["lesson"]:kinds[intent];if(intent==="compare"&&different.
length>1)return different.slice(0,2).map(id=>nearest(question,kinds[intent],[id])[0].passage);let about=one=>one.terms.some(term=>ids.includes(term)),ranked=nearest(
question,among,ids),equation=ranked.find(({passage})=>passage.kind==="equation"&&about(passage)),top=intent==="equation"?equation??ranked[0]:ranked[0];return top&&
(top.like>=.1||about(top.passage))?[top.passage]:[]}function replyTo(library,intent,ids,words){let found=passagesFor(library,intent,ids,words.join(" "));if(found.
length)return replyOf(found,intent,library.titles);let unnamed=NEED_A_TERM.includes(intent)&&!ids.length;return refusal(unnamed?"I found no word of the course's\
 glossary in your question.":"I found nothing in the course that answers this.")}function refusal(reason){return{lines:[`I don't know. ${reason}`],links:[],source:""}}
function replyOf(passages,intent,titles){let line=({kind,title,text,terms,lesson})=>{if(kind!=="entry")return kind==="lesson"?`${title}: ${text}`:text;let name=titles[terms[0]];
return intent==="where"&&lesson?`${name} is shown in the lesson “${lesson}”.`:`${name}: ${text}`};return{lines:passages.map(line),links:passages.flatMap(({lesson,
notebook,cell,heading})=>notebook?[{text:heading?`${lesson}: ${heading}`:lesson,notebook,cell}]:[]),source:`Source: ${SOURCES[passages[0].kind]}.`}}function retrievalOf(passages){let counts=passages.map(({title,text})=>counted(stems(`${title} ${text}`))),having=new Map;for(let one of counts)for(let word of one.
keys())having.set(word,(having.get(word)??0)+1);let vectors=counts.map(one=>vectorOf(one,having,passages.length));return(question,kinds,terms=[])=>{let vector=vectorOf(
counted(stems(question)),having,passages.length),found=passages.flatMap((passage,k)=>kinds.includes(passage.kind)?[{passage,like:cosine(vector,vectors[k])}]:[]),
about=found.filter(({passage})=>passage.terms.some(term=>terms.includes(term)));return(about.length?about:found).sort((one,other)=>other.like-one.like)}}function stems(text){
return wordsOf(text).filter(word=>/^[a-z0-9]/.test(word)).map(word=>word.length>3&&/[^s]s$/.test(word)?word.slice(0,-1):word)}function counted(words){let found=new Map;
for(let word of words)found.set(word,(found.get(word)??0)+1);return found}function vectorOf(count,having,size){let words=[...count.keys()].filter(word=>having.has(
word)).sort(),rare=word=>Math.log((1+size)/(1+(having.get(word)??0)))+1,weights=words.map(word=>(count.get(word)??0)*rare(word)),length=Math.sqrt(weights.reduce(
(sum,weight)=>sum+weight*weight,0));return new Map(words.map((word,k)=>[word,weights[k]/length]))}function cosine(one,other){let sum=0;for(let[word,weight]of other)
sum+=weight*(one.get(word)??0);return sum}function panel({left,right,top,bottom,title}){let levels=[0,1,2].map(()=>({line:s("line",{class:"gkm-level",x1:left,x2:right}),text:s("text",{class:"gkm-tick",x:left-
6,"text-anchor":"end"})})),root=s("g",{},s("text",{class:"gkm-title",x:left,y:top-14},title),...levels.flatMap(level=>[level.line,level.text])),y=linear(0,1,bottom,
top),shown="";return{root,scale:values=>{y=linear(values[0],values[values.length-1],bottom,top),String(values)!==shown&&(shown=String(values),levels.forEach(({line,
text},k)=>{let hidden=k>=values.length;setAll(line,{visibility:hidden?"hidden":"visible",y1:hidden?top:y(values[k]),y2:hidden?top:y(values[k])}),setAll(text,{visibility:hidden?
"hidden":"visible",y:(hidden?top:y(values[k]))+4.5}),setText(text,hidden?"":num(values[k],0))}))},y:v=>y(v),left,right,top,bottom}}function curves(inPanel,list){
let parts=list.map(({key,label,quantity})=>({key,path:s("path",{class:"gkm-curve","data-quantity":quantity}),dot:s("circle",{class:"gkm-dot","data-quantity":quantity,
r:4}),tag:s("g",{},s("line",{class:"gkm-curve","data-quantity":quantity,x1:0,x2:18,y1:0,y2:0}),s("text",{class:"gkm-tag",x:23,y:4.5},label))}));return{root:s("g",
{},...parts.map(part=>part.path),...parts.map(part=>part.dot),...parts.map(part=>part.tag)),draw:(xs,rows,at)=>{let ends=parts.map(({key,path,dot})=>{let ys=rows.
map(row=>inPanel.y(row[key]));return path.setAttribute("d",polyline(xs,ys)),setAll(dot,{cx:xs[at],cy:ys[at]}),ys[ys.length-1]});spread(ends,17,inPanel.top+2,inPanel.
bottom-2).forEach((y,k)=>{parts[k].tag.setAttribute("transform",`translate(${inPanel.right+8} ${y.toFixed(1)})`)})}}}var STEPS=100,PLACE={left:34,right:330,top:34,bottom:170,title:"Questions answered, by threshold"},x=linear(0,STEPS,PLACE.left,PLACE.right),XS=Array.from({length:STEPS+
1},(_,k)=>x(k));function thresholdBox(changed,say){let threshold=0,chosen=0,judged=[],rows=[],control=slider({label:"It answers when it is at least this sure",min:0,
max:STEPS,step:1,value:0,format:v=>`${v} %`,oninput:v=>set(v/STEPS)});control.input.addEventListener("change",()=>say(words.textContent??""));let back=button("",
()=>{control.set(Math.round(STEPS*chosen)),set(chosen),say(words.textContent??"")}),frame=panel(PLACE),lines=curves(frame,[{key:"right",label:"right",quantity:"\
input"},{key:"wrong",label:"wrongly",quantity:"forget"}]),cursor=s("line",{class:"gkm-cursor",y1:PLACE.top,y2:PLACE.bottom}),ticks=[0,25,50,75,100].map(tick=>s(
"text",{class:"gkm-tick",x:x(tick),y:PLACE.bottom+20,"text-anchor":"middle"},`${tick} %`)),chart=s("svg",{viewBox:"0 0 420 200",role:"img",class:"gkm-threshold"},
frame.root,cursor,lines.root,...ticks),words=h("p",{class:"gkm-outcome"});function set(value){threshold=value,draw(),changed()}function draw(){let at=Math.round(
STEPS*threshold);lines.draw(XS,rows,at),setAll(cursor,{x1:x(at),x2:x(at)}),setText(words,inWords(outcome(judged,threshold),threshold));let{right,wrong}=rows[at];
chart.setAttribute("aria-label",`Curves of how many questions are answered rightly and wrongly, by threshold. From ${rows[0].right} right and ${rows[0].wrong} w\
rongly at 0 % both fall; at ${at} % they are ${right} and ${wrong}.`)}return{root:h("div",{},control.root,words,chart,h("div",{class:"gkm-row"},back)),judge(choose,report){
judged=report,rows=XS.map((_,k)=>outcome(judged,k/STEPS));let limit=10*Math.ceil(Math.max(...rows.map(row=>Math.max(row.right,row.wrong)),1)/10);frame.scale([0,
limit/2,limit]),chosen=chosenThreshold(choose,STEPS),setText(back,`Back to ${Math.round(STEPS*chosen)} %, chosen on ${choose.length} other questions`),control.set(
Math.round(STEPS*chosen)),set(chosen)},get threshold(){return threshold}}}var HELLO="Ask me about this course: what something is, its formula, where it stands, how two things differ, how we know.",FIRST=["What is a forget gate?","GRU \
or LSTM, what is the difference?","Is it true that a GRU is faster?","How do I get a hint?","What's the weather like tomorrow?"],NEXT=["And its equation?","And \
the other one?","Where is that?","Is that true?"],LONGEST=200;function render({model,el}){let{say}=start(el,"course-chat","A chat with the course's assistant","\
try");el.classList.add("gkm-explorer");let{listener,labels,card}=listenerOf(model),library={nearest:retrievalOf(model.get("passages")),kinds:model.get("kinds"),
titles:model.get("titles")},questions=model.get("questions"),at={name:model.get("chosen"),memory:NOTHING,last:""},called=name=>labels.find(([one])=>one===name)?.[1]??
name,readers=masks=>labels.flatMap(([name,label])=>listener.recognisers[name].masks===masks?label:[]).join(", "),log=conversation(),field=h("input",{type:"text",
maxlength:LONGEST,autocomplete:"off",enterkeyhint:"send"});field.addEventListener("input",()=>listen());let form=h("form",{class:"gkm-send"},h("label",{class:"g\
km-field"},h("span",{},"Your question"),field),h("button",{type:"submit",class:"gkm-button"},"Send"));form.addEventListener("submit",event=>{event.preventDefault(),
field.value.trim()&&ask(field.value.trim()),field.value="",field.focus()});let ideas=h("div",{class:"gkm-row gkm-ideas",role:"group","aria-label":"Questions to \
try"}),afresh=button("New conversation",()=>{begin(),say("A new conversation. What was said before is forgotten."),field.focus()}),table=heardTable(labels,at.name,
name=>{at.name=name,judge()}),threshold=thresholdBox(()=>listen(),say);el.append(h("div",{class:"gkm-desk"},h("div",{class:"gkm-talk"},log.root,form,ideas,h("di\
v",{class:"gkm-row"},afresh)),h("div",{},h("h4",{},"What each of the three hears"),h("div",{class:"gkm-wide"},table.root),h("p",{class:"gkm-how"},`Terms of the \
glossary as one sign: ${readers(!0)}. Every word as it is: ${readers(!1)}.`),h("h4",{},"When to say “I don't know”"),threshold.root)),h("p",{class:"gkm-how"},
"All of this runs in your browser. Nothing is sent, and nothing is kept."),cardBox(card));function ask(text){let heard=understand(listener,at.name,text,threshold.
threshold,at.memory);at.memory=heard.memory,at.last=text;let reply=heard.answered?replyTo(library,heard.heard,heard.ids,heard.words):refusal(reasonFor(heard));log.
add({...heard,by:called(at.name),marker:called("network"),reply}),suggest(at.memory.terms.length?NEXT:FIRST),listen()}function listen(){let text=field.value.trim()||
at.last||FIRST[0],words=wordsOf(text),found=Object.fromEntries(labels.map(([name])=>[name,hear(listener,name,words)]));table.draw(`“${text}”`,found,threshold.
threshold)}function judge(){let[choose,report]=[questions.choose,questions.report].map(part=>part.map(([text,intent])=>({intent,...hear(listener,at.name,wordsOf(
text))})));threshold.judge(choose,report)}function suggest(texts){keepFocus(ideas,()=>(ideas.replaceChildren(...texts.map(text=>button(text,()=>ask(text)))),field))}
function begin(){at.memory=NOTHING,at.last="",log.clear(HELLO),suggest(FIRST),listen()}judge(),begin()}function reasonFor({lost,heard}){return lost?"Which other\
 one do you mean? Please name it.":heard===OUTSIDE?"That doesn't sound like this course.":"I'm not sure enough what you are asking. Try other words, or lower th\
e threshold."}var course_chat_default={render};export{course_chat_default as default};
