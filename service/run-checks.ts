// Looks at all that a start needs, without changing anything, and says what to do where something is wrong.
import { ConfigProblem, readConfig, type Config } from '../config.ts';
import { binary, engine } from './check-engine.ts';
import { disk, folder, node, timeZones } from './check-machine.ts';
import { fileStorage } from './check-bucket.ts';
import { relay, scanner } from './check-mail.ts';
import { checkOnCall } from './check-on-call.ts';
import { ports } from './check-ports.ts';
import { storeAndKey } from './check-store.ts';
import { checkQuestions } from './check-questions.ts';
import { fine, type CheckResult, problem } from './check-result.ts';

const bare = [node, timeZones];
const configured: ((config: Config, env: NodeJS.ProcessEnv) => Promise<CheckResult[]>)[] = [
  folder,
  disk,
  ports,
  binary,
  engine,
  storeAndKey,
  fileStorage,
  relay,
  scanner,
  checkQuestions,
  checkOnCall,
];

/** One finding after the other, as they are made. What needs the configuration is left out when that cannot be read. */
export async function* runChecks(env: NodeJS.ProcessEnv): AsyncGenerator<CheckResult> {
  for (const look of bare) yield look();
  const config = configOf(env);
  if (config instanceof ConfigProblem) return yield problem('configuration', config.message);
  yield fine('configuration', 'every setting can be used');
  for (const look of configured) yield* await look(config, env);
}

function configOf(env: NodeJS.ProcessEnv): Config | ConfigProblem {
  try {
    return readConfig(env);
  } catch (error) {
    if (error instanceof ConfigProblem) return error;
    throw error;
  }
}
