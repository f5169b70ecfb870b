// The drill: a running house is backed up, lives on, is lost, and is restored.
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ask, asked, signedIn } from '../story/people.ts';
import { sinceTheFirst, watchedFigures } from '../support/watched.ts';
import { demoPassword, newHome, type Paladin } from '../support/service.ts';

/** Every figure that an alert or the board looks at is given by a house that has begun to live. */
async function figuresAreThere(url: string): Promise<void> {
  const given = await (await fetch(`${url}/metrics`)).text();
  const names = new Set([...given.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
  expect(watchedFigures().filter((name) => !names.has(name) && !sinceTheFirst.includes(name))).toEqual([]);
  expect(given).not.toMatch(/PAL-|exemple/);
}

const SOON = { timeout: 90_000 };
let running: Paladin | undefined;
afterAll(() => running?.kill());

describe('a house whose data folder is lost', () => {
  test(
    'goes on from its backup: promises, timers and desk; whoever was forgotten since stays forgotten',
    { timeout: 300_000 },
    async () => {
      const home = await newHome();
      const started = (running = await home.start());
      const ana = await ask(home.url, 'Je veux parler à un conseiller.');
      const yves = await ask(home.url, 'Un conseiller, s’il vous plaît.', { email: 'yves@exemple.fr' });
      await expect.poll(ana.types, SOON).toContain('handed-off');
      await expect.poll(yves.types, SOON).toContain('handed-off');
      await figuresAreThere(home.url);
      const promised = (await ana.seen())['clocks'];
      const file = join(home.folder, '..', `${randomUUID()}.backup`);
      expect(await home.run('backup', file)).toMatchObject({
        code: 0,
        output: expect.stringMatching(/master key/),
      });
      expect(await home.run('erase', '--email', 'yves@exemple.fr', '--yes')).toMatchObject({ code: 0 });
      const list = join(home.folder, 'erasures.jsonl');
      await expect.poll(() => readFile(list, 'utf8').catch(() => ''), SOON).toContain(yves.reference);
      expect((await home.run('restore', file)).output).toMatch(/in use already/);
      await started.interrupt();

      const lost = join(home.folder, '..', randomUUID());
      await rename(home.folder, lost);
      await mkdir(home.folder, { mode: 0o700 });
      expect((await home.run('restore', file)).output).toMatch(/no master key/);
      await rename(join(lost, 'master.key'), join(home.folder, 'master.key'));
      expect((await home.run('restore', file)).output).toMatch(/no list of erasures/);
      await rename(join(lost, 'erasures.jsonl'), list);
      const restored = await home.run('restore', file);
      expect(restored).toMatchObject({
        code: 0,
        output: expect.stringMatching(/1 erasures since were done again/),
      });

      running = await home.start();
      expect((await ana.seen())['clocks']).toEqual(promised);
      expect((await asked(home.url, yves.reference, yves.token).seen())['error']).toBe('not-found');
      const lea = await signedIn(home.url, 'lea', demoPassword(started.output(), 'lea'));
      await expect.poll(async () => (await lea.put(ana.reference, 'claim')).status, SOON).toBe(200);
      await lea.post(ana.reference, 'replies', { text: 'Bonjour, voici votre réponse.' });
      await expect.poll(ana.types, SOON).toContain('replied');
      const events = async () => (await lea.open(yves.reference))['events'] ?? [];
      await expect.poll(async () => (await events()).at(-1)?.type, SOON).toBe('closed');
      expect((await home.run('replay', '--all')).output).toMatch(/0 disagree/);
    },
  );
});
