import { expect } from "chai";

import { Resources, type Resource } from "./resources.ts";
import { Undecided, UNKNOWN } from "./undecided.ts";

const BUCKET = "aws:s3/bucket:Bucket";
const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";
const SELECTION = "aws:backup/selection:Selection";
const KEY = "aws:kms/key:Key";

const NAME = "novamind-phi";
const ID = "novamind-phi-1a2b3c4";
const ARN = "arn:aws:s3:::novamind-phi";

const urnOf = (type: string, name: string) => `urn:pulumi:prod::novamind::${type}::${name}`;
const resource = (type: string, name: string, more: Partial<Resource> = {}): Resource => ({
  urn: urnOf(type, name),
  type,
  name,
  props: {},
  origins: {},
  ...more,
});

const phi = (more: Partial<Resource> = {}) => resource(BUCKET, "phi", more);
const born = phi({ id: ID, props: { bucket: NAME, arn: ARN, id: ID } });
const unborn = phi({ props: { bucket: NAME, arn: UNKNOWN, id: UNKNOWN } });
const nameless = phi({ props: { bucket: UNKNOWN, arn: UNKNOWN, id: UNKNOWN } });
const another = resource(BUCKET, "other", { id: "other", props: { bucket: "other" } });
const key = resource(KEY, "key");

/** How a setting names a bucket, from where a source of resources has the value, and what comes of it. */
interface Join {
  by: string;
  bucket: Resource;
  value: unknown;
  /** What the value comes from; an interpolation may come from several resources. */
  from?: readonly Resource[];
  is: "joined" | "apart" | "open";
}

const JOINS: readonly Join[] = [
  { by: "id", bucket: born, value: ID, is: "joined" },
  { by: "literal name", bucket: unborn, value: NAME, is: "joined" },
  { by: "literal name, once there is an id", bucket: born, value: NAME, is: "joined" },
  { by: "ARN", bucket: born, value: ARN, is: "joined" },
  { by: "another's id", bucket: born, value: "other", is: "apart" },
  { by: "a name that only begins alike", bucket: born, value: `${NAME}-logs`, is: "apart" },
  { by: "reference, in a preview", bucket: unborn, value: UNKNOWN, from: [unborn], is: "joined" },
  {
    by: "reference, nothing named yet",
    bucket: nameless,
    value: UNKNOWN,
    from: [nameless],
    is: "joined",
  },
  { by: "reference, in an update", bucket: born, value: ID, from: [born], is: "joined" },
  { by: "reference to another", bucket: unborn, value: UNKNOWN, from: [another], is: "apart" },
  {
    by: "reference that its value contradicts",
    bucket: born,
    value: "other",
    from: [born],
    is: "apart",
  },
  {
    by: "interpolation, in a preview",
    bucket: unborn,
    value: UNKNOWN,
    from: [key, unborn],
    is: "joined",
  },
  {
    by: "interpolation of others, in a preview",
    bucket: unborn,
    value: UNKNOWN,
    from: [key, another],
    is: "apart",
  },
  {
    by: "interpolation, resolved in an export",
    bucket: born,
    value: `arn:aws:s3:::${NAME}`,
    is: "joined",
  },
  {
    by: "interpolation of another, in an export",
    bucket: born,
    value: "arn:aws:s3:::other",
    is: "apart",
  },
  { by: "nothing yet, and from nowhere known", bucket: unborn, value: UNKNOWN, is: "open" },
  {
    by: "what comes of a resource of another type",
    bucket: unborn,
    value: UNKNOWN,
    from: [key],
    is: "open",
  },
  { by: "null", bucket: born, value: null, is: "apart" },
];

function outcome(bucket: Resource, type: typeof VERSIONING | typeof SELECTION, setting: Resource) {
  const resources = new Resources([bucket, another, key, setting]);
  const [subject = bucket] = resources.ofType(BUCKET);
  const property = type === VERSIONING ? "bucket" : "resources";
  try {
    return resources.pointingAt(subject, type, property as never).length > 0 ? "joined" : "apart";
  } catch (error) {
    if (error instanceof Undecided) return "open";
    throw error;
  }
}

describe("resources are joined by", () => {
  for (const { by, bucket, value, from, is } of JOINS) {
    const origins = (property: string) =>
      from === undefined ? {} : { [property]: from.map(({ urn }) => urn) };

    it(`${by}: ${is}`, () => {
      const setting = resource(VERSIONING, "its", {
        props: { bucket: value },
        origins: origins("bucket"),
      });

      expect(outcome(bucket, VERSIONING, setting)).to.equal(is);
    });

    it(`${by}, in a list with another's: ${is}`, () => {
      const setting = resource(SELECTION, "its", {
        props: { resources: ["arn:aws:s3:::third", value] },
        origins: origins("resources"),
      });

      expect(outcome(bucket, SELECTION, setting)).to.equal(is);
    });
  }
});
