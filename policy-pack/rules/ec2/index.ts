import type { Rule } from "../../rule.ts";
import { accountImdsv2Default } from "./account-imdsv2-default.ts";
import { amiNotPublic } from "./ami-not-public.ts";
import { dataSubnetNoInternetRoute } from "./data-subnet-no-internet-route.ts";
import { ebsEncryptionByDefault } from "./ebs-encryption-by-default.ts";
import { ebsSnapshotsNotPublic } from "./ebs-snapshots-not-public.ts";
import { ebsVolumesEncrypted } from "./ebs-volumes-encrypted.ts";
import { ec2DetailedMonitoring } from "./ec2-detailed-monitoring.ts";
import { ec2EbsOptimized } from "./ec2-ebs-optimized.ts";
import { ec2Imdsv2Required } from "./ec2-imdsv2-required.ts";
import { ec2InVpc } from "./ec2-in-vpc.ts";
import { ec2InstanceProfile } from "./ec2-instance-profile.ts";
import { ec2NoKeyPairs } from "./ec2-no-key-pairs.ts";
import { ec2NoPublicIp } from "./ec2-no-public-ip.ts";
import { igwAuthorizedVpcOnly } from "./igw-authorized-vpc-only.ts";
import { launchConfigImdsv2 } from "./launch-config-imdsv2.ts";
import { launchConfigNoPublicIp } from "./launch-config-no-public-ip.ts";
import { launchTemplateImdsv2 } from "./launch-template-imdsv2.ts";
import { naclNoOpenIngress } from "./nacl-no-open-ingress.ts";
import { routeNoUnrestrictedIgw } from "./route-no-unrestricted-igw.ts";
import { sgNoOpenCommonPorts } from "./sg-no-open-common-ports.ts";
import { sgNoOpenSsh } from "./sg-no-open-ssh.ts";
import { sgOpenOnlyToAuthorizedPorts } from "./sg-open-only-to-authorized-ports.ts";
import { subnetNoAutoPublicIp } from "./subnet-no-auto-public-ip.ts";
import { transitGatewayRoutesExplicitly } from "./transit-gateway-routes-explicitly.ts";
import { userDataNoCredentials } from "./user-data-no-credentials.ts";
import { vpcDefaultSgClosed } from "./vpc-default-sg-closed.ts";
import { vpcDnsQueryLogging } from "./vpc-dns-query-logging.ts";
import { vpcEndpointPolicy } from "./vpc-endpoint-policy.ts";
import { vpcFlowLogs } from "./vpc-flow-logs.ts";
import { vpcNoDefault } from "./vpc-no-default.ts";

export const ec2Rules: readonly Rule[] = [
  accountImdsv2Default,
  amiNotPublic,
  dataSubnetNoInternetRoute,
  ebsEncryptionByDefault,
  ebsSnapshotsNotPublic,
  ebsVolumesEncrypted,
  ec2DetailedMonitoring,
  ec2EbsOptimized,
  ec2Imdsv2Required,
  ec2InVpc,
  ec2InstanceProfile,
  ec2NoKeyPairs,
  ec2NoPublicIp,
  igwAuthorizedVpcOnly,
  launchConfigImdsv2,
  launchConfigNoPublicIp,
  launchTemplateImdsv2,
  naclNoOpenIngress,
  routeNoUnrestrictedIgw,
  sgNoOpenCommonPorts,
  sgNoOpenSsh,
  sgOpenOnlyToAuthorizedPorts,
  subnetNoAutoPublicIp,
  transitGatewayRoutesExplicitly,
  userDataNoCredentials,
  vpcDefaultSgClosed,
  vpcDnsQueryLogging,
  vpcEndpointPolicy,
  vpcFlowLogs,
  vpcNoDefault,
];
