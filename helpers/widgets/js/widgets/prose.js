// No widget: the style of a notebook's prose, words that lead to the glossary and colours of formulas, for what Python draws on top of it.
import "../kit/prose.css";

export default {};
