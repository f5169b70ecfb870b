// "Voir l'original": the mail as it came, for whoever may read it, in a frame that can do nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DRAWN_COST, keepAgent } from '../../store/agents.ts';
import { forgetQuestion } from '../../store/erase-questions.ts';
import { medicalAccesses } from '../../store/messages.ts';
import { messageFromMail } from '../../email/mail-to-message.ts';
import { readMail } from '../../email/read-mail.ts';
import { file, html, mail, MAILBOX, multipart } from './corpus/compose.ts';
import { cookieOf, PASSWORD } from '../api/staffed.ts';
import { friday, happen, send } from '../api/test-site.ts';
import { openHelpSite } from '../web/help-site.ts';

const cast = { lea: 'support', samira: 'medical', victor: 'auditor' } as const;
type Agent = keyof typeof cast;
let site: Awaited<ReturnType<typeof openHelpSite>>;
const cookies = new Map<string, string>();
beforeAll(async () => {
  const scan = (content: Uint8Array) => {
    const found = Buffer.from(content).includes('EICAR');
    return Promise.resolve(
      found ? { verdict: 'infected' as const, found: 'Eicar' } : { verdict: 'clean' as const },
    );
  };
  site = await openHelpSite({}, { scan });
  for (const [id, role] of Object.entries(cast)) {
    await keepAgent(site.store.db, { id, name: id, roles: [role], password: PASSWORD, cost: DRAWN_COST });
    const headers = { 'x-forwarded-for': id };
    cookies.set(
      id,
      cookieOf(
        await send(site.api, 'POST /api/session', { body: { name: id, password: PASSWORD }, headers }),
      ),
    );
  }
});
afterAll(() => site.remove());

const get = (agent: Agent, path: string) =>
  site.whole.request(path, { headers: { cookie: cookies.get(agent) ?? '' } });

/** Gives what the addresses of a mail's files begin with. */
async function comes(raw: Buffer, team: 'support' | 'medical' = 'support') {
  const read = await readMail({ raw, returnPath: 'ana@example.org' }, MAILBOX);
  const judgement = {
    author: 'person' as const,
    signs: [],
    sender: { verdict: 'authenticated' as const, by: 'own-check' as const },
    words: { text: read.text, folded: '', signature: '' },
  };
  const arrival = { mailbox: MAILBOX, raw, route: { returnPath: '' }, recipients: [], receivedAt: friday };
  const taken = await site.parts.accept(await messageFromMail(read, arrival, judgement));
  if (!taken.accepted) throw new Error(taken.code);
  const opened = { type: 'registered', channel: 'email', role: 'unknown' } as const;
  const told = { type: 'handed-off', reason: 'asked-for-a-human', team } as const;
  const summary = { status: 'queued', team } as const;
  await happen(site, taken.reference, { from: 1, events: [opened, told], summary });
  const { reference, messageId } = taken;
  return {
    reference,
    pages: `/bureau/questions/${reference}/mails/${messageId}`,
    files: `/api/desk/questions/${reference}/files/${messageId}`,
  };
}

let mails = 0;
const of = (...lines: string[][]) => {
  mails += 1;
  return mail(multipart('mixed', ...lines), {
    'Message-ID': `<m${mails}@example.org>`,
    Cc: 'paul@example.org',
  });
};

describe('the original of a mail', () => {
  test('stands in a frame that runs, loads and sends nothing, beside the mail to be saved', async () => {
    const page = html('<b>Bonjour</b><script>alert(1)</script><img src="https://t.example/p.gif">');
    const { pages, files } = await comes(of(page));
    const around = await (await get('lea', `${pages}:original`)).text();
    expect(around).toMatch(/<iframe[^>]* sandbox=""/);
    expect(around).toContain(`${files}%3Aoriginal"`);
    const frame = await get('lea', `${pages}:original/contenu`);
    expect(frame.headers.get('content-security-policy')).toBe(
      "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'",
    );
    expect(frame.headers.get('cache-control')).toBe('no-store');
    const shown = await frame.text();
    expect(shown).toContain('<b>Bonjour</b>');
    expect(shown).toContain('paul@example.org');
    expect(shown).toContain('Une image distante n’a pas été chargée.');
    expect(shown).not.toMatch(/<script|t\.example/);
    const saved = await get('lea', `${files}:original`);
    expect(saved.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''message-original.eml",
    );
    expect(await saved.text()).toContain('<script>alert(1)</script>');
  });

  test('is shown by the page of its question, its pictures where they stood, tiny ones folded', async () => {
    const picture = (name: string, bytes: number) =>
      file(name, 'image/png', 'p'.repeat(bytes), [`Content-ID: <${name}>`]).map((line) =>
        line.replace('attachment', 'inline'),
      );
    const page = html('<p>Voyez</p><img src="cid:capture.png"><p>Merci</p><img src="cid:logo.png">');
    const { reference, pages, files } = await comes(
      of(page, picture('capture.png', 30_000), picture('logo.png', 500)),
    );
    const shown = await (await get('lea', `/bureau/questions/${reference}`)).text();
    expect(shown).toContain(`href="${pages.replaceAll(':', '%3A')}%3Aoriginal"`);
    expect(shown).toMatch(
      /Voyez[\s\S]+<img src="[^"]+%3Afile%3A1\?view=inline" alt="capture.png"[\s\S]+Merci/,
    );
    expect(shown).toMatch(/<summary>1 petite image[\s\S]+logo\.png/);
    expect(files).toContain(reference);
  });

  test('about health is the medical team’s alone, and each opening is written down', async () => {
    const { reference, pages, files } = await comes(of(html('Mon traitement me fatigue')), 'medical');
    for (const agent of ['lea', 'victor'] as const)
      for (const path of [`${pages}:original/contenu`, `${files}:original`, `${files}:original/mail`]) {
        const answer = await get(agent, path);
        expect([agent, path, answer.status]).toEqual([agent, path, 404]);
        expect(await answer.text()).not.toContain('traitement');
      }
    expect(await medicalAccesses(site.store.db, reference)).toEqual([]);
    expect(await (await get('samira', `${pages}:original/contenu`)).text()).toContain(
      'Mon traitement me fatigue',
    );
    expect(await medicalAccesses(site.store.db, reference)).toEqual([{ agent: 'samira', at: friday }]);
  });

  test('is nobody’s who is not signed in, and gone once its question is erased', async () => {
    const { reference, pages, files } = await comes(of(html('Effacez-moi')));
    expect((await site.whole.request(`${files}:original`)).status).toBe(401);
    expect((await site.whole.request(`${pages}:original/contenu`)).status).toBe(401);
    await forgetQuestion(site.store, { question: reference, at: friday });
    for (const path of [`${pages}:original/contenu`, `${files}:original`, `${files}:original/mail`])
      expect((await get('lea', path)).status).toBe(404);
  });

  test('a mail within it is shown in the same way; what is no mail is not', async () => {
    const inner = [
      'Content-Type: message/rfc822',
      '',
      'Subject: Dedans',
      'Content-Type: text/plain',
      '',
      'Le mail joint',
    ];
    const { pages, files } = await comes(of(html('Voici'), inner, file('a.pdf', 'application/pdf', '%PDF')));
    expect(await (await get('lea', `${pages}:file:1/contenu`)).text()).toContain('Le mail joint');
    expect((await get('lea', `${files}:file:2/mail`)).status).toBe(404);
  });
});

describe('a file in which the scanner finds something', () => {
  test('is served by no route: neither it, nor the mail that it came in', async () => {
    const { pages, files } = await comes(
      of(html('Ma facture'), file('facture.pdf', 'application/pdf', 'EICAR')),
    );
    const paths = ['file:1', 'file:1?view=inline', 'original', 'original/mail'].map(
      (one) => `${files}:${one}`,
    );
    for (const path of [...paths, `${pages}:original/contenu`]) {
      const answer = await get('lea', path);
      expect([path, answer.status]).toEqual([path, 403]);
      expect(await answer.text()).not.toContain('EICAR');
    }
  });

  test('or that waits in quarantine has no address among the files', async () => {
    for (const path of ['QUA-1/files/QUA-1', 'QUA-1/files/QUA-1:original', 'PAL-7F3K-92QX/files/QUA-1'])
      expect((await get('lea', `/api/desk/questions/${path}`)).status).toBeGreaterThanOrEqual(400);
  });
});
