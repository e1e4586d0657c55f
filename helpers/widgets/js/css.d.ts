// Styles are imported by the widgets, for their bundles.
declare module "*.css";

// A worker's whole program as a text: `course build` bundles workers/training.js for it.
declare module "training-worker" {
  const program: string;
  export default program;
}
