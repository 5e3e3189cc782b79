import type { Rule } from "../../rule.ts";
import { asgElbHealthCheck } from "./asg-elb-health-check.ts";

export const autoscalingRules: readonly Rule[] = [asgElbHealthCheck];
