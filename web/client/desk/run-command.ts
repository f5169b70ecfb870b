const CONTROLS = 'textarea, select, input:not([type=hidden]), button';

/**
 * Goes to the form of a command of the open question, by the last word of its address. What is a single button is done at
 * once, where it stands among the first; the rest is shown, with the keyboard on what is to be filled or pressed.
 */
export function runCommand(action: string): void {
  const actions = document.querySelector<HTMLElement>('[data-actions]');
  const place = actions?.querySelector<HTMLElement>(
    `form[action$="/${action}"], button[formaction$="/${action}"]`,
  );
  if (!place) return;
  const within = place.closest('details') ?? place;
  if (within instanceof HTMLDetailsElement) within.open = true;
  const control = within.matches('button') ? within : within.querySelector<HTMLElement>(CONTROLS);
  if (within.matches('form:not(.more-actions form)') && control?.matches('button')) return control.click();
  control?.focus();
}
