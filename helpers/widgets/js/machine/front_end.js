// What the browser's side can say of itself.

/** @typedef {{name: string, ok: boolean, found: string, advice: string}} Finding */

const BROWSERS = [
  ["Edg", "Edge"],
  ["Firefox", "Firefox"],
  ["Chrome", "Chrome or Chromium"],
  ["Version", "Safari"],
];
// The front ends that the course is tested with, and from which version on.
const TESTED = { JupyterLab: [4, 6], "Jupyter Notebook": [7, 6] };

/**
 * @param {string} agent `navigator.userAgent`
 * @returns {Finding}
 */
export function browserFound(agent) {
  for (const [sign, name] of BROWSERS) {
    const version = agent.match(new RegExp(`${sign}/(\\d+)`))?.[1];
    if (version) return { name: "Browser", ok: true, found: `${name} ${version}`, advice: "" };
  }
  return { name: "Browser", ok: true, found: "one that doesn't say its name", advice: "" };
}

/**
 * @param {string | null | undefined} config The text of JupyterLab's own settings in the page, where there is one.
 * @returns {Finding}
 */
export function labFound(config) {
  const name = "Front end";
  let given;
  try {
    given = JSON.parse(config ?? "");
  } catch {
    const advice =
      "The widgets are drawn. Whether parts can be folded here was not tested; `make lab` opens JupyterLab.";
    return { name, ok: true, found: `not JupyterLab. ${advice}`, advice: "" };
  }
  const app = given.appName ?? "JupyterLab",
    version = String(given.appVersion ?? "");
  const found = `${app} ${version}`.trim(),
    wanted = TESTED[app];
  const [major, minor] = version.split(".").map(Number);
  const old = wanted && (major < wanted[0] || (major === wanted[0] && minor < wanted[1]));
  const advice = old
    ? `The course is tested with ${app} ${wanted.join(".")} and newer. Run \`make setup\` in the course's folder, then \`make lab\`.`
    : "";
  return { name, ok: !old, found, advice };
}

/**
 * @param {string | undefined} light What JupyterLab says of its theme: "true", "false", or nothing.
 * @returns {Finding}
 */
export function themeFound(light) {
  const dark = light === undefined ? window.matchMedia("(prefers-color-scheme: dark)").matches : light === "false";
  return { name: "Theme", ok: true, found: dark ? "dark" : "light", advice: "" };
}
