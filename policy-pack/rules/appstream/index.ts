import type { Rule } from "../../rule.ts";
import { appstreamIdleDisconnect } from "./appstream-idle-disconnect.ts";

export const appstreamRules: readonly Rule[] = [appstreamIdleDisconnect];
