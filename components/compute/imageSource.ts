import type * as pulumi from "@pulumi/pulumi";

import type { Home } from "../lib/home.ts";
import {
  ImageRepository,
  type ImageRepositoryArgs,
  replicatedRepository,
} from "./imageRepository.ts";

/** Where images are pulled from: a repository of one's own, or, where copies arrive, the one that ECR keeps them in. */
export type ImageSource =
  ({ kind: "own" } & Omit<ImageRepositoryArgs, "image">) | { kind: "copies"; prefix: string };

/** Address of the repository of an image, which is declared where it is one's own. */
export function repositoryFrom(
  name: string,
  image: string,
  source: ImageSource,
  home: Home,
  opts: pulumi.ComponentResourceOptions,
): Record<"repositoryUrl" | "repositoryArn", pulumi.Input<string>> {
  if (source.kind === "copies") return replicatedRepository(home, source.prefix, image);
  const { registry, keyArn, protect } = source;
  return new ImageRepository(name, { registry, image, keyArn, protect }, opts);
}
