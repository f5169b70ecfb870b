// The Merkle tree of RFC 9162, section 2.1 (SHA-256): what transparency logs are built on.
import { createHash } from 'node:crypto';

/** What stands for all leaves so far: the roots of the complete trees they make, the largest first. */
export type Tree = { size: number; peaks: readonly Buffer[] };

export const emptyTree: Tree = { size: 0, peaks: [] };

export function leafHash(content: string | Uint8Array): Buffer {
  return sha256(Buffer.of(0), content);
}

export function grow({ size, peaks }: Tree, leaf: Buffer): Tree {
  const left = [...peaks];
  let node = leaf;
  for (let complete = size; complete % 2 === 1; complete = Math.floor(complete / 2))
    node = join(left.pop(), node);
  return { size: size + 1, peaks: [...left, node] };
}

export function rootOf({ peaks }: Tree): Buffer {
  const [last, ...others] = peaks.toReversed();
  return others.reduce((right, left) => join(left, right), last ?? sha256());
}

/** The hashes that lead from one leaf to the root. */
export function inclusionProof(leaves: readonly Buffer[], index: number): Buffer[] {
  if (leaves.length <= 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...inclusionProof(left, index), treeRoot(right)]
    : [...inclusionProof(right, index - split), treeRoot(left)];
}

type Inclusion = { leaf: Buffer; index: number; size: number; root: Buffer; proof: readonly Buffer[] };

/** RFC 9162, 2.1.3.2. */
export function isIncluded({ leaf, index, size, root, proof }: Inclusion): boolean {
  if (index >= size) return false;
  let [node, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = join(sibling, hash);
      while (node !== 0 && node % 2 === 0) [node, last] = [half(node), half(last)];
    } else hash = join(hash, sibling);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && hash.equals(root);
}

/** The hashes that show that the tree of the first `before` leaves is the beginning of this one. */
export function consistencyProof(leaves: readonly Buffer[], before: number): Buffer[] {
  return before <= 0 || before >= leaves.length ? [] : subproof(leaves, before, true);
}

function subproof(leaves: readonly Buffer[], before: number, whole: boolean): Buffer[] {
  if (before === leaves.length) return whole ? [] : [treeRoot(leaves)];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return before <= split
    ? [...subproof(left, before, whole), treeRoot(right)]
    : [...subproof(right, before - split, false), treeRoot(left)];
}

type Head = { size: number; root: Buffer };

/** RFC 9162, 2.1.4.2. */
export function isConsistent(before: Head, after: Head, proof: readonly Buffer[]): boolean {
  if (before.size > after.size) return false;
  if (before.size === after.size) return proof.length === 0 && before.root.equals(after.root);
  if (before.size === 0) return proof.length === 0;
  const isComplete = Number.isInteger(Math.log2(before.size));
  const [first, ...others] = isComplete ? [before.root, ...proof] : proof;
  if (first === undefined) return false;
  let [node, last] = [before.size - 1, after.size - 1];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  let [old, now] = [first, first];
  for (const hash of others) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      [old, now] = [join(hash, old), join(hash, now)];
      while (node !== 0 && node % 2 === 0) [node, last] = [half(node), half(last)];
    } else now = join(now, hash);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && old.equals(before.root) && now.equals(after.root);
}

function treeRoot(leaves: readonly Buffer[]): Buffer {
  return rootOf(leaves.reduce(grow, emptyTree));
}

/** The largest power of two below `size`. */
function splitOf(size: number): number {
  return 2 ** Math.ceil(Math.log2(size) - 1);
}

function half(position: number): number {
  return Math.floor(position / 2);
}

function join(left: Buffer | undefined, right: Buffer): Buffer {
  return sha256(Buffer.of(1), left ?? Buffer.alloc(0), right);
}

function sha256(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
