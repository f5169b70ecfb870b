// The page kept as the server tells it: at each change on the desk, what moved is put in place.
import type { DeskNews } from '../../../api/agents/desk-events.ts';
import { oneAtATime } from '../chat/live-stream.ts';
import { putParts, putRows } from './live-rows.ts';
import { listenTogether } from './shared-events.ts';
import { watchTogether } from './watching.ts';

/** Rest between two looks, in ms: a busy desk changes many times a second. */
const REST = 700;
/** A look that takes longer is given up, and made again. */
const PATIENCE = 10_000;
/** As many as the server names at once. */
const NAMED = 50;

/** What has moved and was not looked at yet; `null` when it may be anything. */
type Moved = Set<string> | null;

/** Gives how to look again at once. `tellElsewhere`: called at each change, for whoever looks at another window. */
export function livePage(tellElsewhere: () => void): () => Promise<void> {
  const lookAround = watchTogether();
  let moved: Moved = null;
  let isNews = false;
  const look = oneAtATime(async () => {
    // A page that nobody sees is looked at once somebody does.
    if (document.hidden || !isNews) return;
    const looking = moved;
    [moved, isNews] = [new Set(), false];
    // Whatever kept it from being seen, what moved is still to be looked at.
    if (!(await lookAt(looking).catch(() => false))) note(looking && [...looking]);
    await new Promise((rested) => setTimeout(rested, REST));
    if (isNews) look();
  });
  const note = (questions: DeskNews['questions']) => {
    moved = questions === null ? null : moved && new Set([...moved, ...questions]);
    if (moved && moved.size > NAMED) moved = null;
    isNews = true;
  };
  listenTogether('/api/desk/events', ({ questions, watched = [] }) => {
    lookAround(questions === null ? null : watched);
    note(questions);
    look();
    tellElsewhere();
  });
  document.addEventListener('visibilitychange', look);
  // What moved between the page's making and now.
  note(null);
  look();
  return async () => {
    await refreshPage().catch(() => {});
  };
}

/** False when it could not be seen. */
async function lookAt(moved: Moved): Promise<boolean> {
  const head = document.querySelector<HTMLElement>('[data-reference]');
  if (head) return lookAtQuestion(head, moved);
  const isList = document.querySelector('[data-live="lists"]') !== null;
  return isList && moved ? lookAtRows([...moved]) : refreshPage();
}

/** A question is opened again only when its journal moved: each opening of medical text is written down. */
async function lookAtQuestion(head: HTMLElement, moved: Moved): Promise<boolean> {
  const reference = head.dataset['reference'] ?? '';
  if (moved && !moved.has(reference)) return true;
  const answer = await fetch(`/bureau/etat/${reference}`, patiently());
  if (!answer.ok) return false;
  const { seq } = await answer.json();
  return String(seq) === head.dataset['seq'] || refreshPage();
}

async function lookAtRows(moved: string[]): Promise<boolean> {
  const query = new URLSearchParams(location.search);
  query.delete('apres');
  query.set('demandes', moved.join(','));
  const fresh = await fetchPage(`/bureau/nouvelles?${query}`);
  if (!fresh) return false;
  putParts(fresh);
  return putRows(fresh, moved) || refreshPage();
}

async function refreshPage(): Promise<boolean> {
  const fresh = await fetchPage(location.href);
  if (!fresh) return false;
  putParts(fresh);
  return true;
}

/** Undefined when the server cannot give it now; signed out, the page is loaded anew. */
async function fetchPage(address: string): Promise<Document | undefined> {
  const answer = await fetch(address, patiently());
  if (answer.redirected) location.reload();
  if (!answer.ok || answer.redirected) return undefined;
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

function patiently(): RequestInit {
  return { signal: AbortSignal.timeout(PATIENCE) };
}
