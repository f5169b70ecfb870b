// Who may open what: each role, each door of the desk.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askBy, send, uuid } from '../api/test-site.ts';
import { openStaffed, type Agent, type Staffed } from '../api/staffed.ts';

let site: Staffed;
let ordinary: { reference: string; token: string };
let medical: { reference: string; token: string };
beforeAll(async () => {
  site = await openStaffed();
  ordinary = await site.asked('Où est ma facture ?');
  medical = await site.asked('Puis-je arrêter mon traitement ?', {
    team: 'medical',
    route: 'medical_employee',
  });
});
afterAll(() => site.remove());

const at = (path: string) =>
  path.replace('ORDINARY', ordinary.reference).replace('MEDICAL', medical.reference).replace('ID', uuid());
const cast = ['lea', 'samira', 'paule', 'victor', 'ines'] as const satisfies readonly Agent[];

describe('the desk', () => {
  // oxfmt-ignore
  test.each<[line: string, body: object | undefined, support: number, medical: number, supervisor: number, auditor: number, editor: number]>([
    ['GET /api/desk/questions',                        undefined,                            200, 200, 200, 200, 403],
    ['GET /api/desk/questions/ORDINARY',               undefined,                            200, 403, 200, 200, 403],
    ['GET /api/desk/questions/MEDICAL',                undefined,                            200, 200, 200, 200, 403],
    ['GET /api/desk/questions/PAL-2222-2222',          undefined,                            404, 404, 404, 404, 403],
    ['GET /api/desk/questions/MEDICAL/files/x',        undefined,                            404, 404, 404, 404, 403],
    ['GET /api/desk/questions/MEDICAL/files/x/mail',   undefined,                            404, 404, 404, 404, 403],
    ['PUT /api/desk/questions/ORDINARY/claim',         { id: uuid() },                       200, 403, 200, 403, 403],
    ['PUT /api/desk/questions/MEDICAL/claim',          { id: uuid() },                       403, 200, 403, 403, 403],
    ['POST /api/desk/questions/MEDICAL/replies',       { id: uuid(), text: 'Bonjour' },      403, 200, 403, 403, 403],
    ['GET /api/desk/outbox',                           undefined,                            403, 403, 200, 403, 403],
    ['GET /api/desk/alerts',                           undefined,                            200, 200, 200, 200, 403],
    ['POST /api/desk/erasures/preview',                { email: 'personne@exemple.fr' },     403, 403, 200, 403, 403],
    ['POST /api/desk/erasures',                        { whom: { email: 'p@exemple.fr' }, references: [''] },      403, 403, 422, 403, 403],
    ['POST /api/desk/erasures',                        { whom: { email: 'p@exemple.fr' }, references: ['PAL-2222-2222', 'PAL-2222-2222'] }, 403, 403, 409, 403, 403],
    ['GET /api/desk/audit/questions/MEDICAL',          undefined,                            403, 403, 403, 200, 403],
    ['POST /api/desk/audit/questions/MEDICAL/replay',  {},                                   403, 403, 403, 503, 403],
    ['GET /api/desk/audit/sample?from=0&to=9999999999999', undefined,                        403, 403, 403, 200, 403],
    ['GET /api/desk/complaints?from=0&to=9999999999999', undefined,                          403, 403, 200, 200, 403],
    ['GET /api/desk/complaints?from=0&to=9999999999999&company=exemple.fr', undefined,       403, 403, 200, 403, 403],
    ['PUT /api/desk/questions/ORDINARY/complaint-follow-up', { remedy: null, cause: null, correction: null }, 409, 403, 409, 403, 403],
    ['GET /api/desk/erasures',                         undefined,                            403, 403, 200, 200, 403],
    ['POST /api/desk/agents',                          {},                                   422, 422, 422, 422, 403],
  ])('%s', async (line, body, ...statuses) => {
    const found = await Promise.all(cast.map(async (agent) => (await site.as(agent, at(line), body)).status));
    expect(found).toEqual(statuses);
  });

  test('lets nobody in who is not signed in', async () => {
    for (const path of [
      'questions',
      `questions/${medical.reference}`,
      'alerts',
      'agents',
      'outbox',
      'erasures',
    ])
      expect((await send(site.api, `GET /api/desk/${path}`)).status).toBe(401);
  });

  test('shows support that a medical matter was relayed, and auditors that it was opened: neither reads it', async () => {
    const { body: read } = await site.as('samira', `GET /api/desk/questions/${medical.reference}`);
    expect(JSON.stringify(read)).toContain('mon traitement');
    const { body: veiled } = await site.as('lea', `GET /api/desk/questions/${medical.reference}`);
    expect(veiled).toMatchObject({
      view: 'veiled',
      messages: [],
      question: { label: 'Demande médicale relayée' },
    });
    const { body: audited } = await site.as('victor', `GET /api/desk/questions/${medical.reference}`);
    expect(audited['accesses'].at(-1)).toMatchObject({ agent: 'samira' });
    const { body: history } = await site.as('victor', `GET /api/desk/audit/questions/${medical.reference}`);
    expect(history['openings'].at(0)).toMatchObject({ agent: 'victor', view: 'audit' });
    for (const shown of [veiled, audited, history])
      expect(JSON.stringify(shown)).not.toMatch(/traitement|exemple\.fr|Ana/);
  });
});

describe('an employer and a colleague', () => {
  test('never see what an employee asked', async () => {
    const employer = await askBy(site.api, 'Où est ma facture ?', { role: 'employer' });
    const colleague = await askBy(site.api, 'Où est mon attestation ?');
    for (const { token } of [employer, colleague]) {
      for (const path of ['', '/events'])
        expect(
          (await send(site.api, `GET /api/questions/${medical.reference}${path}`, { token })).status,
        ).toBe(404);
      const body = { id: uuid(), text: 'Et alors ?' };
      expect(
        (await send(site.api, `POST /api/questions/${medical.reference}/messages`, { token, body })).status,
      ).toBe(404);
    }
    expect((await send(site.api, `GET /api/questions/${medical.reference}`)).status).toBe(401);
  });
});
