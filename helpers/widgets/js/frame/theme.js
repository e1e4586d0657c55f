// Light or dark: as the system has it, until the reader chooses. A page's head sets it before anything is drawn.
const KEY = "gkm-theme";

/** @param {HTMLButtonElement | null} button */
export function themeButton(button) {
  if (!button) return;
  const root = document.documentElement;
  const show = () => {
    button.textContent = root.dataset.jpThemeLight === "false" ? "Light" : "Dark";
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    const light = root.dataset.jpThemeLight === "false";
    root.dataset.jpThemeLight = String(light);
    try {
      localStorage.setItem(KEY, light ? "light" : "dark");
    } catch {
      // Without storage it holds for this page.
    }
    show();
  });
  show();
}
