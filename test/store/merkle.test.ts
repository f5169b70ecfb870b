import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  consistencyProof,
  emptyTree,
  grow,
  inclusionProof,
  isConsistent,
  isIncluded,
  leafHash,
  rootOf,
} from '../../store/archive/merkle.ts';

// The vectors that certificate transparency's implementations share: eight leaves, and the root after each.
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => leafHash(Buffer.from(hex, 'hex')));
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const rootAfter = (count: number, of = leaves) => rootOf(of.slice(0, count).reduce(grow, emptyTree));

describe('the Merkle tree of the archive', () => {
  test('has the roots of RFC 6962', () => {
    expect(roots.map((_, count) => rootAfter(count).toString('hex'))).toEqual(roots);
  });

  test('proves each leaf, and nothing else in its place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (size, one, other) => {
        const all = Array.from({ length: size }, (_, index) => leafHash(`${index}`));
        const index = one % size;
        const given = { size, root: rootAfter(size, all), index, proof: inclusionProof(all, index) };
        expect(isIncluded({ ...given, leaf: leafHash(`${index}`) })).toBe(true);
        expect(isIncluded({ ...given, leaf: leafHash('foreign') })).toBe(false);
        const elsewhere = (index + 1 + (other % size)) % size;
        const there = isIncluded({ ...given, leaf: leafHash(`${elsewhere}`) });
        expect(there).toBe(elsewhere === index);
      }),
    );
  });

  test('proves that it has only grown, and of no other past', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (size, some, altered) => {
        const all = Array.from({ length: size }, (_, index) => leafHash(`${index}`));
        const before = 1 + (some % size);
        const now = { size, root: rootAfter(size, all) };
        const proof = consistencyProof(all, before);
        expect(isConsistent({ size: before, root: rootAfter(before, all) }, now, proof)).toBe(true);
        const other = all.with(altered % before, leafHash('rewritten'));
        expect(isConsistent({ size: before, root: rootAfter(before, other) }, now, proof)).toBe(false);
      }),
    );
  });
});
