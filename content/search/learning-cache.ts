// Learning takes seconds and always comes to the same: what was learnt from a help centre is kept beside the packages,
// for every later start and command, and found again by all that it was learnt from.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LearnedWeights } from './classifier.ts';

const FOLDER = new URL('../../node_modules/.cache/paladin/', import.meta.url);
/** Whatever code the learning runs through: another line of it, another memory. */
const CODE = ['case', 'conditions', 'classifier', 'search-index', 'lessons', 'passages', 'terms', 'tokenize'];

/** What `learn` gives, learnt once for all that equals `from`. A folder that cannot be written is no failure. */
export function cachedLearning(from: unknown, learn: () => LearnedWeights, folder = FOLDER): LearnedWeights {
  const file = new URL(`search-${fingerprint(from)}.bin`, folder);
  const known = read(file);
  if (known) return known;
  const learnt = learn();
  keep(learnt, file, folder);
  return learnt;
}

function fingerprint(from: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(from));
  for (const name of CODE) hash.update(readFileSync(new URL(`./${name}.ts`, import.meta.url)));
  return hash.digest('hex').slice(0, 16);
}

/** A line of JSON, spaces up to a multiple of four bytes, then the numbers as they lie in memory. */
function keep({ labels, features, ...numbers }: LearnedWeights, file: URL, folder: URL): void {
  const parts = [numbers.rarity, numbers.weights, numbers.bias];
  const head = JSON.stringify({ labels, features, lengths: parts.map(({ length }) => length) });
  const padded = Buffer.from(`${head}${' '.repeat(3 - (Buffer.byteLength(head) % 4))}\n`);
  const draft = fileURLToPath(file) + `.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, Buffer.concat([padded, ...parts.map(({ buffer }) => Buffer.from(buffer))]));
    renameSync(draft, file);
    forgetOldest(folder);
  } catch {
    // Learnt again next time.
  }
}

/** Ten megabytes each: a help centre that is published every day is not to fill the disk. */
const KEPT = 24;

function forgetOldest(folder: URL): void {
  const files = readdirSync(folder)
    .filter((name) => name.startsWith('search-'))
    .map((name) => new URL(name, folder))
    .toSorted((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  for (const file of files.slice(KEPT)) rmSync(file);
}

function read(file: URL): LearnedWeights | undefined {
  try {
    const bytes = new Uint8Array(readFileSync(file)).buffer;
    const end = new Uint8Array(bytes).indexOf(0x0a) + 1;
    const { labels, features, lengths } = JSON.parse(Buffer.from(bytes, 0, end).toString());
    const [rarity, weights] = lengths;
    return {
      labels,
      features,
      rarity: new Float32Array(bytes, end, rarity),
      weights: new Float32Array(bytes, end + rarity * 4, weights),
      bias: new Float32Array(bytes, end + (rarity + weights) * 4),
    };
  } catch {
    return undefined;
  }
}
