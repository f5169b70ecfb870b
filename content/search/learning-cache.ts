// Learning takes seconds and always comes to the same: what was learnt from a help centre is kept in a file.
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { CACHE, fingerprintOf, keepFile, keepLonger } from '../file-cache.ts';
import { numberWords } from '../word-numbers.ts';
import type { LearnedWeights, Numbers, WholeWeights } from './classifier.ts';

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

/**
 * What `learn` gives, learnt once for all that equals `from`. Its weights stay in the file and are read as they are asked for: they are
 * tens of megabytes, of which a question needs kilobytes. A folder that cannot be written is no failure.
 */
export function cachedLearning(from: unknown, learn: () => WholeWeights, folder = CACHE): LearnedWeights {
  const file = new URL(`search-${fingerprint(from)}.bin`, folder);
  const known = read(file);
  if (known) return known;
  const learnt = learn();
  keepFile(file, bytesOf(learnt), 'search-');
  return read(file) ?? learnt;
}

function fingerprint(from: unknown): string {
  return fingerprintOf([JSON.stringify(from), ...learningCode()]);
}

const SIZE = Float32Array.BYTES_PER_ELEMENT;

/** How long the words are, the words as JSON, then numbers as they lie in memory, weights last. */
function bytesOf({ labels, features, rarity, bias, weights }: WholeWeights): Buffer {
  const words = Buffer.from(JSON.stringify({ labels, features: features.words() }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(words.length);
  const numbers = [rarity, bias, weights].map((part) => Buffer.from(part.buffer));
  return Buffer.concat([length, words, ...numbers]);
}

function read(path: URL): LearnedWeights | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const { size } = fstatSync(file);
    const length = bytesAt(file, 0, 4).readUInt32LE();
    if (length > size) throw new Error('not whole');
    const words = bytesAt(file, 4, length);
    const { labels, features: list } = JSON.parse(words.toString());
    const features = numberWords(list);
    const numbers = numbersIn(file, 4 + length);
    const apart = features.size + labels.length;
    if (size !== 4 + length + (apart + features.size * labels.length) * SIZE) throw new Error('not whole');
    const weights = numbersIn(file, 4 + length + apart * SIZE);
    forgotten.register(weights, file);
    keepLonger(path);
    return {
      labels,
      features,
      rarity: numbers.subarray(0, features.size),
      bias: numbers.subarray(features.size, apart),
      weights,
    };
  } catch {
    if (file !== undefined) closeSync(file);
    return undefined;
  }
}

/** A file stays open, and readable though it be removed, for as long as its weights are held. */
const forgotten = new FinalizationRegistry<number>(closeSync);

function numbersIn(file: number, start: number): Numbers {
  return {
    subarray(from, to) {
      const { buffer, byteOffset } = bytesAt(file, start + from * SIZE, (to - from) * SIZE);
      return new Float32Array(buffer, byteOffset, to - from);
    },
  };
}

function bytesAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length);
  if (readSync(file, bytes, 0, length, position) < length) throw new Error('not whole');
  return bytes;
}
