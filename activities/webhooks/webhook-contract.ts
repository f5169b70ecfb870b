/** `ended`: there is nothing more to do for it. Otherwise in how many ms there is: at once, then, or once somebody says so. */
export type DeliveredRound = { ended: true } | { ended: false; waitMs?: number };

export type WebhookActivities = { deliverWebhooks(asked: { webhook: string }): Promise<DeliveredRound> };
