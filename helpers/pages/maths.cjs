// Sets formulas: `node maths.cjs KATEX FORMULAS`, a list of [TeX, whether it stands alone]. Prints a list of HTML with MathML.
const { readFileSync } = require("node:fs");
const [, , katexPath, formulasPath] = process.argv;
const katex = require(katexPath);

const set = JSON.parse(readFileSync(formulasPath, "utf8")).map(([formula, displayMode]) => {
  try {
    return katex.renderToString(formula, { displayMode, output: "htmlAndMathml", throwOnError: true, strict: "ignore" });
  } catch (error) {
    console.error(`KaTeX can't set this formula: ${formula}\n${error.message}`);
    process.exit(1);
  }
});
process.stdout.write(JSON.stringify(set));
