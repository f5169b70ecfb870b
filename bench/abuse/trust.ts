// What must be refused, whoever asks: identity that is not proved, and effects of what was refused.
import { randomUUID } from 'node:crypto';
import { asking, mail, MAILBOX, send, signedIn } from './client.ts';
import type { Instance } from './instance.ts';

export type Refused = { name: string; holds: boolean; answer: string };

export async function trustChecks(instance: Instance): Promise<Refused[]> {
  return [
    await fixation(instance),
    await ticketTrick(instance),
    await emptyErasure(instance),
    await refusedRating(instance),
  ];
}

/** A link with a token of somebody's own making leaves no cookie. */
async function fixation(instance: Instance): Promise<Refused> {
  const { body } = await send(instance, 'POST /api/questions', {
    ...asking('Bonjour'),
    from: '203.0.113.20',
  });
  const path = `GET /question/${String(body['reference'])}?acces=eyJhbGciOiJub25lIn0.e30.x`;
  const { status, cookies } = await send(instance, path);
  const holds = cookies.every((cookie) => !cookie.startsWith('question'));
  return {
    name: 'a forged access link leaves no cookie',
    holds,
    answer: `${status}, ${cookies.length} cookies`,
  };
}

/** A chat with somebody else's address, then that person's own mail with the reference in its subject: it stays theirs. */
async function ticketTrick(instance: Instance): Promise<Refused> {
  const victim = `rh-${randomUUID().slice(0, 8)}@example.org`;
  const asked = asking('Bonjour', { email: victim });
  const { body } = await send(instance, 'POST /api/questions', { ...asked, from: '203.0.113.21' });
  const reference = String(body['reference']);
  const secret = `secret ${randomUUID()}`;
  await mail(instance, { from: victim, to: MAILBOX, subject: `Re: [${reference}]`, text: secret });
  const read = await send(instance, `GET /api/questions/${reference}`, { token: String(body['token']) });
  const holds = read.status === 200 && !JSON.stringify(read.body).includes(secret);
  return { name: 'a mail joins no chat by its subject alone', holds, answer: String(read.status) };
}

async function emptyErasure(instance: Instance): Promise<Refused> {
  const cookie = await signedIn(instance);
  const json = { id: randomUUID(), references: [''] };
  const { status } = await send(instance, 'POST /api/desk/erasures', { cookie, json });
  return { name: 'an erasure of nobody is refused', holds: status === 422, answer: String(status) };
}

/** The words beside a rating that is refused are not kept. */
async function refusedRating(instance: Instance): Promise<Refused> {
  const asked = asking('Je veux faire une réclamation.', { role: 'employer' });
  const { body } = await send(instance, 'POST /api/questions', { ...asked, from: '203.0.113.22' });
  const path = `/api/questions/${String(body['reference'])}`;
  const token = String(body['token']);
  const comment = `comment ${randomUUID()}`;
  const json = { id: randomUUID(), score: 1, comment };
  const { status } = await send(instance, `PUT ${path}/rating`, { token, json });
  const cookie = await signedIn(instance);
  const seen = await send(instance, `GET /api/desk/questions/${String(body['reference'])}`, { cookie });
  const holds = status >= 400 && seen.status === 200 && !JSON.stringify(seen.body).includes(comment);
  return { name: 'a refused rating keeps no comment', holds, answer: `${status}, read ${seen.status}` };
}
