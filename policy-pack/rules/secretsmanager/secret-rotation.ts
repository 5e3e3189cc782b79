import { anyOf } from "../../lib/anyOf.ts";
import { rotationExample, SECRET, SECRET_ROTATION, secretExample } from "../../lib/secrets.ts";
import { declared } from "../../resources.ts";
import { stackRule, UNKNOWN } from "../../rule.ts";

const secret = declared(SECRET, "records", secretExample());

/** Secrets of partners are rotated through a role instead of a function. */
export const secretRotation = stackRule({
  id: "secret-rotation",
  title: "Secrets rotate",
  safeguards: ["164.308(a)(4)(ii)(B)"],
  severity: "medium",
  requires: "A secret has a rotation by a function, with a schedule.",
  rationale: "A secret that has leaked opens the door until it changes.",
  fix: "new aws.secretsmanager.SecretRotation(name, { secretId: secret.id, rotationLambdaArn, rotationRules: { automaticallyAfterDays: 30 } })",
  source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html",
  type: SECRET,
  check: (subject, resources) =>
    anyOf(resources.pointingAt(subject, SECRET_ROTATION, "secretId"), ({ props }) => {
      const { rotationEnabled = true, rotationRules = {} } = props;
      const { automaticallyAfterDays = 0 } = rotationRules;
      return (
        ("rotationLambdaArn" in props || "externalSecretRotationRoleArn" in props) &&
        rotationEnabled &&
        (automaticallyAfterDays > 0 || "scheduleExpression" in rotationRules)
      );
    })
      ? undefined
      : "secret has no SecretRotation with a function and a schedule",
  complies: [
    [secret, rotationExample()],
    [secret, rotationExample({ rotationRules: { scheduleExpression: "rate(10 days)" } })],
    [secret, rotationExample({ rotationLambdaArn: UNKNOWN, secretId: "records" })],
  ],
  violates: [
    [secret],
    [secret, rotationExample({ rotationLambdaArn: undefined })],
    [secret, rotationExample({ rotationRules: undefined })],
    [secret, rotationExample({ rotationEnabled: false })],
    [secret, rotationExample({ secretId: "another" })],
  ],
  undecided: [[secret, rotationExample({ secretId: { $ref: "?" } as never })]],
});
