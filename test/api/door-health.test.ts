import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emergencyId, type MessageIntake } from '../../intake/accept.ts';
import { attachments, messages, questions } from '../../store/schema.ts';
import { accepted, chat, doorOf, mail, readSealed } from '../support/intake.ts';
import { embeddedStore, type Opened } from '../support/stores.ts';

let opened: Opened;
let door: MessageIntake;
beforeAll(async () => {
  opened = await embeddedStore();
  door = doorOf(opened);
});
afterAll(() => opened.remove());

describe('a message at the door', () => {
  describe('that speaks of health', () => {
    test('on a medical route gives support no text at all', async () => {
      const { messageId } = accepted(await door.accept(chat('Puis-je arrêter mon traitement ?')));
      expect(await row(messageId)).toMatchObject({ audience: 'medical', masked: null });
      expect(await read('medical', messageId)).toEqual({ text: 'Puis-je arrêter mon traitement ?' });
      await expect(read('support', messageId)).rejects.toThrow('does not open');
    });

    test('in passing gives support the rest, masked', async () => {
      const { messageId } = accepted(await door.accept(chat('Ma facture est fausse, et j’ai du diabète.')));
      expect(await read('support', messageId, 'masked')).toEqual({
        text: 'Ma facture est fausse, et j’ai du [donnée médicale masquée].',
      });
      expect(await read('medical', messageId)).toEqual({
        text: 'Ma facture est fausse, et j’ai du diabète.',
      });
    });

    test('in the subject of a mail is masked there', async () => {
      const sent = mail('Ma facture est fausse.', { mail: { subject: 'Dépression et facture' } });
      const { messageId } = accepted(await door.accept(sent));
      expect(await read('support', messageId, 'masked')).toEqual({
        subject: '[donnée médicale masquée] et facture',
        text: 'Ma facture est fausse.',
      });
    });

    test('makes all that follows medical, until handed back to support', async () => {
      const { reference } = accepted(await door.accept(chat('Voici mes résultats')));
      const next = accepted(await door.accept(chat('Et un détail', { reference })));
      expect(await row(next.messageId)).toMatchObject({ audience: 'medical', masked: null });
      await opened.store.db
        .update(questions)
        .set({ handedOff: true, team: 'support' })
        .where(eq(questions.reference, reference));
      const last = accepted(await door.accept(chat('Sinon, ma facture ?', { reference })));
      expect(await row(last.messageId)).toMatchObject({ audience: 'support' });
    });
  });

  describe('of an emergency', () => {
    test('is answered in the same transaction, before any engine', async () => {
      const result = accepted(await door.accept(chat('Je fais un malaise')));
      expect(result).toMatchObject({ emergency: true, suicidal: false });
      const reply = emergencyId(result.reference, result.messageId);
      expect(await row(reply)).toMatchObject({
        author: 'system',
        kind: 'emergency',
        open: true,
        audience: 'support',
      });
      expect(await read('support', reply)).toEqual({ text: 'Appelez immédiatement le 15.' });
      expect(reply.length).toBeLessThanOrEqual(80);
    });
  });

  test('seals its files to those who may read it', async () => {
    const files = [{ name: 'analyse.pdf', type: 'application/pdf', content: Buffer.from('%PDF') }];
    const { reference, messageId } = accepted(
      await door.accept(chat('Voici mes résultats', { attachments: files })),
    );
    const found = await opened.store.db.select().from(attachments);
    expect(found.filter(({ message }) => message === messageId)).toMatchObject([
      { audience: 'medical', question: reference, size: 4 },
    ]);
  });
});

async function row(id: string) {
  const [found] = await opened.store.db.select().from(messages).where(eq(messages.id, id));
  return found;
}

function read(audience: 'support' | 'medical', id: string, part: 'body' | 'masked' = 'body') {
  return readSealed(opened, { audience, id, part });
}
