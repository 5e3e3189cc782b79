import type * as aws from "@pulumi/aws";

import type { Home } from "../lib/home.ts";

/**
 * What the platform's services may ask of AWS's own models, each an operation that answers at once and keeps nothing: jobs, which read and
 * write buckets under roles of their own, are not among them, nor are collections of faces, which would identify people.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncomprehendmedical.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrekognition.html
 * @see https://aws.amazon.com/compliance/hipaa-eligible-services-reference/
 */
export const AI_OPERATIONS = {
  comprehendmedical: ["DetectEntitiesV2", "DetectPHI", "InferICD10CM", "InferRxNorm"],
  rekognition: ["DetectFaces", "DetectLabels", "DetectModerationLabels", "DetectText"],
} as const;

export type AiService = keyof typeof AI_OPERATIONS;

const SIDS: Readonly<Record<AiService, string>> = {
  comprehendmedical: "MedicalText",
  rekognition: "Images",
};

/**
 * Lets a role ask one of AWS's models, in its own region: neither of the services has resources for these operations that a policy could
 * name, so without the region the text could be sent to any other.
 */
export function aiStatement<Service extends AiService>(
  service: Service,
  operations: readonly (typeof AI_OPERATIONS)[Service][number][],
  { region }: Pick<Home, "region">,
): aws.iam.PolicyStatement {
  return {
    Sid: SIDS[service],
    Effect: "Allow",
    Action: operations.map((operation) => `${service}:${operation}`),
    Resource: "*",
    Condition: { StringEquals: { "aws:RequestedRegion": region } },
  };
}
