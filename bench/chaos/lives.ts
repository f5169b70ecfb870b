// The lives of questions, each drawn from the seed alone: what is asked, by which way, and all that people then do.
import { chanceFrom, type Chance } from '../chance.ts';
import { staff } from './house.ts';
import { copiesOf, nameOf, opening, shares, type Kind } from './openings.ts';
import type { Outside, Standing } from './outside.ts';

export type Caught = { subject: string; messageId: string };

export type World = {
  outside: Outside;
  /** The last mail that we sent about a question, once one has come. */
  lastMail: (reference: string) => Promise<Caught>;
};

const channels: readonly ['chat', ...('chat' | 'mail')[]] = ['chat', 'chat', 'mail'];

type Life = {
  number: number;
  kind: Kind;
  channel: 'chat' | 'mail';
  chance: Chance;
  outside: Outside;
  reference: string;
  /** Says something more, by the way that the question came. */
  write: (text: string, copies?: number) => Promise<void>;
  /** Commands of the person's own, which have a button by chat alone. */
  put: (resource: string, json: object) => Promise<unknown>;
  until: (holds: (standing: Standing) => boolean) => Promise<Standing>;
};

/** Messages and commands that a life may come to, roughly: what strikes are spread over. */
export const ACTS_OF_A_LIFE = 4;

/** Lives one life to its end. Throws Unanswered when the service does not go on. */
export async function live(number: number, seed: number, world: World): Promise<void> {
  await (
    await beginLife(number, seed, world)
  )();
}

/** The question is asked; gives the rest of its life. */
export async function beginLife(number: number, seed: number, world: World): Promise<() => Promise<void>> {
  const chance = chanceFrom(seed * 1_000_003 + number);
  const kind = chance.of(shares);
  const life = await begin(number, kind, chance, world);
  return () => scripts[kind](life);
}

async function begin(number: number, kind: Kind, chance: Chance, world: World): Promise<Life> {
  const { outside } = world;
  const channel = chance.of(channels);
  const { text, subject, role } = opening[kind];
  const copies = copiesOf(chance);
  const common = { number, kind, channel, chance, outside };
  if (channel === 'mail') {
    const signed = `${text}\n\nPour la société ${nameOf(chance)}`;
    const reference = await outside.sendMail(number, copies, { subject, text: signed });
    return {
      ...common,
      reference,
      until: (holds) => outside.until(reference, holds),
      put: async () => undefined,
      write: async (words, again = copiesOf(chance)) => {
        const { subject: about, messageId } = await world.lastMail(reference);
        await outside.sendMail(number, again, { subject: `Re: ${about}`, inReplyTo: messageId, text: words });
      },
    };
  }
  const emergency = kind === 'emergency';
  const { reference, token } = await outside.askByChat({ life: number, text, role, emergency, copies });
  return {
    ...common,
    reference,
    until: (holds) => outside.until(reference, holds),
    put: (resource, json) =>
      outside.asRequester(token, {
        life: number,
        reference,
        line: `PUT /api/questions/${reference}/${resource}`,
        json,
      }),
    write: (words, again = copiesOf(chance)) =>
      outside.writeByChat({ life: number, reference, token, text: words, copies: again }),
  };
}

const scripts: Record<Kind, (life: Life) => Promise<void>> = {
  answered,
  person: async (life) => withPeople(life, 'support'),
  complaint: async (life) => {
    for (let more = life.chance.upTo(3); more > 0; more -= 1)
      await life.write('J’attends toujours une réponse.');
    await withPeople(life, 'support');
  },
  medical,
  employer,
  emergency: async (life) => {
    await life.until(has('emergency'));
    if (life.chance.upTo(2) === 0) await life.write('Il est tombé, que faire ?');
  },
};

async function answered(life: Life): Promise<void> {
  await life.until(has('answered', 'handed-off'));
  const then = life.chance.of(['yes', 'yes', 'no', 'silent']);
  if (then === 'silent') return;
  if (life.channel === 'mail') await life.write(then === 'yes' ? 'Oui, merci !' : 'Non, cela ne m’aide pas.');
  else await life.put('confirmation', { helped: then === 'yes' });
  if (then === 'no') return withPeople(life, 'support');
  await life.until(has('resolved', 'handed-off'));
  if (life.chance.upTo(2) === 0) await life.put('rating', { score: 1 + life.chance.upTo(5) });
}

async function medical(life: Life): Promise<void> {
  await life.until(has('relay-proposed'));
  const agreed = life.chance.upTo(4) > 0;
  if (life.channel === 'mail') await life.write(agreed ? 'OUI' : 'NON');
  else await life.put('consent', { agreed });
  const { events } = await life.until(has('relay-accepted', 'relay-declined'));
  const accepted = events.some(({ type }) => type === 'relay-accepted');
  return withPeople(life, accepted ? 'medical' : 'support');
}

async function employer(life: Life): Promise<void> {
  await life.until(has('physician-named'));
  await life.write('Je n’arrive pas à joindre le médecin du travail.');
  await life.until(has('relay-accepted'));
  return withPeople(life, 'medical');
}

/** Somebody takes it, perhaps two at once, and sees it through; and perhaps it comes back. */
async function withPeople(life: Life, team: 'support' | 'medical'): Promise<void> {
  const { chance } = life;
  await life.until(({ status }) => status === 'queued' || status === 'with-agent');
  const agent = await claimed(life, team);
  if (agent === undefined) return;
  if (chance.upTo(3) === 0) await act(life, agent, 'POST notes', { text: 'À voir avec l’équipe.' });
  if (chance.upTo(3) === 0) {
    await act(life, agent, 'POST requests', { text: 'Quel est votre numéro de dossier ?' });
    await life.write('Le 4512.');
  }
  if (team === 'support' && chance.upTo(8) === 0) {
    await act(life, agent, 'PUT relay', { text: 'Le médecin vous répondra mieux que nous.' });
    return withPeople(life, 'medical');
  }
  await act(life, agent, 'POST replies', { text: 'Nous avons regardé votre demande.' });
  if (chance.upTo(4) === 0) return;
  await act(life, agent, 'PUT resolution', { text: 'Votre demande est réglée.' });
  const then = chance.of(['nothing', 'rate', 'back']);
  if (then === 'rate') await life.put('rating', { score: 1 + chance.upTo(5) });
  if (then === 'back') await life.write('Le problème est revenu.');
}

async function claimed(life: Life, team: 'support' | 'medical'): Promise<string | undefined> {
  const names = staff[team];
  const first = life.chance.upTo(names.length);
  const rivals = life.chance.upTo(3) === 0 ? [first, (first + 1) % names.length] : [first];
  const outcomes = await Promise.all(
    rivals.map(async (at) => ({
      name: names[at] ?? '',
      outcome: await act(life, names[at] ?? '', 'PUT claim', { rivals: `claim of ${team}` }),
    })),
  );
  if (outcomes.every(({ outcome }) => outcome === 'refused')) return undefined;
  // Of a claim that nobody could say yes to in time, the journal tells.
  const { events } = await life.until(has('claimed'));
  const last = events.findLast(({ type }) => type === 'claimed')?.by;
  return outcomes.find(({ name }) => last === `agent:${name}`)?.name;
}

/** What was written meanwhile is looked at before anything is sent again. */
async function act(
  life: Life,
  agent: string,
  line: string,
  { rivals, ...json }: { text?: string; rivals?: string } = {},
) {
  const [method = '', resource = ''] = line.split(' ');
  const { seq } = await life.until(() => true);
  const written =
    'text' in json && resource !== 'notes' && resource !== 'relay' ? { ...json, seen: seq } : json;
  return life.outside.asAgent(agent, {
    life: life.number,
    reference: life.reference,
    line: `${method} /api/desk/questions/${life.reference}/${resource}`,
    json: written,
    ...(rivals === undefined ? {} : { rivals }),
  });
}

function has(...types: string[]): (standing: Standing) => boolean {
  return ({ events }) => events.some(({ type }) => types.includes(type));
}
