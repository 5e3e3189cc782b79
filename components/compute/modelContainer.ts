import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/**
 * An image by what it holds. A tag could be moved to another image, in AWS's own registries too, so there is no way to give one.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html
 */
export interface ContainerImage {
  /** ARN of the repository: one of the platform's, or of AWS's account for a built-in algorithm or a deep learning container. */
  repositoryArn: pulumi.Input<string>;
  /** Registry and repository, without a tag. */
  repositoryUrl: pulumi.Input<string>;
  /** `sha256:` and 64 hexadecimal digits. */
  digest: string;
}

/** What SageMaker fetches from S3 for a container. */
export interface StoredArtifacts {
  /** One `.tar.gz`, unpacked at each start; or a folder of files that are loaded as they are, for weights of many GiB. */
  form: "archive" | "folder";
  bucketName: pulumi.Input<string>;
  bucketArn: pulumi.Input<string>;
  /** Key of the archive, or of the folder with a slash at its end. */
  key: string;
}

/** One container of a model. */
export interface ModelContainer {
  /** Its host name, which logs and metrics carry; once in a model. */
  hostname: string;
  image: ContainerImage;
  /** Its trained model; `inImage` for one that brings along all that it needs. */
  artifacts: "inImage" | StoredArtifacts;
  /** SageMaker shows these to whoever may describe the model: no secret belongs here. */
  environment: Record<string, pulumi.Input<string>>;
}

const DIGEST = /^sha256:[0-9a-f]{64}$/;
const HOSTNAME = /^[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/;

/** What has to hold of the containers of one model, in words. */
export function containerNeeds(containers: ModelContainer[]): Record<string, boolean> {
  const hostnames = containers.map(({ hostname }) => hostname);
  return {
    "images by digest": containers.every(({ image }) => DIGEST.test(image.digest)),
    "repositories without a tag or digest": containers.every(({ image }) => isBare(image)),
    "archives that end with .tar.gz, and folders with a slash": storedIn(containers).every(isWhole),
    "one hostname for each container": new Set(hostnames).size === hostnames.length,
    "hostnames of letters, digits and hyphens": hostnames.every((one) => HOSTNAME.test(one)),
  };
}

/** The artifacts that the containers have in S3. */
export function storedIn(containers: ModelContainer[]): StoredArtifacts[] {
  return containers.flatMap(({ artifacts }) => (artifacts === "inImage" ? [] : [artifacts]));
}

/** A container as SageMaker wants it. */
export function containerDefinition({
  image,
  artifacts,
  environment,
}: ModelContainer): Pick<
  aws.types.input.sagemaker.ModelContainer,
  "image" | "environment" | "modelDataUrl" | "modelDataSource"
> {
  return {
    image: pulumi.interpolate`${image.repositoryUrl}@${image.digest}`,
    environment,
    ...(artifacts === "inImage" ? {} : modelData(artifacts)),
  };
}

/**
 * An archive of many GiB would be unpacked at each start, which takes longer than loading it: hence folders.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/large-model-inference-uncompressed.html
 */
function modelData({ form, bucketName, key }: StoredArtifacts) {
  const s3Uri = pulumi.interpolate`s3://${bucketName}/${key}`;
  if (form === "archive") return { modelDataUrl: s3Uri };
  return {
    modelDataSource: {
      s3DataSources: [{ s3DataType: "S3Prefix", compressionType: "None", s3Uri }],
    },
  };
}

/** A URL that is not known before deployment comes from a repository, which has neither. */
function isBare({ repositoryUrl }: ContainerImage): boolean {
  return typeof repositoryUrl !== "string" || !/[:@]/.test(repositoryUrl);
}

function isWhole({ form, key }: StoredArtifacts): boolean {
  return !key.startsWith("/") && key.endsWith(form === "archive" ? ".tar.gz" : "/");
}
