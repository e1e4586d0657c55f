// Draws the numbers of questions, and writes numbers with four digits.
import { readFileSync } from "node:fs";
import { drawn } from "../../helpers/widgets/js/page/activities/drawn.js";
import { fourDigits } from "../../helpers/widgets/js/page/texts.js";

const { pool, seeds, numbers } = JSON.parse(readFileSync(0, "utf-8"));
const asked = Object.entries(pool).filter(([, { type }]) => type === "drawn");
const questions = asked.map(([key, question]) => [key, seeds.map((seed) => drawn(question, `${seed}:${key}`))]);
process.stdout.write(JSON.stringify({ questions: Object.fromEntries(questions), digits: numbers.map(fourDigits) }));
