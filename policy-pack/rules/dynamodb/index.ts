import type { Rule } from "../../rule.ts";
import { dynamodbAutoscaling } from "./dynamodb-autoscaling.ts";
import { dynamodbPitr } from "./dynamodb-pitr.ts";

export const dynamodbRules: readonly Rule[] = [dynamodbAutoscaling, dynamodbPitr];
