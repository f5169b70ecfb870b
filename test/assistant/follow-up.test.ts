import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { choicesIn } from '../../content/fr/assistant-answers.ts';
import { messages } from '../../store/schema.ts';
import { alsoTold, attempted, type House, openHouse, said, told } from './assistant-house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.opened.remove());

/** What is said to each message, one after the other. */
async function conversation(turns: readonly string[]) {
  const [first = '', ...others] = turns;
  const question = await told(house, first);
  const replies = [await reply(1)];
  for (const [at, text] of others.entries()) {
    await alsoTold(house, { question, text });
    replies.push(await reply(at + 2));
  }
  return replies;

  async function reply(nth: number) {
    const attempt = await attempted(house, question, { nth });
    const articles = 'articles' in attempt ? attempt.articles.map((name) => name.replace(/@[^#]+/, '')) : [];
    return { ...attempt, articles, text: (await said(house, question, nth))?.text ?? '' };
  }
}

describe('a question that goes on from the one before', () => {
  // oxfmt-ignore
  test.each([
    ['quels documents apporter à la visite ?',  'et mes lunettes ?',          'Vos lunettes'],
    ['quels documents apporter à la visite ?',  'et le carnet de vaccination ?', 'carnet de vaccination'],
    ['Puis-je faire la visite en visio ?',      'et depuis l’étranger ?',     'Depuis l’étranger'],
    ['Quels sont vos horaires ?',               'et le samedi ?',             'fermé le samedi'],
    ['J’ai été arrêtée deux mois, qui demande la visite de reprise ?', 'et dans quel délai ?', 'au plus tard'],
    ['C’est quoi le suivi renforcé ?',          'qui est concerné ?',         'amiante'],
  ])('%s %s is answered with the line that tells it, of the passage just read', async (asked, next, line) => {
    const [before, after] = await conversation([asked, next]);
    expect(before?.decision).toBe('answer');
    expect(after).toMatchObject({ decision: 'answer' });
    expect(before?.articles).toContain(after?.articles[0]);
    expect(after?.text).toContain('plus haut');
    expect(after?.text).toContain(line);
    expect(after?.text.length).toBeLessThan(before?.text.length ?? 0);
  });

  // oxfmt-ignore
  test.each([
    ['Qui paie la visite médicale ?',                 'et le trajet ?',              'trajet'],
    ['À quelle fréquence mettre à jour le DUERP ?',   'et si on est moins de 11 salariés ?', 'document unique'],
    ['Comment résilier ?',                            'et si on ferme en juin ?',    'fermeture'],
    ['Mon salarié refuse la visite, que faire ?',     'et je peux le licencier ?',   'licenciement'],
    ['Bonjour, la visite d’embauche doit avoir lieu dans quel délai ?', 'et combien de temps elle dure ?', 'La durée dépend'],
  ])('%s %s is answered with the passage that tells it, and no other of those just read', async (asked, next, words) => {
    const [before, after] = await conversation([asked, next]);
    expect(after).toMatchObject({ decision: 'answer' });
    expect(after?.text).toContain(words);
    expect(before?.articles.filter((name) => after?.articles.includes(name))).toEqual([]);
  });

  test('is read with the last question that stood by itself, not with what went on from it', async () => {
    const replies = await conversation([
      'Qui paie la visite médicale ?',
      'et le trajet ?',
      'et pour un intérimaire ?',
    ]);
    expect(replies.at(-1)?.text).toContain('entreprise de travail temporaire');
  });

  test('of which nothing more is known, is told so, then goes to a person', async () => {
    const replies = await conversation([
      'Combien de temps avant je reçois ma convocation ?',
      'et pour mon collègue ?',
      'et pour les autres ?',
      'et pour mon collègue ?',
    ]);
    expect(replies.map(({ decision }) => decision)).toEqual(['answer', 'clarify', 'clarify', 'handoff']);
    expect(replies[1]?.text).toContain('rien de plus précis');
  });

  test('says enough by itself where an article surely tells it', async () => {
    const replies = await conversation([
      'C’est quoi le suivi renforcé ?',
      'et un électricien ?',
      'tous les combien ?',
    ]);
    expect(replies.map(({ decision }) => decision)).toEqual(['answer', 'answer', 'answer']);
  });

  test('may ask of something else, which is answered by itself', async () => {
    const replies = await conversation([
      'Qui paie la visite médicale ?',
      'Et comment changer mon mot de passe de connexion ?',
    ]);
    expect(replies.at(-1)?.articles.join(' ')).toContain('mot-de-passe');
  });
});

describe('whoever has done already what was answered', () => {
  test.each(['j’ai déjà essayé', 'toujours rien'])('%s goes to a person', async (text) => {
    const replies = await conversation(['Comment réinitialiser mon mot de passe ?', text]);
    expect(replies.at(-1)).toMatchObject({ decision: 'handoff', why: 'no-article' });
  });

  test('before anything was answered, is asked what it is about', async () => {
    expect(await conversation(['j’ai déjà essayé'])).toMatchObject([{ decision: 'clarify' }]);
  });
});

describe('what was asked back', () => {
  test('is answered by its place, as by its name', async () => {
    const [asked, chosen] = await conversation(['le médecin', 'la première']);
    expect(asked?.decision).toBe('clarify');
    const [first = ''] = choicesIn(asked?.text ?? '');
    const { slug, paragraph } = house.parts.retrieval.named(first) ?? { slug: '', paragraph: 0 };
    expect(chosen).toMatchObject({ decision: 'answer', articles: [`${slug}#${paragraph}`] });
  });

  test.each([
    ['t’es une IA ?', 'je suis un programme'],
    ['merci, laissez tomber', 'C’est noté'],
  ])('is left for %s', async (text, words) => {
    const replies = await conversation(['le médecin', text]);
    expect(replies.at(-1)).toMatchObject({ decision: 'clarify' });
    expect(replies.at(-1)?.text).toContain(words);
  });

  test('names no section where one word is of none', async () => {
    const [asked] = await conversation(['tu peux me tutoyer']);
    expect(asked?.decision).toBe('clarify');
    expect(choicesIn(asked?.text ?? '')).toEqual([]);
  });
});

describe('a question asked again', () => {
  test('is told where the answer stands, not the whole of it once more', async () => {
    const asked = 'Quels documents dois-je apporter à ma visite ?';
    const [before, after] = await conversation([asked, asked]);
    expect(after?.decision).not.toBe('handoff');
    expect(after?.text.length).toBeLessThan(before?.text.length ?? 0);
    expect(after?.text).toContain('plus haut');
  });

  test('is answered in full when the answer to it was never said', async () => {
    const asked = 'Quels documents dois-je apporter à ma visite ?';
    const question = await told(house, asked);
    const first = await attempted(house, question);
    // The person had written meanwhile: what was found is withdrawn.
    await house.parts.store.db.delete(messages).where(eq(messages.id, `${question}:1:answer`));
    await alsoTold(house, { question, text: 'merci d’avance' });
    expect(await attempted(house, question, { nth: 2 })).toMatchObject({
      decision: 'answer',
      articles: 'articles' in first ? first.articles : [],
    });
  });
});

describe('thanks', () => {
  test('go to nobody, however much was asked back before', async () => {
    const replies = await conversation(['Bonjour', 'bonjour', 'merci, bonne journée']);
    expect(replies.map(({ decision }) => decision)).toEqual(['clarify', 'clarify', 'clarify']);
  });
});
