import { AwsError } from "../awsError.ts";
import { typeKey } from "../naming.ts";
import type { SimulatedResource } from "../world.ts";

/** By which output a resource refuses to be deleted, and what AWS says; `{}` stands for the id. */
interface Protection {
  output: string;
  when: unknown;
  code: string;
  says: string;
}

const protection = (
  output: string,
  code: string,
  says: string,
  when: unknown = true,
): Protection => ({ output, when, code, says });

/** What AWS itself protects against deletion, by type. */
const PROTECTIONS: Readonly<Record<string, Protection>> = {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html */
  "dynamodb/table": protection(
    "deletionProtectionEnabled",
    "ValidationException",
    "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.",
  ),
  /** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#deletion-protection */
  "lb/loadBalancer": protection(
    "enableDeletionProtection",
    "OperationNotPermitted",
    "Load balancer '{}' cannot be deleted because deletion protection is enabled",
  ),
  /** Neptune shares the API of RDS. @see https://docs.aws.amazon.com/neptune/latest/userguide/manage-console-instances-delete.html */
  "neptune/cluster": protection(
    "deletionProtection",
    "InvalidParameterCombination",
    "Cannot delete protected Cluster, please disable deletion protection and try again.",
  ),
  /** AWS names no sentence; this one is ours. @see https://docs.aws.amazon.com/neptune/latest/apiref/API_GlobalCluster.html */
  "neptune/globalCluster": protection(
    "deletionProtection",
    "InvalidParameterCombination",
    "Cannot delete protected global cluster {}, disable deletion protection first",
  ),
  /** AWS names the exception; the sentence is ours. @see https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_DeleteFirewall.html */
  "networkfirewall/firewall": protection(
    "deleteProtection",
    "InvalidOperationException",
    "Unable to delete {}: delete protection is enabled",
  ),
  /** @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html */
  "rds/cluster": protection(
    "deletionProtection",
    "InvalidParameterCombination",
    "Cannot delete protected Cluster, please disable deletion protection and try again.",
  ),
  /** AWS names the exception; the sentence is ours. @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteGlobalCluster.html */
  "rds/globalCluster": protection(
    "deletionProtection",
    "InvalidGlobalClusterStateFault",
    "Global cluster {} cannot be deleted because deletion protection is enabled",
  ),
  /** @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html */
  "rds/instance": protection(
    "deletionProtection",
    "InvalidParameterCombination",
    "Cannot delete protected DB Instance, please disable deletion protection and try again.",
  ),
  /** AWS names the exception; the sentence is ours. @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_DisassociateFirewallRuleGroup.html */
  "route53/resolverFirewallRuleGroupAssociation": protection(
    "mutationProtection",
    "ConflictException",
    "The firewall rule group association {} has mutation protection enabled",
    "ENABLED",
  ),
};

/** @throws AwsError when the resource is protected against its deletion by AWS itself, not only by Pulumi */
export function demandUnprotected({ type, id, outputs }: SimulatedResource): void {
  const key = typeKey(type);
  const its = Object.hasOwn(PROTECTIONS, key) ? PROTECTIONS[key] : undefined;
  if (its === undefined || outputs[its.output] !== its.when) return;
  throw new AwsError(its.code, its.says.replace("{}", id));
}
