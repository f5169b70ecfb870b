// The proof: what people write is found nowhere but where it was sealed to be read.
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allThatIsKnown, everyAnswer } from './answers.ts';
import { everyPath } from './paths.ts';
import { engine, files, tables, type Place } from './places.ts';
import {
  embeddedPremises,
  postgresPremises,
  type Agent,
  type AgentName,
  type Premises,
} from './privacy-premises.ts';
import { found, secrets } from './secrets.ts';
import { toldSecrets } from './walking.ts';

const told = toldSecrets();
/** Sent to the engine by whoever holds it: it stands in its history, and must go no further. */
const stranger = secrets();
const everything = [told.plain, told.medical, told.typed, told.forgotten].flatMap(({ stems }) => stems);

describe.each([
  ['embedded', embeddedPremises],
  ['PostgreSQL', postgresPremises],
])('what people wrote, on the %s store', (_, open) => {
  let premises: Premises;
  let references: string[];
  const answers = new Map<AgentName, Place[]>();
  let ofEngine: Place[];
  let ofStore: Place[];
  let ofDisk: Place[];

  beforeAll(async () => {
    premises = await open();
    references = await everyPath(premises, told);
    await strangeSignals(premises, references);
    const known = await allThatIsKnown(premises);
    for (const name of ['lea', 'ines', 'paul', 'roux'] as const) {
      const agent: Agent = await premises.as(name);
      answers.set(name, await everyAnswer(premises, agent, known));
    }
    ofEngine = await engine(premises);
    await premises.paladin().interrupt();
    ofStore = await tables(premises);
    ofDisk = await files(premises.home.folder);
  }, 400_000);
  afterAll(() => premises?.remove());

  test('is in no file of the engine nor of the store', () => {
    expect(
      ofDisk.some(
        ({ name, bytes }) => name.includes('engine') && Buffer.from(bytes).includes(references[0] ?? '?'),
      ),
    ).toBe(true);
    expect(leaks(everything, ofDisk)).toEqual([]);
  });

  test('is in no row of any table', () => {
    expect(ofStore.map(({ name }) => name)).toContain('table messages');
    expect(leaks([...everything, ...stranger.stems], ofStore)).toEqual([]);
  });

  test('is in no history, memo, search attribute or answer of a workflow', () => {
    expect(ofEngine.length).toBeGreaterThan(references.length);
    expect(leaks(everything, ofEngine)).toEqual([]);
  });

  test('is in no line that the service logs', () => {
    expect(premises.said()).toContain('/api/questions');
    expect(
      leaks([...everything, ...stranger.stems], [{ name: 'log', bytes: Buffer.from(premises.said()) }]),
    ).toEqual([]);
  });

  test('reaches support and supervisors only when it is not medical', () => {
    for (const name of ['lea', 'ines'] as const) {
      const given = answers.get(name) ?? [];
      expect(leaks(told.plain.stems, given)).not.toEqual([]);
      expect(leaks(told.medical.stems, given)).toEqual([]);
      expect(leaks(told.typed.stems, given)).toEqual([]);
    }
  });

  test('reaches the medical team: what was looked for is there', () => {
    expect(leaks(told.medical.stems, answers.get('roux') ?? [])).not.toEqual([]);
  });

  test('reaches nobody any more once it was erased', () => {
    for (const [name, given] of answers)
      expect([name, leaks(told.forgotten.stems, given)]).toEqual([name, []]);
  });

  test('reaches auditors not at all', () => {
    expect(leaks(everything, answers.get('paul') ?? [])).toEqual([]);
  });

  test('goes no further than the history when it was signalled to the engine itself', () => {
    const elsewhere = ofEngine.filter(({ name }) => !name.startsWith('history'));
    expect(leaks(stranger.stems, elsewhere)).toEqual([]);
    for (const [name, places] of answers) expect([name, leaks(stranger.stems, places)]).toEqual([name, []]);
  });
});

function leaks(stems: string[], places: Place[]): string[] {
  return places.flatMap(({ name, bytes }) => found(stems, bytes, name));
}

/** The engine keeps what it is sent before anybody can look at it; the question ignores it, and says so without a word. */
async function strangeSignals({ home }: Premises, references: string[]): Promise<void> {
  const connection = await Connection.connect({ address: `127.0.0.1:${home.env['PALADIN_ENGINE_PORT']}` });
  const handle = new Client({ connection }).workflow.getHandle(references[0] ?? '');
  const word = stranger.word('signal');
  await handle.signal('message', { id: word, at: 1, reading: { route: word } });
  await handle.signal('message', word);
  await handle.signal(`unknown ${word}`, word);
  await handle.signal('note', { id: stranger.ascii('1'), agent: word, message: word });
  await handle.executeUpdate('rate', { args: [{ id: word, score: 3 }] }).catch(() => {});
  await handle.executeUpdate(word, { args: [word] }).catch(() => {});
  await connection.close();
}
