var COURSE="/course",JUDGE=`
import sys
sys.path.insert(0, "${COURSE}")
from helpers.judge.page import PageJudge
judge = PageJudge("${COURSE}")
{
    "check": judge.check,
    "run": judge.run,
    "case": judge.case,
    "went": lambda ended, code, printed, result: judge.went(ended, code, printed, result.to_bytes()),
}
`,BOX=`
import sys
sys.path.insert(0, "${COURSE}")
from inside import serve
sys.stdout.reconfigure(line_buffering=True)
sys.stderr.reconfigure(line_buffering=True)
lambda packet, take, ready: serve(packet.to_bytes(), lambda data: take(data), ready)
`;async function started({load,options,bundle,say=()=>{}},code){say("Starting Python");let python=await load({...options,env:{HOME:"/home/pyodide",PYTHONHASHSEED:"\
0"}});return say("Loading NumPy"),await python.loadPackage("numpy",{messageCallback:()=>{}}),python.runPython("import numpy"),say("Loading the course"),python.unpackArchive(
bundle,"zip",{extractDir:COURSE}),{python,made:python.runPython(code)}}async function judge(source){let{made}=await started(source,JUDGE);return{call(name,...given){
let run=made.get(name),answer=run(...given);if(run.destroy(),typeof answer!="object")return answer;let plain=answer.toJs();return answer.destroy(),plain}}}async function box(source){
let{python,made:serve}=await started(source,BOX),decoder=new TextDecoder,print=()=>{},write=bytes=>(print(decoder.decode(bytes.slice(),{stream:!0})),bytes.length);
return python.setStdout({write,isatty:!1}),python.setStderr({write,isatty:!1}),{perform(packet,hear){print=hear.print,serve(packet,data=>{hear.take(data.toJs()),
data.destroy()},hear.ready)}}}var SAY_EVERY=100,PRINTED_LIMIT=1<<20,scope=globalThis,post=(message,transfer=[])=>scope.postMessage(message,transfer);function countFetches(){let real=scope.fetch.
bind(scope),bytes=0,said=0;scope.fetch=async(...given)=>{let response=await real(...given);if(!response.ok)throw new Error(`${response.url} answers ${response.status}`);
if(!response.body)return response;let counted=response.body.pipeThrough(new TransformStream({transform(part,out){bytes+=part.length,performance.now()-said>SAY_EVERY&&
(said=performance.now(),post({bytes})),out.enqueue(part)},flush:()=>post({bytes})}));return new Response(counted,{status:response.status,headers:response.headers})}}
async function begin({role,pyodide,bundle}){countFetches(),post({step:"Fetching Python"});let[{loadPyodide},zip]=await Promise.all([import(`${pyodide}pyodide.mj\
s`),scope.fetch(bundle).then(response=>response.arrayBuffer())]),source={load:loadPyodide,options:{indexURL:pyodide},bundle:new Uint8Array(zip),say:step=>post({
step})};if(role==="judge"){let{call}=await judge(source);scope.onmessage=({data:{id,name,given}})=>{try{post({id,value:call(name,...given)})}catch(error){post({
id,error:String(error)})}}}else{let{perform}=await box(source);scope.onmessage=({data:{id,packet}})=>work(perform,id,packet)}post({ready:!0})}function work(perform,id,packet){
let printed=0;try{perform(packet,{ready:()=>post({id,started:!0}),take:part=>post({id,part}),print(text){printed+=text.length,printed-text.length<=PRINTED_LIMIT&&
post({id,text:text.slice(0,PRINTED_LIMIT),printed})}}),post({id,done:!0})}catch(error){post({id,died:String(error).slice(0,300)})}}scope.onmessage=({data})=>begin(
data).catch(error=>post({failed:String(error?.message??error).slice(0,300)}));
