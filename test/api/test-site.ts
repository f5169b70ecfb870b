// The API on a real store, with a desk of plain objects where the engine is not the subject.
import { pino } from 'pino';
import { app } from '../../api/app.ts';
import { calendarActivities } from '../../activities/calendar/change.ts';
import type { PlannedAbsence } from '../../domain/absence.ts';
import type { AbsenceClient } from '../../intake/absence-client.ts';
import type { CalendarClient, ChangeProgress } from '../../intake/calendar-client.ts';
import type { RunningQuestions, CommandOutcome } from '../../intake/running-questions.ts';
import { openMessageIntake } from '../../intake/accept.ts';
import type { Env, ApiDependencies } from '../../api/context.ts';
import { expandSheet } from '../../activities/calendar/sheet.ts';
import { publishedCalendar } from '../../domain/calendar.ts';
import type { Command } from '../../domain/commands.ts';
import type { Happening, JournalEvent, Actor } from '../../domain/journal.ts';
import type { Summary } from '../../domain/summary.ts';
import { projectEvents } from '../../store/project-journal.ts';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { embeddedStore, type Opened } from '../support/stores.ts';
import { plainTriage } from '../support/plain-triage.ts';

const MINUTE = 60_000;
const WEEKS = 5 * 7 * 24 * 60 * MINUTE;
/** A Friday at half past five, in Paris. */
export const friday = Date.parse('2026-11-20T17:30:00+01:00');

/** A desk that says what a test tells it to, and keeps what it was asked. */
export type PlainDesk = RunningQuestions & {
  asked: { reference: string; command: Command }[];
  says: CommandOutcome;
  healthy: boolean;
};

function plainDesk(): PlainDesk {
  const desk: PlainDesk = {
    asked: [],
    says: { applied: 9 },
    healthy: true,
    command: async (reference, command) => {
      desk.asked.push({ reference, command });
      return desk.says;
    },
    state: async () => undefined,
    health: async () => ({ engine: desk.healthy, workers: desk.healthy }),
  };
  return desk;
}

/** Changes of the opening hours where no engine is: what is begun is kept on the spot, and told to nobody. */
export type PlainCalendar = CalendarClient & { begun: unknown[]; stands: ChangeProgress };

function plainCalendar({ store }: Opened, now: () => number): PlainCalendar {
  const { previewCalendar, storeCalendar, showCalendar } = calendarActivities({ store, now });
  const calendar: PlainCalendar = {
    begun: [],
    stands: { at: 'under-way', reached: { running: 2, told: 1, gone: 0, after: '' } },
    show: showCalendar,
    preview: previewCalendar,
    apply: () => Promise.reject(new Error('nobody waits here')),
    begin: async (change) => {
      calendar.begun.push(change);
      const kept = await storeCalendar(change);
      if ('refused' in kept) calendar.stands = { at: 'refused', ...kept };
    },
    standing: async () => calendar.stands,
  };
  return calendar;
}

/** Timers that nobody keeps. */
function plainAbsences(): AbsenceClient & { begun: PlannedAbsence[]; ended: string[] } {
  const absences = {
    begun: [] as PlannedAbsence[],
    ended: [] as string[],
    begin: async (planned: PlannedAbsence) => void absences.begun.push(planned),
    end: async (id: string) => void absences.ended.push(id),
  };
  return absences;
}

export type TestSite = Awaited<ReturnType<typeof openSite>>;

export async function openSite(different: Partial<ApiDependencies> = {}) {
  const opened = await embeddedStore();
  const desk = plainDesk();
  const clock = { now: friday };
  const calendar = plainCalendar(opened, () => clock.now);
  const absences = plainAbsences();
  const transcripts: { question: string; id: string }[] = [];
  const lines: string[] = [];
  const door = openMessageIntake({
    ...opened,
    qualify: plainTriage,
    emergencyReply: () => 'Appelez immédiatement le 15.',
  });
  const stop = new AbortController();
  const parts: ApiDependencies = {
    store: opened.store,
    vault: opened.vault,
    accept: (asked) => door.accept(asked),
    desk,
    calendar,
    absences,
    askTranscript: async (asked) => void transcripts.push(asked),
    qualify: plainTriage,
    secret: Buffer.alloc(32, 7),
    openHours: (from) => expandSheet(publishedCalendar, from, from + WEEKS),
    config: { publicUrl: 'http://localhost', proxies: 1 },
    log: pino({}, { write: (line) => lines.push(line) }),
    now: () => clock.now,
    stopping: stop.signal,
    ...different,
  };
  return { ...opened, desk, calendar, absences, transcripts, clock, lines, parts, stop, api: app(parts) };
}

type Api = OpenAPIHono<Env>;
type Sent = { body?: unknown; token?: string; cookie?: string; headers?: Record<string, string> };

/** One request, with JSON where there is a body. */
export async function send(
  api: Api,
  line: string,
  { body, token, cookie, headers }: Sent = {},
): Promise<Response> {
  const [method = 'GET', path = '/'] = line.split(' ');
  return api.request(path, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(cookie === undefined ? {} : { cookie }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

// oxlint-disable-next-line typescript/no-explicit-any -- what an answer holds is what the specifications assert
export type Told = Record<string, any>;

/** Status and body of an answer, to be matched at once. */
export async function told(response: Response | Promise<Response>): Promise<{ status: number; body: Told }> {
  const { status, body, ...rest } = await read(await response);
  return { status, body, ...rest };
}

async function read(response: Response): Promise<{ status: number; body: Told }> {
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
}

let asked = 0;

/** A new idempotency key. */
export function uuid(): string {
  asked += 1;
  return `00000000-0000-4000-8000-${String(asked).padStart(12, '0')}`;
}

type AskedBy = { reference: string; token: string; messageId: string; cookie: string };

/** Asks by chat, each time from another address, and gives reference, token and the browser's cookie. */
export async function askBy(api: Api, text: string, more: Told = {}, browser = ''): Promise<AskedBy> {
  const answer = await send(api, 'POST /api/questions', {
    headers: { 'x-forwarded-for': `person ${asked}` },
    cookie: browser,
    body: { id: uuid(), text, role: 'employee', ...more },
  });
  const cookie = cookieOf(answer);
  const { status, body } = await told(answer);
  if (status !== 202) throw new Error(`not accepted: ${status} ${JSON.stringify(body)}`);
  return { reference: body['reference'], token: body['token'], messageId: body['messageId'], cookie };
}

/** What a browser sends back of the cookie it was given. */
export function cookieOf(answer: Response): string {
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

type Summed = Partial<Summary>;
type Told1 = Happening & { by?: Actor; at?: number; cause?: string };

/** Writes events into a question's projection after those already there, as the workflow's record does. */
export async function happen(
  { store }: Pick<Opened, 'store'>,
  reference: string,
  { from, events, summary = {} }: { from: number; events: Told1[]; summary?: Summed },
): Promise<JournalEvent[]> {
  const journal = events.map((event, index): JournalEvent => ({
    at: friday,
    by: 'system',
    ...event,
    seq: from + index,
  }));
  await projectEvents(store, {
    question: reference,
    events: journal,
    summary: { status: 'queued', team: 'support', handedOff: true, ...summary },
    asOf: { run: 'one', events: 3 },
  });
  return journal;
}
