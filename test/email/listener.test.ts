import { describe, expect, test } from 'vitest';
import { friday17h30, MAILBOX, taken, withPostOffice } from './post-office.ts';

const hello = { subject: 'Facture', text: 'Bonjour,\n\nOù trouver ma facture ?\n\nAna' };
const fromAna = { from: 'ana@example.org', to: MAILBOX };

describe('a mail to our mailbox', () => {
  test('is taken with who wrote, what, and when, and answered 250 with its reference', () =>
    withPostOffice({}, async ({ post, accepted }) => {
      const { response } = await post({ ...hello, messageId: '<a1@example.org>' });
      expect(response).toMatch(/^250 .*PAL-7F3K-92QX/);
      expect(accepted[0]).toMatchObject({
        channel: 'email',
        contact: { email: 'ana@example.org', name: 'Ana' },
        text: hello.text,
        receivedAt: friday17h30,
        automated: false,
        mail: { subject: 'Facture', messageId: '<a1@example.org>' },
      });
      expect(accepted[0]).not.toHaveProperty('reference');
    }));

  test.each(['BONJOUR@paladin.fr', 'bonjour+PAL-7F3K-92QX@paladin.fr'])('is also ours as %s', (to) =>
    withPostOffice({}, async ({ post, accepted }) => {
      await post({ ...hello, to });
      expect(accepted).toHaveLength(1);
    }),
  );

  test('with HTML alone is read as text', () =>
    withPostOffice({}, async ({ post, accepted }) => {
      await post({ html: '<p>Bonjour,</p><p>Où est <b>ma facture</b>&nbsp;?</p><script>steal()</script>' });
      expect(accepted[0]?.text).toContain('Où est ma facture');
      expect(accepted[0]?.text).not.toMatch(/[<>]|steal/);
    }));

  test('with files keeps them', () =>
    withPostOffice({}, async ({ post, accepted }) => {
      await post({ ...hello, attachments: [{ filename: 'effectif été.csv', content: 'nom;prénom' }] });
      const [file] = accepted[0]?.attachments ?? [];
      expect(file).toMatchObject({ name: 'effectif été.csv', type: 'text/csv' });
      expect(Buffer.from(file?.content ?? []).toString()).toBe('nom;prénom');
    }));

  test('in Latin-1, quoted-printable, with an encoded name', () =>
    withPostOffice({}, async ({ post, accepted }) => {
      const raw = [
        'From: =?iso-8859-1?Q?L=E9a_No=EBl?= <lea@example.org>',
        `To: ${MAILBOX}`,
        'Subject: =?iso-8859-1?Q?Mot_de_passe_oubli=E9?=',
        'Content-Type: text/plain; charset=iso-8859-1',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'Mot de passe oubli=E9.',
      ].join('\r\n');
      await post({ raw, envelope: fromAna });
      expect(accepted[0]).toMatchObject({
        contact: { name: 'Léa Noël' },
        mail: { subject: 'Mot de passe oublié' },
        text: 'Mot de passe oublié.',
      });
    }));

  const silent = [
    ['that names no charset', ['Content-Type: text/plain', 'Content-Transfer-Encoding: 8bit']],
    ['without a word on what it holds', []],
    ['that names a charset which does not exist', ['Content-Type: text/plain; charset="x-nowhere-99"']],
    ['that calls itself ASCII', ['MIME-Version: 1.0', 'Content-Type: text/plain; charset=us-ascii']],
  ] as const;

  test.each(silent)('%s is read as Western programs write', (_, fields) =>
    withPostOffice({}, async ({ post, accepted }) => {
      const head = ['From: ana@example.org', `To: ${MAILBOX}`, 'Subject: Épilepsie', ...fields, '', ''].join(
        '\r\n',
      );
      // 0x92 is the apostrophe that Windows types.
      const text = 'Il s\u0092étouffe, désespéré';
      await post({ raw: Buffer.from(head + text, 'latin1'), envelope: fromAna });
      expect(accepted[0]).toMatchObject({ text: 'Il s’étouffe, désespéré', mail: { subject: 'Épilepsie' } });
    }),
  );

  test('in Latin-1 without saying so, quoted-printable, in several parts', () =>
    withPostOffice({}, async ({ post, accepted }) => {
      const raw = [
        'From: ana@example.org',
        `To: ${MAILBOX}`,
        'Content-Type: multipart/alternative; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain; format=flowed',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'Je suis =E9pileptique',
        '--b--',
        '',
      ].join('\r\n');
      await post({ raw, envelope: fromAna });
      expect(accepted[0]?.text).toBe('Je suis épileptique');
    }));

  test('in UTF-8 with one letter broken stays UTF-8', () =>
    withPostOffice({}, async ({ post, accepted }) => {
      const head = Buffer.from(`From: ana@example.org\r\nTo: ${MAILBOX}\r\n\r\nDéjà réglé, très déçu `);
      await post({ raw: Buffer.concat([head, Buffer.from([0xe9])]), envelope: fromAna });
      expect(accepted[0]?.text).toMatch(/^Déjà réglé, très déçu/);
    }));

  test('that is no mail at all is kept rather than lost', () =>
    withPostOffice({}, async ({ post, accepted }) => {
      const raw = Buffer.concat([Buffer.from('pas un mail '), Buffer.from([0, 255, 254, 13, 10])]);
      await post({ raw, envelope: fromAna });
      expect(accepted[0]?.contact).toEqual({ email: 'ana@example.org' });
    }));

  test('without From is taken to come from its envelope', () =>
    withPostOffice({}, async ({ post, accepted }) => {
      await post({ raw: 'Subject: x\r\n\r\nBonjour', envelope: { ...fromAna, from: 'lea@example.org' } });
      expect(accepted[0]?.contact).toEqual({ email: 'lea@example.org' });
    }));
});

describe('a mail that we do not take', () => {
  test('to another address is refused with a sentence that names ours', () =>
    withPostOffice({}, async ({ post, accepted }) => {
      const refusal = { responseCode: 550, response: expect.stringContaining(MAILBOX) };
      await expect(post({ ...hello, to: 'autre@paladin.fr' })).rejects.toMatchObject(refusal);
      expect(accepted).toEqual([]);
    }));

  test('too large is refused, whether or not it says so beforehand', () =>
    withPostOffice({ limits: { size: 20_000 } }, async ({ post, accepted }) => {
      const tooLarge = { responseCode: 552 };
      await expect(post({ ...hello, text: 'é'.repeat(30_000) })).rejects.toMatchObject(tooLarge);
      const raw = `Subject: x\r\n\r\n${'y'.repeat(30_000)}`;
      await expect(post({ raw, envelope: fromAna })).rejects.toMatchObject(tooLarge);
      expect(accepted).toEqual([]);
    }));

  test('is told to come back when one client would fill the memory, or all of them; nothing is kept of it', () =>
    withPostOffice({ limits: { memory: 100_000 } }, async ({ post, accepted }) => {
      const large = { ...hello, text: 'y '.repeat(15_000) };
      await expect(post(large)).rejects.toMatchObject({ responseCode: 452 });
      expect(accepted).toEqual([]);
      for (let mails = 0; mails < 6; mails += 1) await post({ ...hello, text: 'y '.repeat(9_000) });
      expect(accepted).toHaveLength(6);
    }));

  test.each([
    ['too-long', 552],
    ['empty', 554],
  ] as const)('that the door refuses as %s is refused for good', (code, responseCode) =>
    withPostOffice({ accept: () => Promise.resolve({ accepted: false, code }) }, async ({ post }) => {
      await expect(post(hello)).rejects.toMatchObject({ responseCode });
    }),
  );
});

describe('a store that is away', () => {
  test('the sender is told to try again, and the next try is taken', async () => {
    let away = true;
    const accept = () => (away ? Promise.reject(new Error('connection refused')) : Promise.resolve(taken));
    await withPostOffice({ accept }, async ({ post, failures }) => {
      await expect(post(hello)).rejects.toMatchObject({ responseCode: 451 });
      expect(failures).toEqual(['Error']);
      away = false;
      await expect(post(hello)).resolves.toMatchObject({ response: expect.stringMatching(/^250/) });
    });
  });

  test('from a machine is answered 250, and that it is set aside for us', () =>
    withPostOffice({}, async ({ post, held }) => {
      const { response } = await post({ ...hello, headers: { 'Auto-Submitted': 'auto-replied' } });
      expect(response).toMatch(/^250 .*mis de cote/);
      expect(held).toHaveLength(1);
    }));

  test('250 comes only after the store has it', async () => {
    const order: string[] = [];
    const accept = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      order.push('stored');
      return taken;
    };
    await withPostOffice({ accept }, async ({ post }) => {
      await post(hello);
      order.push('250');
    });
    expect(order).toEqual(['stored', '250']);
  });
});

describe('the same mail twice', () => {
  const twice = { ...hello, messageId: '<a1@example.org>' };

  test('has one key, by which the door knows it', () =>
    withPostOffice({}, async ({ post, accepted }) => {
      await post(twice);
      await post(twice);
      expect(accepted[0]?.idempotencyKey).toBe(accepted[1]?.idempotencyKey);
    }));

  test('a Message-ID used again with other words is another mail', () =>
    withPostOffice({}, async ({ post, accepted }) => {
      await post(twice);
      await post({ ...twice, text: 'Autre question.' });
      expect(accepted[0]?.idempotencyKey).not.toBe(accepted[1]?.idempotencyKey);
    }));

  test('without a Message-ID is known by its content', () =>
    withPostOffice({}, async ({ post, accepted }) => {
      const raw = 'From: ana@example.org\r\nSubject: Facture\r\n\r\nBonjour';
      for (const more of ['', '', ' encore']) await post({ raw: `${raw}${more}`, envelope: fromAna });
      const [first, second, third] = accepted.map(({ idempotencyKey }) => idempotencyKey);
      expect(first).toBe(second);
      expect(first).not.toBe(third);
    }));
});

describe('an emergency by mail', () => {
  test('is told at once; a relay that is away does not lose the mail', async () => {
    const told: string[] = [];
    await withPostOffice(
      {
        accept: () => Promise.resolve({ ...taken, emergency: true }),
        emergency: ({ messageId }) => {
          told.push(messageId);
          return Promise.reject(new Error('relay away'));
        },
      },
      async ({ post }) => {
        const { response } = await post({ text: 'Mon collègue ne respire plus' });
        expect(response).toMatch(/^250/);
      },
    );
    expect(told).toEqual(['m1']);
  });
});
