import { createHash } from 'node:crypto';
import { z } from 'zod';
import { grow, leafHash, rootOf, type Tree } from './merkle.ts';
import { isSignedBy, type PublicKey, type SigningKey } from './signing-key.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

const Manifest = z.strictObject({
  version: z.literal(1),
  /** Counted from 1 without a gap, over all days. */
  number: z.int().min(1),
  /** The UTC day of `at`: the folder. */
  day: z.iso.date(),
  /** When it was signed, in epoch ms. */
  at: z.int(),
  /** SHA-256 of the manifest before, as it stands in its file; null for the first. */
  previous: Hash.nullable(),
  /** Leaf hashes of the lines of this manifest's file, in order. */
  leaves: z.array(Hash),
  /** The log with them: its size, its root, and the roots of its complete trees. */
  size: z.int(),
  root: Hash,
  peaks: z.array(Hash),
  /** Id of the key that signs. */
  key: z.string(),
  /** PEM of the key that signs from the next manifest on. */
  next: z.string().optional(),
});
export type Manifest = z.infer<typeof Manifest>;

export type ReadManifest = { manifest: Manifest; text: string; signature: string };

type Beginning = { before: string | undefined; lines: readonly string[]; at: number; next?: PublicKey };

/** What stands in a manifest's file: the manifest in one line, then its signature over that line in base64. */
export function signManifest({ before, lines, at, next }: Beginning, key: SigningKey): string {
  const last = before === undefined ? undefined : readManifest(before)?.manifest;
  const leaves = lines.map((line) => leafHash(line));
  const tree = leaves.reduce(grow, treeOf(last));
  const manifest: Manifest = {
    version: 1,
    number: (last?.number ?? 0) + 1,
    day: new Date(at).toISOString().slice(0, 10),
    at,
    previous: before === undefined ? null : digestOf(before),
    leaves: leaves.map(hexOf),
    size: tree.size,
    root: hexOf(rootOf(tree)),
    peaks: tree.peaks.map(hexOf),
    key: key.publicKey.id,
    ...(next === undefined ? {} : { next: next.pem }),
  };
  const text = JSON.stringify(manifest);
  return `${text}\n${key.sign(text)}\n`;
}

/** Undefined when it is none. Nothing is checked but its form. */
export function readManifest(content: string | Uint8Array): ReadManifest | undefined {
  const whole = Buffer.from(content).toString();
  const [text = '', signature = ''] = whole.split('\n');
  if (whole !== `${text}\n${signature}\n`) return undefined;
  try {
    const { data: manifest } = Manifest.safeParse(JSON.parse(text));
    return manifest && { manifest, text, signature };
  } catch {
    return undefined;
  }
}

export function isSigned({ text, signature }: ReadManifest, key: PublicKey): boolean {
  return isSignedBy(key, text, signature);
}

export function treeOf(manifest: Manifest | undefined): Tree {
  if (manifest === undefined) return { size: 0, peaks: [] };
  return { size: manifest.size, peaks: manifest.peaks.map((peak) => Buffer.from(peak, 'hex')) };
}

export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** `2026-11-29/000017.manifest`, and beside it `.jsonl` with the histories. */
export function manifestName({ day, number }: Pick<Manifest, 'day' | 'number'>, kind: FileKind): string {
  return `${day}/${String(number).padStart(6, '0')}.${kind}`;
}

export type FileKind = 'manifest' | 'jsonl';

/** What a file's name says of it; undefined when it is none of the archive's. */
export function partsOf(name: string): { day: string; number: number; kind: FileKind } | undefined {
  const [, day = '', digits = '', kind] = /^(\d{4}-\d\d-\d\d)\/(\d{6,})\.(manifest|jsonl)$/.exec(name) ?? [];
  if (kind !== 'manifest' && kind !== 'jsonl') return undefined;
  const parts = { day, number: Number(digits), kind } as const;
  return manifestName(parts, kind) === name ? parts : undefined;
}

function hexOf(hash: Buffer): string {
  return hash.toString('hex');
}
