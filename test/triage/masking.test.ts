import { describe, expect, test } from 'vitest';
import { triage } from '../../content/triage/triage.ts';
import { maskSpans } from '../../domain/triage/spans.ts';
import type { Role } from '../../domain/triage/types.ts';

const qualify = triage();
const maskedOf = (text: string, role: Role = 'employee') =>
  maskSpans(text, qualify(text, { channel: 'chat', role }).spans);

describe('a social-security number', () => {
  // oxfmt-ignore
  test.each([
    ['spaced',            'mon num de secu 2 83 01 59 350 128 21 est refusé'],
    ['dashed',            'mon compte : 2-91-12-44-109-087-12, en double'],
    ['without its key',   'doublon sur 2950767482033, la même salariée'],
    ['Corsican',          'voici 1 85 03 2A 123 456 78 pour la fiche'],
    ['announced, wrong',  'n° de sécurité sociale 9999912345678 refusé'],
    ['with slashes',      'doublon 2/91/12/44/109/087/12 à fusionner'],
    ['with points',       'le 1.72.04.31.555.201.41 est refusé'],
    ['with commas',       'saisi 1,72,04,31,555,201,41 deux fois'],
    ['digit by digit',    'mon numéro 1 7 2 0 4 3 1 5 5 5 2 0 1 4 1'],
    ['full width',        'numéro １７２０４３１５５５２０１４１ refusé'],
    ['nothing between that shows', 'voici 1\u200b72\u200b04\u200b31\u200b555\u200b201\u200b41'],
    ['"O" for 0',         'sécu 1 72 O4 31 555 2O1 41'],
    ['a wrong key',       'voici 1 72 04 31 555 201 99'],
    ['two run together',  'voici 172043155520141291124410908712'],
    ['Corsican, no space', 'le 185032A12345678 est refusé'],
    ['its key named',     'voici 1 72 04 31 555 201 clé 41'],
  ])('%s', (_, text) => {
    expect(maskedOf(text)).toContain('[numéro masqué]');
    expect(maskedOf(text)).not.toMatch(/\d{3}/);
  });

  // oxfmt-ignore
  test.each([
    ['a SIRET',   'notre SIRET 81234567800021 a changé'],
    ['an IBAN',   'IBAN FR76 3000 4000 0312 3456 7890 143'],
    ['a phone',   'appelez le 03 00 00 55 90'],
    ['an invoice', 'facture 2026-000123456'],
    ['two phones', 'le 06 12 34 56 78 ou le 07 11 22 33 44'],
    ['two dates',  'du 12/03/2024 à 14:30:12 au 15/04/2024'],
    ['a bar code', 'commande 4006381333931'],
    ['the beginning of one', 'le dossier 1 85 03 75'],
  ])('is not %s', (_, text) => expect(maskedOf(text, 'employer')).toBe(text));
});

describe('health in a message that support will read', () => {
  test('only the words are masked in a complaint', () => {
    expect(
      maskedOf(
        "la dame de l'accueil a lu mon motif de visite (dépression) à voix haute, je veux porter réclamation",
      ),
    ).toBe(
      "la dame de l'accueil a lu mon motif de visite ([donnée médicale masquée]) à voix haute, je veux porter réclamation",
    );
  });

  test('whole sentences are masked once health is the subject', () => {
    const text = "Bonjour. J'ai une hernie discale et je porte des colis. Que conseille le docteur ?";
    expect(maskedOf(text)).toBe('Bonjour. [donnée médicale masquée]. Que conseille le docteur ?');
  });

  test('spans keep their place in the original text', () => {
    const text = 'Ma sclérose en plaques évolue ; mon n° est 1 72 04 31 555 201 41.';
    for (const span of qualify(text, { channel: 'chat', role: 'employee' }).spans)
      expect(text.slice(span.start, span.end)).toBe(span.text);
  });
});

describe('letters that hide', () => {
  // oxfmt-ignore
  test.each([
    ['soft hyphens',          'ma d\u00e9\u00adpres\u00adsion'],
    ['nothing that shows',    'ma d\u200bé\u2060pression'],
    ['full-width letters',    'ma ｄｅｐｒｅｓｓｉｏｎ'],
    ['mathematical letters',  'ma 𝐝𝐞𝐩𝐫𝐞𝐬𝐬𝐢𝐨𝐧'],
    ['letters set apart',     'ma d é p r e s s i o n'],
    ['points between',        'ma d.é.p.r.e.s.s.i.o.n'],
    ['hyphens between',       'ma dé-pres-sion'],
    ['Cyrillic look-alikes',  'ma dерression'],
    ['digits for letters',    'ma d3pr3ssion'],
    ['a letter struck out',   'ma d*pression'],
    ['letters struck out',    'ma dépre##ion'],
    ['a sign for a letter',   'ma dépr€ssion'],
    ['a sign set in',         'ma dépres/sion'],
  ])('%s do not keep a word from being masked', (_, text) => {
    const { spans } = qualify(`Je voudrais porter réclamation, vous avez parlé de ${text} à mon chef.`, {
      channel: 'chat',
      role: 'employee',
    });
    const whole = `Je voudrais porter réclamation, vous avez parlé de ${text} à mon chef.`;
    expect(maskSpans(whole, spans)).toMatch(/\[donnée médicale masquée\]/);
    expect(maskSpans(whole, spans)).not.toContain(text.slice(3));
    for (const span of spans) expect(whole.slice(span.start, span.end)).toBe(span.text);
  });
});

describe('letters struck out of what is nobody’s health', () => {
  test.each([
    'm*rde, la page plante',
    'matin et/ou soir ?',
    'bonjour.Comment activer mon espace',
    'p*u importe',
  ])('« %s » is left as it is', (text) => expect(maskedOf(text)).toBe(text));
});

describe('a rule that anybody might ask for', () => {
  test.each([
    'inaptitude : le médecin peut-il la prononcer en une seule visite ?',
    'Temps partiel thérapeutique : l’employeur peut-il le refuser ?',
    'Combien de temps dure le congé de maternité pour des triplés ?',
  ])('tells nobody’s health, and is read as it stands: « %s »', (text) =>
    expect(qualify(text, { channel: 'chat', role: 'unknown' })).toMatchObject({
      sensitive: false,
      spans: [],
    }),
  );

  test.each([
    'Mes rendez-vous de grossesse sont-ils payés ?',
    'Asthme : qui déclare la maladie professionnelle ?',
    'Inaptitude de notre cariste diabétique : quel délai pour licencier ?',
    'Dépression de Karim Belaïd : qui fait la déclaration de maladie professionnelle ?',
  ])('is masked where it speaks of somebody: « %s »', (text) =>
    expect(qualify(text, { channel: 'chat', role: 'employer' }).sensitive).toBe(true),
  );
});

describe('whether a rule is asked for, or a case told', () => {
  const ruleAsked = (text: string) => qualify(text, { channel: 'chat', role: 'employee' }).ruleAsked;

  // oxfmt-ignore
  test.each([
    ['je suis enceinte, à quel moment dois-je prévenir mon employeur ?', 'je suis enceinte et je vomis à la caisse, est-ce que je peux tenir ?'],
    ['mon arrêt de dix semaines se termine, qui demande la visite ?',     'mon arrêt se termine et mon genou gonfle, est-ce trop tôt ?'],
    ['inapte depuis six semaines, quand dois-je être repayé ?',           'inapte, mais mon bras va mieux, le médecin peut-il me revoir ?'],
    ['je me suis brûlé hier, sous combien de temps le déclarer ?',        'je me suis brûlé hier, ça suinte, que dois-je mettre dessus ?'],
  ])('« %s » and « %s »', (rule, told) => expect(ruleAsked(rule)).toBeGreaterThan(ruleAsked(told) + 0.3));
});
