// The numbers to call, above the conversation: a line of them always, in large when a life may be at stake.
import { callLine, withCalls } from '../../calls.ts';
import { IN_ENGLISH, numbersText, UNSENT } from '../../../content/fr/emergency.ts';
import { alarmIn } from '../../../content/fr/alarming.ts';

/** Above all else, and read aloud at once: what holds it is a live region. */
export function urgent(panel: HTMLElement, text: string): void {
  const place = panel.querySelector<HTMLElement>('[data-urgent]');
  if (!place || place.dataset['urgent'] === text) return;
  place.dataset['urgent'] = text;
  const words = document.createElement('div');
  words.className = 'words';
  words.append(...text.split(/\n{2,}/).map(block));
  place.replaceChildren(words);
  place.hidden = false;
  place.scrollIntoView({ block: 'nearest' });
}

/** Back to the line of numbers. */
export function calm(panel: HTMLElement): void {
  const place = panel.querySelector<HTMLElement>('[data-urgent]');
  if (!place) return;
  place.hidden = true;
  place.dataset['urgent'] = '';
  place.replaceChildren();
}

/** What the browser can tell by itself, whatever else is down. */
export function urgentIfAlarming(panel: HTMLElement, text: string): void {
  const alarm = alarmIn(text);
  if (alarm) urgent(panel, numbersText(alarm, UNSENT));
}

function block(paragraph: string): HTMLElement {
  const rows = paragraph.split('\n').map(callLine);
  const made = document.createElement(rows.some(Boolean) ? 'ul' : 'p');
  for (const row of rows) if (row) made.appendChild(document.createElement('li')).append(callRow(row));
  if (made.tagName === 'P') made.append(...paragraph.split('\n').flatMap(nodesOf));
  return made;
}

function callRow({ number, href, what }: { number: string; href: string; what: string }): HTMLElement {
  const link = linkTo(href);
  link.className = 'call';
  link.append(textIn('strong', number), ' ', textIn('span', what));
  return link;
}

function nodesOf(sentence: string): (string | HTMLElement)[] {
  if (sentence === IN_ENGLISH) {
    const english = textIn('span', sentence);
    english.lang = 'en';
    return [english];
  }
  return withCalls(sentence).map((piece) => {
    if (typeof piece === 'string') return piece;
    const link = linkTo(piece.href);
    link.textContent = piece.number;
    return link;
  });
}

function linkTo(href: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = href;
  return link;
}

function textIn(name: 'strong' | 'span', text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
