import { urgentReasons } from '../../domain/alerts.ts';
import type { AlertEntry } from './desk-data.ts';

export type AlertGroup = { reason: AlertEntry['reason']; alerts: AlertEntry[] };

/** Each question once, under the gravest of what is told of it; `alerts` come by gravity. */
function groupsOf(alerts: readonly AlertEntry[]): AlertGroup[] {
  const gravest = new Map<string, AlertEntry>();
  for (const alert of alerts) if (!gravest.has(alert.question)) gravest.set(alert.question, alert);
  const groups = new Map<AlertEntry['reason'], AlertEntry[]>();
  for (const alert of gravest.values())
    groups.set(alert.reason, [...(groups.get(alert.reason) ?? []), alert]);
  return [...groups].map(([reason, ofReason]) => ({ reason, alerts: ofReason }));
}

export function urgentOf(alerts: readonly AlertEntry[]): AlertEntry[] {
  return groupsOf(alerts).flatMap((group) => (urgentReasons.includes(group.reason) ? group.alerts : []));
}

export function ordinaryOf(alerts: readonly AlertEntry[]): AlertGroup[] {
  return groupsOf(alerts).filter(({ reason }) => !urgentReasons.includes(reason));
}
