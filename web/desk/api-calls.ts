import { extensionText } from '../../content/fr/desk-words.ts';
import { keptBefore, PARIS } from '../../content/instants.ts';
import { causes, corrections, remedies } from '../../domain/complaint-follow-up.ts';
import { instantAtWallTime } from '../../domain/open-zone.ts';

import type { Route } from '../../domain/triage/types.ts';
import { segments, type ApiClient } from '../api-client.ts';

export type Fields = Record<string, string>;
type Question = ApiClient['desk']['questions'][':reference'];
type Asked = { param: { reference: string }; id: string; fields: Fields; now: number };

/** What an agent may do, by the last word of the address, and the route of the API that does it. */
const calls = {
  prendre: (question: Question, { param, id }: Asked) => question.claim.$put({ param, json: { id } }),
  relacher: (question: Question, { param, id, fields }: Asked) =>
    question.release.$put({ param, json: { id, ...reasonIn(fields['releaseReason']) } }),
  transferer: (question: Question, { param, id, fields: { to = '', transferReason } }: Asked) =>
    question.transfer.$put({ param, json: { id, to, ...reasonIn(transferReason) } }),
  relayer: (question: Question, { param, id, fields: { relay: text = '' } }: Asked) =>
    question.relay.$put({ param, json: { id, text } }),
  requalifier: (question: Question, { param, id, fields: { route = '', why: text = '' } }: Asked) =>
    question.qualification.$put({ param, json: { id, route: oneOfThose<Route>(route), text } }),
  demasquer: (question: Question, { param, id, fields: { message = '' } }: Asked) =>
    question.unmasking.$put({ param, json: { id, message } }),
  lue: (question: Question, { param }: Asked) => question.opened.$put({ param }),
  joindre: (question: Question, { param, id, fields: { other = '' } }: Asked) =>
    question.junction.$put({ param, json: { id, other } }),
  separer: (question: Question, { param, id }: Asked) => question.separation.$put({ param, json: { id } }),
  'mettre-de-cote': (question: Question, { param, id, fields: { aside, asideUntil, beyond } }: Asked) => {
    const until = aside === undefined ? instantIn(asideUntil) : Number(aside);
    return question.snooze.$put({ param, json: { id, until, beyond: beyond !== undefined } });
  },
  reprendre: (question: Question, { param, id }: Asked) =>
    question['snooze-end'].$put({ param, json: { id } }),
  rouvrir: (question: Question, { param, id }: Asked) => question.reopening.$put({ param, json: { id } }),
  repondre: (question: Question, { param, id, fields }: Asked) =>
    question.replies.$post({ param, json: { id, ...textBody(fields) } }),
  'annuler-envoi': (question: Question, { param, id, fields: { sent } }: Asked) =>
    question.unsending.$put({ param, json: { id, ...(sent === undefined ? {} : { sent }) } }),
  etiqueter: (question: Question, { param, fields: { tag = '' } }: Asked) =>
    question.tags[':tag'].$put({ param: { ...param, ...segments({ tag }) } }),
  'retirer-etiquette': (question: Question, { param, fields: { tag = '' } }: Asked) =>
    question.tags[':tag'].$delete({ param: { ...param, ...segments({ tag }) } }),
  'noter-reclamation': (question: Question, { param, fields: { remedy, cause, correction } }: Asked) =>
    question['complaint-follow-up'].$put({
      param,
      json: {
        remedy: remedies.find((one) => one === remedy) ?? null,
        cause: causes.find((one) => one === cause) ?? null,
        correction: corrections.find((one) => one === correction) ?? null,
      },
    }),
  demander: (question: Question, { param, id, fields }: Asked) =>
    question.requests.$post({ param, json: { id, ...textBody(fields) } }),
  noter: (question: Question, { param, id, fields: { note: text = '' } }: Asked) =>
    question.notes.$post({ param, json: { id, text } }),
  resoudre: (question: Question, { param, id, fields: { text, seen } }: Asked) =>
    question.resolution.$put({ param, json: { id, ...reasonIn(text), ...seenField(seen), undo: true } }),
  prolonger: (question: Question, { param, id, fields, now }: Asked) =>
    question.extension.$put({ param, json: { id, ...extension(fields, now) } }),
  'demander-report': (question: Question, { param, id, fields, now }: Asked) =>
    question['extension-request'].$put({ param, json: { id, ...extension(fields, now) } }),
  'accorder-report': (question: Question, { param, id }: Asked) =>
    question['extension-decision'].$put({ param, json: { id, approved: true } }),
  'refuser-report': (question: Question, { param, id, fields: { refusal } }: Asked) =>
    question['extension-decision'].$put({ param, json: { id, approved: false, ...reasonIn(refusal) } }),
};

/** The last word of the address that a form is sent to. */
export type ActionWord = keyof typeof calls;

export function callOf(action: string) {
  return isAction(action) ? calls[action] : undefined;
}

function isAction(action: string): action is ActionWord {
  return Object.hasOwn(calls, action);
}

/** A word of a form where the API takes one of a few: what is none of them is for the API to refuse. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- whoever asks says which few
export function oneOfThose<Word extends string>(word: string): Word {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked by the route itself
  return word as Word;
}

/** An empty text is none: where one is due, the API or the question says so. */
function reasonIn(text = ''): { text?: string } {
  return text === '' ? {} : { text };
}

function textBody({ text = '', seen, ...more }: Fields) {
  const copies = Object.keys(more).flatMap((name) =>
    name.startsWith(COPY) ? [name.slice(COPY.length)] : [],
  );
  return { text, ...seenField(seen), undo: true, ...(copies.length === 0 ? {} : { copies }) };
}

/** Before the address, in the name of a box that is ticked. */
export const COPY = 'copie:';

/** A date is read as Paris shows it, whatever the agent's own clock; 0 where there is none. */
export function instantIn(written = ''): number {
  const wall = Date.parse(`${written}Z`);
  return Number.isNaN(wall) ? 0 : instantAtWallTime(PARIS, wall);
}

function extension({ reason = '', steps = '', until, seen }: Fields, now: number) {
  const promisedAt = instantIn(until);
  return {
    text: extensionText({ reason, steps, promise: keptBefore(promisedAt, now) }),
    promisedAt,
    ...seenField(seen),
  };
}

function seenField(seen: string | undefined): { seen?: number } {
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
