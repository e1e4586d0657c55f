function hostModel(values,{save=()=>{},send=()=>{}}={}){let own=new Map(Object.entries(structuredClone(values)).map(([name,value])=>[name,freeze(value)])),listeners=new Map,
changed=new Set,tell=(event,message)=>{for(let call of[...listeners.get(event)??[]])call(message)},take=news=>{let names=Object.keys(news).filter(name=>!equal(own.
get(name),news[name]));for(let name of names)own.set(name,freeze(structuredClone(news[name])));for(let name of names)tell(`change:${name}`);return names},model={
get:name=>own.get(name),set(name,value){changed.add(name),take({[name]:value})},on(event,call){listeners.has(event)||listeners.set(event,new Set),listeners.get(
event)?.add(call)},off(event,call){listeners.get(event)?.delete(call)},save_changes(){let changes=Object.fromEntries([...changed].map(name=>[name,structuredClone(
own.get(name))]));changed.clear();let answer=save(changes,model);typeof answer?.then=="function"?answer.then(news=>news&&model.receive(news)):answer&&typeof answer==
"object"&&model.receive(answer)},send:message=>send(structuredClone(message),model),receive:news=>{take(news)},deliver:message=>tell("msg:custom",message),values:()=>structuredClone(
Object.fromEntries(own))};return model}async function mount(widget,model,el){return await widget.render({model,el})??(()=>{})}function freeze(value){if(value===
null||typeof value!="object"||ArrayBuffer.isView(value)||value instanceof ArrayBuffer)return value;for(let part of Object.values(value))freeze(part);return Object.
freeze(value)}function equal(a,b){if(Object.is(a,b))return!0;if(typeof a!="object"||typeof b!="object"||a===null||b===null||Array.isArray(a)!==Array.isArray(b))
return!1;let names=Object.keys(a);return names.length===Object.keys(b).length&&names.every(name=>Object.hasOwn(b,name)&&equal(a[name],b[name]))}export{hostModel,mount};
