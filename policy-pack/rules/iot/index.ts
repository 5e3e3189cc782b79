import type { Rule } from "../../rule.ts";
import { iotDomainTlsPolicy } from "./iot-domain-tls-policy.ts";

export const iotRules: readonly Rule[] = [iotDomainTlsPolicy];
