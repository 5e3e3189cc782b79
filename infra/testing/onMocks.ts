import { RECORD_TABLE_KEYS } from "../../components/data/recordTables.ts";
import { each } from "../../components/lib/each.ts";
import { eachLevel } from "../../components/network/trust.ts";
import { type Declared, deploy } from "../../components/testing/deploy.ts";
import type { VpcKey } from "../../components/network/vpcLayouts.ts";
import { coreVpcs } from "../../stacks/coreVpcs.ts";
import { GlobalNetwork } from "../../stacks/globalNetwork.ts";
import { Organization } from "../../stacks/organization.ts";
import { BUCKET_KEYS, type RegionOutputs, vpcCidrsOf } from "../../stacks/outputs.ts";
import { PlatformRegion } from "../../stacks/platformRegion.ts";
import { ACCOUNT_KEYS } from "../../stacks/accounts.ts";
import { connect } from "../accounts.ts";
import { parseConfig, type RegionStackConfig } from "../config.ts";
import { shippedValues } from "./shipped.ts";

type Stack = "org" | "prod" | "dr" | "global";

/** What stacks have declared in this process, by stack and changed keys. */
const known = new Map<string, Promise<Declared[]>>();

/**
 * Everything that a stack declares as the repository configures it, on mocked resources; declared once in a process, so no test may change one.
 *
 * @param more keys of `novamind:platform` that replace, or add to, the shipped ones
 */
export function onMocks(stack: Stack, more: Record<string, unknown> = {}): Promise<Declared[]> {
  const asked = JSON.stringify([stack, more]);
  const declared = known.get(asked) ?? declaredBy(stack, more);
  known.set(asked, declared);
  return declared;
}

function declaredBy(stack: Stack, more: Record<string, unknown>): Promise<Declared[]> {
  const shipped = shippedValues(stack);
  const { organization, platform } = parseConfig({
    ...shipped,
    platform: { ...shipped.platform, ...more },
  });
  const { id: organizationId } = organization;
  return deploy(() => {
    const accounts = connect(organization, stack);
    switch (platform.kind) {
      case "organization":
        return new Organization("org", { ...platform, accounts, organizationId });
      case "region":
        return new PlatformRegion(platform.environment, {
          ...platform,
          accounts,
          organizationId,
          vpcs: { ...platform.spokes, ...coreVpcs(platform.vpcs) },
          zones: zonesOf(platform),
          storageCidrs: ["3.5.128.0/22", "52.94.4.0/24"],
          hostImages: { gpu: "ami-0123456789abcdef0", neuron: "ami-0123456789abcdef1" },
          peerRegion: platform.peer.region,
          peerCidr: platform.peer.cidr,
          primary:
            platform.primary === undefined ? undefined : outputs("us-east-2", "10.16.0.0/12"),
        });
      case "global":
        return new GlobalNetwork("global", {
          accounts,
          primary: outputs("us-east-2", "10.16.0.0/12"),
          recovery: outputs("us-west-2", "10.32.0.0/12"),
        });
    }
  });
}

function zonesOf({ region, zoneIds }: RegionStackConfig) {
  const zones = zoneIds.map((id, index) => ({ id, name: `${region}${"abcd".charAt(index)}` }));
  return new Map(ACCOUNT_KEYS.map((account) => [account, zones]));
}

/** What another region's stack answers with. */
function outputs(region: string, cidr: string): RegionOutputs<string> {
  const key = (name: string) => ({
    keyArn: `arn:aws:kms:us-east-2:666666666666:key/mrk-${name}`,
    replicaKeyArn: `arn:aws:kms:us-west-2:666666666666:key/mrk-${name}`,
  });
  const { vpcs } = shippedValues(region === "us-east-2" ? "prod" : "dr").platform;
  return {
    region,
    cidr,
    vpcCidrs: vpcCidrsOf(coreVpcs(vpcs as Record<VpcKey, string>)),
    transitGatewayId: `tgw-${region}`,
    transitRouteTableIds: eachLevel((level) => `tgw-rtb-${region}-${level}`),
    vpcIds: {},
    dataKeys: {
      phi: key("phi"),
      pii: key("pii"),
      clinical: key("clinical"),
      public: key("public"),
    },
    mlKey: key("ml"),
    pseudonymKey: key("pseudonyms"),
    signingKey: key("signatures"),
    buckets: each(BUCKET_KEYS, pair),
    accessLogs: pair("access-logs"),
    mlAccessLogs: pair("ml-access-logs"),
    tables: each(RECORD_TABLE_KEYS, (key) => {
      const stream = (place: string) =>
        `arn:aws:dynamodb:${place}:666666666666:table/${key}/stream/2026-01-01T00:00:00.000`;
      return { name: key, streamArn: stream("us-east-2"), replicaStreamArn: stream("us-west-2") };
    }),
    backup: {
      vaultName: "novamind",
      copyVaultArn: "arn:aws:backup:us-west-2:666666666666:backup-vault:novamind",
      roleArn: "arn:aws:iam::666666666666:role/prod-backup",
    },
    stores: {
      globalDatabaseId: "novamind-records",
      actigraphyArn: "arn:aws:rds:us-east-2:666666666666:db:novamind-actigraphy-us-east-2",
      recordsSecretArn: "arn:aws:secretsmanager:us-east-2:666666666666:secret:records-AbCdEf",
      actigraphySecretArn: "arn:aws:secretsmanager:us-east-2:666666666666:secret:actigraphy-AbCdEf",
      cacheDatastoreId: "ldgnf-novamind",
      graphDatabaseId: "prod-graph-global",
    },
    gpuClusterArn: "arn:aws:ecs:us-east-2:777777777777:cluster/gpu",
    alarmTopicArn: "arn:aws:sns:us-east-2:888888888888:alarms",
  };
}

const pair = (name: string) => ({ name, replicaName: `${name}-replica` });
