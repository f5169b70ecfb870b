import { describe, expect, test } from 'vitest';
import { triage } from '../../content/triage/triage.ts';
import type { Channel, Role } from '../../domain/triage/types.ts';

const qualify = triage();
const said = (text: string, role: Role = 'employee', channel: Channel = 'chat') =>
  qualify(text, { role, channel });
const mail = (text: string, role: Role = 'employee') => said(text, role, 'email');

describe('a verb of danger', () => {
  test.each([
    'je vais brûler des DVD',
    'je vais tuer le temps en attendant',
    'je vais étrangler mon imprimante',
    'je me noie dans un verre d’eau',
  ])('done to what cannot be hurt is no alarm: %s', (text) =>
    expect(said(text).route).not.toMatch(/emergency|medical/),
  );

  test.each([
    'je vais brûler les locaux',
    'je vais brûler un CD et la maison avec',
    'je vais tuer le temps puis me tuer',
    'je vais étrangler mon imprimante et mon chef ne respire plus',
    'je vais planter le serveur',
  ])('done to what can, beside it too, is one: %s', (text) => expect(said(text).route).toBe('emergency'));
});

describe('a life is in danger', () => {
  // oxfmt-ignore
  test.each([
    ['heart',        'jai une douleur ki serre dans la poitrine et le bra gauche engourdi'],
    ['stroke',       'ma cheffe sourit de travers et cherche ses mots'],
    ['breathing',    'j arrive plus a respirer'],
    ['choking',      "il s'étouffe avec un morceau de viande"],
    ['bleeding',     'CA PISSE LE SANG DE SA CUISSE'],
    ['amputation',   'doigt sectionné par la scie'],
    ['electricity',  "mon collègue s'est électrocuté sur l'armoire"],
    ['burn',         "projection d'acide sur le visage d'un opérateur"],
    ['gas',          'odeur de gaz dans le vestiaire, deux collègues ont la tête qui tourne'],
    ['fall',         "il est tombé de l'échafaudage, il sent plus ses jambes"],
    ['machine',      'sa main est coincée dans la presse'],
    ['water',        'un collègue est tombé dans le bassin et ne remonte pas'],
    ['seizure',      'il convulse par terre'],
    ['unconscious',  "elle est inconsciente, on n'arrive pas à la réveiller"],
    ['poison',       "je viens d'avaler du détartrant par erreur"],
    ['allergy',      'ma langue gonfle, je suis allergique aux noix'],
    ['heat',         "coup de chaleur, il dit n'importe quoi et ne tient plus debout"],
    ['eye',          "de la soude dans l'oeil"],
    ['unborn child', 'enceinte de 7 mois, je saigne beaucoup'],
    ['suicide',      'je veux en finir ce soir'],
    ['violence',     'un client a sorti un couteau et menace la vendeuse'],
    ['sugar',        'notre collègue diabétique est en sueur, toute confuse'],
    ['infection',    '40 de fièvre, la nuque raide et des taches violettes'],
    ['in English',   "my colleague collapsed and he's not breathing"],
  ])('%s', (_, text) => expect(said(text).route).toBe('emergency'));

  test('said in a postscript, under a signature', () => {
    const text =
      'Bonjour,\nMerci pour la facture.\nCordialement,\nPaul Roy\nPS : ma collègue vient de perdre connaissance, elle ne répond plus';
    expect(mail(text, 'employer').route).toBe('emergency');
  });

  test('said inside a request for an appointment, politely', () => {
    expect(
      mail(
        "Bonjour, je souhaiterais un rendez-vous. Depuis une heure mon cœur s'emballe et j'ai les lèvres bleues. Merci",
      ).route,
    ).toBe('emergency');
  });

  test('written under a quoted thread', () => {
    expect(
      mail("> Votre demande a bien été enregistrée.\n> L'équipe Paladin\n\nil ne respire plus").route,
    ).toBe('emergency');
  });

  test.each([
    'Je veux mourir, combien de temps pour déclarer un accident du travail ?',
    "J'ai envie de me suicider. Où trouver mon attestation ?",
    'je vais me pendre, et quel est le prix de la cotisation pour huit salariés ?',
  ])('whatever is asked beside it: %s', (text) => {
    for (const role of ['employee', 'employer', 'unknown'] as const)
      expect(qualify(text, { channel: 'chat', role })).toMatchObject({ route: 'emergency', suicidal: true });
  });

  test('suicidal intent is told apart, for the 3114', () => {
    expect(said('je vais me pendre').suicidal).toBe(true);
    expect(said('il saigne beaucoup de la tête').suicidal).toBe(false);
  });
});

describe('it only sounds like an emergency', () => {
  // oxfmt-ignore
  test.each([
    ['haste',               'urgent : ma facture de juin svp', 'question'],
    ['long past',           "j'ai fait un infarctus il y a deux ans, je peux porter des charges ?", 'medical_employee'],
    ['denied',              "je déprime, mais je n'ai pas d'idées suicidaires, le médecin peut-il m'aider ?", 'medical_employee'],
    ['a date',              'je voudrais changer mon rdv du 15 au 18', 'question'],
  ])('%s', (_, text, route) => expect(said(text).route).toBe(route));

  test('a figure of speech', () => {
    const { route } = said('mon ordinateur a fait une crise cardiaque pendant la visio');
    expect(['question', 'complaint']).toContain(route);
  });

  test('our own footer, quoted back', () => {
    const text =
      'Bonjour, merci. La liste doit-elle être renvoyée chaque année ?\n\n> Ce service ne traite pas les urgences.\n> Si vous pensez au suicide, appelez le 3114.';
    expect(mail(text, 'employer').route).toBe('question');
  });
});

describe('a medical matter', () => {
  test('goes by who asks', () => {
    expect(said('sciatique : je peux rester assis huit heures ?', 'employee').route).toBe('medical_employee');
    expect(said('notre chauffeur a une sciatique, on adapte comment ?', 'employer').route).toBe(
      'medical_employer',
    );
  });

  test('is told from the words when the role is unknown', () => {
    expect(
      said('Ma collaboratrice a une sclérose en plaques, comment adapter son poste ?', 'unknown').route,
    ).toBe('medical_employer');
    expect(said('je suis épileptique, je peux conduire ?', 'unknown').route).toBe('medical_employee');
  });

  test('comes before a complaint only when it asks something', () => {
    expect(
      said("la dame de l'accueil a lu mon motif (dépression) à voix haute, je veux porter réclamation").route,
    ).toBe('complaint');
  });

  test('the logistics of a visit are no medical matter', () => {
    expect(said('comment déplacer ma visite de reprise ?').route).toBe('question');
  });
});

describe('what is read beside the route', () => {
  test('the wish for a human, and its refusal', () => {
    expect(said('AGENT').humanRequested).toBe(true);
    expect(said('je ne veux pas parler à un humain').humanRequested).toBe(false);
    expect(said('ressources humaines', 'employer').humanRequested).toBe(false);
  });

  // oxfmt-ignore
  test.each([
    ['oui', 'yes'], ["ok c'est bon", 'yes'], ["d'accord", 'yes'],
    ['non merci', 'no'], ['pas du tout', 'no'],
    ['oui mais ma facture est fausse depuis le mois de juin', undefined],
  ])('« %s » says %s', (text, says) => expect(said(text).says).toBe(says));

  test('thanks, an unreachable physician', () => {
    expect(said('merci à vous').thanks).toBe(true);
    expect(said("je n'arrive pas à le joindre", 'employer').cannotReach).toBe(true);
  });

  // oxfmt-ignore
  test.each([
    'Un salarié sera absent du bureau le jour de sa visite, que faire ?',
    "Votre réponse automatique ne m'aide pas",
    'Automatic reply: I am out of the office until Monday',
    'Je suis absente jusqu’au 4, pouvez-vous décaler mon rendez-vous ?',
  ])('words never tell a machine: « %s »', (text) => {
    expect(said(text).automated).toBe(false);
    expect(mail(text).automated).toBe(false);
  });

  test.each([
    'Un salarié sera absent du bureau le jour de sa visite, que faire ?',
    "Votre réponse automatique ne m'aide pas",
  ])('« %s » is somebody who asks', (text) => expect(said(text).route).not.toBe('other'));

  test('the reasons name the rule and the words', () => {
    expect(said('il convulse par terre').reasons[0]).toEqual({ rule: 'seizure', words: ['convulse'] });
  });
});

describe('a reference that looks like something else', () => {
  test.each(['PAL-J6SA-6ATW', 'PAL-P4XS-T2DB', 'PAL-9Y85-27SA', 'PAL-6XS6-3MST', 'pal-250g-73mg'])(
    '%s changes nothing of what was asked',
    (reference) => {
      const asked = (sign: string) => mail(`Re: Votre demande [${sign}]\nOù en est ma demande ${sign} ?`);
      expect(asked(reference)).toEqual(asked('PAL-7F3K-92QX'));
      expect(asked(reference)).toMatchObject({ route: 'question', sensitive: false });
    },
  );

  test('is masked with the sentence it stands in, and told as it was written', () => {
    const text = 'Je suis diabétique, PAL-250G-73MG, puis-je conduire ?';
    for (const span of said(text).spans) expect(span.text).toBe(text.slice(span.start, span.end));
  });
});

describe('a complaint', () => {
  test.each([
    'Je dépose une réclamation.',
    'Réclamation\nJe dépose une réclamation.',
    'C’est inadmissible, personne ne me répond depuis trois semaines.',
  ])('said in so many words is one: « %s »', (text) => expect(mail(text).route).toBe('complaint'));

  test.each([
    ['declared after the facts', "Ma visite a encore été annulée. C'est une réclamation, je suis mécontent."],
    ['asked to be kept as one', 'Merci de considérer ce message comme une réclamation.'],
    ['with its subject first', 'Réclamation formelle : facture de mars comptée deux fois'],
    ['in English', 'I want to complain about the way I was received.'],
  ])('%s', (_, text) => expect(said(text).route).toBe('complaint'));

  test.each([
    "Ce n'est pas une réclamation, juste une question : quels sont vos horaires ?",
    'Je ne souhaite pas faire de réclamation, je voudrais mon attestation.',
  ])('denied is none: « %s »', (text) => expect(said(text).route).not.toBe('complaint'));

  test('asked about is a question', () => {
    expect(said('Sous quel délai répondez-vous à une réclamation ?').route).toBe('question');
  });
});

describe('distress without a word of dying', () => {
  test.each([
    'je suis à bout',
    'à quoi bon',
    "j'en peux plus",
    'mon chef me détruit',
    'vous ne me reverrez plus',
    'je vais faire une bêtise',
  ])('« %s » is no complaint: the 3114, and someone who may care', (text) =>
    expect(said(text)).toMatchObject({ route: 'medical_employee', distress: true }),
  );

  test.each([
    "je n'en peux plus de vos relances",
    'je suis à bout de patience avec votre site',
    'Comment activer mon compte ?',
  ])('« %s » is none', (text) => expect(said(text).distress).toBeUndefined());

  test.each([
    'mon mot de passe est refusé, je suis sûr que c’est le bon, 5 essais et maintenant plus rien',
    'l’essai de ma visite en visio : le son passe mais l’image reste noire',
  ])('« %s » tells of a machine, and the voice hears nobody', (text) =>
    expect(said(text).distress).toBeUndefined(),
  );
});

describe('a rule asked about a danger that is over', () => {
  test.each([
    'Chute d’un livreur ce matin dans l’escalier. J’ai combien de temps pour faire la déclaration d’accident ?',
    'tombée dans l’escalier chez moi pendant le télétravail. accident du travail ou domestique ?',
  ])('« %s » is for the doctors, under the numbers, and wakes nobody', (text) =>
    expect(said(text)).toMatchObject({ route: 'medical_employee', possibleEmergency: true }),
  );

  const ASKED = 'Sous combien de temps faut-il déclarer un accident du travail ?';
  test.each([
    'Il est tombé du toit, il ne bouge plus.',
    'Il saigne beaucoup, il est tout blanc.',
    'Je veux en finir ce soir.',
    'Elle ne respire plus !',
  ])('« %s » stays an alarm, whatever rule is asked after it', (told) =>
    expect(said(`${told} ${ASKED}`).route).toBe('emergency'),
  );
});
