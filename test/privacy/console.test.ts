// What is done with people's data from the console, while the whole service runs.
import { randomUUID } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, call, post, type Asked, type Said } from '../story/people.ts';
import { temporalOn } from '../support/engine.ts';
import { embeddedPremises, type Premises } from './privacy-premises.ts';

let premises: Premises;
beforeAll(async () => {
  premises = await embeddedPremises();
});
afterAll(() => premises?.remove());

const run = (...args: string[]) => premises.home.run(...args);
const audited = async (reference: string): Promise<Said[]> =>
  (await (await premises.as('paul')).open(reference))['events'];
const typesOf = async (reference: string) => (await audited(reference)).map(({ type }) => type);

describe('someone who wants to know what is held about them', () => {
  test('is given all of it, medical words and files included, in a folder closed to others', async () => {
    const out = join(premises.home.folder, 'export');
    const reference = await post(premises.paladin().smtpPort, {
      from: 'Zoé <zoe@exemple.fr>',
      subject: 'Mon cancer',
      text: 'J’ai un cancer. Puis-je reprendre avec mon traitement ?',
      attachments: [{ filename: 'ordonnance.txt', content: 'Deux fois par jour' }],
    });
    await expect.poll(() => typesOf(reference)).toContain('said');
    expect(await run('export', '--email', 'Zoe@Exemple.fr', '--out', out)).toMatchObject({
      code: 0,
      output: expect.stringContaining('1 questions and 2 files'),
    });
    expect((await stat(out)).mode & 0o777).toBe(0o700);
    const page = await readFile(join(out, 'donnees.html'), 'utf8');
    const { questions } = JSON.parse(await readFile(join(out, 'donnees.json'), 'utf8'));
    expect(page).toContain('J’ai un cancer.');
    expect(questions).toMatchObject([
      { reference, contact: { email: 'zoe@exemple.fr' }, messages: [{ subject: 'Mon cancer' }, {}] },
    ]);
    // One is the mail itself, as it came.
    const folder = join(out, 'pieces-jointes');
    const files = await Promise.all(
      (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
    );
    expect(files).toContain('Deux fois par jour');
  });
});

describe('a key for another program, made at the console', () => {
  test('opens what its scopes say until it is revoked there', async () => {
    const { output } = await run('machine', 'add', 'Entrepôt', '--scopes', 'questions:read');
    const [key = ''] = /paladin_([0-9a-f]{10})_[\w-]{43}/.exec(output) ?? [];
    const authorization = `Bearer ${key}`;
    const walked = () => call(premises.home.url, 'GET /api/v1/questions', { headers: { authorization } });
    expect(await walked()).toMatchObject({ status: 200, body: { questions: expect.any(Array) } });
    const id = key.split('_')[1] ?? '';
    const listed = await run('machine', 'list');
    expect(listed.output).toContain(`${id}  Entrepôt (questions:read), used `);
    expect(listed.output).not.toContain(key);
    expect(await run('machine', 'revoke', id)).toMatchObject({ code: 0 });
    expect((await walked()).status).toBe(401);
    expect(await run('machine', 'revoke', id)).toMatchObject({ code: 1 });
    expect(await run('machine', 'add', 'x', '--scopes', 'medical:read')).toMatchObject({ code: 1 });
  });
});

describe('someone who wrote by mail and was answered by the assistant', () => {
  test('is given what was mailed to them, what the assistant made of it, and what triage read', async () => {
    const out = join(premises.home.folder, 'export-rose');
    const to = 'rose@exemple.fr';
    const text = 'Comment déplacer mon rendez-vous ?';
    const reference = await post(premises.paladin().smtpPort, { from: to, subject: 'Rendez-vous', text });
    await expect.poll(() => typesOf(reference)).toContain('answered');
    await expect
      .poll(() => premises.relay.caught.filter((one) => one.to.includes(to)).length)
      .toBeGreaterThanOrEqual(1);
    expect((await run('export', '--email', to, '--out', out)).code).toBe(0);
    const { questions } = JSON.parse(await readFile(join(out, 'donnees.json'), 'utf8'));
    const [{ mails, attempts, events }] = questions;
    const sent = premises.relay.caught.filter((one) => one.to.includes(to)).map(({ mail }) => mail.subject);
    expect(new Set(mails.map(({ subject }: { subject: string }) => subject))).toEqual(new Set(sent));
    for (const mail of mails) expect(mail).toMatchObject({ text: expect.stringContaining('Paladin') });
    expect(attempts).toMatchObject([{ asked: expect.stringContaining(text), decision: 'answer' }]);
    expect(events).toContainEqual(expect.objectContaining({ type: 'message', reading: expect.anything() }));
    const page = await readFile(join(out, 'donnees.html'), 'utf8');
    expect(page).toContain('E-mail envoyé le');
    expect(page).toContain('Essai de réponse de l’assistant');
    expect(page).toContain('rendez-vous');
  });
});

describe('a master key that is replaced while people write', () => {
  test('loses nothing, and the former key is forgotten at the next start', async () => {
    const { url } = premises.home;
    const written: Asked[] = [];
    const under = { way: true };
    const writing = (async () => {
      while (under.way && written.length < 25) {
        const question = await ask(url, `Où est la facture n° ${written.length} ?`);
        written.push(question);
        expect((await question.seen())['messages'][0].text).toContain('facture');
      }
    })();
    const rotated = await run('keys', 'rotate');
    under.way = false;
    await writing;
    expect(rotated).toMatchObject({ code: 0, output: expect.stringContaining('keys wrapped under') });
    expect((await run('keys', 'show')).output).toContain('former ones kept: 1');

    await premises.paladin().interrupt();
    await premises.start();
    for (const question of written) expect((await question.seen())['messages'][0].text).toContain('facture');
    expect((await run('keys', 'show')).output).toContain('former ones kept: 0');
  });
});

describe('a person who is erased while their question runs and its mail is being sent', () => {
  const from = 'Ulysse <ulysse@exemple.fr>';
  let reference: string;
  let before: Said[];

  beforeAll(async () => {
    premises.relay.answers.recipient = 451;
    const subject = 'Réclamation';
    reference = await post(premises.paladin().smtpPort, {
      from,
      subject,
      text: 'Je dépose une réclamation.',
    });
  });

  test('hears of it at the console, with a receipt', async () => {
    await expect.poll(() => typesOf(reference)).toContain('handed-off');
    before = await audited(reference);
    const { code, output } = await run('erase', '--email', 'ulysse@exemple.fr', '--yes');
    expect(output).toContain('Attestation d’effacement');
    expect(output).toContain(reference);
    expect(code).toBe(0);
  });

  test('is never written to again', async () => {
    await expect.poll(() => typesOf(reference)).toContain('erased');
    premises.relay.answers.recipient = 250;
    await expect.poll(async () => (await run('replay', reference)).output).toContain('1 agree, 0 disagree');
    expect(premises.relay.caught.flatMap(({ to }) => to)).not.toContain('ulysse@exemple.fr');
  });

  test('leaves a journal that says nothing else than before, but that it is erased', async () => {
    const after = await audited(reference);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['erased', 'closed']),
    );
    const lea = await premises.as('lea');
    expect(await lea.open(reference)).toMatchObject({ messages: [], drafts: [] });
    expect(JSON.stringify(await lea.open(reference))).not.toContain('ulysse');
  });

  test('can be erased again: there is nothing left', async () => {
    expect((await run('erase', '--email', 'ulysse@exemple.fr', '--yes')).output).toContain(
      'Nothing is held.',
    );
  });

  test('may come back: a reply to the erased thread opens a question of its own', async () => {
    const subject = `Re: Votre demande à Paladin [${reference}]`;
    const again = await post(premises.paladin().smtpPort, { from, subject, text: 'Où est ma facture ?' });
    expect(again).not.toBe(reference);
    await expect.poll(() => typesOf(again)).toContain('acknowledged');
  });
});

describe('a supervisor who erases from the desk', () => {
  test('sees what would go, confirms it, and has the receipt; nobody else may', async () => {
    const question = await ask(premises.home.url, 'Où est ma facture ?', { email: 'circe@exemple.fr' });
    const { reference } = question;
    const whom = { email: 'circe@exemple.fr' };
    for (const name of ['lea', 'roux', 'paul'] as const) {
      const agent = await premises.as(name);
      expect(await agent.call('POST /api/desk/erasures/preview', whom)).toMatchObject({ status: 403 });
      expect(await agent.call('POST /api/desk/erasures', { whom, references: [reference] })).toMatchObject({
        status: 403,
      });
    }
    const ines = await premises.as('ines');
    const shown = await ines.call('POST /api/desk/erasures/preview', whom);
    expect(shown).toMatchObject({ status: 200, body: [{ reference }] });
    expect(await ines.call('POST /api/desk/erasures', { whom, references: ['PAL-2222-2222'] })).toMatchObject(
      { status: 409 },
    );
    const erased = await ines.call('POST /api/desk/erasures', { whom, references: [reference] });
    expect(erased).toMatchObject({ status: 201, body: { by: 'ines', questions: [{ reference }] } });
    const { headers } = { headers: { authorization: `Bearer ${question.token}` } };
    expect(await call(premises.home.url, `GET /api/questions/${reference}`, { headers })).toMatchObject({
      status: 404,
    });
    const body = { id: randomUUID(), text: 'Encore moi' };
    expect(
      await call(premises.home.url, `POST /api/questions/${reference}/messages`, { headers, body }),
    ).toMatchObject({ status: 404 });
    const paul = await premises.as('paul');
    expect(await paul.call(`GET /api/desk/erasures/${erased.body['id']}`)).toMatchObject({ status: 200 });
  });
});

describe('the daily destruction', () => {
  test('says beforehand what would go, and runs by its schedule', async () => {
    expect(await run('retention', '--dry-run')).toMatchObject({
      code: 0,
      output: expect.stringContaining('medical: 0'),
    });
    const temporal = temporalOn(`127.0.0.1:${premises.home.env['PALADIN_ENGINE_PORT']}`);
    expect(await temporal('schedule', 'list')).toContain('retention');
    const { code, output } = await run('retention');
    expect(code).toBe(0);
    const id = /-w (retention-[^`]+)/.exec(output)?.[1] ?? '';
    await expect.poll(() => temporal('workflow', 'describe', '-w', id)).toMatch(/Status\s+COMPLETED/);
    expect(await temporal('workflow', 'show', '-w', id)).toContain('"medical":0');
  });
});
