// The client that other programs install: as wide as the document, and what it gives is what the API says.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changedQuestions, exportedQuestions, openPaladin, type Operations } from '../../client/client.ts';
import { clientTypes } from '../../scripts/client-types.ts';
import { send, uuid } from './test-site.ts';
import { openStaffed, type Staffed } from './staffed.ts';

let site: Staffed;
let paladin: Operations;
beforeAll(async () => {
  site = await openStaffed();
  const scopes = ['questions:read', 'questions:write'];
  const { body } = await site.as('paule', 'POST /api/desk/machine-keys', { name: 'Entrepôt', scopes });
  const ask: typeof fetch = async (input, init) => site.api.request(new Request(input, init));
  paladin = openPaladin({ url: 'http://localhost', key: body['key'], fetch: ask });
});
afterAll(() => site.remove());

describe('the client for other programs', () => {
  test('says what the OpenAPI document says: else `npx tsx scripts/make-client.ts`', async () => {
    const document = await send(site.api, 'GET /api/openapi.json').then((answer) => answer.json());
    const written = readFileSync(new URL('../../client/document.ts', import.meta.url), 'utf8');
    expect(written).toBe(await clientTypes(document));
  });

  test('asks, walks through pages and takes an export to its end', async () => {
    const asked = [];
    for (const text of ['Où est ma facture ?', 'Et mon attestation ?', 'Bonjour'])
      asked.push((await paladin.postV1Questions({ body: { id: uuid(), text } })).reference);
    const walked = [];
    for await (const { reference } of changedQuestions(paladin, { limit: 1 })) walked.push(reference);
    expect(walked.toSorted()).toEqual(asked.toSorted());
    const exported = [];
    for await (const { question } of exportedQuestions(paladin)) exported.push(question.reference);
    expect(exported).toEqual(walked);
    const [reference = ''] = asked;
    const { question } = await paladin.getV1QuestionsByReference({ path: { reference } });
    expect(question).toMatchObject({ reference, veiled: false });
  });

  test('tells a refusal by its word', async () => {
    await expect(paladin.getV1Webhooks()).rejects.toMatchObject({ status: 403, error: 'forbidden' });
    await expect(
      paladin.getV1QuestionsByReference({ path: { reference: 'PAL-2222-2222' } }),
    ).rejects.toMatchObject({ status: 404, error: 'not-found' });
  });
});
