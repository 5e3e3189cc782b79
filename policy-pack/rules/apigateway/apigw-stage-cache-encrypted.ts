import {
  allMethods,
  apiExample,
  settingsExample,
  STAGE,
  stageExample,
} from "../../lib/apiStages.ts";
import { stackRule, UNKNOWN } from "../../rule.ts";

const stage = stageExample();

/** A cache is not encrypted unless said, and any method may be given one; what is meant to have none needs an exemption. */
export const apigwStageCacheEncrypted = stackRule({
  id: "apigw-stage-cache-encrypted",
  title: "REST stages encrypt their cache",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "medium",
  requires: "A REST stage caches answers of all its methods, and encrypts that cache.",
  rationale: "Cached answers hold what the API answers with: PHI, at rest and in the clear.",
  fix: 'new aws.apigateway.MethodSettings(name, { restApi, stageName, methodPath: "*/*", settings: { cachingEnabled: true, cacheDataEncrypted: true } })',
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/api-gw-cache-enabled-and-encrypted.html",
  type: STAGE,
  check: (subject, resources) =>
    allMethods(
      subject,
      resources,
      ({ cachingEnabled, cacheDataEncrypted }) =>
        cachingEnabled === true && cacheDataEncrypted === true,
    )
      ? undefined
      : 'stage has no MethodSettings of "*/*" with cachingEnabled and cacheDataEncrypted',
  complies: [
    [stage, settingsExample(), ...apiExample],
    [stage, settingsExample({}, { stageName: { $ref: "stage.stageName" } }), ...apiExample],
  ],
  violates: [
    [stage, settingsExample({ cacheDataEncrypted: false }), ...apiExample],
    [stage, settingsExample({ cachingEnabled: false }), ...apiExample],
    [stage, settingsExample({}, { methodPath: "patients/GET" }), ...apiExample],
    [stage, settingsExample({}, { stageName: "test" }), ...apiExample],
    [stage, ...apiExample],
  ],
  undecided: [[stage, settingsExample({ cacheDataEncrypted: UNKNOWN as never }), ...apiExample]],
});
