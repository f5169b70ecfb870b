import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { JournalEvent } from '../../domain/journal.ts';
import { messageRows } from '../../store/message-rows.ts';
import { writeMessage } from '../../store/messages.ts';
import { openMail } from '../../store/outbox.ts';
import { projectEvents } from '../../store/project-journal.ts';
import { accepted, chat, mail as mailed } from '../support/intake.ts';
import { acknowledgement, mailHouse, type MailHouse } from './email-house.ts';
import { friday17h30 } from './post-office.ts';

let house: MailHouse;
beforeAll(async () => {
  house = await mailHouse();
});
afterAll(() => house.remove());
beforeEach(() => void (house.catcher.caught.length = 0));

describe('a mail that two hand to the relay at once', () => {
  test('leaves once: the second waits for what becomes of it', async () => {
    const { reference: question } = await house.byMail();
    const speech = {
      question,
      message: `${question}:emergency:1`,
      occasion: 'emergency',
      at: friday17h30,
      open: true,
    } as const;
    const both = await Promise.allSettled([house.say(speech), house.say(speech), house.say(speech)]);
    expect(both.map(({ status }) => status)).toContain('fulfilled');
    expect(await house.say(speech)).toBe(friday17h30);
    expect(house.catcher.caught).toHaveLength(1);
  });

  test('leaves by another hand when the first fails', async () => {
    const { reference: question } = await house.byMail();
    const speech = { question, message: `${question}:acknowledged:1`, occasion: 'acknowledged' } as const;
    const more = { at: friday17h30, open: true };
    house.catcher.answers.data = 451;
    await expect(house.say({ ...speech, ...more })).rejects.toMatchObject({ name: 'MailAway' });
    house.catcher.answers.data = 250;
    await house.say({ ...speech, ...more });
    expect(house.catcher.caught).toHaveLength(1);
  });
});

describe('what an agent or the assistant wrote', () => {
  const text = 'Votre facture est dans « Documents ».\n\nVoir : Vos factures (/aide/factures-paiement)';

  async function written(author: 'agent' | 'assistant', audience: 'support' | 'medical' = 'support') {
    const { reference: question } = await house.byMail();
    const id = `${question}-m1`;
    const row = {
      id,
      question,
      author,
      audience,
      kind: 'reply',
      open: true,
      body: { text },
      at: friday17h30,
    };
    await writeMessage(house, row);
    await house.deliver({ question, message: id });
    return { id, question, ...(house.catcher.caught.at(-1) ?? fail()) };
  }

  test("an agent's mail is a human's: nothing marks it as automatic", async () => {
    const { mail, id, question } = await written('agent');
    expect(mail.headers.has('auto-submitted')).toBe(false);
    expect(mail.messageId).toBe(`<${question}+${id}@paladin.fr>`);
    expect(mail.text).toContain('Votre facture est dans « Documents ».');
    expect(mail.text).toContain(question);
  });

  describe('quotes what was said before', () => {
    const answered = async (question: string, more: { audience?: 'medical'; copies?: string[] } = {}) => {
      const id = `${question}-r1`;
      const row = { id, question, author: 'agent', kind: 'reply', open: true, audience: 'support' } as const;
      await writeMessage(house, { ...row, body: { text: 'C’est fait.' }, at: friday17h30, ...more });
      await house.deliver({ question, message: id });
      return house.catcher.caught.at(-1)?.mail.text ?? fail();
    };

    test('the person’s words, and what left of ours', async () => {
      const { reference } = await house.byMail();
      const unsent = {
        id: `${reference}-a1`,
        question: reference,
        author: 'assistant',
        kind: 'answer',
      } as const;
      const thrownAway = {
        open: true,
        audience: 'support',
        body: { text: 'Jetée.' },
        at: friday17h30,
      } as const;
      await writeMessage(house, { ...unsent, ...thrownAway });
      const mail = await answered(reference);
      expect(mail).toContain('> Où est ma facture ?');
      expect(mail).not.toContain('Jetée');
    });

    test('never a message of which a word is sealed', async () => {
      const sick = 'Où est ma facture ? J’ai un diabète.';
      const { reference } = accepted(await house.door.accept(mailed(sick)));
      const mail = await answered(reference);
      expect(mail).not.toMatch(/diab|masqu|Où est/);
    });

    test('nothing to colleagues who were not there, nor beneath what the medical team writes', async () => {
      const one = await house.byMail();
      expect(await answered(one.reference, { copies: ['karim@exemple.fr'] })).not.toContain('facture');
      const other = await house.byMail();
      expect(await answered(other.reference, { audience: 'medical' })).not.toContain('facture');
    });
  });

  test("the assistant's says that it is an AI, and its links lead to the help centre", async () => {
    const { mail } = await written('assistant');
    expect(mail.headers.get('auto-submitted')).toBe('auto-replied');
    expect(mail.text).toContain('une intelligence artificielle');
    expect(mail.text).toContain('https://aide.paladin.fr/aide/factures-paiement');
  });

  test("the assistant's leaves with the acknowledgement when both are said at once, and both are kept", async () => {
    const { reference: question } = await house.byMail();
    const id = `${question}-a1`;
    const row = {
      id,
      question,
      author: 'assistant',
      audience: 'support',
      kind: 'answer',
      open: true,
    } as const;
    await writeMessage(house, { ...row, body: { text }, at: friday17h30 });
    await house.deliver({ question, message: id, first: acknowledgement(question) });
    const [caught, ...more] = house.catcher.caught;
    const said = caught?.mail.text ?? fail();
    const order = [
      'bien reçu',
      question,
      'une intelligence artificielle',
      'Votre facture est dans',
      'si besoin, un conseiller vous répond avant',
      'Nos horaires',
      'N’écrivez pas d’information de santé',
      'appelez le\u00A015',
    ];
    expect(order.map((words) => said.indexOf(words))).toEqual(
      order.map((words) => said.indexOf(words)).toSorted((a, b) => a - b),
    );
    expect(order.filter((words) => !said.includes(words))).toEqual([]);
    expect(more).toEqual([]);
    const kept = await messageRows(house.store.db, question);
    expect(kept.map(({ kind }) => kind)).toEqual(['message', 'answer', 'acknowledged']);
  });

  test("the medical team's reaches the person, and support cannot read it in the outbox", async () => {
    const { mail, id } = await written('agent', 'medical');
    expect(mail.text).toContain('Votre facture est dans');
    expect(await openMail(house.store.db, house.vault.reader('support'), id)).toBeUndefined();
  });

  test("an agent's goes to those whom they ticked as well, and the thread's address stands", async () => {
    const { reference: question } = await house.byMail();
    const row = {
      id: `${question}-c1`,
      question,
      author: 'agent',
      audience: 'support',
      kind: 'reply',
      open: true,
    } as const;
    await writeMessage(house, { ...row, body: { text }, copies: ['karim@exemple.fr'], at: friday17h30 });
    await house.deliver({ question, message: row.id });
    const [caught] = house.catcher.caught;
    expect(caught?.to).toEqual(['ana@exemple.fr', 'karim@exemple.fr']);
    expect(caught?.mail.cc).toMatchObject({ text: 'karim@exemple.fr' });
    expect(caught?.mail.replyTo?.text).toMatch(/^bonjour\+[0-9a-z]{8}-[0-9a-f]{20}@paladin\.fr$/);
  });

  test('a note is never sent', async () => {
    const { reference: question } = await house.byMail();
    const note = {
      id: `${question}-n1`,
      question,
      author: 'agent',
      audience: 'support',
      kind: 'note',
    } as const;
    await writeMessage(house, { ...note, open: false, body: { text: 'À vérifier' }, at: friday17h30 });
    await expect(house.deliver({ question, message: note.id })).rejects.toMatchObject({ type: 'NoMessage' });
    expect(house.catcher.caught).toEqual([]);
  });

  test("medical advice in the assistant's words is refused at the last door", async () => {
    const { reference: question } = await house.byMail();
    const advice = {
      id: `${question}-a1`,
      question,
      author: 'assistant',
      audience: 'support',
      kind: 'answer',
    } as const;
    await writeMessage(house, {
      ...advice,
      open: true,
      body: { text: 'Prenez un comprimé de paracétamol.' },
      at: friday17h30,
    });
    await expect(house.deliver({ question, message: advice.id })).rejects.toMatchObject({
      type: 'MedicalAdvice',
    });
    expect(house.catcher.caught).toEqual([]);
  });
});

function fail(): never {
  throw new Error('no mail was caught');
}

describe('what an agent wrote in the chat', () => {
  async function answered(contact?: { email: string }) {
    const asked = chat('Où est ma facture ?', { contact: contact ?? {} });
    const { reference: question } = accepted(await house.door.accept(asked));
    const id = `${question}-m1`;
    const row = { id, question, author: 'agent', audience: 'support', kind: 'reply', open: true } as const;
    await writeMessage(house, { ...row, body: { text: 'Elle est dans « Documents ».' }, at: friday17h30 });
    await house.deliver({ question, message: id });
    return question;
  }

  test('is announced by mail with the link that opens it, and without a word of it', async () => {
    const question = await answered({ email: 'ana@exemple.fr' });
    const { mail } = house.catcher.caught.at(-1) ?? fail();
    expect(mail.text).toContain(`https://aide.paladin.fr/question/${question}?acces=`);
    expect(mail.text).not.toContain('Documents');
    const kept = await openMail(
      house.store.db,
      house.vault.reader('support'),
      `${question}:notice:${question}-m1`,
    );
    expect(kept).toBeDefined();
    expect(JSON.stringify(kept)).not.toContain('acces=');
  });

  test('is announced to nobody who left no address', async () => {
    await answered();
    expect(house.catcher.caught).toEqual([]);
  });
});

describe('a conversation by mail', () => {
  const asks = async (question: string, message = `${question}:transcript:1`) => {
    await house.mailTranscript({ question, message });
    return house.catcher.caught.at(-1)?.mail.text ?? '';
  };
  type Said = { text?: string; audience?: 'support' | 'medical' };
  const says = (
    question: string,
    id: string,
    { text = `Le mot ${id}.`, audience = 'support' }: Said = {},
  ) => {
    const row = { id: `${question}-${id}`, question, author: 'agent', kind: 'reply', open: true } as const;
    return writeMessage(house, { ...row, audience, body: { text }, at: friday17h30 });
  };
  const publishes = (question: string, ids: string[]) =>
    projectEvents(house.store, {
      question,
      events: ids.map((id, index): JournalEvent => {
        const event = { type: 'replied', by: 'agent:lea', at: friday17h30 } as const;
        return { ...event, seq: index + 1, message: `${question}-${id}` };
      }),
      summary: { status: 'queued', team: 'support', handedOff: true },
      asOf: { run: 'one', events: 3 },
    });

  test('has what was said and published, whole, once for each request', async () => {
    const { reference: question } = await house.byMail();
    await says(question, 'publié', { text: `Le mot publié. ${'x'.repeat(3_000)}` });
    await says(question, 'brouillon');
    await publishes(question, ['publié']);
    const text = await asks(question);
    expect(text.replaceAll(/\s/g, '')).toContain('x'.repeat(3_000));
    expect(text).toContain('Où est ma facture ?');
    expect(text).toContain('Le mot publié.');
    expect(text).not.toContain('brouillon');
    expect(text).not.toContain('repris ici');
    await asks(question);
    expect(house.catcher.caught).toHaveLength(1);
    await asks(question, `${question}:transcript:2`);
    expect(house.catcher.caught).toHaveLength(2);
    expect(house.catcher.caught[0]?.mail.headers.get('auto-submitted')).toBe('auto-replied');
  });

  test('has no word that is for the medical team, and says that something is left out', async () => {
    const { reference: question } = await house.byMail();
    await says(question, 'ordinaire');
    await says(question, 'secret', { audience: 'medical' });
    await publishes(question, ['ordinaire', 'secret']);
    const text = await asks(question);
    expect(text).toContain('Le mot ordinaire.');
    expect(text).not.toContain('secret');
    expect(text).toContain('Un message n’est pas repris ici');
  });
});
