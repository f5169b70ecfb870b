// Keeps "reste 42 min" true between two pages: open time only, by the openings that came with the page.
import type { OpenIntervals } from '../../../domain/open-intervals.ts';
import { leftInWords, paceOf } from '../../desk/time-left.ts';

const EVERY = 10_000;

export function startCountdown(body: HTMLElement): void {
  const server = Number(body.dataset['now']);
  const intervals = openings(body.dataset['intervals']);
  // The agent's own clock may be wrong; how fast it goes is not.
  const ahead = Date.now() - server;
  setInterval(() => {
    for (const place of document.querySelectorAll<HTMLElement>('[data-due]'))
      tick(place, Date.now() - ahead, intervals);
  }, EVERY);
}

function tick(place: HTMLElement, now: number, intervals: OpenIntervals): void {
  const due = Number(place.dataset['due']);
  const left = place.querySelector('[data-left]');
  const words = leftInWords(due, now, intervals);
  if (left && left.textContent !== words) left.textContent = words;
  const marked = place.closest('.due, .clock');
  const pace = `is-${paceOf(due, now, intervals)}`;
  if (!marked || marked.classList.contains(pace)) return;
  marked.classList.remove('is-running', 'is-soon', 'is-late');
  marked.classList.add(pace);
}

function openings(text: string | undefined): OpenIntervals {
  return text === undefined ? [] : JSON.parse(text);
}
