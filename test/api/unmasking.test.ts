import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maskLessons } from '../../store/unmask.ts';
import { happen, uuid } from './test-site.ts';
import { openStaffed, type Staffed } from './staffed.ts';

const FALSE_ALARM =
  'La colonne « date_embauche » est invalide, et le salarié a le mot dépression en en-tête.';
let site: Staffed;
beforeAll(async () => {
  site = await openStaffed();
});
afterAll(() => site.remove());

describe('a text masked for nothing', () => {
  test('is released by a doctor who was asked to look, written down, and becomes a lesson', async () => {
    const { reference, messageId: message } = await site.asked(FALSE_ALARM, { team: 'support' });
    const masked = async () =>
      (await site.as('lea', `GET /api/desk/questions/${reference}`)).body['messages'].find(
        ({ id }: { id: string }) => id === message,
      );
    expect(await masked()).toMatchObject({ masked: true });
    expect(JSON.stringify(await masked())).not.toContain('dépression');
    expect((await site.as('samira', `GET /api/desk/unmaskings/${reference}/${message}`)).status).toBe(404);

    site.desk.says = { applied: 4 };
    const asked = await site.acts('lea', reference, 'PUT unmasking', { id: uuid(), message });
    expect(asked.status).toBe(200);
    await happen(site, reference, {
      from: 4,
      events: [{ type: 'unmask-asked', masked: message, agent: 'lea' }],
      summary: { team: 'support' },
    });
    expect((await site.as('lea', 'GET /api/desk/unmaskings')).status).toBe(403);
    const path = `/api/desk/unmaskings/${reference}/${message}`;
    expect((await site.as('lea', `PUT ${path}`, { id: uuid(), released: true })).status).toBe(403);
    expect((await site.as('samira', `GET ${path}`)).body).toMatchObject({ body: { text: FALSE_ALARM } });
    expect((await site.as('victor', `GET /api/desk/questions/${reference}`)).body['accesses']).toMatchObject([
      { agent: 'samira' },
    ]);

    expect((await site.as('samira', `PUT ${path}`, { id: uuid(), released: true })).status).toBe(200);
    await happen(site, reference, {
      from: 5,
      events: [{ type: 'unmasked', masked: message, agent: 'lea' }],
      summary: { team: 'support' },
    });
    expect(await masked()).toMatchObject({ masked: false, text: FALSE_ALARM });
    expect(await maskLessons(site)).toMatchObject([{ text: FALSE_ALARM }]);
    expect((await site.as('samira', 'GET /api/desk/unmaskings')).body).toEqual([]);
  });

  test('stays masked while the question has not said yes', async () => {
    const { reference, messageId: message } = await site.asked(FALSE_ALARM, { team: 'support' });
    site.desk.says = { refused: 'not-now' };
    const path = `/api/desk/unmaskings/${reference}/${message}`;
    expect((await site.as('samira', `PUT ${path}`, { id: uuid(), released: true })).status).toBe(409);
    const { body } = await site.as('lea', `GET /api/desk/questions/${reference}`);
    // The question above is the same person's: its words were unmasked, and stand among their other ones.
    const { others, ...own } = body;
    expect(JSON.stringify(others)).toContain('dépression');
    expect(JSON.stringify(own)).not.toContain('dépression');
  });
});
