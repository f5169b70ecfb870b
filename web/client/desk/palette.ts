// The palette: what may be done on the page, and where to go, found by name. Focus stays in the field, as in any combobox.
import { palette as words } from '../../../content/fr/desk-palette.ts';
import { macroWords } from '../../../content/fr/macro-words.ts';
import { runCommand } from './run-command.ts';

type Offer = { words: string; kind: string; run: () => void };

/** Gives how to open it. */
export function setUpPalette(): () => void {
  const dialog = document.querySelector<HTMLDialogElement>('[data-palette-dialog]');
  const field = dialog?.querySelector('input');
  const list = dialog?.querySelector('ul');
  if (!dialog || !field || !list) return () => {};
  const places = [...list.querySelectorAll<HTMLElement>('[data-to]')].map(placeOffer);
  let shown: Offer[] = [];
  const draw = () => {
    shown = offersFor(field.value, [
      ...commandOffers(),
      ...macroOffers(),
      ...places,
      ...pageOffers(),
      helpOffer,
    ]);
    list.replaceChildren(...shown.map(optionOf));
    choose(field, list, 0);
  };
  // Closed first: focus goes back to where it was, and on from there to what was chosen.
  const run = (index: number) => {
    dialog.close();
    shown[index]?.run();
  };
  field.addEventListener('input', draw);
  field.addEventListener('keydown', (event) => {
    const step = steps[event.key];
    if (step !== undefined) choose(field, list, (chosenIndex(list) + step + shown.length) % shown.length);
    else if (event.key === 'Enter') run(chosenIndex(list));
    else return;
    event.preventDefault();
  });
  list.addEventListener('click', ({ target }) => {
    const option = target instanceof Element ? target.closest('[role=option]') : null;
    if (option) run([...list.children].indexOf(option));
  });
  const open = () => {
    if (document.querySelector('dialog[open]')) return;
    field.value = '';
    draw();
    dialog.showModal();
    field.focus();
  };
  for (const button of document.querySelectorAll<HTMLElement>('[data-palette]')) {
    button.hidden = false;
    button.addEventListener('click', open);
  }
  return open;
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

const helpOffer: Offer = {
  words: words.help,
  kind: words.kinds.page,
  run: () => document.querySelector<HTMLDialogElement>('.shortcuts')?.showModal(),
};

/** Those whose every word is there, in any order; then the search for what was typed. */
function offersFor(typed: string, offers: readonly Offer[]): Offer[] {
  const sought = typed.trim();
  if (sought === '') return [...offers];
  const parts = plain(sought).split(/\s+/);
  const [before, after] = words.search;
  const search = {
    words: before + sought + after,
    kind: words.kinds.search,
    run: () => location.assign(`/bureau?${new URLSearchParams({ recherche: sought })}`),
  };
  return [...offers.filter((offer) => parts.every((part) => plain(offer.words).includes(part))), search];
}

function commandOffers(): Offer[] {
  const listed = document.querySelector<HTMLElement>('[data-commands]')?.dataset['commands'] ?? '[]';
  const commands: [string, string][] = JSON.parse(listed);
  return commands.map(([name, action]) => ({
    words: name,
    kind: words.kinds.action,
    run: () => runCommand(action),
  }));
}

/** Macros of the open question, put into the reply. */
function macroOffers(): Offer[] {
  return [...document.querySelectorAll<HTMLElement>('[data-macro]')].map((button) => ({
    words: button.dataset['macro'] ?? '',
    kind: macroWords.kind,
    run: () => button.click(),
  }));
}

function placeOffer(option: HTMLElement): Offer {
  const [name, kind] = [...option.children].map((part) => part.textContent);
  return {
    words: name ?? '',
    kind: kind ?? '',
    run: () => location.assign(option.dataset['to'] ?? '/bureau'),
  };
}

/** The pages that the head of each page leads to. */
function pageOffers(): Offer[] {
  const links = document.querySelectorAll<HTMLAnchorElement>('.desk-masthead a:not(.brand)');
  return [...links].map((link) => ({
    words: link.textContent.trim(),
    kind: words.kinds.page,
    run: () => link.click(),
  }));
}

function optionOf({ words: name, kind }: Offer, index: number): HTMLElement {
  const option = document.createElement('li');
  option.role = 'option';
  option.id = `palette-${index}`;
  const [text, about] = [document.createElement('span'), document.createElement('span')];
  text.textContent = name;
  about.textContent = kind;
  about.className = 'quiet';
  option.append(text, ' ', about);
  return option;
}

function chosenIndex(list: HTMLElement): number {
  return [...list.children].findIndex((option) => option.ariaSelected === 'true');
}

function choose(field: HTMLElement, list: HTMLElement, index: number): void {
  for (const [at, option] of [...list.children].entries()) option.ariaSelected = String(at === index);
  const option = list.children[index];
  field.setAttribute('aria-activedescendant', option?.id ?? '');
  option?.scrollIntoView({ block: 'nearest' });
}

/** Without case nor accents. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('’', "'");
}
