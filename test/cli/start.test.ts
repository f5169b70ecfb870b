import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { newHome } from '../support/service.ts';

const { runFolder } = inject('engine');
const file = join(runFolder, 'a-file');
let busy: Server;

beforeAll(async () => {
  await writeFile(file, '');
  busy = createServer().listen(0, '127.0.0.1');
  await once(busy, 'listening');
});
afterAll(() => void busy.close());

describe('a start that cannot succeed says why and what to do in a sentence, and ends with code 1', () => {
  test('when settings are wrong: every one is named at once', async () => {
    const wrong = { PALADIN_PORT: 'abc', SMTP_URL: 'http://relay', PALADIN_LOG: 'loud' };
    const lines = (await refused(wrong)).split('\n');
    expect(lines).toEqual([
      'The configuration cannot be used:',
      '  PALADIN_PORT: a port number',
      expect.stringMatching(/^ {2}SMTP_URL: /),
      expect.stringMatching(/^ {2}PALADIN_LOG: .*debug/),
      'See `paladin config` for what each is for.',
      '',
    ]);
  });

  test('when a setting is misspelt: what was meant would keep its default', async () => {
    expect(await refused({ PALADIN_POLYCY: 'promise.yaml' })).toContain(
      '  PALADIN_POLYCY: there is no such setting. PALADIN_POLICY?',
    );
  });

  test('when a port of its own is taken', async () => {
    const at = busy.address();
    const port = typeof at === 'object' ? at?.port : undefined;
    expect(await refused({ PALADIN_SMTP_PORT: String(port) })).toBe(
      `Paladin starts\nPort ${port} is in use. Stop what listens there, or choose another with PALADIN_SMTP_PORT=<port>.\n`,
    );
  });

  test.each([
    [
      'the data folder cannot be written',
      { PALADIN_DATA: file },
      `The data folder ${file} cannot be written (file already exists). Make it`,
    ],
    [
      'a file stands where a folder above it should',
      { PALADIN_DATA: join(file, 'data', 'here') },
      'cannot be written (not a directory). Make it',
    ],
    [
      'the system has no place for such a name',
      { PALADIN_DATA: '/proc/nope/data' },
      'The data folder /proc/nope/data cannot be written (',
    ],
    [
      'the first master key is none',
      { PALADIN_MASTER_KEY: 'abc' },
      'PALADIN_MASTER_KEY is not the base64 of 32 bytes. For a store that is new, make one with `openssl rand -base64 32`',
    ],
    [
      'the engine named is none',
      { PALADIN_TEMPORAL: file },
      `PALADIN_TEMPORAL names ${file}, which will not do`,
    ],
    [
      'PostgreSQL is away; its password stays untold',
      { TEMPORAL_ADDRESS: '127.0.0.1:1', DATABASE_URL: 'postgres://us:secret@127.0.0.1:1/paladin' },
      'PostgreSQL does not answer at 127.0.0.1:1. Check DATABASE_URL and that the server is up, then start again.',
    ],
  ])('when %s', async (_, settings, sentence) => {
    const said = await refused(settings);
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/secret|^ {4}at /m);
  });
});

async function refused(settings: Record<string, string>): Promise<string> {
  const { code, output } = await (await newHome(settings)).run('start');
  expect(code).toBe(1);
  return output;
}
