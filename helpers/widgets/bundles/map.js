function keepUnfolded(el,change){let open=[...el.querySelectorAll("details")].map(one=>one.open),made=change();for(let[k,one]of[...el.querySelectorAll("details")].
entries())one.open=open[k]??!1;return made}function pageOf(notebook,cell){let slug=notebook.replace(/^\d+_|\.ipynb$/g,"").replaceAll("_","-");return`${slug}.html${cell?`#${cell.startsWith(`${slug}-`)?cell.
slice(slug.length+1):cell}`:""}`}var signs_default={listen:{word:"Listen",colour:"#7d4e9e",path:"M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z"},look:{word:"Lo\
ok",colour:"#5a6472",path:"M2 12s4-6.5 10-6.5S22 12 22 12s-4 6.5-10 6.5S2 12 2 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z"},try:{word:"Try",colour:"#00757f",path:"M4\
 7h9M17 7h3M15 4.5v5M4 17h3M11 17h9M9 14.5v5"},predict:{word:"Predict",colour:"#9a5a00",path:"M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 9.5a2.6 2.6 0 1 1 3.7 2.4\
c-.8.4-1.2.9-1.2 1.8M12 16.8v.4"},measure:{word:"Measure",colour:"#2f68a8",path:"M4 4v16h16M7.5 15.5l4-5.5 3 3 5-7"},write:{word:"Write",colour:"#4b4f9c",path:"\
M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5"},recall:{word:"Recall",colour:"#9c3d6b",path:"M8 9h12v11H8zM5 16V5h11"},check:{word:"Check",colour:"#6f5f1e",
path:"M6 5h12v15H6zM9 5V3.5h6V5M9 10h6M9 14h6"}};function rounded(value){let below=Math.floor(value);return value-below!==.5?Math.round(value):below%2===0?below:below+1}function unbroken(data){return typeof data=="string"?data.replace(/(?<![\p{L}\p{N}_])([a-z]'?) ([=≈]) (?=[−\d½])/gu,"$1 $2 "):Array.isArray(data)?data.map(
unbroken):data===null||typeof data!="object"?data:Object.fromEntries(Object.entries(data).map(([key,value])=>[key,unbroken(value)]))}var SIGNS={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#x27;"};function escaped(words){return words.replace(/[&<>"']/g,sign=>SIGNS[sign])}function view(names,written2,address){return{render({model,el}){let draw=()=>{let values=Object.fromEntries(names.map(name=>[name,model.get(name)]));names.some(
name=>values[name]===void 0)||keepUnfolded(el,()=>{el.innerHTML=written2(values,address)})};for(let name of names)model.on(`change:${name}`,draw);return draw(),
()=>{for(let name of names)model.off(`change:${name}`,draw)}}}}function text(words){return escaped(unbroken(words))}function fixed(value,digits){return(rounded(
value*10**digits)/10**digits).toFixed(digits)}var RADIUS=25,ROUND=2*Math.PI*RADIUS;function arc(share,more=""){return share?`<circle r="${RADIUS}" cx="32" cy="32" stroke-width="6" transform="rotate(-90 32 3\
2)" ${more}stroke-dasharray="${fixed(ROUND*share,1)} ${fixed(ROUND,1)}"></circle>`:""}var GROOVE=`<circle r="${RADIUS}" cx="32" cy="32" stroke-width="6" opacity\
=".18"></circle>`;function ink(colour){return`color-mix(in srgb, ${colour} 72%, var(--jp-content-font-color1, #1a1a1a))`}var INK="var(--jp-content-font-color1, #1a1a1a)",LINE="var(--jp-border-color1, #bdbdbd)",BUTTON="#0072B2",TRY=ink(signs_default.try.colour),ARROW=`<svg viewBox=\
"0 0 20 26" aria-hidden="true" style="display:block;width:20px;height:26px;margin:0 auto;fill:none;stroke:${LINE};stroke-width:2"><path d="M10 0v22M4 16l6 7 6-7\
"></path></svg>`,SITTINGS={1:"one sitting",2:"two sittings",3:"three sittings"};function written({lessons,stations,next},address){let titles=Object.fromEntries(
lessons.map(({slug,title})=>[slug,title])),station=one=>{let at=stations[one.slug],follows=one.slug===next,edge=follows?`3px solid ${BUTTON}`:`1px solid ${LINE}`,
badge=follows?`<div style="font-weight:600;color:${TRY}">▶ Next for you</div>`:"",needed=one.needs.map(slug=>titles[slug]).join(" and "),needs=one.needs.length?
`<div>Needs ${text(needed)}.</div>`:"";return`<div style="display:flex;gap:.8rem;flex:1 1 15rem;max-width:30rem;box-sizing:border-box;padding:.6rem .8rem;border\
:${edge};border-radius:10px">${ring(one.number,at)}<div style="min-width:0;font-size:.9rem;line-height:1.4">${badge}<a href="${address(one.notebook,"")}" style=\
"font-size:1.05rem;font-weight:600">${text(one.title)}</a><div>${minutes(one)}. ${reached(at)}</div>${needs}<div style="margin-top:.2rem">${text(one.one_line)}<\
/div></div></div>`},row=ones=>`<div style="display:flex;flex-wrap:wrap;gap:.6rem;justify-content:center">${ones.map(station).join("")}</div>`,drawn=rows(lessons).
map(row).join(ARROW);return`<div role="navigation" aria-label="The map of the course" style="max-width:60rem;margin:.5rem 0;color:${INK}">${drawn}</div>`}function ring(number,{
done,total,finished}){return`<svg viewBox="0 0 64 64" aria-hidden="true" style="flex:none;width:56px;height:56px;fill:none;stroke:${TRY}">${GROOVE}${arc(total?done/
total:0)}<text x="32" y="39" text-anchor="middle" font-size="20" font-weight="600" stroke="none" fill="${INK}">${finished?"✓":number}</text></svg>`}function reached({
done,total,due}){let back=due?`, ${due} ${due===1?"card is":"cards are"} due`:"";return`${done} of ${total} done${back}.`}function minutes({minutes:minutes2,sittings}){
return`${minutes2} minutes in ${SITTINGS[sittings]??`${sittings} sittings`}`}function rows(lessons){let level=new Map;for(let{slug,needs}of lessons)level.set(slug,
1+Math.max(-1,...needs.map(one=>level.get(one))));return[...new Set(level.values())].sort((a,b)=>a-b).map(at=>lessons.filter(({slug})=>level.get(slug)===at))}var map_default=view(["lessons","stations","next"],written,pageOf);export{map_default as default};
