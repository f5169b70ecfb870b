import { suggesting } from './suggestions.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('[data-suggest]')) suggesting(form);

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
