// One call: by mail and by a webhook that is really listened to, on a real store.
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { callOut, type OnCallParts } from '../../activities/on-call/call-out.ts';
import { rotaSchema } from '../../activities/on-call/rota.ts';
import { MailProblem } from '../../email/mail-problem.ts';
import type { Outgoing } from '../../email/outgoing.ts';
import { raiseAlert } from '../../store/alerts.ts';
import { medicalAccess } from '../../store/staff-schema.ts';
import { embeddedStore } from '../support/stores.ts';

const secret = 'a-secret-of-both-sides-of-it';
const since = Date.parse('2035-06-09T23:00:00Z');
const now = since + 60_000;
const call = { question: 'PAL-7F3K-92QX', since, step: 0 };

type Received = { headers: IncomingHttpHeaders; body: string };
let server: Server;
let received: Received[];
let answer: number;

beforeEach(async () => {
  received = [];
  answer = 204;
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(answer).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

describe('a call to whoever is on call', () => {
  test('is a mail and a signed webhook, with the reference and nothing of the person’s', async () => {
    const { out, mails } = await opened();
    expect(await out(call)).toEqual({ waitMs: 7 * 60_000 });
    expect(mails.map(({ to, urgent, message }) => ({ to, urgent, message }))).toEqual([
      { to: { email: 'garde@example.fr' }, urgent: true, message: `PAL-7F3K-92QX:on-call:${since}:0` },
    ]);
    expect(mails[0]?.text).toContain('https://aide.example/bureau/questions/PAL-7F3K-92QX');
    const [hook] = received;
    expect(JSON.parse(hook?.body ?? '')).toEqual({
      type: 'emergency',
      ...call,
      address: 'https://aide.example/bureau/questions/PAL-7F3K-92QX',
    });
    const {
      'webhook-id': id,
      'webhook-timestamp': seconds,
      'webhook-signature': signed,
    } = hook?.headers ?? {};
    const expected = createHmac('sha256', secret)
      .update([id, seconds, hook?.body].join('.'))
      .digest('base64');
    expect(signed).toBe(`v1,${expected}`);
  });

  test('is made when one of the two ways is away, and tried again when both are', async () => {
    answer = 500;
    const { out } = await opened();
    expect(await out(call)).toHaveProperty('waitMs');
    const away = await opened({
      mailer: { send: () => Promise.reject(new MailProblem('MailAway', 'ECONNREFUSED')) },
    });
    await expect(away.out(call)).rejects.toThrow('nobody could be told');
  });

  test('is not made once a doctor has read the text, seen the alert or taken the question', async () => {
    const read = await opened();
    const access = { question: call.question, agent: 'roux', at: now };
    await read.store.db.insert(medicalAccess).values(access);
    expect(await read.out(call)).toEqual({ ended: 'opened' });
    expect(received).toEqual([]);
    const old = await opened();
    await old.store.db.insert(medicalAccess).values({ ...access, at: since - 1 });
    await raiseAlert(old.store.db, {
      question: call.question,
      to: 'medical',
      reason: 'emergency',
      at: since,
    });
    expect(await old.out(call)).toHaveProperty('waitMs');
  });

  test('ends a day later, or without a rota', async () => {
    const { out } = await opened({ now: () => since + 25 * 3_600_000 });
    expect(await out(call)).toEqual({ ended: 'exhausted' });
    expect(await (await opened({ rota: undefined })).out(call)).toEqual({ ended: 'exhausted' });
  });
});

async function opened(different: Partial<OnCallParts> = {}) {
  const { store, remove } = await embeddedStore();
  onTestFinished(remove);
  const listening = server.address();
  const port = typeof listening === 'object' ? listening?.port : undefined;
  const mails: Outgoing[] = [];
  const rota = rotaSchema.parse({
    everyMinutes: 7,
    contacts: [{ name: 'Garde', mail: 'garde@example.fr', webhook: `http://127.0.0.1:${port}/` }],
  });
  const parts: OnCallParts = {
    store,
    rota,
    secret,
    site: 'https://aide.example/',
    now: () => now,
    mailer: { send: (mail) => Promise.resolve(mails.push(mail)) },
    ...different,
  };
  return { out: callOut(parts), mails, store };
}
