import type { Rule } from "../../rule.ts";
import { eventBusCmk } from "./event-bus-cmk.ts";
import { eventBusPolicyNotPublic } from "./event-bus-policy-not-public.ts";

export const eventsRules: readonly Rule[] = [eventBusCmk, eventBusPolicyNotPublic];
