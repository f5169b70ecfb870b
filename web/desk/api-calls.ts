import { extensionNotice } from '../../content/fr/desk-words.ts';
import { keptBefore, PARIS } from '../../content/instants.ts';
import { instantAtWallTime } from '../../domain/open-zone.ts';

export type Fields = Record<string, string>;
type Call = { method: 'PUT' | 'POST'; path: string; json: (fields: Fields, now: number) => object };

/** What an agent may do, by the last word of the address, and what the API calls it. */
const calls: Record<string, Call> = {
  prendre: { method: 'PUT', path: 'claim', json: () => ({}) },
  relacher: { method: 'PUT', path: 'release', json: ({ releaseReason }) => reasonIn(releaseReason) },
  transferer: {
    method: 'PUT',
    path: 'transfer',
    json: ({ to = '', transferReason }) => ({ to, ...reasonIn(transferReason) }),
  },
  relayer: { method: 'PUT', path: 'relay', json: ({ relay = '' }) => ({ text: relay }) },
  requalifier: {
    method: 'PUT',
    path: 'qualification',
    json: ({ route = '', why = '' }) => ({ route, text: why }),
  },
  demasquer: { method: 'PUT', path: 'unmasking', json: ({ message = '' }) => ({ message }) },
  lue: { method: 'PUT', path: 'opened', json: () => ({}) },
  rouvrir: { method: 'PUT', path: 'reopening', json: () => ({}) },
  repondre: { method: 'POST', path: 'replies', json: textBody },
  demander: { method: 'POST', path: 'requests', json: textBody },
  noter: { method: 'POST', path: 'notes', json: ({ note = '' }) => ({ text: note }) },
  resoudre: { method: 'PUT', path: 'resolution', json: resolution },
  prolonger: { method: 'PUT', path: 'extension', json: extension },
  'demander-report': { method: 'PUT', path: 'extension-request', json: extension },
  'accorder-report': { method: 'PUT', path: 'extension-decision', json: () => ({ approved: true }) },
  'refuser-report': {
    method: 'PUT',
    path: 'extension-decision',
    json: ({ refusal }) => ({ approved: false, ...reasonIn(refusal) }),
  },
};

export function callOf(action: string): Call | undefined {
  return Object.hasOwn(calls, action) ? calls[action] : undefined;
}

/** An empty reason is none: where one is due, the question says so. */
function reasonIn(text = ''): { text?: string } {
  return text === '' ? {} : { text };
}

function textBody({ text = '', seen, ...more }: Fields): object {
  const copies = Object.keys(more).flatMap((name) =>
    name.startsWith(COPY) ? [name.slice(COPY.length)] : [],
  );
  return { text, ...seenIn(seen), ...(copies.length === 0 ? {} : { copies }) };
}

/** Before the address, in the name of a box that is ticked. */
export const COPY = 'copie:';

function resolution({ text = '', seen }: Fields): object {
  return { ...reasonIn(text), ...seenIn(seen) };
}

/** The date is read as Paris shows it, whatever the agent's own clock. */
function extension({ reason = '', steps = '', until = '', seen }: Fields, now: number): object {
  const wall = Date.parse(`${until}Z`);
  const promisedAt = Number.isNaN(wall) ? 0 : instantAtWallTime(PARIS, wall);
  return {
    text: extensionNotice({ reason, steps, promise: keptBefore(promisedAt, now) }),
    promisedAt,
    ...seenIn(seen),
  };
}

function seenIn(seen: string | undefined): { seen?: number } {
  return seen === undefined || seen === '' ? {} : { seen: Number(seen) };
}

/** The texts of a form that was sent, without the spaces around them. */
export function fieldsOf(form: Record<string, unknown>): Fields {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.trim()]] : [],
    ),
  );
}
