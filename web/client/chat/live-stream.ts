/**
 * Listens to a question's journal, and says so each time there is something to show. The browser itself resumes after
 * the last event it had; a stream that the server refused is opened again later.
 */
export function listenTo(address: () => string, news: (event?: MessageEvent<string>) => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  open();

  function open(): void {
    source = new EventSource(address());
    source.addEventListener('message', news);
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED || stopped) return;
      timer = setTimeout(() => {
        news();
        open();
      }, REOPEN_MS);
    });
  }

  return () => {
    stopped = true;
    clearTimeout(timer);
    source?.close();
  };
}

const REOPEN_MS = 5_000;

/** Runs `work` at most once at a time, and once more if it was asked for meanwhile. */
export function oneAtATime(work: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  return function run(): void {
    again = running;
    if (running) return;
    running = true;
    void work().finally(() => {
      running = false;
      if (again) run();
    });
  };
}
