/** A phone's keyboard covers the page without resizing it, and a frame cannot see that: its page tells it how high it is. */
export function followKeyboard(element: HTMLElement): void {
  const { visualViewport: seen } = window;
  if (!seen) return;
  const fit = () => {
    element.style.setProperty('--height', `${seen.height}px`);
    element.style.setProperty('--top', `${seen.offsetTop}px`);
  };
  seen.addEventListener('resize', fit);
  seen.addEventListener('scroll', fit);
  fit();
}
