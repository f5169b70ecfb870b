// The browser's own notices, for agents who asked for them: what came while they look elsewhere, as the service lets it be told.

type Told = { notices: { id: string; words: string; to: string }[] };

/** Rest between two looks, in ms. */
const REST_MS = 5_000;

/** Asks the browser's leave where the agent says so. */
export function askForNotices(): void {
  document.querySelector('[data-notices]')?.addEventListener('submit', () => {
    if ('Notification' in window) void Notification.requestPermission();
  });
}

/** Gives what to do at each change on the desk. */
export function noticesElsewhere(): () => void {
  const told = new Set<string>();
  let waits = false;
  const isLetIn = () => 'Notification' in window && Notification.permission === 'granted';
  // What stood there as the page opened is no news.
  if (isLetIn()) void read().then(remember);
  return () => {
    if (!isLetIn() || waits || document.hasFocus()) return;
    waits = true;
    setTimeout(() => {
      waits = false;
      void tell();
    }, REST_MS / 5);
  };

  async function tell(): Promise<void> {
    const notices = await read();
    for (const notice of notices.filter(({ id }) => !told.has(id))) show(notice);
    remember(notices);
  }

  function remember(notices: Told['notices']): void {
    for (const { id } of notices) told.add(id);
  }
}

async function read(): Promise<Told['notices']> {
  const answer = await fetch('/bureau/avis').catch(() => undefined);
  if (!answer?.ok || answer.redirected) return [];
  const { notices }: Told = await answer.json();
  return notices;
}

/** One for all of the browser's tabs. */
function show({ id, words, to }: Told['notices'][number]): void {
  const notice = new Notification(words, { tag: id });
  notice.addEventListener('click', () => {
    focus();
    location.href = to;
  });
}
