import { randomBytes } from 'node:crypto';
import { assert, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seal, SealBroken, unseal, type SealContext } from '../../store/sealing.ts';

const key = randomBytes(32);
const place: SealContext = { question: 'PAL-2222-2222', audience: 'medical', id: 'm1', part: 'body' };

describe('a sealed text', () => {
  test('opens as it was, whatever it is', () => {
    assert(
      property(uint8Array(), (bytes) => {
        expect([...unseal(key, place, seal(key, place, bytes))]).toEqual([...bytes]);
      }),
    );
    expect(unseal(key, place, seal(key, place, 'Où ça ? 😀')).toString('utf8')).toBe('Où ça ? 😀');
  });

  test('is never twice the same, and shows nothing of the text', () => {
    const [one, two] = [seal(key, place, 'pétunia'), seal(key, place, 'pétunia')];
    expect(Buffer.compare(one, two)).not.toBe(0);
    expect(Buffer.from(one).includes('pétunia')).toBe(false);
  });

  test.each<[string, Partial<SealContext>]>([
    ['another question', { question: 'PAL-3333-3333' }],
    ['another audience', { audience: 'support' }],
    ['another message', { id: 'm2' }],
    ['another part', { part: 'masked' }],
  ])('does not open as that of %s', (_, elsewhere) => {
    const sealed = seal(key, place, 'pétunia');
    expect(() => unseal(key, { ...place, ...elsewhere }, sealed)).toThrow(SealBroken);
  });

  test('does not open with another key, nor once any of its bytes was altered', () => {
    const sealed = seal(key, place, 'pétunia');
    expect(() => unseal(randomBytes(32), place, sealed)).toThrow(SealBroken);
    for (const index of sealed.keys()) {
      const altered = Buffer.from(sealed);
      altered[index] = (altered[index] ?? 0) ^ 1;
      expect(() => unseal(key, place, altered)).toThrow(SealBroken);
    }
    expect(() => unseal(key, place, sealed.subarray(0, 20))).toThrow(SealBroken);
  });
});
