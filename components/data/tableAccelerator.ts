import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { assumableByService, policyDocument } from "../lib/iam.ts";
import { acceleratorStatements } from "./acceleratorStatements.ts";
import { type Classification, CLASSIFICATIONS } from "./classification.ts";
import type { ClassifiedKeyArn } from "./classifiedKeyArn.ts";
import { ACCELERATOR_ROLE_PATH } from "./recordTablePolicy.ts";

/** Fewer nodes do not outlive a zone; more than a primary and ten replicas there cannot be. @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.concepts.cluster.html */
const NODES = { min: 3, max: 11 } as const;

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_dax_CreateCluster.html */
const CLUSTER_NAME = /^(?=.{1,20}$)[a-z](?:-?[a-z0-9])*$/;

/** Memory optimized: burstable nodes are for tests, as AWS says. @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.sizing-guide.html */
const NODE_TYPE = /^dax\.r\d[a-z]*\.\d*x?large$/;

/** Seconds that a record is answered from memory, as DAX does unless told. */
const RECORD_TTL_SECONDS = 300;

export interface TableAcceleratorArgs {
  /** What the tables hold, the most protected of it; tagged on the cluster. */
  classification: Classification;
  home: Home;
  /** Name of the cluster: small letters, digits and single hyphens, up to 20. */
  clusterName: string;
  /** Tables that it reads and writes. */
  tableArns: pulumi.Input<string>[];
  /** Keys, in this region, that encrypt those tables. */
  keys: ClassifiedKeyArn[];
  /** A subnet in each of several zones, by zone id. */
  subnetIds: Record<string, pulumi.Input<string>>;
  /** Who may connect: to port 9111, that of encrypted connections. */
  securityGroupIds: pulumi.Input<string>[];
  /** For example `dax.r5.large`. */
  nodeType: string;
  /** Nodes, which DAX spreads over the zones; 3 to 11. */
  nodes?: number;
  /** Seconds for which a record, or the answer to a query, may be as old as when it was read; 300 by default. */
  recordTtlSeconds?: number;
}

/**
 * A DAX cluster in front of tables: in several zones, over TLS only, its disks encrypted. DAX encrypts them under the service's own
 * key and takes no other: what is cached of PHI is not under the customer's key, which needs an exemption. Whoever may read
 * through the cluster reads with its role's permissions: `dax:` permissions and the security groups decide. Strongly consistent
 * reads and what was written around it do not come from memory. Children: 1 role, 1 role policy, 1 subnet group, 1 parameter
 * group, 1 cluster.
 *
 * @throws ResourceError for a classification that is not the most protected of the keys', a name that is none, no table, one zone, fewer than 3 or more than 11 nodes, burstable nodes, no time
 * @see 45 CFR 164.312(a)(1), access control; (a)(2)(iv), encryption; (e)(1), transmission
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html
 */
export class TableAccelerator extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  /** Where clients connect: address and port, over TLS. */
  readonly endpoint: pulumi.Output<string>;
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: TableAcceleratorArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:TableAccelerator", name, args, opts);
    const { classification, clusterName, subnetIds, securityGroupIds, nodeType } = args;
    const { nodes = NODES.min, recordTtlSeconds = RECORD_TTL_SECONDS } = args;
    demand(this, needsOf(args, nodes, recordTtlSeconds));

    const child = { parent: this };
    const assumeRolePolicy = assumableByService("dax.amazonaws.com");
    const role = new aws.iam.Role(name, { assumeRolePolicy, path: ACCELERATOR_ROLE_PATH }, child);
    const policy = policyDocument(...acceleratorStatements(args));
    const permissions = new aws.iam.RolePolicy(name, { role: role.name, policy }, child);
    const subnets = new aws.dax.SubnetGroup(name, { subnetIds: Object.values(subnetIds) }, child);
    const value = String(recordTtlSeconds * 1000);
    const parameters = new aws.dax.ParameterGroup(
      name,
      {
        parameters: [
          { name: "query-ttl-millis", value },
          { name: "record-ttl-millis", value },
        ],
      },
      child,
    );
    const cluster = new aws.dax.Cluster(
      name,
      {
        clusterName,
        clusterEndpointEncryptionType: "TLS",
        serverSideEncryption: { enabled: true },
        iamRoleArn: after(role.arn, permissions),
        nodeType,
        replicationFactor: nodes,
        parameterGroupName: parameters.name,
        subnetGroupName: subnets.name,
        securityGroupIds,
        maintenanceWindow: "sun:08:00-sun:09:00",
        tags: { DataClassification: classification },
      },
      child,
    );

    this.arn = cluster.arn;
    this.endpoint = cluster.configurationEndpoint;
    this.roleArn = role.arn;
    this.registerOutputs({ arn: this.arn, endpoint: this.endpoint, roleArn: this.roleArn });
  }
}

function needsOf(
  { classification, keys, clusterName, tableArns, subnetIds, nodeType }: TableAcceleratorArgs,
  nodes: number,
  recordTtlSeconds: number,
) {
  const held = keys.map((key) => key.classification);
  return {
    [`keys of ${classification} data, and of none more protected`]:
      classification === CLASSIFICATIONS.find((one) => held.includes(one)),
    "clusterName of small letters, digits and single hyphens, up to 20":
      CLUSTER_NAME.test(clusterName),
    "tableArns of one table or more": tableArns.length > 0,
    "subnets in 2 zones or more": Object.keys(subnetIds).length >= 2,
    [`${String(NODES.min)} to ${String(NODES.max)} nodes`]:
      Number.isInteger(nodes) && nodes >= NODES.min && nodes <= NODES.max,
    "a node type of dax.r": NODE_TYPE.test(nodeType),
    // To DAX, none is for ever.
    "recordTtlSeconds of 1 or more": Number.isInteger(recordTtlSeconds) && recordTtlSeconds >= 1,
  };
}
