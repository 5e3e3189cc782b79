import type { PropsOf } from "../../awsType.ts";
import { anyOf, ifKnown, knownOf } from "../../lib/anyOf.ts";
import { grouped, perStack } from "../../lib/perStack.ts";
import { declared, type Declared, type Resource, type Resources } from "../../resources.ts";
import { stackRule, undecided } from "../../rule.ts";

const CLUSTER = "aws:emr/cluster:Cluster";
const SUBNET = "aws:ec2/subnet:Subnet";

/** The subnets of the stack in which a cluster may be started, by reference or by id. */
function subnetsOf(
  { props: { ec2Attributes }, origins }: Resource<PropsOf<typeof CLUSTER>>,
  resources: Resources,
) {
  const ids = [ifKnown(() => ec2Attributes?.subnetId), ...knownOf(ec2Attributes?.subnetIds ?? [])];
  const known = ids.filter((id) => id !== undefined);
  return subnets(resources)([...(origins["ec2Attributes"] ?? []), ...known]);
}

const subnets = perStack((resources) =>
  grouped(resources.ofType(SUBNET), ({ urn, id }) => (id === undefined ? [urn] : [urn, id])),
);

const kerberos = {
  kerberosAttributes: { kdcAdminPassword: "{{resolve}}", realm: "EC2.INTERNAL" },
  securityConfiguration: "kerberized",
};
const cluster = (ec2Attributes: unknown): Declared => ({
  type: CLUSTER,
  name: "spark",
  props: { ...kerberos, ec2Attributes },
});
const inSubnet = cluster({ instanceProfile: "emr", subnetId: { $ref: "data.id" } });
const subnet = (mapPublicIpOnLaunch?: boolean) =>
  declared(SUBNET, "data", {
    vpcId: "vpc-1",
    ...(mapPublicIpOnLaunch === undefined ? {} : { mapPublicIpOnLaunch }),
  });

/** AWS puts a cluster without a subnet into the default VPC, where everything has a public address. */
export const emrMasterNoPublicIp = stackRule({
  id: "emr-master-no-public-ip",
  title: "EMR clusters have no public address",
  safeguards: ["164.308(a)(1)(ii)(B)", "164.308(a)(3)(i)", "164.312(a)(1)", "164.312(e)(1)"],
  severity: "high",
  requires: "A cluster names a subnet, and none that gives public addresses.",
  rationale: "A cluster's consoles ask nobody who they are.",
  fix: "ec2Attributes: { subnetId: subnet.id, … }",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/emr-master-no-public-ip.html",
  type: CLUSTER,
  check: (subject, resources) => {
    const { ec2Attributes = {} } = subject.props;
    const named = Number("subnetId" in ec2Attributes) + (ec2Attributes.subnetIds ?? []).length;
    if (named === 0) return "ec2Attributes.subnetId must be set";
    const found = subnetsOf(subject, resources);
    if (anyOf(found, ({ props }) => props.mapPublicIpOnLaunch === true)) {
      return "its subnet gives public addresses";
    }
    return found.length < named ? undecided("its subnet is not in the stack") : undefined;
  },
  complies: [
    [inSubnet, subnet()],
    [inSubnet, subnet(false)],
  ],
  violates: [
    [cluster({ instanceProfile: "emr" })],
    [inSubnet, subnet(true)],
    [cluster({ subnetIds: ["subnet-elsewhere", { $ref: "data.id" }] }), subnet(true)],
  ],
  undecided: [
    [cluster({ subnetId: "subnet-elsewhere" }), subnet()],
    [cluster({ subnetIds: ["subnet-elsewhere", { $ref: "data.id" }] }), subnet()],
  ],
});
