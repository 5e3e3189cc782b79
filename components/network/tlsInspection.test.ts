import { expect } from "chai";

import { deploy, inventory, only } from "../testing/deploy.ts";
import { FirewallRules } from "./firewallRules.ts";
import { home, NETWORK_ACCOUNT } from "./testing/fixtures.ts";

const CONFIGURATION = "aws:networkfirewall/tlsInspectionConfiguration:TlsInspectionConfiguration";
const POLICY = "aws:networkfirewall/firewallPolicy:FirewallPolicy";
const AUTHORITY = "arn:aws:acm:us-east-2:111111111111:certificate/ca";

describe("TLS inspection", () => {
  const deployed = (certificateAuthorityArn?: string) =>
    deploy(
      () =>
        new FirewallRules("rules", {
          home: home(NETWORK_ACCOUNT),
          homeCidr: "10.0.0.0/12",
          allowedDomains: ["api.example.com"],
          keyArn: "arn:aws:kms:us-east-2:111111111111:key/firewall",
          certificateAuthorityArn,
        }),
    );

  it("is not there unless a CA is", async () => {
    const declared = await deployed();
    expect(inventory(declared)).not.to.have.any.keys(
      CONFIGURATION,
      "novamind:network:TlsInspection",
    );
    expect(only(declared, POLICY, "rules").inputs["firewallPolicy"]).not.to.have.any.keys(
      "tlsInspectionConfigurationArn",
      "enableTlsSessionHolding",
    );
  });

  it("opens what the region sends to TLS's port of anywhere, under the customer's key", async () => {
    const { inputs } = only(await deployed(AUTHORITY), CONFIGURATION);
    expect(inputs["encryptionConfigurations"]).to.deep.equal([
      { type: "CUSTOMER_KMS", keyId: "arn:aws:kms:us-east-2:111111111111:key/firewall" },
    ]);
    expect(inputs["tlsInspectionConfiguration"]).to.deep.equal({
      serverCertificateConfiguration: {
        certificateAuthorityArn: AUTHORITY,
        checkCertificateRevocationStatus: {
          revokedStatusAction: "REJECT",
          unknownStatusAction: "PASS",
        },
        scopes: [
          {
            protocols: [6],
            sources: [{ addressDefinition: "10.0.0.0/12" }],
            sourcePorts: [{ fromPort: 0, toPort: 65535 }],
            destinations: [{ addressDefinition: "0.0.0.0/0" }],
            destinationPorts: [{ fromPort: 443, toPort: 443 }],
          },
        ],
      },
    });
  });

  it("is of a policy of another name, which sends nothing on before the name was checked", async () => {
    const { inputs } = only(await deployed(AUTHORITY), POLICY, "rules-inspecting");
    expect(inputs["firewallPolicy"]).to.include({
      tlsInspectionConfigurationArn: "arn:aws:mock:::rules",
      enableTlsSessionHolding: true,
    });
  });
});
