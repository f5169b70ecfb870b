// Learning takes seconds and always comes to the same: what was learnt from a help centre is kept as it lies in memory.
import { readFileSync } from 'node:fs';
import { CACHE, fingerprintOf, keepFile } from '../file-cache.ts';
import type { LearnedWeights } from './classifier.ts';

/** Whatever code the learning runs through: another line of it, another memory. */
const CODE = [
  'bm25',
  'case',
  'classifier',
  'conditions',
  'kinds',
  'lessons',
  'passages',
  'search-index',
  'terms',
  'tokenize',
];

export function learningCode(): Buffer[] {
  return CODE.map((name) => readFileSync(new URL(`./${name}.ts`, import.meta.url)));
}

/** What `learn` gives, learnt once for all that equals `from`. A folder that cannot be written is no failure. */
export function cachedLearning(from: unknown, learn: () => LearnedWeights, folder = CACHE): LearnedWeights {
  const file = new URL(`search-${fingerprint(from)}.bin`, folder);
  const known = read(file);
  if (known) return known;
  const learnt = learn();
  keepFile(file, bytesOf(learnt), 'search-');
  return learnt;
}

function fingerprint(from: unknown): string {
  return fingerprintOf([JSON.stringify(from), ...learningCode()]);
}

/** A line of JSON, spaces up to a multiple of four bytes, then the numbers as they lie in memory. */
function bytesOf({ labels, features, ...numbers }: LearnedWeights): Buffer {
  const parts = [numbers.rarity, numbers.weights, numbers.bias];
  const head = JSON.stringify({ labels, features, lengths: parts.map(({ length }) => length) });
  const padded = Buffer.from(`${head}${' '.repeat(3 - (Buffer.byteLength(head) % 4))}\n`);
  return Buffer.concat([padded, ...parts.map(({ buffer }) => Buffer.from(buffer))]);
}

function read(file: URL): LearnedWeights | undefined {
  try {
    const bytes = readFileSync(file);
    const end = bytes.indexOf(0x0a) + 1;
    const { labels, features, lengths } = JSON.parse(bytes.toString('utf8', 0, end));
    const [rarity, weights, bias] = lengths;
    // Where they were read to: a copy of tens of megabytes would lie beside them until it is collected.
    const numbers = (from: number, count: number) =>
      new Float32Array(bytes.buffer, bytes.byteOffset + end + from * 4, count);
    return {
      labels,
      features,
      rarity: numbers(0, rarity),
      weights: numbers(rarity, weights),
      bias: numbers(rarity + weights, bias),
    };
  } catch {
    return undefined;
  }
}
