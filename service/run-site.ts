import { clamdAt } from '../email/clamd.ts';
import { serve, type ServerType } from '@hono/node-server';
import type { Client } from '@temporalio/client';
import { app } from '../api/app.ts';
import type { ApiDependencies as Handed } from '../api/context.ts';
import { firstReplyDue } from '../api/requester/promise.ts';
import { expandSheet } from '../activities/calendar/sheet.ts';
import { versionAt, usualWeek, type Calendar, type OpeningHours } from '../domain/calendar.ts';
import { openNetworks } from '../activities/webhooks/networks.ts';
import { webhookNetworks } from '../activities/webhooks/webhook-settings.ts';
import { withPublicHolidays } from '../activities/calendar/holidays.ts';
import { clockReceipts } from '../domain/clock-receipt.ts';
import { redirectOf } from '../store/published-articles.ts';
import { noteVisit } from '../store/help-visits.ts';
import { setArticleTimer } from '../intake/article-timers.ts';
import { absenceClient } from '../intake/absence-client.ts';
import { calendarClient } from '../intake/calendar-client.ts';
import { transcriptClient } from '../intake/transcript-client.ts';
import { exerciseClient } from '../intake/exercise-client.ts';
import { TASK_QUEUE } from '../domain/task-queues.ts';
import { calendarInForce } from '../store/calendars.ts';
import { eventsAfter } from '../store/project-journal.ts';
import { promiseWords, type PromiseWords } from '../content/promise-text.ts';
import { simulateApart } from './simulate-apart.ts';
import { searchPages } from './search-pages.ts';
import { houseKey } from '../store/vault.ts';
import type { PageParts } from '../web/page-context.ts';
import { bundled, pages } from '../web/pages.tsx';
import { sdkMetrics } from './sdk-metrics.ts';
import { hasRoom } from './check-machine.ts';
import { ServiceProblem } from './service-problem.ts';
import { noteListening } from './listening.ts';
import { isOnLoopback } from './demo-agents.ts';
import { replayQuestion } from './replay-question.ts';
import { releaseMail } from './release-mail.ts';
import type { Container } from './container.ts';
import type { RunningPart } from './part.ts';
import { WEEK } from '../domain/durations.ts';
import { wakingSoon } from './webhooks.ts';

const CALENDAR_EVERY_MS = 5_000;
/** Longest that a request may still take when the service stops; streams are ended at once. */
const LINGER_MS = 1_500;

/** Serves the API and the pages. */
export async function runSite(
  parts: Container,
  { client, ...handed }: Pick<Handed, 'accept' | 'desk' | 'traced'> & { client: Client },
): Promise<RunningPart> {
  const { config, store, vault, readers } = parts;
  await readers.warm();
  const stopping = new AbortController();
  const secret = await houseKey(store.db, parts.master, 'tokens');
  const assets = await bundled();
  const calendar = await followCalendar(parts);
  const site = app(
    {
      ...handed,
      ...onEngine(client),
      releaseMail: releaseMail(parts, handed.accept),
      replay: (reference) => replayQuestion({ ...parts, client }, reference),
      store,
      vault,
      secret,
      ...machineOf(parts),
      qualify: readers.qualify,
      onCall: parts.reach.now,
      ...(config.clamd === undefined ? {} : { scan: clamdAt(config.clamd).scan }),
      policy: parts.promise.policy,
      config: { ...siteConfigOf(config), demo: isOnLoopback(config) },
      openHours: (from) => expandSheet(calendar.now(), from, from + 5 * WEEK),
      stopping: stopping.signal,
    },
    (context) =>
      pages({
        assets,
        ...libraryOf(parts),
        ...hoursOf(parts, calendar.now),
        replyDue: () => firstReplyDue(context, parts.clock.now()),
        api: (request, env): Response | Promise<Response> => site.fetch(request, env ?? undefined),
      }),
  );
  const server = await listen(site.fetch, config);
  return {
    name: 'site',
    address: config.publicUrl,
    ended: new Promise(() => {}),
    stop: () => {
      stopping.abort();
      calendar.close();
      return server.close();
    },
  };
}

/** What the engine holds besides questions. */
function onEngine(client: Client) {
  return {
    calendar: calendarClient(client, TASK_QUEUE),
    exercises: exerciseClient(client, TASK_QUEUE),
    absences: absenceClient(client, TASK_QUEUE),
    askTranscript: transcriptClient(client, TASK_QUEUE),
    setArticleTimer: setArticleTimer(client, TASK_QUEUE),
    wakeWebhook: wakingSoon(client),
  };
}

function siteConfigOf(config: Container['config']) {
  const { publicUrl, proxies, provider, chat, editorsAlone } = config;
  const origins = { chatOrigins: chat.origins, chatIssuers: chat.issuers };
  const webhooksToLoopback = openNetworks(webhookNetworks(process.env)).admits('127.0.0.1');
  return { publicUrl, proxies, provider, editorsAlone, webhooksToLoopback, ...origins };
}

/** What the API is given of the machine it runs on. */
function machineOf({ clock, config, log, readers }: Container) {
  const room = () => hasRoom(config);
  return {
    log,
    showMail: readers.showMail,
    simulate: simulateApart,
    hasRoom: room,
    now: clock.now,
    clockAhead: clock.ahead,
    engineMetrics: sdkMetrics,
  };
}

/** What pages say of hours and delays. */
function hoursOf(parts: Container, calendar: () => Calendar) {
  return {
    now: parts.clock.now,
    hours: () => hoursAt(calendar(), parts.clock.now()),
    promise: () => wordsOf(parts, calendar()),
  };
}

function libraryOf(parts: Container) {
  return {
    address: parts.config.publicUrl,
    receipts: (reference: string, at: number) => receiptsOf(parts, reference, at),
    articles: parts.articles,
    leadsTo: (slug: string) => redirectOf(parts.store.db, slug),
    search: searchPages(parts),
    visited: visitsOf(parts),
  };
}

function wordsOf({ clock, promise }: Container, calendar: Calendar): PromiseWords {
  return promiseWords({ ...promise, hours: usualWeek(calendar, clock.now()) });
}

/** Counting is never worth a reader's wait, nor an error of theirs. */
function visitsOf({ clock, store, vault }: Container): NonNullable<PageParts['visited']> {
  return (mark, act) =>
    void noteVisit(store.db, { mark: vault.digest('visit', mark), at: clock.now(), ...act }).catch(() => {});
}

async function receiptsOf({ store }: Container, reference: string, at: number) {
  return clockReceipts({ reference, journal: await eventsAfter(store.db, reference, 0) }, at);
}

/** The calendar in force, looked up anew now and then: screens may be some seconds late, promises are the workflow's. */
async function followCalendar({ store }: Container): Promise<{ now: () => Calendar; close: () => void }> {
  let calendar = await calendarInForce(store.db);
  const look = () =>
    void calendarInForce(store.db).then(
      (read) => (calendar = read),
      () => {},
    );
  const timer = setInterval(look, CALENDAR_EVERY_MS);
  timer.unref();
  return { now: () => calendar, close: () => clearInterval(timer) };
}

function hoursAt(calendar: Calendar, at: number): OpeningHours {
  return withPublicHolidays(versionAt(calendar, at).schedule, at - WEEK, at + 5 * WEEK);
}

async function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
  config: Container['config'],
): Promise<{ close: () => Promise<void> }> {
  const server = await listenOn(fetch, config);
  const forget = await noteListening(config.dataFolder, 'site', config.port);
  return { close: () => closeServer(server).finally(forget) };
}

function listenOn(
  fetch: Parameters<typeof serve>[0]['fetch'],
  { host, port }: Container['config'],
): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, () => resolve(server));
    server.once('error', (cause) =>
      reject(ServiceProblem.ofPort(cause, { host, port, setting: 'PALADIN_PORT' })),
    );
  });
}

function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), LINGER_MS);
    cut.unref();
  });
}
