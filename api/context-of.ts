import { published } from '../domain/policy.ts';
import { showMailHere } from '../email/read-here.ts';
import type { AbsenceClient } from '../intake/absence-client.ts';
import type { ExerciseClient } from '../intake/exercise-client.ts';
import { EngineAway } from '../intake/running-questions.ts';
import { untraced } from '../tracing/tracing.ts';
import { openLockouts } from './agents/lockouts.ts';
import { simulateHere } from './agents/simulations.ts';
import { browserQuestions } from './browser-questions.ts';
import { hostIdentity } from './host-identity.ts';
import { openGates } from './limits.ts';
import { identityProvider } from './provider/identity-provider.ts';
import { requesterTokens } from './token.ts';
import { agentSessions } from './agents/session.ts';
import type { ApiContext, ApiDependencies } from './context.ts';
import { openLog } from './logging.ts';

const noSandbox: ExerciseClient = {
  begin: () => Promise.reject(new EngineAway()),
  answer: () => Promise.reject(new EngineAway()),
};

const noTimers: AbsenceClient = {
  begin: () => Promise.reject(new EngineAway()),
  end: () => Promise.reject(new EngineAway()),
};

/** The parts, and what they leave open filled in: what needs an engine or a mail server answers as it does while they are away. */
export function contextOf(parts: ApiDependencies): ApiContext {
  const { now = Date.now } = parts;
  const audience = new URL(parts.config.publicUrl).origin;
  return {
    policy: published,
    simulate: simulateHere,
    hasRoom: () => Promise.resolve(true),
    scan: () => Promise.resolve({ verdict: 'clean' }),
    showMail: showMailHere,
    log: openLog(),
    traced: untraced,
    stopping: new AbortController().signal,
    onCall: () => false,
    clockAhead: () => 0,
    engineMetrics: () => Promise.resolve(''),
    exercises: noSandbox,
    absences: noTimers,
    askTranscript: () => Promise.reject(new EngineAway()),
    wakeWebhook: () => Promise.resolve(),
    replay: () => Promise.reject(new EngineAway()),
    setArticleTimer: () => Promise.reject(new EngineAway()),
    releaseMail: () => Promise.resolve({ accepted: false, code: 'not-found' }),
    ...parts,
    now,
    tokens: requesterTokens(parts.secret, now),
    identify: hostIdentity(parts.config.chatIssuers ?? [], { audience, now }),
    provider: parts.config.provider && identityProvider(parts.config.provider),
    browsers: browserQuestions(parts.secret, now),
    sessions: agentSessions(parts, now),
    gates: openGates(now),
    lockouts: openLockouts(now),
  };
}
