import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { isVisit, visitOf } from '../../api/visit.ts';

const site = new Hono().get('/', (c) => c.json([visitOf(c.req), isVisit(c)]));

describe('whoever asks for a page', () => {
  // oxfmt-ignore
  test.each([
    ['somebody who opens it', { 'sec-fetch-dest': 'document' }, 'page', true],
    ['a page that looks again by itself', { 'sec-fetch-dest': 'empty' }, 'script', false],
    ['a browser that guesses what will be opened', { 'sec-fetch-dest': 'document', 'sec-purpose': 'prefetch;prerender' }, 'ahead', false],
    ['a program, which says nothing', {}, 'unsaid', true],
  ] as const)('is %s', async (_, headers, visit, counts) => {
    const answer = await site.request('/', { headers });
    expect(await answer.json()).toEqual([visit, counts]);
  });
});
