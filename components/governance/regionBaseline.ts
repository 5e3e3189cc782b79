import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/**
 * What holds in one region of an account, whoever makes what in it: volumes are encrypted, instances answer only IMDSv2 and
 * only themselves, snapshots and images are never public, and nobody reaches an instance by its serial port.
 * Children: 1 EBS default encryption, 1 instance metadata defaults, 1 snapshot block, 1 image block, 1 serial console access.
 *
 * @see 45 CFR 164.312(a)(1), access control; 164.312(a)(2)(iv), encryption and decryption
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html
 * @see https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html
 */
export class RegionBaseline extends pulumi.ComponentResource {
  constructor(name: string, args: Record<string, never>, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:governance:RegionBaseline", name, args, opts);

    const child = { parent: this };
    new aws.ebs.EncryptionByDefault(name, { enabled: true }, child);
    new aws.ec2.InstanceMetadataDefaults(
      name,
      { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      child,
    );
    new aws.ebs.SnapshotBlockPublicAccess(name, { state: "block-all-sharing" }, child);
    new aws.ec2.ImageBlockPublicAccess(name, { state: "block-new-sharing" }, child);
    new aws.ec2.SerialConsoleAccess(name, { enabled: false }, child);

    this.registerOutputs();
  }
}
