// Agents at their desks: each holds the stream and asks, as the page's script does, for what moved.
import { setTimeout as pause } from 'node:timers/promises';
import { asking, send, signedIn } from './client.ts';
import type { Instance } from './instance.ts';

/** Questions on the desk, each asked by somebody else. */
export async function fillDesk(instance: Instance, questions: number): Promise<void> {
  const AT_ONCE = 16;
  for (let from = 0; from < questions; from += AT_ONCE) {
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, questions - from) }, async (_, at) => {
        const one = from + at;
        const address = `172.16.${(one >> 8) & 255}.${one & 255}`;
        const asked = asking(`Je veux faire une réclamation sur le dossier ${one}.`, { role: 'employer' });
        await send(instance, 'POST /api/questions', { ...asked, from: address });
      }),
    );
  }
}

export type Desks = { looks: () => number; bytes: () => number; close: () => Promise<void> };

/** Opens desks on the list of what is to be taken. */
export async function openDesks(instance: Instance, count: number): Promise<Desks> {
  const cookie = await signedIn(instance);
  const ending = new AbortController();
  let looks = 0;
  let bytes = 0;
  const desks = Array.from({ length: count }, () => desk().catch(() => {}));
  return {
    looks: () => looks,
    bytes: () => bytes,
    close: async () => {
      ending.abort();
      await Promise.all(desks);
    },
  };

  async function desk(): Promise<void> {
    const { body } = await get('/api/desk/events');
    let moved: string[] | null = [];
    let told = false;
    const listening = (async () => {
      for await (const piece of body?.pipeThrough(new TextDecoderStream()) ?? []) {
        for (const [, data = '{}'] of piece.matchAll(/^data: (.*)$/gm)) {
          const { questions } = JSON.parse(data);
          moved = questions === null || moved === null ? null : [...moved, ...questions];
          told = true;
        }
      }
    })().catch(() => {});
    while (!ending.signal.aborted) {
      if (told) {
        const path =
          moved === null
            ? '/bureau?liste=a-prendre'
            : `/bureau/nouvelles?liste=a-prendre&demandes=${moved.slice(0, 50).join(',')}`;
        [moved, told] = [[], false];
        bytes += (await (await get(path)).text()).length;
        looks += 1;
      }
      await pause(700);
    }
    await listening;
  }

  function get(path: string): Promise<Response> {
    return fetch(instance.url + path, {
      headers: { cookie, 'x-forwarded-for': '203.0.113.1' },
      signal: ending.signal,
    });
  }
}
