// Made from the OpenAPI document by `npx tsx scripts/make-client.ts`: not written by hand.
/* oxlint-disable max-lines -- as long as the document */
/** Method and path of each operation. */
export const operations = {
    getV1Questions: ['GET', '/api/v1/questions'],
    postV1Questions: ['POST', '/api/v1/questions'],
    getV1QuestionsByReference: ['GET', '/api/v1/questions/{reference}'],
    getV1Export: ['GET', '/api/v1/export'],
    getV1Indicators: ['GET', '/api/v1/indicators'],
    getV1Webhooks: ['GET', '/api/v1/webhooks'],
    postV1Webhooks: ['POST', '/api/v1/webhooks'],
    postV1WebhooksByWebhookSecret: ['POST', '/api/v1/webhooks/{webhook}/secret'],
    putV1WebhooksByWebhookEnabled: ['PUT', '/api/v1/webhooks/{webhook}/enabled'],
    deleteV1WebhooksByWebhook: ['DELETE', '/api/v1/webhooks/{webhook}'],
    getV1WebhooksByWebhookDeliveries: ['GET', '/api/v1/webhooks/{webhook}/deliveries'],
    postV1WebhooksByWebhookDeliveriesByDeliveryReplay: [
        'POST',
        '/api/v1/webhooks/{webhook}/deliveries/{delivery}/replay',
    ],
};
