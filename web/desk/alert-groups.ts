import { urgentReasons } from '../../domain/alerts.ts';
import type { DeskAlert } from './desk-data.ts';

export type AlertGroup = { reason: DeskAlert['reason']; alerts: DeskAlert[] };

/** Each question once, under the gravest of what is told of it; `alerts` come by gravity. */
function groupsOf(alerts: readonly DeskAlert[]): AlertGroup[] {
  const gravest = new Map<string, DeskAlert>();
  for (const alert of alerts) if (!gravest.has(alert.question)) gravest.set(alert.question, alert);
  const groups = new Map<DeskAlert['reason'], DeskAlert[]>();
  for (const alert of gravest.values())
    groups.set(alert.reason, [...(groups.get(alert.reason) ?? []), alert]);
  return [...groups].map(([reason, ofReason]) => ({ reason, alerts: ofReason }));
}

export function urgentOf(alerts: readonly DeskAlert[]): DeskAlert[] {
  return groupsOf(alerts).flatMap((group) => (urgentReasons.includes(group.reason) ? group.alerts : []));
}

export function ordinaryOf(alerts: readonly DeskAlert[]): AlertGroup[] {
  return groupsOf(alerts).filter(({ reason }) => !urgentReasons.includes(reason));
}
