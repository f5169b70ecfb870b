// The ways in, for people and for those who work here, each with what they were told written down.
import { setTimeout as pause } from 'node:timers/promises';
import type { House } from './house.ts';
import { staff } from './house.ts';
import type { Given, Ledger, Sent } from './ledger.ts';
import { callOnce, insist, newId, type Answer } from './persistence.ts';
import { addressOf, openPost } from './post.ts';

/** Between two looks at a question. */
const LOOK_EVERY_MS = 700;

export type Event = { seq: number; type: string; message?: string; by?: string; cause?: string };
export type Standing = { status: string; waitingFor?: string | undefined; seq: number; events: Event[] };
export type Outside = ReturnType<typeof openOutside>;
type Asked = { reference: string; token: string };
type Ask = { life: number; text: string; role: string; emergency: boolean; copies: number };
type Write = { life: number; reference: string; token: string; text: string; copies: number };
type Command = { life: number; reference: string; line: string; json?: object; rivals?: string };

export function openOutside(house: Pick<House, 'url' | 'smtpPort' | 'mailbox'>, ledger: Ledger) {
  const post = openPost(house, ledger);
  const sessions = new Map<string, Promise<string>>();
  return {
    askByChat: waitedFor(askByChat),
    writeByChat: waitedFor(writeByChat),
    sendMail: waitedFor(sendMail),
    asRequester: waitedFor(asRequester),
    asAgent: waitedFor(asAgent),
    look,
    until,
    post,
    note,
  };

  function waitedFor<Act extends unknown[], Told>(act: (...asked: Act) => Promise<Told>) {
    return async (...asked: Act): Promise<Told> => {
      ledger.underWay += 1;
      return act(...asked).finally(() => (ledger.underWay -= 1));
    };
  }

  /** Asks by chat, in so many copies at once. */
  async function askByChat({ life, text, role, emergency, copies }: Ask): Promise<Asked> {
    const json = { id: newId(), text, role };
    const sentAt = Date.now();
    const answers = await copied(copies, () =>
      call('POST /api/questions', { json, from: addressOf(life) }, `life ${life} asks`),
    );
    const accepted = answers.map((answer) => {
      mustBe(answer, 202, `life ${life} asks`);
      const told = {
        reference: String(answer.body['reference']),
        messageId: String(answer.body['messageId']),
      };
      if (emergency && answer.body['emergency'] === undefined)
        ledger.wrong.push(`life ${life}: an emergency was not told whom to call (${told.reference})`);
      return { ...told, token: String(answer.body['token']) };
    });
    note({ life, way: 'chat', key: json.id, told: accepted, sentAt });
    return accepted[0] ?? { reference: '', token: '' };
  }

  async function writeByChat({ life, reference, token, text, copies }: Write): Promise<void> {
    const json = { id: newId(), text };
    const sentAt = Date.now();
    const line = `POST /api/questions/${reference}/messages`;
    const answers = await copied(copies, () => call(line, { json, token }, `life ${life} writes`));
    const told = answers
      .filter((answer) => mustBe(answer, 202, `life ${life} writes`))
      .map(({ body }) => ({ reference: String(body['reference']), messageId: String(body['messageId']) }));
    note({ life, way: 'chat', key: json.id, told, sentAt });
  }

  /** Sends a mail, in so many copies at once; gives the reference that the listener answers with. */
  async function sendMail(
    life: number,
    copies: number,
    mail: Parameters<typeof post.compose>[1],
  ): Promise<string> {
    const composed = post.compose(life, mail);
    const sentAt = Date.now();
    const answers = await copied(copies, () => post.smtp(life, composed));
    const told = answers.map(({ reference = '' }) => ({ reference }));
    if (told.some(({ reference }) => reference === '')) throw new Error('a mail was set aside');
    note({ life, way: 'mail', key: composed.messageId, told, sentAt });
    return told[0]?.reference ?? '';
  }

  /** A command of the person's, on their question. */
  function asRequester(token: string, command: Command): Promise<Given['outcome']> {
    return given(command, (line, json) => callOnce(house.url, line, { token, json, ledger }));
  }

  async function asAgent(name: string, command: Command): Promise<Given['outcome']> {
    const cookie = await session(name);
    return given(command, (line, json) => callOnce(house.url, line, { cookie, json, ledger }));
  }

  async function given(
    command: Command,
    once: (line: string, json: object) => Promise<Answer | undefined>,
  ): Promise<Given['outcome']> {
    const { life, reference, line, json, rivals } = command;
    const id = newId();
    const name = line.split('/').at(-1) ?? '';
    const known: Given = { life, id, reference, name, outcome: 'unanswered', ...(rivals ? { rivals } : {}) };
    ledger.given.push(known);
    const { status, body } = await insist(`life ${life}: ${name}`, () => once(line, { id, ...json }));
    known.outcome = status === 200 ? 'applied' : status === 202 ? 'pending' : 'refused';
    ledger.answered += 1;
    if (known.outcome === 'pending' && (await isRefused(reference, id))) return given(command, once);
    if (known.outcome === 'refused') {
      const what = `${name} refused: ${status} ${String(body['error'])}`;
      ledger.refusals.set(what, (ledger.refusals.get(what) ?? 0) + 1);
    }
    return known.outcome;
  }

  /** What was held came too early or too late for the question: whoever sees that nothing came of it does it again. */
  async function isRefused(reference: string, id: string): Promise<boolean> {
    const { events } = await until(
      reference,
      (standing) => standing.status === 'closed' || standing.events.some(({ cause }) => cause === id),
    );
    const became = events.filter(({ cause }) => cause === id);
    return became.length > 0 && became.every(({ type }) => type === 'refused');
  }

  /** A question as an auditor sees it; undefined when nobody can tell now. */
  async function look(reference: string): Promise<Standing | undefined> {
    const cookie = await session(staff.auditor);
    const answer = await callOnce(house.url, `GET /api/desk/questions/${reference}`, { cookie, ledger });
    if (answer?.status !== 200) return undefined;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of the product's own API, in its own form
    const { question, seq, events } = answer.body as {
      question: { status: string; waitingFor?: string };
      seq: number;
      events: Event[];
    };
    return { status: question.status, waitingFor: question.waitingFor, seq, events };
  }

  /** Looks until it stands so. Throws Unanswered. */
  function until(reference: string, holds: (standing: Standing) => boolean): Promise<Standing> {
    return insist(`${reference} to go on`, async () => {
      const standing = await look(reference);
      if (standing && holds(standing)) return standing;
      await pause(LOOK_EVERY_MS);
      return undefined;
    });
  }

  function session(name: string): Promise<string> {
    const known = sessions.get(name) ?? signIn(name);
    sessions.set(name, known);
    return known;
  }

  async function signIn(name: string): Promise<string> {
    const json = { name, password: staff.password };
    const { cookie = '' } = await call('POST /api/session', { json }, `${name} signs in`);
    return cookie;
  }

  function call(
    line: string,
    sent: Parameters<typeof callOnce>[2] extends infer T ? Omit<T, 'ledger'> : never,
    what: string,
  ) {
    return insist(what, () => callOnce(house.url, line, { ...sent, ledger }));
  }

  function note(sent: Omit<Sent, 'takenAt'>): void {
    ledger.sent.push({ ...sent, takenAt: Date.now() });
    ledger.answered += 1;
  }

  function mustBe({ status, body }: Answer, wanted: number, what: string): boolean {
    if (status !== wanted)
      ledger.wrong.push(`${what}: answered ${status} ${JSON.stringify(body).slice(0, 120)}`);
    return status === wanted;
  }
}

/** So many at once. */
export function copied<T>(copies: number, send: () => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: copies }, send));
}
