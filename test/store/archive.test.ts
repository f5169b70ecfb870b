import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY } from '../../domain/durations.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import { appendToArchive, knownManifests } from '../../store/archive/append.ts';
import type { ArchiveFiles } from '../../store/archive/archive-files.ts';
import type { ArchiveProblem } from '../../store/archive/archive-problem.ts';
import type { ArchivedHistory } from '../../store/archive/archived-history.ts';
import { checkArchive, type CheckingArchive } from '../../store/archive/check-archive.ts';
import { readManifest, signManifest } from '../../store/archive/manifest.ts';
import { isIncluded } from '../../store/archive/merkle.ts';
import { inclusionProofs } from '../../store/archive/prove.ts';
import { rotateArchiveKey } from '../../store/archive/rotate.ts';
import { archiveKeys, signingKey } from '../../store/archive/signing-key.ts';
import { embeddedStore, type Opened } from '../support/stores.ts';

const BEGUN = Date.UTC(2026, 10, 2, 1, 30);

type Kept = Map<string, string>;

/** Files in memory, that a test may touch as a hand on the disk would. */
function filesIn(kept: Kept): ArchiveFiles {
  return {
    list: async () => [...kept.keys()].toSorted(),
    read: async (name) => (kept.has(name) ? Buffer.from(kept.get(name) ?? '') : undefined),
    write: async (name, content) => void kept.set(name, content),
    remove: async (name) => void kept.delete(name),
  };
}

function history(reference: string, run = 'run-1'): ArchivedHistory {
  const journal: JournalEvent[] = [
    { seq: 1, at: BEGUN, by: 'requester', type: 'registered', channel: 'chat', role: 'employee' },
    { seq: 2, at: BEGUN + 1, by: 'agent:lea', type: 'claimed', agent: 'lea' },
    { seq: 3, at: BEGUN + 2, by: 'agent:lea', type: 'resolved', how: 'agent' },
  ];
  return { reference, run, ended: 'completed', closedAt: BEGUN, journal, whole: true, sealed: 'c2VhbGVk' };
}

/** Two nights, a new key, two nights more: nine histories. */
async function archiveOf(opened: Opened, kept: Kept): Promise<void> {
  const { store, ring: master } = opened;
  const files = filesIn(kept);
  const nights = [[1, 2, 3], [4], [], [5, 6, 7], [8, 9]];
  for (const [night, ones] of nights.entries()) {
    const at = BEGUN + night * DAY;
    if (ones.length === 0) await rotateArchiveKey({ store, master, archive: files, now: () => at });
    const histories = ones.map((one) => history(`PAL-${one}`));
    await appendToArchive({ store, files, keys: await archiveKeys(store.db, master) }, { histories, at });
  }
}

let opened: Opened;
const archive: Kept = new Map();
let checking: Omit<CheckingArchive, 'files'>;

beforeAll(async () => {
  opened = await embeddedStore();
  await archiveOf(opened, archive);
  const [{ publicKey: trusted }] = await archiveKeys(opened.store.db, opened.ring);
  checking = { trusted, known: await knownManifests(opened.store.db) };
});
afterAll(() => opened.remove());

const problemsOf = async (kept: Kept, how: Partial<CheckingArchive> = {}): Promise<ArchiveProblem[]> =>
  (await checkArchive({ ...checking, ...how, files: filesIn(kept) })).problems;

/** What somebody without the store, who kept only the first public key, is told. */
const outside: Partial<CheckingArchive> = { known: undefined };

describe('an archive that nobody touched', () => {
  test('is whole, for the house and for an outside auditor, over a change of its key', async () => {
    const checked = await checkArchive({ ...checking, files: filesIn(archive) });
    expect(checked).toMatchObject({ problems: [], unfinished: [], head: { manifests: 5, size: 9 } });
    expect(await problemsOf(archive, outside)).toEqual([]);
  });

  test('has each history once, however often it is archived', async () => {
    const again = new Map(archive);
    const { store, ring } = opened;
    const parts = { store, files: filesIn(again), keys: await archiveKeys(store.db, ring) };
    const histories = [history('PAL-1'), history('PAL-7')];
    expect(await appendToArchive(parts, { histories, at: BEGUN + 9 * DAY })).toBe(0);
    expect(again).toEqual(archive);
  });

  test('proves that a history is in it', async () => {
    const [proof] = await inclusionProofs(opened.store.db, 'PAL-6');
    const { root } = (await checkArchive({ ...checking, files: filesIn(archive) })).head;
    expect(proof).toMatchObject({ file: '2026-11-05/000004.jsonl', line: 2, index: 5, size: 9, root });
    const bytes = (hex = '') => Buffer.from(hex, 'hex');
    const given = { index: 5, size: 9, root: bytes(root), proof: proof?.proof.map(bytes) ?? [] };
    expect(isIncluded({ ...given, leaf: bytes(proof?.leaf) })).toBe(true);
  });

  test('has grown from every head that was kept, and from no other', async () => {
    for (const [name, content] of archive) {
      const { size = 0, root = '' } = readManifest(content)?.manifest ?? {};
      if (!name.endsWith('.manifest')) continue;
      expect(await problemsOf(archive, { kept: { size, root } })).toEqual([]);
      const other = { size, root: root.replace(/^./, (sign) => (sign === '0' ? '1' : '0')) };
      expect(await problemsOf(archive, { kept: other })).toMatchObject([{ kind: 'chain', where: 'archive' }]);
    }
  });
});

describe('an archive that a crash left half written', () => {
  const crashed = async (left: (name: string) => boolean) => {
    const own = await embeddedStore();
    const kept: Kept = new Map();
    const failing: ArchiveFiles = {
      ...filesIn(kept),
      async write(name, content) {
        if (left(name)) kept.set(name, content);
        if (name.startsWith('2026-11-03') && name.endsWith('.manifest')) throw new Error('killed');
      },
    };
    const keys = await archiveKeys(own.store.db, own.ring);
    const night = (at: number, ones: string[], files: ArchiveFiles = failing) =>
      appendToArchive({ store: own.store, files, keys }, { histories: ones.map((one) => history(one)), at });
    await night(BEGUN, ['PAL-1']);
    await night(BEGUN + DAY, ['PAL-2', 'PAL-3']).catch(() => {});
    const check = async () =>
      checkArchive({
        files: filesIn(kept),
        trusted: keys[0].publicKey,
        known: await knownManifests(own.store.db),
      });
    const between = await check();
    await night(BEGUN + 2 * DAY, ['PAL-2', 'PAL-3', 'PAL-4'], filesIn(kept));
    const after = await check();
    await own.remove();
    return { between, after };
  };

  test.each([
    [
      'before its manifest',
      (name: string) => !(name.startsWith('2026-11-03') && name.endsWith('.manifest')),
      1,
    ],
    ['before the store knew', () => true, 2],
  ])('%s raises no alarm, and ends with each history once', async (_, left, manifests) => {
    const { between, after } = await crashed(left);
    expect(between.problems).toEqual([]);
    expect(between.unfinished.length).toBeGreaterThan(0);
    expect(after.problems).toEqual([]);
    expect(after.head).toMatchObject({ size: 4, manifests: manifests + 1 });
  });
});

/** Each kind of tampering, at a place that chance chooses. Undefined where it would change nothing there. */
const tamperings: Record<string, (kept: Kept, pick: (below: number) => number) => Kept | undefined> = {
  'an event changed': (kept, pick) => onLine(kept, pick, (line) => line.replace(/"at":\d+/, '"at":1')),
  'an event removed': (kept, pick) =>
    onLine(kept, pick, (line) => edited(line, (events) => events.toSpliced(1, 1))),
  'events swapped': (kept, pick) =>
    onLine(kept, pick, (line) => edited(line, (events) => events.toReversed())),
  'a history truncated': (kept, pick) =>
    onLine(kept, pick, (line) => edited(line, (events) => events.slice(0, 1))),
  'an actor renamed': (kept, pick) => onLine(kept, pick, (line) => line.replaceAll('lea', 'ines')),
  'a sealed history replaced': (kept, pick) =>
    onLine(kept, pick, (line) => line.replace('c2VhbGVk', 'b3RoZXI=')),
  'a line cut': (kept, pick) => onLine(kept, pick, (line) => line.slice(0, pick(line.length))),
  'a history removed': (kept, pick) => onFile(kept, pick, (lines) => lines.toSpliced(pick(lines.length), 1)),
  'a history written twice': (kept, pick) =>
    onFile(kept, pick, (lines) => [...lines, lines[pick(lines.length)] ?? '']),
  'histories swapped': (kept, pick) => onFile(kept, pick, (lines) => lines.toReversed()),
  'a file cut anywhere': (kept, pick) =>
    onContent(kept, pick, (content) => content.slice(0, pick(content.length))),
  'a byte flipped': (kept, pick) =>
    onContent(kept, pick, (content) => {
      const at = pick(content.length);
      return `${content.slice(0, at)}${content[at] === 'x' ? 'y' : 'x'}${content.slice(at + 1)}`;
    }),
  'a file dropped': (kept, pick) => without(kept, [chosen([...kept.keys()], pick)]),
  'a day dropped': (kept, pick) => {
    const day = chosen([...kept.keys()], pick).slice(0, 10);
    return without(
      kept,
      [...kept.keys()].filter((name) => name.startsWith(day)),
    );
  },
  'a file added': (kept, pick) => {
    const name = chosen([...kept.keys()], pick);
    return new Map([...kept, [name.replace('0000', `${1 + pick(8)}000`), kept.get(name) ?? '']]);
  },
  'a file moved': (kept, pick) => {
    const name = chosen([...kept.keys()], pick);
    return new Map([...without(kept, [name]), [`2026-12-24/${name.slice(11)}`, kept.get(name) ?? '']]);
  },
  'a manifest signed again by another key': (kept, pick) => {
    const name = chosen(namesOf(kept, '.manifest'), pick);
    const { manifest } = readManifest(kept.get(name) ?? '') ?? {};
    const key = signingKey(Buffer.alloc(32, 7));
    const text = JSON.stringify({ ...manifest, key: pick(2) === 0 ? key.publicKey.id : manifest?.key });
    return new Map([...kept, [name, `${text}\n${key.sign(text)}\n`]]);
  },
  'the last night written anew by another key, its histories too': (kept) => {
    const [before, last] = namesOf(kept, '.manifest').slice(-2);
    const line = JSON.stringify(history('PAL-invented'));
    const at = BEGUN + 4 * DAY;
    const forged = { before: kept.get(before ?? ''), lines: [line], at };
    const content = signManifest(forged, signingKey(Buffer.alloc(32, 7)));
    return new Map([
      ...kept,
      [last ?? '', content],
      [(last ?? '').replace('manifest', 'jsonl'), `${line}\n`],
    ]);
  },
};

describe('an archive that somebody touched', () => {
  test.each(Object.entries(tamperings))('is not whole: %s', async (_, tamper) => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), async (choices) => {
        const kept = tamper(new Map(archive), (below) => (choices.next().value ?? 0) % Math.max(1, below));
        fc.pre(kept !== undefined && !isSame(kept, archive));
        const problems = await problemsOf(kept ?? archive);
        expect(problems.length).toBeGreaterThan(0);
        expect(problems.every(({ where }) => where !== '')).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('is told where: the line, the file, or the day', async () => {
    const renamed = new Map(archive);
    const file = '2026-11-05/000004.jsonl';
    renamed.set(file, renamed.get(file)?.replace(/(PAL-6.*)lea/, '$1ines') ?? '');
    expect(await problemsOf(renamed)).toMatchObject([{ kind: 'changed', where: `${file}:2 PAL-6` }]);
    const dropped = without(archive, [file, '2026-11-05/000004.manifest']);
    expect(await problemsOf(dropped)).toMatchObject([{ kind: 'removed', where: '2026-11-05' }]);
    expect(await problemsOf(dropped, outside)).toMatchObject([{ kind: 'removed' }, { kind: 'chain' }]);
  });

  test('is noticed from outside when a past is signed anew with the very key, once a head was kept', async () => {
    const { store, ring } = opened;
    const [first] = await archiveKeys(store.db, ring);
    const line = JSON.stringify(history('PAL-invented'));
    const content = signManifest({ before: undefined, lines: [line], at: BEGUN }, first);
    const anew: Kept = new Map([
      ['2026-11-02/000001.jsonl', `${line}\n`],
      ['2026-11-02/000001.manifest', content],
    ]);
    const { head } = await checkArchive({ ...checking, files: filesIn(archive) });
    expect(await problemsOf(anew, outside)).toEqual([]);
    expect(await problemsOf(anew, { ...outside, kept: head })).toMatchObject([{ kind: 'chain' }]);
    expect((await problemsOf(anew)).length).toBeGreaterThan(0);
  });
});

type Pick = (below: number) => number;

function onContent(kept: Kept, pick: Pick, change: (content: string) => string): Kept {
  const name = chosen([...kept.keys()], pick);
  return new Map([...kept, [name, change(kept.get(name) ?? '')]]);
}

function onFile(kept: Kept, pick: Pick, change: (lines: string[]) => string[]): Kept | undefined {
  const name = chosen(namesOf(kept, '.jsonl'), pick);
  const lines = kept.get(name)?.split('\n').slice(0, -1) ?? [];
  if (lines.length === 0) return undefined;
  return new Map([
    ...kept,
    [
      name,
      change(lines)
        .map((line) => `${line}\n`)
        .join(''),
    ],
  ]);
}

function onLine(kept: Kept, pick: Pick, change: (line: string) => string): Kept | undefined {
  return onFile(kept, pick, (lines) => {
    const index = pick(lines.length);
    return lines.with(index, change(lines[index] ?? ''));
  });
}

function edited(line: string, change: (events: unknown[]) => unknown[]): string {
  const parsed: { journal: unknown[] } = JSON.parse(line);
  return JSON.stringify({ ...parsed, journal: change(parsed.journal) });
}

function without(kept: Kept, names: readonly string[]): Kept {
  return new Map([...kept].filter(([name]) => !names.includes(name)));
}

function namesOf(kept: Kept, end: string): string[] {
  return [...kept.keys()].filter((name) => name.endsWith(end)).toSorted();
}

function chosen(names: readonly string[], pick: Pick): string {
  return names[pick(names.length)] ?? '';
}

function isSame(one: Kept, other: Kept): boolean {
  return one.size === other.size && [...one].every(([name, content]) => other.get(name) === content);
}
