import { isGrpcServiceError } from '@temporalio/client';

/** gRPC's NOT_FOUND. */
const notFound = [5];

/** Temporal knows no such workflow: never begun, deleted, or past its retention. */
export function isUnknownWorkflow(error: unknown): boolean {
  return isGrpcServiceError(error) && notFound.includes(error.code);
}
