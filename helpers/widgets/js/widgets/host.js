// The host of widgets where no kernel is: pages import it beside the widgets' bundles.
export { hostModel, mount } from "../host/model.js";
