import type { Config } from '../config.ts';
import { fine, type CheckResult, problem, problemOf } from './check-result.ts';
import { reachesSomebody, readRota } from './on-call.ts';

/** Whether somebody would be told of an emergency at this hour. */
export async function checkOnCall(config: Config): Promise<CheckResult[]> {
  try {
    return [await checkParts(config)];
  } catch (error) {
    return [problemOf('on call', error)];
  }
}

async function checkParts(config: Config): Promise<CheckResult> {
  if (config.onCallFile === undefined && config.teamMail.medical === undefined)
    return fine(
      'on call',
      `nobody: ${DESK_ALONE} set PALADIN_ON_CALL or PALADIN_MAIL_MEDICAL, with SMTP_URL`,
    );
  const rota = readRota(config);
  return (await reachesSomebody({ config, rota }, Date.now()))
    ? fine('on call', 'somebody is told of an emergency, at this hour too')
    : problem('on call', `nobody can be reached: ${DESK_ALONE} ${remedyOf(config)}`);
}

const DESK_ALONE = 'an emergency is seen on the desk alone;';

function remedyOf({ smtpUrl }: Config): string {
  return smtpUrl === undefined
    ? 'without SMTP_URL no mail leaves, and no webhook answers'
    : 'nobody is on duty at this hour, or neither the relay nor a webhook answers';
}
