import { describe, expect, test } from 'vitest';
import { oneByOne } from '../../store/one-by-one.ts';
import { StoreAway } from '../../store/unavailable.ts';
import { gated } from '../support/cast.ts';

describe('work done one piece at a time', () => {
  test('is done in the order in which it came, whatever fails', async () => {
    const inTurn = oneByOne();
    const first = gated();
    const order: number[] = [];
    const work = [
      inTurn(() => first.promise.then(() => order.push(1))),
      inTurn(() => Promise.reject(new Error('failed'))),
      inTurn(async () => order.push(3)),
    ];
    first.resolve();
    await Promise.allSettled(work);
    expect(order).toEqual([1, 3]);
  });

  test('is refused once enough of it waits, until there is room again', async () => {
    const inTurn = oneByOne(2);
    const gate = gated();
    const held = [inTurn(() => gate.promise), inTurn(async () => {})];
    await expect(inTurn(async () => {})).rejects.toThrow(StoreAway);
    gate.resolve();
    await Promise.all(held);
    await expect(inTurn(async () => 'done')).resolves.toBe('done');
  });
});
