import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";

import { inventory, only, valueOf } from "../testing/deploy.ts";
import { ContainerService } from "./containerService.ts";
import { ServiceNamespace, type ServiceNamespaceArgs } from "./serviceNamespace.ts";
import { deployed, elsewhere, HOME, unbalancedArgs } from "./testing/services.ts";

const NAMESPACE = "aws:servicediscovery/httpNamespace:HttpNamespace";
const KEY = "aws:kms/key:Key";

describe("ServiceNamespace", () => {
  const authorityArn = "arn:aws:acm-pca:us-east-2:111122223333:certificate-authority/1";
  const deploy = (more: Partial<ServiceNamespaceArgs> = {}) =>
    deployed(
      (opts) => new ServiceNamespace("inference", { home: HOME, authorityArn, ...more }, opts),
    );
  const tlsOf = async ({ tls }: ServiceNamespace) => ({
    authorityArn: await valueOf(pulumi.output(tls.authorityArn)),
    keyArn: await valueOf(pulumi.output(tls.keyArn)),
  });

  it("is a namespace with a key for the certificates between services", async () => {
    const { made, declared } = await deploy();

    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:compute:ServiceNamespace": 1,
      [NAMESPACE]: 1,
      [KEY]: 1,
    });
    expect(elsewhere(declared)).to.deep.equal([]);
    expect(await valueOf(made.namespaceArn)).to.equal("arn:aws:mock:::inference");
    expect(await tlsOf(made)).to.deep.equal({
      authorityArn,
      keyArn: "arn:aws:mock:::inference-certificates",
    });
  });

  it("takes the key that it is given", async () => {
    const keyArn = "arn:aws:kms:us-east-2:111122223333:key/given";
    const { made, declared } = await deploy({ keyArn });

    expect(inventory(declared)).not.to.have.property(KEY);
    expect(await tlsOf(made)).to.deep.equal({ authorityArn, keyArn });
  });

  it("lets nobody but the services' TLS roles read private keys", async () => {
    const { declared } = await deploy();
    const { inputs } = only(declared, KEY);
    const { Statement: statements } = JSON.parse(inputs["policy"] as string) as {
      Statement: { Sid: string; Action: string[]; Condition?: object }[];
    };
    const readers = statements.filter(({ Action }) => Action.includes("kms:Decrypt"));

    expect(inputs).to.include({ enableKeyRotation: true, deletionWindowInDays: 30 });
    expect(readers.map(({ Sid, Condition }) => [Sid, Condition])).to.deep.equal([
      [
        "TlsRoles",
        { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/*-tls-???????" } },
      ],
    ]);
    expect(readers[0]?.Action).to.include("kms:GenerateDataKeyPair");
  });

  it("knows the role of a service by the name that the service gives it", async () => {
    const { declared } = await deployed((opts) => {
      const { namespaceArn, tls } = new ServiceNamespace(
        "inference",
        { home: HOME, authorityArn },
        opts,
      );
      const connect = { namespaceArn, dnsName: "pat", port: 443, tls };
      return new ContainerService("pat", { ...unbalancedArgs, connect }, opts);
    });
    const role = only(declared, "aws:iam/role:Role", "pat-tls");

    expect(role.inputs).not.to.have.any.keys("name", "namePrefix");
  });
});
