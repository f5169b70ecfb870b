import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { takeTurns } from '../../web/desk/look-queue.ts';

/** A desk whose looks end when they are let go; it tells how often it was looked at, and how many at a time. */
function desk() {
  const ends: (() => void)[] = [];
  let under = 0;
  let most = 0;
  let looks = 0;
  const app = new Hono().use('/bureau', takeTurns()).get('/bureau', async (c) => {
    looks += 1;
    most = Math.max(most, (under += 1));
    await new Promise<void>((resolve) => ends.push(resolve));
    under -= 1;
    return c.text(`look ${looks}`, 200, { 'X-Look': String(looks) });
  });
  const look = async (agent: string, destination = 'empty') =>
    app.request('/bureau', { headers: { cookie: agent, 'sec-fetch-dest': destination } });
  const letGo = async (times: number) => {
    for (let one = 0; one < times; one += 1) {
      await expect.poll(() => ends.length).toBeGreaterThan(0);
      ends.shift()?.();
    }
  };
  return { look, letGo, figures: () => ({ looks, most }) };
}

describe('desks that look again all at once', () => {
  test('take turns', async () => {
    const { look, letGo, figures } = desk();
    const seen = ['lea', 'marc', 'ines'].map((agent) => look(agent));
    await letGo(3);
    expect(await Promise.all(seen.map(async (one) => (await one).text()))).toEqual([
      'look 1',
      'look 2',
      'look 3',
    ]);
    expect(figures()).toEqual({ looks: 3, most: 1 });
  });

  test('are shown one look when they are the tabs of one agent, never one that had begun before', async () => {
    const { look, letGo, figures } = desk();
    const first = look('lea');
    await expect.poll(() => figures().looks).toBe(1);
    const others = [look('lea'), look('lea'), look('lea')];
    await letGo(2);
    expect(await (await first).text()).toBe('look 1');
    const answers = await Promise.all(others);
    expect(await Promise.all(answers.map((one) => one.text()))).toEqual(['look 2', 'look 2', 'look 2']);
    expect(answers.map(({ headers }) => headers.get('X-Look'))).toEqual(['2', '2', '2']);
  });

  test('keep nobody waiting who opens the page', async () => {
    const { look, letGo, figures } = desk();
    const both = [look('lea'), look('marc', 'document')];
    await expect.poll(() => figures().looks).toBe(2);
    await letGo(2);
    await Promise.all(both);
  });
});
