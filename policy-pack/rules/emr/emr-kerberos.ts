import { rule, UNKNOWN } from "../../rule.ts";

const ec2Attributes = { instanceProfile: "emr", subnetId: "subnet-1" };
const kerberosAttributes = { kdcAdminPassword: UNKNOWN, realm: "EC2.INTERNAL" };

/** The security configuration says where the key distribution center is: without it, AWS refuses the attributes. */
export const emrKerberos = rule({
  id: "emr-kerberos",
  title: "EMR clusters know their users",
  safeguards: [
    "164.308(a)(3)(i)",
    "164.308(a)(3)(ii)(A)",
    "164.308(a)(3)(ii)(B)",
    "164.308(a)(4)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(B)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
  ],
  severity: "high",
  requires: "A cluster has Kerberos attributes and a security configuration.",
  rationale: "Without Kerberos, Hadoop believes whatever name a client gives.",
  fix: "kerberosAttributes: { realm, kdcAdminPassword }, securityConfiguration: kerberized.name",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/emr-kerberos-enabled.html",
  type: "aws:emr/cluster:Cluster",
  check: (props) => {
    if (!("kerberosAttributes" in props)) return "kerberosAttributes must be set";
    return "securityConfiguration" in props ? undefined : "securityConfiguration must be set";
  },
  complies: [{ kerberosAttributes, securityConfiguration: UNKNOWN }],
  violates: [
    {},
    { ec2Attributes, securityConfiguration: "encrypted" },
    { ec2Attributes, kerberosAttributes },
  ],
});
