/** One step of an escalation: `since` is the emergency's instant, epoch ms; steps count from 0. */
export type CallOut = { question: string; since: number; step: number };

/** Whether it is over, or after how many milliseconds the next one is called. */
export type CalledOut = { ended: 'opened' | 'exhausted' } | { waitMs: number };

export type OnCallActivities = { callOut(call: CallOut): Promise<CalledOut> };
