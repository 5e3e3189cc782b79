import * as pulumi from "@pulumi/pulumi";

import { connect } from "./accounts.ts";
import { parseConfig } from "./config.ts";
import { runGlobal, runOrganization, runRegion } from "./run.ts";
import { installStackTraces } from "./stackTraces.ts";

/** The program: reads this stack's configuration and runs the composition that its kind names. */
export default async function program(): Promise<pulumi.Inputs> {
  installStackTraces();
  const config = new pulumi.Config();
  const { organization, platform } = parseConfig({
    organization: config.getObject("organization"),
    platform: config.getObject("platform"),
  });
  switch (platform.kind) {
    case "organization":
      return runOrganization(platform, connect(organization, "org"), organization);
    case "region":
      return await runRegion(platform, connect(organization, platform.environment), organization);
    case "global":
      return await runGlobal(platform, connect(organization, "global"));
  }
}
