import type { ArchiveFiles } from './archive-files.ts';
import type { ArchiveProblem } from './archive-problem.ts';
import { compareLines, type CheckedLine } from './compare-lines.ts';
import {
  digestOf,
  isSigned,
  manifestName,
  partsOf,
  readManifest,
  treeOf,
  type ReadManifest,
} from './manifest.ts';
import { emptyTree, grow, rootOf, type Tree } from './merkle.ts';
import { publicKeyOf, type PublicKey } from './signing-key.ts';

/** How far the log has come: what an auditor keeps, to ask later whether it has only grown. */
export type ArchiveHead = { manifests: number; size: number; root: string; key: string };
/** `unfinished`: files that a crash kept the store from hearing of; the next run takes them up. */
export type CheckedArchive = { head: ArchiveHead; problems: ArchiveProblem[]; unfinished: string[] };

export type CheckingArchive = {
  files: ArchiveFiles;
  /** The first key of the archive: the others are announced by manifests that the one before signed. */
  trusted: PublicKey;
  /** What the store remembers, by number. Without it, nor a kept head, a cut end goes unnoticed. */
  known?: ReadonlyMap<number, string> | undefined;
  /** A head that somebody kept. */
  kept?: Pick<ArchiveHead, 'size' | 'root'> | undefined;
  /** Told of the histories, manifest by manifest. */
  each?: ((lines: readonly CheckedLine[]) => Promise<void>) | undefined;
};

/** Reads the whole archive, and says what was done to it and where. */
export async function checkArchive({
  files,
  trusted,
  known,
  kept,
  each,
}: CheckingArchive): Promise<CheckedArchive> {
  const { found, strangers } = sortNames(await files.list());
  const remembered = known === undefined ? Infinity : Math.max(0, ...known.keys());
  const problems: ArchiveProblem[] = strangers.map(strangerAt);
  const unfinished: string[] = [];
  const chain: Chain = { tree: emptyTree, key: trusted, before: null, roots: new Map(), manifests: 0 };
  let expected = 1;
  for (const number of numbersOf(found, known)) {
    if (number > remembered + 1) problems.push(...Object.values(found.get(number) ?? {}).map(strangerAt));
    else await checkOne(number);
  }
  if (kept !== undefined && kept.size > 0 && chain.roots.get(kept.size) !== kept.root)
    problems.push(notGrown(kept.size));
  const root = rootOf(chain.tree).toString('hex');
  const head = { manifests: chain.manifests, size: chain.tree.size, root, key: chain.key.id };
  return { head, problems: byDay(problems, found, known), unfinished };

  async function checkOne(number: number) {
    const names = found.get(number) ?? {};
    const copy = known?.get(number);
    const content = names.manifest === undefined ? undefined : (await files.read(names.manifest))?.toString();
    const told =
      content === undefined ? [missingDay(number, copy)] : judge(content, { number, names }, chain);
    if (number > remembered && (content === undefined || told.length === 0)) {
      unfinished.push(...Object.values(names));
      return;
    }
    if (number !== expected) problems.push(gap(expected, number - 1));
    expected = number + 1;
    if (known !== undefined && content !== undefined && copy !== content)
      told.push(unlikeStore(names.manifest, copy));
    problems.push(...told);
    const signed = readManifest((told.length === 0 ? content : (copy ?? content)) ?? '');
    if (signed === undefined) return;
    problems.push(...(await checkLines({ files, each }, signed, names.jsonl)));
    advance(chain, signed, digestOf(copy ?? content ?? ''));
  }
}

/** What its file holds, set beside the leaves that were signed. */
async function checkLines(
  { files, each }: Pick<CheckingArchive, 'files' | 'each'>,
  { manifest }: ReadManifest,
  name: string | undefined,
): Promise<ArchiveProblem[]> {
  const where = manifestName(manifest, 'jsonl');
  const strangers = name === undefined || name === where ? [] : [strangerAt(name)];
  const content = await files.read(where);
  if (content === undefined) return [...strangers, { kind: 'removed', where, detail: 'the file is gone' }];
  const { lines, problems } = compareLines(content.toString(), manifest.leaves, where);
  await each?.(lines);
  return [...strangers, ...problems];
}

/** Those of which there is anything, in order. */
function numbersOf(found: ReadonlyMap<number, Names>, known: CheckingArchive['known']): number[] {
  return [...new Set([...found.keys(), ...(known?.keys() ?? [])])].toSorted((one, other) => one - other);
}

type Chain = {
  tree: Tree;
  key: PublicKey;
  before: string | null;
  roots: Map<number, string>;
  manifests: number;
};
type Names = { manifest?: string; jsonl?: string };
type Here = { number: number; names: Names };

function sortNames(list: readonly string[]): { found: Map<number, Names>; strangers: string[] } {
  const found = new Map<number, Names>();
  const strangers: string[] = [];
  for (const name of list) {
    const parts = partsOf(name);
    const names = parts && (found.get(parts.number) ?? {});
    if (!parts || !names || names[parts.kind] !== undefined) strangers.push(name);
    else found.set(parts.number, { ...names, [parts.kind]: name });
  }
  return { found, strangers };
}

/** Form, signature, and whether it goes on from the one before. */
function judge(content: string, { number, names }: Here, { key, tree, before }: Chain): ArchiveProblem[] {
  const where = names.manifest ?? '';
  const read = readManifest(content);
  if (read === undefined) return [{ kind: 'unsigned', where, detail: 'is no manifest any more' }];
  const { manifest } = read;
  if (!isSigned(read, key))
    return manifest.key === key.id
      ? [{ kind: 'unsigned', where, detail: `is not what the key ${key.id} signed` }]
      : [{ kind: 'resigned', where, detail: `names the key ${manifest.key}; in force is ${key.id}` }];
  const grown = manifest.leaves.reduce((all, leaf) => grow(all, Buffer.from(leaf, 'hex')), tree);
  const goesOn =
    manifest.number === number &&
    where === manifestName(manifest, 'manifest') &&
    manifest.previous === before &&
    manifest.size === grown.size &&
    manifest.root === rootOf(grown).toString('hex');
  return goesOn ? [] : [{ kind: 'chain', where, detail: 'does not go on from the manifest before' }];
}

/** What nobody of ours signed announces no key. */
function advance(chain: Chain, read: ReadManifest, digest: string): void {
  const { manifest } = read;
  const isOurs = isSigned(read, chain.key);
  chain.tree = treeOf(manifest);
  chain.before = digest;
  chain.roots.set(manifest.size, manifest.root);
  chain.manifests = manifest.number;
  if (isOurs && manifest.next !== undefined) chain.key = publicKeyOf(manifest.next);
}

function missingDay(number: number, copy: string | undefined): ArchiveProblem {
  const day = readManifest(copy ?? '')?.manifest.day;
  const where = day === undefined ? `manifest ${number}` : manifestName({ day, number }, 'manifest');
  return { kind: 'removed', where, detail: 'the manifest is gone' };
}

function gap(first: number, last: number): ArchiveProblem {
  const where = first === last ? `manifest ${first}` : `manifests ${first} to ${last}`;
  return { kind: 'removed', where, detail: 'nothing of it is left' };
}

function unlikeStore(where: string | undefined, copy: string | undefined): ArchiveProblem {
  const detail =
    copy === undefined ? 'the store knows of no such manifest' : 'the store remembers another manifest';
  return { kind: 'store', where: where ?? '', detail };
}

function strangerAt(where: string): ArchiveProblem {
  return { kind: 'added', where, detail: 'is no part of the archive' };
}

function notGrown(size: number): ArchiveProblem {
  return { kind: 'chain', where: 'archive', detail: `has not grown from the kept head of ${size} histories` };
}

/** A day of which nothing is left is said once. */
function byDay(
  problems: readonly ArchiveProblem[],
  found: ReadonlyMap<number, Names>,
  known: CheckingArchive['known'],
): ArchiveProblem[] {
  const dayOf = (name = '') => name.split('/')[0] ?? '';
  const left = new Set([...found.values()].flatMap(({ manifest, jsonl }) => [dayOf(manifest), dayOf(jsonl)]));
  const days = [...(known?.values() ?? [])].flatMap((copy) => readManifest(copy)?.manifest.day ?? []);
  const gone = [...new Set(days)].filter((day) => !left.has(day));
  return [
    ...problems.filter(({ kind, where }) => kind !== 'removed' || !gone.includes(dayOf(where))),
    ...gone.map((where): ArchiveProblem => ({ kind: 'removed', where, detail: 'the whole day is gone' })),
  ];
}
