// The whole service as a newcomer starts it: one command, everything embedded, mail through a relay of ours.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCatcher, type Catcher } from '../email/catcher.ts';
import { demoPassword, type Home, isGone, newHome, type Paladin } from '../support/service.ts';
import { ask, type Asked, asked, type AtDesk, post, type Said, signedIn } from './people.ts';

let catcher: Catcher;
let home: Home;
let paladin: Paladin;
let chat: Asked;
let complaint = '';
let password = '';

beforeAll(async () => {
  catcher = await startCatcher();
  home = await newHome({ SMTP_URL: catcher.url });
  paladin = await home.start();
  password = demoPassword(paladin.output(), 'lea');
});
afterAll(async () => {
  await paladin?.kill();
  await catcher.close();
});

const lea = (): Promise<AtDesk> => signedIn(home.url, 'lea', password);
const mailsAbout = (reference: string) =>
  catcher.caught.map(({ mail }) => mail).filter(({ subject }) => subject?.includes(reference));
/** Who wrote what, for someone to read from the desk. */
const told = async (reference: string): Promise<Said> => (await lea()).open(reference);
const typesOf = async (reference: string) =>
  ((await told(reference))['events'] ?? []).map(({ type }: Said) => type);
const letter = {
  subject: 'Réclamation',
  text: 'Je souhaite faire une réclamation : personne ne m’a répondu depuis deux semaines.',
  messageId: '<first@example.org>',
};

describe('a question by chat and a complaint by mail', () => {
  test('are received: one is answered by the assistant, the other acknowledged and handed to people', async () => {
    chat = await ask(home.url, 'Quels sont vos horaires d’ouverture ?');
    complaint = await post(home.smtpPort, letter);
    await expect.poll(chat.types).toContain('answered');
    await expect.poll(() => mailsAbout(complaint)).toHaveLength(1);
    expect(mailsAbout(complaint)[0]).toMatchObject({ inReplyTo: letter.messageId });
    await expect.poll(() => typesOf(complaint)).toContain('handed-off');
    expect(await chat.status()).toBe('waiting');
  });

  test('are still there when Paladin was killed and is started again, on its stale locks', async () => {
    const seen = [await chat.seen(), await dues()];
    const engine = await home.engine();
    await paladin.kill();
    paladin = await home.start();
    expect(await isGone(engine)).toBe(true);
    expect([await chat.seen(), await dues()]).toEqual(seen);

    /** Of an open hour, clocks run on meanwhile: what they count is left out. */
    async function dues() {
      const clocks = (await told(complaint))['clocks'] ?? [];
      return clocks.map(({ gross: _gross, used: _used, ...clock }: Said) => clock);
    }
  });

  test('go on: the answer to the mail leaves by mail, and the reply to it joins its question', async () => {
    const desk = await lea();
    expect(await desk.put(complaint, 'claim')).toMatchObject({ status: 200 });
    expect(
      await desk.post(complaint, 'requests', { text: 'Quel est votre numéro de dossier ?' }),
    ).toMatchObject({
      status: 200,
    });
    await expect.poll(() => mailsAbout(complaint).at(-1)?.text).toContain('numéro de dossier');
    const { messageId = '', subject = '' } = mailsAbout(complaint).at(-1) ?? {};
    const reply = await post(home.smtpPort, {
      subject: `Re: ${subject}`,
      inReplyTo: messageId,
      text: 'Le 4512.',
    });
    expect(reply).toBe(complaint);
    await expect.poll(() => typesOf(complaint)).toContain('resumed');
    const { messages } = await told(complaint);
    expect(messages.filter(({ author }: Said) => author === 'requester')).toMatchObject([
      { text: letter.text },
      { text: 'Le 4512.' },
    ]);
  });

  test('are resolved: one when the person says yes, the other by the agent', async () => {
    expect(await chat.put('confirmation', { helped: true })).toMatchObject({ status: 200 });
    const seen = (await told(complaint))['seq'];
    const text = 'Votre dossier est réglé, avec nos excuses.';
    expect(await (await lea()).put(complaint, 'resolution', { text, seen })).toMatchObject({ status: 200 });
    await expect.poll(chat.status).toBe('resolved');
    await expect
      .poll(() =>
        mailsAbout(complaint)
          .map((mail) => mail.text)
          .join(),
      )
      .toContain(text);
  });

  test('replay: today’s code decides again what was decided', async () => {
    const { code, output } = await home.run('replay', '--all');
    expect(output).toContain('2 agree, 0 disagree');
    expect(code).toBe(0);
  });

  test('were told nothing twice', async () => {
    const ids = catcher.caught.map(({ mail }) => mail.messageId);
    expect(new Set(ids).size).toBe(ids.length);
    const { messages } = await chat.seen();
    expect(messages.map(({ kind }: Said) => kind)).toEqual(['message', 'acknowledged', 'answer', 'resolved']);
  });
});

describe('the doctor, while it runs', () => {
  test('finds nothing wrong', async () => {
    const { code, output } = await home.run('doctor');
    expect(output).not.toContain('PROBLEM');
    expect(output).toMatch(/^ok +worker +asks for work$/m);
    expect(output.match(/Paladin itself, running/g)).toHaveLength(4);
    expect(code).toBe(0);
  });
});

describe('a second Paladin on the same folder', () => {
  test('is told who has it, and the first goes on', async () => {
    const { code, output } = await (await home.beside()).run('start');
    expect(output).toContain(
      `already in use by another Paladin (process ${paladin.pid}). Stop that one first`,
    );
    expect(code).toBe(1);
    expect(await chat.status()).toBe('resolved');
  });
});

describe('an engine that dies', () => {
  test('leaves the doors open, and is started again with every question as it was', async () => {
    const { pid } = await home.engine();
    process.kill(pid, 'SIGKILL');
    const meanwhile = await ask(home.url, 'Quels sont vos horaires d’ouverture ?');
    const anew = { interval: 500 };
    await expect.poll(async () => (await home.engine().catch(() => undefined))?.pid, anew).not.toBe(pid);
    await expect.poll(meanwhile.status, anew).toBe('waiting');
    expect(await chat.status()).toBe('resolved');
    expect(paladin.output()).toContain('runs again');
  });
});

describe('Ctrl-C', () => {
  test('ends cleanly, leaving no process', async () => {
    const engine = await home.engine();
    const { code, output } = await paladin.interrupt();
    expect(output).toContain('every question, timer and page will be as it was');
    expect(code).toBe(0);
    expect(await isGone(engine)).toBe(true);
  });

  test('and starting again finds every question as it was', async () => {
    paladin = await home.start();
    const again = asked(home.url, chat.reference, chat.token);
    expect(await again.status()).toBe('resolved');
    expect((await told(complaint))['question']).toMatchObject({ status: 'resolved', assignee: 'lea' });
    expect((await home.run('replay', complaint)).output).toContain(`agrees     ${complaint}`);
  });
});
