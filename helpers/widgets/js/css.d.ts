// Styles are imported by the widgets, for their bundles.
declare module "*.css";
