import type { PropsOf } from "../awsType.ts";
import { declared, type Declared } from "../resources.ts";
import { changed } from "./changed.ts";

export const SECRET = "aws:secretsmanager/secret:Secret";
export const SECRET_ROTATION = "aws:secretsmanager/secretRotation:SecretRotation";

type Secret = PropsOf<typeof SECRET>;
type Rotation = PropsOf<typeof SECRET_ROTATION>;

/** A secret that complies with the rules on secrets, but for what `changes` takes away or makes other. */
export function secretExample(changes: Secret = {}): Secret {
  const whole: Secret = {
    kmsKeyId: "arn:aws:kms:us-east-2:111122223333:key/k",
    name: "records",
    recoveryWindowInDays: 30,
  };
  return changed(whole, changes);
}

/** The rotation of {@link secretExample}, of which the same holds. */
export function rotationExample(changes: Rotation = {}): Declared {
  const whole: Rotation = {
    rotationLambdaArn: "arn:aws:lambda:us-east-2:111122223333:function:rotation",
    rotationRules: { automaticallyAfterDays: 30 },
    secretId: { $ref: "records.id" } as never,
  };
  return declared(SECRET_ROTATION, "rotation", changed(whole, changes));
}
