import { describe, expect, test } from 'vitest';
import { draftOf } from '../../web/desk/question-props.ts';

const draft = (kind: string, text: string) => ({ id: text, kind, text, at: 0 });
const drafts = [
  draft('reply', 'Bonjour, votre dossier est prêt.'),
  draft('note', 'Il ment, à mon avis.'),
  draft('extend', 'Nous vous répondons avant le 1er décembre 2027.'),
];

describe('what an agent typed and could not send', () => {
  test('comes back where it was typed: no note and no refused promise in the reply to the person', () => {
    expect(draftOf({ drafts }, 'reply', 'ask', 'resolve')).toBe('Bonjour, votre dossier est prêt.');
    expect(draftOf({ drafts }, 'note')).toBe('Il ment, à mon avis.');
    expect(draftOf({ drafts: [] }, 'note')).toBe('');
  });
});
