// The questions that a browser may read: one signed cookie, out of scripts' reach, however many they are.
import type { Context } from 'hono';
import { getCookie, setCookie } from './cookies.ts';
import { signer } from './signer.ts';
import type { Env, ApiContext } from './context.ts';
import { TOKEN_LIFE_MS } from './token.ts';

/** Each reference with the second at which the right to read it ends, the latest last. */
type Kept = [reference: string, until: number][];

/** Reads and writes what a browser's cookie holds. */
export type BrowserQuestions = {
  read(cookie: string | undefined): Promise<Kept>;
  write(kept: Kept): Promise<string>;
};

const COOKIE = 'questions';
/** Questions that one browser keeps, the latest: a cookie holds 4 kB, and a header some 16 kB of them. */
const QUESTIONS_KEPT = 30;

export function browserQuestions(secret: Uint8Array, now: () => number): BrowserQuestions {
  const { sign, read } = signer(secret, 'browser', now);
  return {
    write: (kept) => sign({ kept }, TOKEN_LIFE_MS),
    read: async (cookie) => {
      const claims = cookie === undefined ? undefined : await read(cookie);
      if (claims === undefined || claims === 'expired' || !Array.isArray(claims['kept'])) return [];
      return claims['kept'].filter(isKept).filter(([, until]) => until * 1000 > now());
    },
  };
}

function isKept(one: unknown): one is Kept[number] {
  return Array.isArray(one) && typeof one[0] === 'string' && typeof one[1] === 'number';
}

/** Whether this browser may read that question. */
export async function keeps(
  { browsers, config }: Pick<ApiContext, 'browsers' | 'config'>,
  c: Context<Env>,
  reference: string,
): Promise<boolean> {
  const kept = await browsers.read(getCookie(c, config, COOKIE));
  return kept.some(([one]) => one === reference);
}

type House = Pick<ApiContext, 'browsers' | 'config' | 'now'>;

/** From now on this browser may read that question too; the one it has kept the longest makes room. */
export async function keepQuestion(site: House, c: Context<Env>, reference: string): Promise<void> {
  const until = Math.floor((site.now() + TOKEN_LIFE_MS) / 1000);
  const others = await othersThan(site, c, reference);
  await write(site, c, [...others, [reference, until] satisfies Kept[number]].slice(-QUESTIONS_KEPT));
}

/** On a shared device: this browser may no longer read it. */
export async function dropQuestion(site: House, c: Context<Env>, reference: string): Promise<void> {
  await write(site, c, await othersThan(site, c, reference));
}

async function othersThan({ browsers, config }: House, c: Context<Env>, reference: string): Promise<Kept> {
  return (await browsers.read(getCookie(c, config, COOKIE))).filter(([one]) => one !== reference);
}

async function write({ browsers, config }: House, c: Context<Env>, kept: Kept): Promise<void> {
  setCookie(c, config, { name: COOKIE, value: await browsers.write(kept), lifeMs: TOKEN_LIFE_MS });
}
