import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainReading } from '../../domain/plain-reading.ts';
import { writeMessage } from '../../store/messages.ts';
import { askBy, friday, happen, openSite, send, told, type TestSite } from './test-site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.remove());

const reading = plainReading({ rules: ['une-regle'] });

const writes = async (
  question: string,
  {
    id,
    author,
    kind,
    text,
  }: Record<'id' | 'kind' | 'text', string> & { author: 'system' | 'assistant' | 'agent' },
) => {
  const agent = author === 'agent' ? { agent: 'lea' } : {};
  await writeMessage(site, {
    id,
    question,
    author,
    ...agent,
    kind,
    open: kind !== 'note',
    audience: 'support',
    body: { text },
    at: friday,
  });
  return id;
};

describe('a conversation', () => {
  test('shows what was said, and of the journal what is public', async () => {
    const { reference, token, messageId } = await askBy(site.api, 'Où trouver ma convocation ?');
    const said = await writes(reference, {
      id: `${reference}:4`,
      author: 'system',
      kind: 'acknowledged',
      text: 'Bien reçu.',
    });
    const thrownAway = await writes(reference, {
      id: 'jetee',
      author: 'assistant',
      kind: 'answer',
      text: 'Trop tard.',
    });
    const draft = await writes(reference, {
      id: 'brouillon',
      author: 'agent',
      kind: 'reply',
      text: 'Pas encore.',
    });
    const reply = await writes(reference, {
      id: 'reponse',
      author: 'agent',
      kind: 'reply',
      text: 'La voici.',
    });
    const note = await writes(reference, { id: 'note', author: 'agent', kind: 'note', text: 'Entre nous.' });
    await happen(site, reference, {
      from: 1,
      events: [
        { type: 'registered', channel: 'chat', role: 'employee' },
        { type: 'calendar', sheet: site.parts.openHours(friday) },
        { type: 'message', message: messageId, reading, by: 'requester' },
        { type: 'qualified', route: 'question', rules: ['une-regle'] },
        { type: 'acknowledged' },
        { type: 'said', message: said, accepted: friday },
        { type: 'handed-off', reason: 'asked-for-a-human', team: 'support' },
        { type: 'claimed', agent: 'lea', by: 'agent:lea' },
        { type: 'noted', message: note, by: 'agent:lea' },
        { type: 'warned', target: 'first_response', due: friday },
        { type: 'replied', message: reply, by: 'agent:lea' },
      ],
    });
    const { body } = await told(send(site.api, `GET /api/questions/${reference}`, { token }));
    expect(body['messages'].map(({ text }: { text: string }) => text)).toEqual([
      'Où trouver ma convocation ?',
      'Bien reçu.',
      'La voici.',
    ]);
    expect(body['events'].map(({ type }: { type: string }) => type)).toEqual([
      'registered',
      'message',
      'acknowledged',
      'said',
      'handed-off',
      'claimed',
      'replied',
    ]);
    expect(JSON.stringify(body)).not.toMatch(/lea|une-regle|Entre nous|Trop tard|Pas encore/);
    expect([thrownAway, draft]).toEqual(['jetee', 'brouillon']);
  });

  test('says by when a person replies, as long as one is owed', async () => {
    const { reference, token } = await askBy(site.api, 'Une personne, svp');
    await happen(site, reference, {
      from: 1,
      events: [
        { type: 'registered', channel: 'chat', role: 'employee' },
        { type: 'calendar', sheet: site.parts.openHours(friday) },
        { type: 'handed-off', reason: 'asked-for-a-human', team: 'support' },
      ],
    });
    const { body } = await told(send(site.api, `GET /api/questions/${reference}`, { token }));
    expect(body).toMatchObject({
      status: 'queued',
      can: { confirm: false, consent: false, human: false, rate: false },
      promise: {
        replyDue: Date.parse('2026-11-23T09:30:00+01:00'),
        text: expect.stringMatching(/^Notre objectif.: un conseiller vous répond avant lundi 9.h.30/),
      },
    });
  });
});
