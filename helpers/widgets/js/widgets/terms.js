// No widget: the style of words that lead to the glossary, for what Python draws on top of a notebook.
import "../kit/terms.css";

export default {};
