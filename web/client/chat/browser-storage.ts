// What the browser keeps between two pages: which question is under way, and what has not been stored by the server yet.

/** A message that the person sent and no server has accepted. `id` was made here: sending it again is sending it once. */
export type Unsent = {
  id: string;
  text: string;
  /** Absent for a first message, which opens a question. */
  reference?: string;
  role?: string;
  email?: string;
  at: number;
};

type Kept = { reference?: string; unsent: Unsent[] };

const NAME = 'paladin.question';

export function readStorage(): Kept {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(NAME) ?? '{}');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the function below
    return { unsent: [], ...(read as Partial<Kept>) };
  } catch {
    return { unsent: [] }; // Storage may be forbidden: the chat then lives as long as its page.
  }
}

function keep(change: (before: Kept) => Kept): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(change(readStorage())));
  } catch {
    // As above.
  }
}

export function keepReference(reference: string): void {
  keep((before) => ({ ...before, reference }));
}

export function keepUnsent(message: Unsent): void {
  keep(({ unsent, ...rest }) => ({
    ...rest,
    unsent: [...unsent.filter(({ id }) => id !== message.id), message],
  }));
}

export function dropUnsent(id: string): void {
  keep(({ unsent, ...rest }) => ({ ...rest, unsent: unsent.filter((message) => message.id !== id) }));
}

export function clearStorage(): void {
  keep(() => ({ unsent: [] }));
}
