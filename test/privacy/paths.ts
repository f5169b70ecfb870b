// Every way through the service, taken by people whose every word is marked.
import { expect } from 'vitest';
import { emergencyMail, malformed, medicalMail, ordinaryMail } from './paths-by-mail.ts';
import type { Premises } from './privacy-premises.ts';
import { post } from '../story/people.ts';
import { asked, contact, seen, until, write, type Told, type Walk } from './walking.ts';

/** Takes them all; gives the references of questions that support must find nothing medical of. */
export async function everyPath(premises: Premises, told: Told): Promise<string[]> {
  const walk = { ...premises, told };
  const ways = [ordinary, complaint, emergency, consented, declined, employers, midway, masked, forgotten];
  const mails = [ordinaryMail, medicalMail, emergencyMail];
  const references: string[][] = [];
  for (const way of [...ways, ...mails]) references.push(await way(walk));
  await malformed(walk);
  return references.flat();
}

/** Ordinary: handed over, a draft refused, a note, a request, a reply, a resolution, a rating with a comment. */
async function ordinary(walk: Walk): Promise<string[]> {
  const { plain, medical } = walk.told;
  const words = `Comment ajouter un salarié ? Il s’appelle ${plain.word('salarié')}.`;
  const question = await asked(walk, words, { role: 'employer', ...contact(plain, 'rh') });
  await until(question, 'acknowledged');
  await question.put('human', {});
  await until(question, 'handed-off');
  const lea = await walk.as('lea');
  const { reference } = question;
  const text = (label: string) => ({ text: `Bonjour ${plain.word(label)}, voici.` });
  expect((await lea.post(reference, 'replies', text('brouillon'))).status).toBe(409);
  expect((await lea.put(reference, 'claim')).status).toBe(200);
  await lea.post(reference, 'notes', text('note'));
  await lea.post(reference, 'requests', text('précision'));
  await write(
    walk,
    question,
    `Voici le nom : ${plain.word('précisé')}. Son numéro de sécurité sociale : ${medical.nir}.`,
  );
  await lea.post(reference, 'replies', text('réponse'));
  await lea.put(reference, 'resolution');
  await until(question, 'resolved');
  const comment = `Merci ${plain.word('commentaire')} ! Mon numéro de sécurité sociale : ${medical.nir}.`;
  expect((await question.put('rating', { score: 5, comment })).status).toBe(200);
  return [reference];
}

async function complaint(walk: Walk): Promise<string[]> {
  const { plain } = walk.told;
  const text = `C’est inadmissible : je dépose une réclamation. Dossier ${plain.word('réclamation')}.`;
  const question = await asked(walk, text, contact(plain, 'plaignant'));
  await until(question, 'handed-off');
  return [question.reference];
}

async function emergency(walk: Walk): Promise<string[]> {
  const { medical } = walk.told;
  const text = `Mon collègue ${medical.word('urgence')} ne respire plus, il a fait un malaise !`;
  const question = await asked(walk, text, contact(medical, 'urgent'));
  await until(question, 'emergency');
  await write(walk, question, `Il est ${medical.word('suite')}, que faire ?`);
  return [question.reference];
}

/** An employee's, relayed with their agreement; the medical team notes and replies. */
async function consented(walk: Walk): Promise<string[]> {
  const { medical } = walk.told;
  const text = `J’ai un diabète ${medical.word('maladie')}, puis-je continuer mon traitement au travail ?`;
  const question = await asked(walk, text, contact(medical, 'malade'));
  const { reference } = question;
  await until(question, 'relay-proposed');
  expect((await question.put('consent', { agreed: true })).status).toBe(200);
  await until(question, 'relay-accepted');
  const roux = await walk.as('roux');
  await seen(async () => expect((await roux.put(reference, 'claim')).status).toBe(200));
  await roux.post(reference, 'notes', { text: `À revoir : ${medical.word('note')}` });
  await roux.post(reference, 'replies', { text: `Le médecin vous reçoit pour ${medical.word('réponse')}.` });
  await write(walk, question, `Merci, et pour ${medical.word('ensuite')} ?`);
  await roux.post(reference, 'replies', { text: `Sans avoir lu ${medical.word('brouillon')}` });
  return [reference];
}

/** Declined, hence with support: what is written there afterwards of health stays out of its reach. */
async function declined(walk: Walk): Promise<string[]> {
  const { medical } = walk.told;
  const text = `Mon traitement contre la dépression ${medical.word('refus')} m’empêche de conduire.`;
  const question = await asked(walk, text, contact(medical, 'discret'));
  await until(question, 'relay-proposed');
  await question.put('consent', { agreed: false });
  await until(question, 'handed-off');
  await write(walk, question, `J’ai oublié : mon antidépresseur est ${medical.word('lié')}.`);
  const written = async () => (await question.types()).filter((type) => type === 'message');
  await seen(async () => expect(await written()).toHaveLength(2));
  return [question.reference];
}

async function employers(walk: Walk): Promise<string[]> {
  const { medical } = walk.told;
  const text = `Un de mes salariés, ${medical.word('salarié')}, est dépressif : peut-il garder son poste ?`;
  const question = await asked(walk, text, { role: 'employer', ...contact(medical, 'employeur') });
  await until(question, 'physician-named');
  await write(walk, question, `Je n’arrive pas à joindre le médecin du travail ${medical.word('médecin')}.`);
  await seen(async () => expect((await question.seen())['waitingFor']).not.toBe('physician'));
  return [question.reference];
}

async function midway(walk: Walk): Promise<string[]> {
  const { plain, medical } = walk.told;
  const question = await asked(
    walk,
    `Où est ma facture ${plain.word('facture')} ?`,
    contact(plain, 'milieu'),
  );
  await until(question, 'acknowledged');
  await write(
    walk,
    question,
    `Au fait, ma sclérose en plaques ${medical.word('milieu')} s’aggrave, que prendre ?`,
  );
  await until(question, 'relay-proposed');
  return [question.reference];
}

/** What support may read of it, it reads; the number is masked. */
async function masked(walk: Walk): Promise<string[]> {
  const { plain, medical } = walk.told;
  const text = `Je n’arrive pas à me connecter, ${plain.word('accès')}. Mon numéro de sécurité sociale : ${medical.nir}`;
  const question = await asked(walk, text, contact(plain, 'masque'));
  await until(question, 'acknowledged');
  const lea = await walk.as('lea');
  await seen(async () =>
    expect(JSON.stringify(await lea.open(question.reference))).toContain('[numéro masqué]'),
  );
  return [question.reference];
}

/** Erased by a supervisor while it runs, a file and a reply in it. */
async function forgotten(walk: Walk): Promise<string[]> {
  const { forgotten: words } = walk.told;
  const person = contact(words, 'oubli');
  const text = `Je dépose une réclamation : ${words.word('oubli')}.`;
  const { smtpPort } = walk.paladin();
  const attachments = [{ filename: `${words.word('oubli')}.txt`, content: words.word('oubli') }];
  const from = { name: person.name, address: person.email };
  const reference = await post(smtpPort, { from, subject: words.word('oubli'), text, attachments });
  const lea = await walk.as('lea');
  await seen(async () => expect((await lea.put(reference, 'claim')).status).toBe(200));
  await lea.post(reference, 'replies', { text: `Bonjour ${words.word('oubli')}` });
  const ines = await walk.as('ines');
  const wanted = { whom: { email: person.email }, references: [reference] };
  expect((await ines.call('POST /api/desk/erasures', wanted)).status).toBe(201);
  await seen(async () => expect(JSON.stringify(await ines.open(reference))).toContain('"erased"'));
  return [reference];
}
