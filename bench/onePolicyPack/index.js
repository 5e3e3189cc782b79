"use strict";
const { PolicyPack } = require("@pulumi/policy");

new PolicyPack("one-policy", {
  policies: [
    {
      name: "kms-key-rotates",
      description: "A symmetric KMS key sets enableKeyRotation.",
      enforcementLevel: "mandatory",
      validateResource: ({ type, props }, report) => {
        if (type !== "aws:kms/key:Key") return;
        if (props.enableKeyRotation !== true) report("symmetric key must set enableKeyRotation");
      },
    },
  ],
});
