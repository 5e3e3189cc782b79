import type { Rule } from "../../rule.ts";
import { breakGlassAccessExists } from "./break-glass-access-exists.ts";
import { breakGlassPermissionSetAlarmed } from "./break-glass-permission-set-alarmed.ts";
import { permissionSetSessionDuration } from "./permission-set-session-duration.ts";

export const ssoadminRules: readonly Rule[] = [
  breakGlassAccessExists,
  breakGlassPermissionSetAlarmed,
  permissionSetSessionDuration,
];
