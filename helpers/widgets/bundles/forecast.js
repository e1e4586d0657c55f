function keepUnfolded(el,change){let open=[...el.querySelectorAll("details")].map(one=>one.open),made=change();for(let[k,one]of[...el.querySelectorAll("details")].
entries())one.open=open[k]??!1;return made}function pageOf(notebook,cell){let slug=notebook.replace(/^\d+_|\.ipynb$/g,"").replaceAll("_","-");return`${slug}.html${cell?`#${cell.startsWith(`${slug}-`)?cell.
slice(slug.length+1):cell}`:""}`}function rounded(value){let below=Math.floor(value);return value-below!==.5?Math.round(value):below%2===0?below:below+1}function unbroken(data){return typeof data=="string"?data.replace(/(?<![\p{L}\p{N}_])([a-z]'?) ([=≈]) (?=[−\d½])/gu,"$1 $2 "):Array.isArray(data)?data.map(
unbroken):data===null||typeof data!="object"?data:Object.fromEntries(Object.entries(data).map(([key,value])=>[key,unbroken(value)]))}var SIGNS={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#x27;"};function escaped(words){return words.replace(/[&<>"']/g,sign=>SIGNS[sign])}function view(names,written2,address){return{render({model,el}){let draw=()=>{let values=Object.fromEntries(names.map(name=>[name,model.get(name)]));names.some(
name=>values[name]===void 0)||keepUnfolded(el,()=>{el.innerHTML=written2(values,address)})};for(let name of names)model.on(`change:${name}`,draw);return draw(),
()=>{for(let name of names)model.off(`change:${name}`,draw)}}}}function text(words){return escaped(unbroken(words))}function fixed(value,digits){return(rounded(
value*10**digits)/10**digits).toFixed(digits)}function cards(count){return`${count} ${count===1?"card":"cards"}`}var MISSED={question:"you missed a question on it",exercise:"a check found a slip about it",goal:"you looked at the recipe of a goal about it",prediction:"your \
guess was wrong",test:"you missed it in the final test",game:"you missed it in the game"},AT_ONCE=8,NOTHING="Nothing yet: answer some cards first.",STYLE="borde\
r-left:4px solid #0072B2;padding:.4rem .8rem;margin:.3rem 0;max-width:60rem";function written({fronts,coming,new:fresh}){let days=new Map;for(let one of[...coming].
sort((a,b)=>a.days-b.days))days.set(one.days,[...days.get(one.days)??[],one]);let longest=Math.max(0,...[...days.values()].map(({length})=>length)),drawn=[...days].
map(([ahead,back])=>{let width=fixed(10*back.length/longest,2);return`<div style="display:flex;flex-wrap:wrap;gap:.2rem .8rem;align-items:center;margin-top:.6re\
m"><strong style="min-width:6.5rem">${day(ahead)}</strong><span aria-hidden="true" style="flex:0 0 auto;width:${width}rem;height:.7rem;background:#0072B2;border\
-radius:3px"></span><span>${cards(back.length)}</span></div>`+list(back.map(one=>`<li>${text(front(fronts,one))}</li>`))}),rest=[days.size?"":NOTHING,fresh?`${cards(
fresh)} you have not met yet.`:""].filter(Boolean).join(" ");return`<div role="note" style="${STYLE}"><strong>What will be asked again</strong>${drawn.join("")}\
<div style="margin-top:.6rem">${rest}</div></div>`}function list(items){let fold=items.length>AT_ONCE+1,drawn=some=>`<ul style="margin:.2rem 0">${some.join("")}\
</ul>`;if(!fold)return drawn(items);let more=`<summary style="cursor:pointer">and ${items.length-AT_ONCE} more</summary>`;return`${drawn(items.slice(0,AT_ONCE))}\
<details>${more}${drawn(items.slice(AT_ONCE))}</details>`}function front(fronts,{card,missed}){return fronts[card]+(missed?` (${MISSED[missed]})`:"")}function day(days){
return["today","tomorrow"][days]??`in ${days} days`}var forecast_default=view(["fronts","coming","new"],written,pageOf);export{forecast_default as default};
