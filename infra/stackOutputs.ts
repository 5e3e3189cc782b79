import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";

import { CLASSIFICATIONS } from "../components/data/classification.ts";
import { RECORD_TABLE_KEYS } from "../components/data/recordTables.ts";
import { TRUST_LEVELS } from "../components/network/trust.ts";
import { BUCKET_KEYS, type RegionOutputs } from "../stacks/outputs.ts";

const Text = z.string("a value").min(1, "a value");

function eachOf<const Keys extends readonly string[], Value extends z.ZodType>(
  keys: Keys,
  value: Value,
) {
  const shape = Object.fromEntries(keys.map((key) => [key, value]));
  return z.object(shape as Record<Keys[number], Value>);
}

const NamePair = z.object({ name: Text, replicaName: Text });
const KeyPair = z.object({ keyArn: Text, replicaKeyArn: Text });

/** What a region stack exports, once it is up. */
const Region: z.ZodType<RegionOutputs<string>> = z.object({
  region: Text,
  cidr: Text,
  vpcCidrs: eachOf(TRUST_LEVELS, z.array(Text)),
  transitGatewayId: Text,
  transitRouteTableIds: eachOf(TRUST_LEVELS, Text),
  vpcIds: z.record(z.string(), Text),
  dataKeys: eachOf(CLASSIFICATIONS, KeyPair),
  mlKey: KeyPair,
  pseudonymKey: KeyPair,
  signingKey: KeyPair,
  buckets: eachOf(BUCKET_KEYS, NamePair),
  accessLogs: NamePair,
  mlAccessLogs: NamePair,
  tables: eachOf(
    RECORD_TABLE_KEYS,
    z.object({ name: Text, streamArn: Text, replicaStreamArn: Text }),
  ),
  stores: eachOf(
    [
      "globalDatabaseId",
      "actigraphyArn",
      "recordsSecretArn",
      "actigraphySecretArn",
      "cacheDatastoreId",
      "graphDatabaseId",
    ],
    Text,
  ),
  backup: z.object({ vaultName: Text, copyVaultArn: Text, roleArn: Text }),
  gpuClusterArn: Text,
  alarmTopicArn: Text,
});

/**
 * Reads what another region's stack exports.
 *
 * @param stack `<organization>/<project>/<stack>`
 * @throws RunError when the stack has not been brought up, or by a program that exported less
 */
export async function readRegion(stack: string): Promise<RegionOutputs<string>> {
  const reference = new pulumi.StackReference(stack);
  const outputs = await valueOf(reference.outputs);
  const { data, error } = Region.safeParse(outputs);
  if (data !== undefined) return data;
  const missing = error.issues.map(({ path }) => path.map(String).join("."));
  const name = stack.split("/").at(-1) ?? stack;
  throw new pulumi.RunError(
    `Stack ${stack} has no ${missing.join(", ")} to read yet. Bring it up first: pulumi up -s ${name}`,
  );
}

function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => {
    output.apply(resolve);
  });
}
