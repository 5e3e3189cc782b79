import * as pulumi from "@pulumi/pulumi";

/** A component with a mistake in it, for the test of how mistakes are told. */
export class Failing extends pulumi.ComponentResource {
  constructor(name: string) {
    super("novamind:testing:Failing", name);
    const settings: { boom?: { size: number } } = {};
    // @ts-expect-error The mistake: the compiler would have found it, had it not been told to be silent.
    this.registerOutputs({ size: settings.boom.size });
  }
}
