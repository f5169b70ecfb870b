import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite, type TestSite } from './test-site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.remove());

describe('a site that is this machine’s own', () => {
  // oxfmt-ignore
  test.each([
    ['http://localhost:8080',   200],
    ['http://127.0.0.1:8080',   200],
    ['http://[::1]:8080',       200],
    ['http://evil.example:8080', 421],
    ['http://localhost.evil.example', 421],
  ])('asked for as %s answers %i', async (origin, status) => {
    expect((await site.api.request(`${origin}/health`)).status).toBe(status);
  });
});
