import type { Rule } from "../../rule.ts";
import { apprunnerNoPlaintextSecrets } from "./apprunner-no-plaintext-secrets.ts";

export const apprunnerRules: readonly Rule[] = [apprunnerNoPlaintextSecrets];
