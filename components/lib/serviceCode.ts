import * as pulumi from "@pulumi/pulumi";

import { bundle } from "../../services/bundle.ts";

/** Handler of every service: the function `handler` of `index.mjs`. */
export const SERVICE_HANDLER = "index.handler";

const bundles = new Map<string, Promise<string>>();

/**
 * The code of a function: the service of that name, bundled while the program runs, so that it is never older than its
 * sources. The bundle is made once per run, beside all else that the program does.
 *
 * @param name folder in `services/`
 */
export function serviceCode(name: string): pulumi.asset.Archive {
  const text = bundles.get(name) ?? bundle(name);
  bundles.set(name, text);
  return new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset(text) });
}
