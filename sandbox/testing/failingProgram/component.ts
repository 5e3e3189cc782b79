import * as pulumi from "@pulumi/pulumi";

/** A component with a mistake in it, for the test of how mistakes are told. */
export class Failing extends pulumi.ComponentResource {
  constructor(name: string) {
    super("novamind:testing:Failing", name);
    const settings = JSON.parse("{}") as { network: { cidr: string } };
    // The mistake: there is no network.
    this.registerOutputs({ cidr: settings.network.cidr });
  }
}
