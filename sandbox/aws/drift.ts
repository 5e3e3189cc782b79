import type { SimulatedResource, World } from "./world.ts";

/** What somebody does to a resource by hand: what is then different, or that it is gone. */
interface Drift {
  did: string;
  change: Record<string, unknown> | "deleted";
}

/** What happens to HIPAA platforms behind the program's back, by type. */
const DRIFTS: Readonly<Record<string, Drift>> = {
  "aws:cloudwatch/logGroup:LogGroup": {
    did: "shortened the retention to a week",
    change: { retentionInDays: 7 },
  },
  "aws:ebs/encryptionByDefault:EncryptionByDefault": {
    did: "turned encryption of new volumes off",
    change: { enabled: false },
  },
  "aws:ec2/flowLog:FlowLog": { did: "deleted the flow log", change: "deleted" },
  "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults": {
    did: "made session tokens optional",
    change: { httpTokens: "optional" },
  },
  "aws:ec2/subnet:Subnet": {
    did: "gave what is launched here public addresses",
    change: { mapPublicIpOnLaunch: true },
  },
  "aws:ec2transitgateway/route:Route": { did: "deleted the route", change: "deleted" },
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": {
    did: "allowed passwords of eight characters",
    change: { minimumPasswordLength: 8 },
  },
  "aws:kms/key:Key": {
    did: "turned key rotation off",
    change: { enableKeyRotation: false },
  },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
    did: "allowed public bucket policies",
    change: { blockPublicPolicy: false },
  },
  "aws:s3/bucketVersioning:BucketVersioning": {
    did: "suspended versioning",
    change: { versioningConfiguration: { status: "Suspended" } },
  },
};

/** One thing that was done behind Pulumi's back. */
export interface Drifted {
  urn: string;
  did: string;
}

/** Changes the first resource of each type that {@link DRIFTS} lists, in one stack, as a person at the console would. */
export function drift(world: World, stack: string): Drifted[] {
  const own = world.inventory().filter((one) => one.stack === stack && !one.pendingDeletion);
  return Object.entries(DRIFTS).flatMap(([type, { did, change }]) => {
    const found = own.find((one) => one.type === type);
    if (found === undefined) return [];
    apply(world, found, change);
    return { urn: found.urn, did };
  });
}

function apply(world: World, found: SimulatedResource, change: Drift["change"]): void {
  if (change === "deleted") {
    world.remove(found);
    return;
  }
  const inputs = { ...found.inputs, ...change };
  world.put({ ...found, inputs, outputs: { ...found.outputs, ...change } });
}
