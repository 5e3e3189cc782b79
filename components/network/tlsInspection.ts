import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const HTTPS_PORT = 443;
/** Number of TCP, the only protocol that Network Firewall opens. */
const TCP = 6;

export interface TlsInspectionArgs {
  /** Network of the clients whose TLS is opened. */
  homeCidr: string;
  /** CA in ACM of the firewall's account and region, with its private key, that every client trusts. */
  certificateAuthorityArn: pulumi.Input<string>;
  /** Key that encrypts the configuration. */
  keyArn: pulumi.Input<string>;
}

/**
 * Opens TLS on its way out, so that rules see what is inside. A certificate that its issuer has revoked is refused; one that no
 * issuer answers for passes, since a failover must not wait for somebody's revocation service. Children: 1 TLS inspection
 * configuration.
 *
 * @see https://docs.aws.amazon.com/network-firewall/latest/developerguide/tls-inspection-configurations.html
 * @see docs/decisions/0016-tls-is-not-opened.md
 */
export class TlsInspection extends pulumi.ComponentResource {
  readonly configurationArn: pulumi.Output<string>;

  constructor(name: string, args: TlsInspectionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:network:TlsInspection", name, args, opts);
    const { homeCidr, certificateAuthorityArn, keyArn: keyId } = args;

    const configuration = new aws.networkfirewall.TlsInspectionConfiguration(
      name,
      {
        description: "TLS of the region's VPCs to the internet",
        encryptionConfigurations: [{ type: "CUSTOMER_KMS", keyId }],
        tlsInspectionConfiguration: {
          serverCertificateConfiguration: {
            certificateAuthorityArn,
            checkCertificateRevocationStatus: {
              revokedStatusAction: "REJECT",
              unknownStatusAction: "PASS",
            },
            scopes: [
              {
                protocols: [TCP],
                sources: [{ addressDefinition: homeCidr }],
                sourcePorts: [{ fromPort: 0, toPort: 65535 }],
                destinations: [{ addressDefinition: "0.0.0.0/0" }],
                destinationPorts: [{ fromPort: HTTPS_PORT, toPort: HTTPS_PORT }],
              },
            ],
          },
        },
        tags: { Name: name },
      },
      { parent: this },
    );

    this.configurationArn = configuration.arn;
    this.registerOutputs({ configurationArn: this.configurationArn });
  }
}
