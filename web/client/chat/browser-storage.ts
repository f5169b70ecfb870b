// What the browser keeps, from the first message on: which question is under way, and what no server has stored yet. Words are
// kept for this tab alone, and go with it: on a shared device nobody finds them.

/** A message that the person sent and no server has accepted. `id` was made here: sending it again is sending it once. */
export type Unsent = {
  id: string;
  text: string;
  /** Absent for a first message, which opens a question. */
  reference?: string;
  at: number;
};

/** `tokens`, by reference, only in a frame of another site: elsewhere a cookie opens the questions, out of scripts' reach. */
type Kept = { reference?: string; tokens?: Record<string, string> };

const QUESTION = 'paladin.question';
const UNSENT = 'paladin.unsent';
const DRAFT = 'paladin.brouillon';
const ALERTED = 'paladin.alerte';
/** What nobody could send for so long is not sent behind their back, in ms. */
const UNSENT_LIFE_MS = 24 * 60 * 60 * 1000;

export function readKept(): Kept {
  return read<Kept>(() => localStorage, QUESTION, {});
}

/** In the order of writing. */
export function readUnsent(): Unsent[] {
  const kept = read<Unsent[]>(() => sessionStorage, UNSENT, []);
  return kept.filter(({ at }) => at > Date.now() - UNSENT_LIFE_MS);
}

export function keepReference(reference: string, token?: string): void {
  const { tokens } = readKept();
  const all = token !== undefined && isFramedElsewhere() ? { ...tokens, [reference]: token } : tokens;
  write(() => localStorage, QUESTION, { reference, ...(all ? { tokens: all } : {}) } satisfies Kept);
}

export function keepUnsent(queue: readonly Unsent[]): void {
  write(() => sessionStorage, UNSENT, queue.length > 0 ? queue : undefined);
}

export function readDraft(): string {
  return read(() => sessionStorage, DRAFT, '');
}

export function keepDraft(text: string): void {
  write(() => sessionStorage, DRAFT, text === '' ? undefined : text);
}

/** Whether this device tells of an answer by a sound. */
export function isAlerted(): boolean {
  return read(() => localStorage, ALERTED, false);
}

export function keepAlerted(isWanted: boolean): void {
  write(() => localStorage, ALERTED, isWanted || undefined);
}

export function clearStorage(): void {
  for (const name of [QUESTION, ALERTED]) write(() => localStorage, name, undefined);
  for (const name of [UNSENT, DRAFT]) write(() => sessionStorage, name, undefined);
}

/** Told when another tab of this browser begins, changes or forgets the question. */
export function whenKeptElsewhere(look: () => void): void {
  addEventListener('storage', ({ key }) => key === QUESTION && look());
}

/** Where storage is forbidden, as it is to frames where a browser blocks all of other sites: the chat lives as long as its page. */
const memory = new Map<string, string>();

function read<T>(storage: () => Storage, name: string, otherwise: T): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the function below
  return (JSON.parse(textOf(storage, name) ?? 'null') ?? otherwise) as T;
}

function textOf(storage: () => Storage, name: string): string | null | undefined {
  try {
    return storage().getItem(name);
  } catch {
    return memory.get(name);
  }
}

function write(storage: () => Storage, name: string, value: unknown): void {
  const text = value === undefined ? undefined : JSON.stringify(value);
  try {
    if (text === undefined) storage().removeItem(name);
    else storage().setItem(name, text);
  } catch {
    if (text === undefined) memory.delete(name);
    else memory.set(name, text);
  }
}

/** In a frame of another site no cookie of ours is sent. */
function isFramedElsewhere(): boolean {
  try {
    return parent.location.origin !== location.origin;
  } catch {
    return true;
  }
}
