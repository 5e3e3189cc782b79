import { delimiter, dirname, join } from "node:path";

import { ownFile } from "./paths.ts";

/**
 * What the CLI and all that it starts see: nothing of the user's AWS, no Pulumi Cloud, no plugin but ours.
 *
 * @param folder of the sandbox
 * @param cli path of the CLI
 */
export function environment(folder: string, cli: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(AWS|PULUMI)_/.test(name));
  return {
    ...Object.fromEntries(kept),
    PATH: [ownFile("plugins", "policy"), dirname(cli), process.env["PATH"]].join(delimiter),
    PULUMI_AUTOMATION_API: "true",
    // Without the .attrs files that the backend writes beside each file: one cut short by a killed engine makes the stack unreadable.
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}?metadata=skip`,
    PULUMI_CONFIG_PASSPHRASE: "sandbox",
    // Without it the CLI knows no --event-log.
    PULUMI_DEBUG_COMMANDS: "true",
    // A copy of the state at every step is written for nobody here, and takes a quarter of an update.
    PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_HOME: join(folder, "home"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
}
