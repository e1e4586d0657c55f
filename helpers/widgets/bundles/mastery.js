function keepUnfolded(el,change){let open=[...el.querySelectorAll("details")].map(one=>one.open),made=change();for(let[k,one]of[...el.querySelectorAll("details")].
entries())one.open=open[k]??!1;return made}function pageOf(notebook,cell){let slug=notebook.replace(/^\d+_|\.ipynb$/g,"").replaceAll("_","-");return`${slug}.html${cell?`#${cell.startsWith(`${slug}-`)?cell.
slice(slug.length+1):cell}`:""}`}function rounded(value){let below=Math.floor(value);return value-below!==.5?Math.round(value):below%2===0?below:below+1}function unbroken(data){return typeof data=="string"?data.replace(/(?<![\p{L}\p{N}_])([a-z]'?) ([=≈]) (?=[−\d½])/gu,"$1 $2 "):Array.isArray(data)?data.map(
unbroken):data===null||typeof data!="object"?data:Object.fromEntries(Object.entries(data).map(([key,value])=>[key,unbroken(value)]))}var SIGNS={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#x27;"};function escaped(words){return words.replace(/[&<>"']/g,sign=>SIGNS[sign])}function view(names,written2,address){return{render({model,el}){let draw=()=>{let values=Object.fromEntries(names.map(name=>[name,model.get(name)]));names.some(
name=>values[name]===void 0)||keepUnfolded(el,()=>{el.innerHTML=written2(values,address)})};for(let name of names)model.on(`change:${name}`,draw);return draw(),
()=>{for(let name of names)model.off(`change:${name}`,draw)}}}}function text(words){return escaped(unbroken(words))}function fixed(value,digits){return(rounded(
value*10**digits)/10**digits).toFixed(digits)}var COLOURS={firm:"#009E73",growing:"#0072B2",shaky:"#D55E00","too little to say":"#777777"},ORDER=["firm","growing","shaky","too little to say","not met"],GRID="\
display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:.5rem;margin:0;padding:0;list-style:none",BAR="display:block;width:100%;height:.5rem;\
margin:.3rem 0";function written({lessons,formula},address){let words=lessons.flatMap(({ideas})=>ideas.map(({word})=>word)),counts=ORDER.map(word=>[words.filter(
one=>one===word).length,word]).filter(([count])=>count),sum=`${words.length} ideas: ${counts.map(one=>one.join(" ")).join(", ")}.`,blocks=lessons.map(({title,ideas})=>`\
<h4 style="margin:.9rem 0 .4rem">${text(title)}</h4><ul style="${GRID}">${ideas.map(idea=>tile(idea,address)).join("")}</ul>`);return`<div role="note" style="ma\
rgin:.5rem 0;max-width:60rem"><strong>What you have shown so far</strong><div>${sum}</div>${blocks.join("")}<details style='margin-top:.8rem'><summary>How this \
is worked out</summary><p>${text(formula)}</p></details></div>`}function tile({name,word,words,share,place},address){let colour=COLOURS[word]??"#777777",style=`\
border:1px ${["firm","growing","shaky"].includes(word)?"solid":"dashed"} color-mix(in srgb, ${colour} 60%, transparent);border-radius:6px;padding:.35rem .5rem;f\
ont-size:.85rem`,shown=place?`<a href="${text(address(place.notebook,place.cell))}">${text(name)}</a>`:text(name),drawn=`<svg viewBox="0 0 100 8" preserveAspect\
Ratio="none" aria-hidden="true" style="${BAR}"><rect width="100" height="8" rx="2" fill="${colour}" opacity=".18"></rect><rect width="${fixed(100*share,0)}" hei\
ght="8" rx="2" fill="${colour}"></rect></svg>`;return`<li style="${style}">${shown}${drawn}<span>${text(words)}</span></li>`}var mastery_default=view(["lessons","formula"],written,pageOf);export{mastery_default as default};
