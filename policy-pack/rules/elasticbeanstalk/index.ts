import type { Rule } from "../../rule.ts";
import { beanstalkEnhancedHealth } from "./beanstalk-enhanced-health.ts";
import { beanstalkManagedUpdates } from "./beanstalk-managed-updates.ts";

export const elasticbeanstalkRules: readonly Rule[] = [
  beanstalkEnhancedHealth,
  beanstalkManagedUpdates,
];
