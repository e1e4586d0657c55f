// What a desk has to know of a cell: its description. desk.js makes a desk of it; lstm/cell.js and gru/cell.js describe the two cells.

/**
 * @typedef {{x: number, m: number}} Input What comes in at a step: the input x and the marker m, 0 or 1.
 * @typedef {Record<string, number>} Moment One step of a run: what came in, the old state, the gates, the new state.
 * @typedef {Record<string, Record<string, number>>} Weights For each block its weights on x, m and h, and its bias b.
 * @typedef {Record<string, any>} Settings What else the equations depend on; a GRU's conventions.
 * @typedef {{step: number, x: number, marker: number}} Pulse `step` counts from 1.
 * @typedef {{id: string, kind: string, title: string, task: string, hint: string, recipe?: string, because?: string, stream: Pulse[]}} Goal
 * @typedef {{done: boolean, text: string}} Check
 * @typedef {{from: number, to: number, low: number, high: number, quantity?: string}} Band Where a curve has to be; steps count from 0.
 * @typedef {(run: Moment[]) => {checks: Check[], bands: Band[]}} Detector Looks at the whole run.
 */
/**
 * @typedef {object} Part A part of the unit that can be asked for its equation.
 * @property {string} name
 * @property {string} quantity
 * @property {string | ((settings: Settings) => string)} symbols
 * @property {(at: Moment, weights: Weights, settings: Settings) => string} numbers The equation with this moment's numbers, "left = right".
 * @property {(at: Moment) => string} value
 * @property {(at: Moment, settings: Settings) => string} words
 */
/**
 * @typedef {{nodes: SVGElement[], update?: (at: Moment, settings: Settings) => void, level?: SVGElement, value?: SVGElement}} Shape
 * @typedef {{id?: string, stage?: string, quantity?: string | null, d: string}} Wire
 * @typedef {object} Label A fixed text, or a value under its name, or a value alone.
 * @property {number} x
 * @property {number} y
 * @property {string} [anchor]
 * @property {string} [name]
 * @property {(at: Moment) => string} [value]
 */
/**
 * @typedef {object} Unit The drawing of a unit, in the units of its viewBox.
 * @property {string} name "LSTM"
 * @property {number} width
 * @property {number} height
 * @property {Wire[]} wires In the order in which they are drawn.
 * @property {string} bracket The path that gathers the inputs.
 * @property {[number, number, string | null][]} joints Where wires meet, and do not just cross.
 * @property {[number, number, string]} arrow
 * @property {Label[]} labels
 * @property {{name: string, x: number, y: number, room: number, value: (at: Moment) => string}[]} inputs
 * @property {Label[]} notes
 * @property {Record<string, (at: Moment) => number>} thick Wires that are the thicker, the fuller.
 * @property {() => Record<string, Shape>} shapes By part, in the order in which the numbers come about.
 * @property {(at: Moment, settings: Settings) => string} describe For ears.
 */
/**
 * @typedef {object} Chart What the chart shows under the inputs.
 * @property {number} height
 * @property {number} right
 * @property {{place: {top: number, bottom: number, title: string}, levels: (rows: Moment[], bands: Band[]) => number[],
 *   lines: {key: string, label: string, quantity: string}[]}[]} panels
 * @property {{panel: number, quantity: string}} banded Where the goals' bands lie, and what they are for.
 * @property {string} what
 * @property {(now: Moment, rows: Moment[], first: number) => string} describe
 */
/**
 * @typedef {object} Extras What a cell's desk has beyond the others.
 * @property {Settings} settings
 * @property {Node} [above] Over the task.
 * @property {Node} [beside] Beside the run.
 * @property {Node} [below] Under the weights.
 * @property {() => void} [draw]
 * @property {() => void} [settled]
 * @property {() => void} [defaults] The weights go back to their defaults.
 * @property {() => boolean} [counts] Whether a goal that is passed now counts; called at each drawing that passes.
 * @property {() => void} [open] A drawing that does not pass: from now on, passing counts.
 * @property {() => Record<string, any>} snapshot
 * @property {(state: any) => void} restore
 */
/**
 * @typedef {object} Desk What extras may use of their desk.
 * @property {(text: string) => void} say
 * @property {Goal[]} goals
 * @property {(id: any) => Goal | null} goalOf
 * @property {() => {weights: Weights, inputs: Input[], run: Moment[], cursor: number, first: number}} now
 * @property {(weights: Weights) => void} setWeights
 * @property {() => void} update Weights, settings or inputs have changed.
 * @property {() => void} settle Things have come to rest: they are described and stored.
 * @property {() => any} snapshot
 * @property {(state: any) => void} restore
 * @property {() => void} focus
 */
/**
 * @typedef {object} Cell
 * @property {string} name "gate-desk"
 * @property {string} title
 * @property {string} part The part whose equation is shown at first.
 * @property {() => Weights} weights The defaults.
 * @property {{block: string, title: string, main: string[], more: string[]}[]} groups The weights' sliders.
 * @property {[number, number][]} example The inputs of free play, pairs [x, m].
 * @property {(weights: Weights, inputs: Input[], settings: Settings) => Moment[]} run
 * @property {Record<string, Detector>} detectors
 * @property {(goal: Goal, input: Input) => boolean} matters Whether a goal's input is one that the learner has to look at first.
 * @property {Record<string, Part>} parts In the order in which the numbers come about.
 * @property {Unit} unit
 * @property {Chart} chart
 * @property {(at: Moment) => string} say Where things are at a step.
 * @property {(desk: Desk) => Extras} extras
 */

export {};
