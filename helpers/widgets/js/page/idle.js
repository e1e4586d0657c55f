// Waits until a browser has nothing better to do.

/** Resolves when the page is there with all that it shows. @returns {Promise<any>} */
export function loaded() {
  return new Promise((resolve) => {
    if (document.readyState === "complete") resolve(null);
    else window.addEventListener("load", resolve, { once: true });
  });
}

/** @param {number} [patience] Milliseconds after which it is done anyhow. @returns {Promise<any>} */
export function idle(patience = 2000) {
  return new Promise((resolve) => {
    // Safari has no idle callbacks.
    if ("requestIdleCallback" in window) requestIdleCallback(resolve, { timeout: patience });
    else setTimeout(resolve, 200);
  });
}
