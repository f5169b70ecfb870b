import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { emergencyText } from '../../content/fr/emergency.ts';
import { messageIdOf, ownIdIn, ownIdsIn, referenceIn } from '../../email/message-id.ts';
import { questionOfAddress, replyAddress } from '../../email/reply-address.ts';
import { MAILBOX, withPostOffice } from './post-office.ts';

const ours = '<PAL-7F3K-92QX.7@paladin.fr>';
const subject = 'Re: Votre demande à Paladin [PAL-7F3K-92QX]';
const threadOf = (ids: readonly string[], sender: string) =>
  Promise.resolve(
    ids.includes('<mine@example.org>') && sender === 'ana@example.org' ? 'PAL-AAAA-2222' : undefined,
  );

describe('our own Message-IDs', () => {
  // oxfmt-ignore
  test.each([
    ['PAL-7F3K-92QX:7',            '<PAL-7F3K-92QX.7@paladin.fr>'],
    ['PAL-7F3K-92QX:emergency:m1', '<PAL-7F3K-92QX.emergency~m1@paladin.fr>'],
    ['0b5f-77',                    '<PAL-7F3K-92QX+0b5f-77@paladin.fr>'],
  ])('%s goes out as %s and is found again', (message, id) => {
    expect(messageIdOf({ reference: 'PAL-7F3K-92QX', message }, 'paladin.fr')).toBe(id);
    expect(ownIdIn(id, 'paladin.fr')).toEqual({ reference: 'PAL-7F3K-92QX', message });
  });

  test.each([
    '<a1@example.org>',
    '<PAL-7F3K-92QX.7@paladin.fr.example.org>',
    '<xPAL-7F3K-92QX.7@paladin.fr>',
    '',
  ])('are not mistaken for %s', (id) => expect(ownIdIn(id, 'paladin.fr')).toBeUndefined());

  test('are found inside a report', () => {
    expect(ownIdsIn(`Message-ID: ${ours}\nTo: <ana@example.org>`, 'paladin.fr')).toHaveLength(1);
  });
});

describe('a reply', () => {
  test('joins by the id of ours that it answers', () =>
    withPostOffice({}, async ({ post, accepted }) => {
      await post({ text: 'Merci', inReplyTo: ours });
      expect(accepted[0]).toMatchObject({ reference: 'PAL-7F3K-92QX', mail: { inReplyTo: ours } });
    }));

  test('joins by any id of the thread, whichever its program kept', () =>
    withPostOffice({}, async ({ post, accepted }) => {
      await post({ text: 'Merci', inReplyTo: '<x@example.org>', references: ['<a@example.org>', ours] });
      expect(accepted[0]?.reference).toBe('PAL-7F3K-92QX');
    }));

  test("to one's own mail joins by the id of that mail, if the sender is the same", () => {
    return withPostOffice({ threadOf }, async ({ post, accepted }) => {
      await post({ text: 'Je précise', inReplyTo: '<mine@example.org>' });
      await post({ from: 'paul@example.org', text: 'Moi aussi', inReplyTo: '<mine@example.org>' });
      expect(accepted.map(({ reference }) => reference)).toEqual(['PAL-AAAA-2222', undefined]);
    });
  });

  test('never joins by the reference in its subject alone: it stands beside the question it names', () =>
    withPostOffice({}, async ({ post, accepted }) => {
      await post({ text: 'Merci', subject });
      expect(accepted[0]).not.toHaveProperty('reference');
      expect(accepted[0]?.near).toEqual({ reference: 'PAL-7F3K-92QX', why: 'named' });
    }));

  describe('to the signed address of our mails, without any id', () => {
    const digest = (purpose: string, value: string) =>
      createHmac('sha256', 'key')
        .update(purpose + value)
        .digest('base64url');
    const address = replyAddress(digest, 'PAL-7F3K-92QX', MAILBOX);
    const tokenOf = (to: string) => questionOfAddress(digest, to);
    const signed = { trustedServer: 'mx.paladin.fr' };
    const proved = { 'Authentication-Results': 'mx.paladin.fr; dmarc=pass header.from=example.org' };

    test('joins when its sender is proved, in whatever case the address was written', () =>
      withPostOffice({ tokenOf, sender: signed }, async ({ post, accepted }) => {
        await post({ to: address.toUpperCase(), text: 'Merci', headers: proved });
        expect(accepted[0]?.reference).toBe('PAL-7F3K-92QX');
      }));

    test('stands beside it when nothing proves the sender', () =>
      withPostOffice({ tokenOf, sender: signed }, async ({ post, accepted }) => {
        await post({ to: address, text: 'Merci' });
        expect(accepted[0]?.near).toEqual({ reference: 'PAL-7F3K-92QX', why: 'untrusted-sender' });
      }));

    test('is nothing once a letter of it is changed', () => {
      expect(tokenOf(address.replace('+7f3k', '+7f3m'))).toBeUndefined();
      expect(tokenOf(address.replace(/.@/, '@'))).toBeUndefined();
      expect(tokenOf(MAILBOX)).toBeUndefined();
    });
  });

  test('with the same subject and no reference joins nothing', () =>
    withPostOffice({}, async ({ post, accepted }) => {
      await post({ text: 'Merci', subject: 'Re: Votre demande à Paladin' });
      expect(accepted[0]).not.toHaveProperty('reference');
      expect(referenceIn('Re: Votre demande à Paladin')).toBeUndefined();
    }));

  test('hands on what the person has just written, without the quote nor our own subject', () =>
    withPostOffice({}, async ({ post, accepted }) => {
      const quote =
        'Le ven. 20 nov. 2026 à 17:31, Paladin <bonjour@paladin.fr> a écrit :\n> Êtes-vous d’accord ?';
      await post({ inReplyTo: ours, subject, text: `OUI\n\n${quote}\n> Appelez le 15` });
      expect(accepted[0]?.text).toBe('OUI');
      expect(accepted[0]?.mail).not.toHaveProperty('subject');
    }));

  test('that lost its thread is not taken for what it quotes of ours', () =>
    withPostOffice({}, async ({ post, accepted }) => {
      const quote = emergencyText({ suicidal: true, reference: 'PAL-7F3K-92QX' }).replaceAll('\n', '\n> ');
      await post({ subject: 'Re: votre message', text: `Merci.\n\n> ${quote}` });
      expect(accepted[0]).not.toHaveProperty('reference');
      expect(accepted[0]?.text).toBe('Merci.');
    }));

  test('that joins nothing keeps what it quotes of others', () =>
    withPostOffice({}, async ({ post, accepted }) => {
      await post({ text: 'Voyez ci-dessous.\n\n> Ma facture est fausse', subject: 'Facture' });
      expect(accepted[0]?.text).toContain('Ma facture est fausse');
      expect(accepted[0]?.mail?.subject).toBe('Facture');
    }));
});
