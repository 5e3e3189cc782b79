import type { Rule } from "../../rule.ts";
import { clientVpnKnowsPeople } from "./client-vpn-knows-people.ts";
import { clientVpnSessionTimeout } from "./client-vpn-session-timeout.ts";

export const ec2clientvpnRules: readonly Rule[] = [clientVpnKnowsPeople, clientVpnSessionTimeout];
