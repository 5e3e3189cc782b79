import { stageExample } from "../../lib/apiStages.ts";
import { rule, UNKNOWN } from "../../rule.ts";

export const apigwStageClientCertificate = rule({
  id: "apigw-stage-client-certificate",
  title: "REST stages show their backends a certificate",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  severity: "medium",
  requires: "A REST stage has a client certificate.",
  rationale: "A backend can then refuse whoever is not the API gateway.",
  fix: "clientCertificateId: certificate.id",
  source:
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html",
  type: "aws:apigateway/stage:Stage",
  check: (props) =>
    "clientCertificateId" in props ? undefined : "stage must set clientCertificateId",
  complies: [
    { ...stageExample().props, clientCertificateId: "a1b2c3" },
    { clientCertificateId: UNKNOWN },
  ],
  violates: [stageExample({ clientCertificateId: undefined }).props],
});
